from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleancms.corpus.parts import Document
from cleancms.corpus.plan import CorpusSettings
from cleancms.corpus.profiles import name_file, write_profile
from cleancms.corpus.record_work import (
    EMPTY,
    FAILED,
    SKIPPED,
    WRITTEN,
    Task,
    clean_record,
    decode_sample,
    describe_failure,
    find_record_site,
    look_at_record,
    name_site,
)
from cleancms.corpus.samples import rank_page
from cleancms.corpus.signatures import NO_SIGNATURE
from cleancms.corpus.templates import learn_profile
from cleancms.model import PageKind
from cleancms.pages.records import BadRecord, BadRecordError, Form, RawRecord, SkippedRecord
from cleancms.workers import Failure
from tests.test_templates import write_paragraph

SETTINGS = CorpusSettings()
ABOUT = (
    "We have reported from the valley since the mill closed, and we are glad that you found your way to us."
)


def _write_text(number: int) -> str:
    paragraphs = [
        write_paragraph(number * 5 + part).capitalize() + ", and so it went on." for part in range(4)
    ]
    return "\n\n".join(["News", "Weather", ABOUT, *paragraphs, "Leave a reply", "© The Site 2020"])


def _line(number: int, **fields: object) -> Task:
    record = {"id": f"record {number}", "text": _write_text(number), **fields}
    return Task(number, RawRecord("crawl.jsonl", number + 1, Form.LINE, json.dumps(record).encode()))


BAD = Task(3, RawRecord("crawl.jsonl", 4, Form.LINE, b"{"))


@pytest.mark.parametrize(
    ("url", "source", "form", "site"),
    [
        ("https://www.example.com/a", "crawl.jsonl", Form.LINE, "example.com"),
        ("", "in/crawl.jsonl.gz", Form.LINE, "crawl"),
        ("", "in/.crawl", Form.LINE, ".crawl"),
        ("", "<stdin>", Form.LINE, "<stdin>"),
        ("no address", "crawl.warc.gz", Form.WARC, "crawl"),
        ("", "in/example.com/a/b.html", Form.PAGE, "a"),
        ("", "b.html", Form.PAGE, "."),
    ],
)
def test_the_site_of_a_record(url: str, source: str, form: Form, site: str) -> None:
    assert name_site(url, RawRecord(source, 1, form, b"")) == site


def test_id_and_site() -> None:
    assert find_record_site(SETTINGS, _line(1, url="http://example.com/1")) == ("record 1", "example.com")
    assert find_record_site(SETTINGS, Task(0, SkippedRecord("a.warc", 2, "request"))) is None
    assert find_record_site(SETTINGS, Task(0, BadRecord("a.warc", 2, "cut short"))) == Failure("cut short")
    assert isinstance(find_record_site(SETTINGS, BAD), Failure)


def test_what_is_remembered_of_a_record_survives_its_way_to_the_store() -> None:
    task = _line(1, title="\ud800")._replace(id="record 1#2")
    data, reading = look_at_record(SETTINGS, task)
    assert (data, reading) == look_at_record(SETTINGS, task)
    page = decode_sample(data)
    assert (page.rank, page.page_id, page.kind) == (rank_page("record 1#2"), "record 1#2", PageKind.TEXT)
    assert [block.key for block in page.blocks][:2] == ["news", "weather"]
    assert len(page.blocks) == 9
    with pytest.raises(BadRecordError):
        look_at_record(SETTINGS, BAD)


def test_a_cleaned_record() -> None:
    cleaned = clean_record(SETTINGS, None, True, _line(1, url="http://example.com/1", topic="news"))
    document = json.loads(cleaned.line)
    assert cleaned.line.endswith(b"\n")
    assert document["id"] == "record 1"
    assert write_paragraph(5).capitalize() in document["text"]
    assert document["topic"] == "news"
    confidence, kept, dropped = (cleaned.report.pop(name) for name in ("confidence", "kept", "dropped"))
    assert 0 <= confidence <= 1
    assert kept >= 4
    assert kept + dropped == 9
    assert cleaned.report == {
        "id": "record 1",
        "source": "crawl.jsonl",
        "position": 2,
        "site": "example.com",
        "status": WRITTEN,
        "reason": "",
        "copies": 1,
        "reasons": cleaned.report["reasons"],
    }
    reasons = cleaned.report["reasons"]
    assert list(reasons) == sorted(reasons)
    assert sum(reasons.values()) == dropped
    assert reasons["copyright"] == 1
    assert isinstance(cleaned.document, Document)
    assert cleaned.document.id == "record 1"
    assert cleaned.document.signature.words > 40


def test_a_record_that_was_looked_at_is_cleaned_from_its_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    task = _line(1, url="http://example.com/1", topic="news")
    expected = clean_record(SETTINGS, None, False, task)
    _, reading = look_at_record(SETTINGS, task)
    monkeypatch.setattr("cleancms.corpus.record_work.understand_page", None)
    assert clean_record(SETTINGS, None, False, task._replace(reading=reading)) == expected


def test_a_record_that_is_not_compared_has_no_signature() -> None:
    document = clean_record(SETTINGS, None, False, _line(1)).document
    assert document is not None
    assert document.signature == NO_SIGNATURE


def test_a_profile_is_applied_to_the_pages_of_its_site(tmp_path: Path) -> None:
    sampled = [decode_sample(look_at_record(SETTINGS, _line(number))[0]) for number in range(1, 7)]
    profile = learn_profile("example.com", sampled)
    (tmp_path / name_file("example.com")).write_text(write_profile(profile), "utf-8")
    for url, is_applied in (("http://example.com/0", True), ("http://other.example/0", False)):
        task = _line(0, url=url)
        plain, with_profiles = (clean_record(SETTINGS, folder, True, task) for folder in (None, tmp_path))
        assert ABOUT in json.loads(plain.line)["text"]
        assert (ABOUT not in json.loads(with_profiles.line)["text"]) is is_applied
        assert (plain.line == with_profiles.line) is not is_applied


@pytest.mark.parametrize("text", ["©", "…"])
def test_a_record_without_an_article(text: str) -> None:
    cleaned = clean_record(SETTINGS, None, True, _line(1, text=text))
    assert (cleaned.report["status"], cleaned.report["kept"]) == (EMPTY, 0)
    assert (cleaned.line, cleaned.document) == (b"", None)


@pytest.mark.parametrize(
    ("task", "status"),
    [
        (BAD, FAILED),
        (Task(3, BadRecord("crawl.jsonl", 4, "cut short")), FAILED),
        (Task(3, SkippedRecord("crawl.jsonl", 4, "a request")), SKIPPED),
    ],
)
def test_what_is_no_page_is_in_the_report(task: Task, status: str) -> None:
    cleaned = clean_record(SETTINGS, None, True, task)
    assert cleaned.report.pop("reason")
    assert cleaned.report == {"id": None, "source": "crawl.jsonl", "position": 4, "status": status}
    assert (cleaned.line, cleaned.document) == (b"", None)


def test_a_failure_names_the_page() -> None:
    report = describe_failure(_line(1)._replace(id="record 1"), "took over 60 s").report
    assert report == {
        "id": "record 1",
        "source": "crawl.jsonl",
        "position": 2,
        "status": FAILED,
        "reason": "took over 60 s",
    }
