"""Names that collections give to the fields of a record, likeliest first. Only data.

They are those of Dolma, C4, CCNet, RedPajama, OSCAR, FineWeb and CulturaX, of Common Crawl's own headers, of
MongoDB and LangChain, and what crawlers commonly write. A dot leads into an object.
"""

from __future__ import annotations

# A record that has HTML as well as text is read from its HTML: it says more about the page.
HTML_NAMES = ("html", "raw_html", "html_content", "page_html", "html_body", "page_source")
# What is raw comes before what may be somebody's extract of it.
CONTENT_NAMES = (
    *HTML_NAMES,
    "raw_content",
    "raw_text",
    "content",
    "text",
    "body",
    "page_content",
    "markdown",
    "plain_text",
)
URL_NAMES = (
    "url",
    "uri",
    "source_url",
    "page_url",
    "WARC-Target-URI",
    "warc_target_uri",
    "target_uri",
    "link",
    "metadata.url",
    "metadata.uri",
    "metadata.source_url",
    "metadata.WARC-Target-URI",
    "metadata.warc_url",
    "meta.url",
    "warc_headers.WARC-Target-URI",
)
ID_NAMES = (
    "id",
    "doc_id",
    "document_id",
    "docid",
    "_id",
    "uuid",
    "WARC-Record-ID",
    "warc_record_id",
    "warc_headers.WARC-Record-ID",
)
# When the page was fetched: relative dates ("3 hours ago") count from it.
FETCHED_NAMES = (
    "fetched",
    "fetched_at",
    "fetch_time",
    "crawled_at",
    "crawl_date",
    "date_download",
    "WARC-Date",
    "warc_date",
    "metadata.WARC-Date",
    "metadata.warc_date",
    "warc_headers.WARC-Date",
    "timestamp",
    "added",
)
