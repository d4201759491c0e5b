"""The encoding of a page and what named it stand in the document, whatever the input is."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from tests.corpora import read_documents, run

SENTENCE = "新しい駅は来年の春に開業する予定で、町の人たちは楽しみにしています。"
PAGE = f"<html><body><h1>新しい駅</h1><p>{SENTENCE * 6}</p></body></html>"


def _write_page(raw: bytes) -> str:
    Path("page.html").write_bytes(raw)
    return "page.html"


def _write_warc(raw: bytes, charset: str = "") -> str:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html{charset}\r\n\r\n".encode() + raw
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: https://a.example/1\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    Path("pages.warc").write_bytes(head.encode() + http + b"\r\n\r\n")
    return "pages.warc"


def _write_line(content: str) -> str:
    Path("pages.jsonl").write_text(json.dumps({"id": "1", "html": content}) + "\n", "utf-8")
    return "pages.jsonl"


def _write_row(content: str | bytes) -> str:
    pyarrow.parquet.write_table(pyarrow.table({"id": ["1"], "html": [content]}), "pages.parquet")
    return "pages.parquet"


@pytest.mark.parametrize(
    ("write", "encoding"),
    [
        (lambda: _write_page(PAGE.encode("euc_jp")), "euc_jp (detected)"),
        (lambda: _write_page(PAGE.encode("utf-16")), "utf-16-le (BOM)"),
        (lambda: _write_page(b"<meta charset=x-sjis>" + PAGE.encode("cp932")), "cp932 (declared)"),
        (lambda: _write_warc(PAGE.encode("cp932"), "; charset=Shift_JIS"), "cp932 (declared)"),
        (lambda: _write_warc(PAGE.encode("cp932"), "; charset=iso-8859-1"), "cp932 (detected)"),
        (lambda: _write_warc(b"<meta charset=euc-jp>" + PAGE.encode("cp932")), "cp932 (detected)"),
        (lambda: _write_line(PAGE), "unicode (record)"),
        (lambda: _write_row(PAGE), "unicode (record)"),
        (lambda: _write_row(PAGE.encode("cp932")), "cp932 (detected)"),
    ],
)
def test_the_document_says_how_it_was_read(
    write: object, encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert callable(write)
    assert run("corpus", write(), "-o", "out").exit_code == 0
    (document,) = read_documents("out")
    assert SENTENCE in document["text"]
    assert document["metadata"]["encoding"] == encoding
