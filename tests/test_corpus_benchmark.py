from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

from benchmarks.corpus import recombine_pages, write_corpus

PAGES = [
    f"<html><body><h1>{name}</h1><p class='x'>{name} {'has a long paragraph of its own, ' * 3}</p>"
    "<p>short</p></body></html>"
    for name in ("one", "two", "three")
]


def test_recombined_pages_are_those_with_other_paragraphs() -> None:
    records = list(recombine_pages(PAGES, 30))
    assert [record["id"] for record in records[:2]] == ["p0000000", "p0000001"]
    assert {record["url"].split("/")[2] for record in records} == {
        f"site{number}.example" for number in range(3)
    }
    for number, record in enumerate(records):
        html = record["html"]
        assert len(html.split("<p")) == 3
        assert f"<h1>{('one', 'two', 'three')[number % 3]}</h1>" in html
        assert "<p>short</p>" in html
    assert len({record["html"] for record in records}) == 9


def test_the_first_pages_are_the_same_whatever_the_number() -> None:
    assert list(recombine_pages(PAGES, 5)) == list(islice(recombine_pages(PAGES, 50), 5))


def test_write_corpus(tmp_path: Path) -> None:
    records = [{"id": "1", "html": "综合 \udc80"}, {"id": "2", "html": "x"}]
    write_corpus(tmp_path / "pages.jsonl.gz", records)
    lines = gzip.decompress((tmp_path / "pages.jsonl.gz").read_bytes()).decode().splitlines()
    assert [json.loads(line)["html"] for line in lines] == ["综合 ?", "x"]
