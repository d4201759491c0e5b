"""The page cleaner and the near-duplicates as steps of somebody's datatrove pipeline."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="the extra datatrove is not installed")

from datatrove.data import Document
from datatrove.pipeline.writers import JsonlWriter

import cleancms
from cleancms.corpus.clusters import find_clusters
from cleancms.corpus.parts import Document as Signed
from cleancms.corpus.parts import encode_part, open_part
from cleancms.corpus.profiles import write_profile
from cleancms.corpus.signatures import sign
from cleancms.engine import clean_pages, document_work
from cleancms.engine.clean_pages import CleanPages
from cleancms.engine.near_duplicates import LinkCopies, SignPages
from cleancms.engine.shelf import Shelf
from cleancms.model import PageKind, SiteProfile, Template
from cleancms.pipeline import clean_page
from tests.articles_to_copy import edit, write
from tests.command_line import PAGE
from tests.corpora import make_page, make_records
from tests.poison import CAUSES, DEADLINE, clean_poisoned_document

SCALE = Path(__file__).parents[1] / "docs/scale.md"


def _read(folder: str) -> Iterator[dict[str, Any]]:
    for path in sorted(Path(folder).glob("*.jsonl.gz")):
        yield from map(json.loads, gzip.decompress(path.read_bytes()).decode().splitlines())


def _clean(step: CleanPages, documents: list[Document]) -> list[Document]:
    return list(step.run(iter(documents), rank=3))


# --- CleanPages ------------------------------------------------------------------------------------------


def test_an_article_comes_out_with_what_is_known_of_it() -> None:
    step = CleanPages(deadline=0, memory_gb=0)
    known = {"url": "https://www.site.example/1", "license": "CC0", "title": "old", "author": "Known"}
    (document,) = _clean(step, [Document(make_page("site", 1), "page 1", metadata=dict(known))])
    result = cleancms.clean(make_page("site", 1), url=known["url"])
    assert (document.id, document.text) == ("page 1", result.text)
    found = {name: document.metadata[name] for name in known}
    assert found == {**known, "title": result.metadata.title}
    assert document.metadata["cleancms"]["kept"] >= 3
    json.dumps(document.metadata)


def test_a_dump_is_recognised() -> None:
    dump = "Home\nNews\nSport\n\n" + "\n\n".join([" ".join(write(str(number), 60)) for number in range(3)])
    (document,) = _clean(CleanPages(deadline=0, memory_gb=0), [Document(dump, "dump")])
    assert document.text == cleancms.clean(dump).text


def test_dropped_pages_say_why(tmp_path: Path) -> None:
    step = CleanPages(JsonlWriter(str(tmp_path), compression=None), deadline=0, memory_gb=0)
    pages = [Document(" ", "blank", metadata={"url": "https://x.example"}), Document(PAGE, "page")]
    assert [document.id for document in _clean(step, pages)] == ["page"]
    (line,) = (tmp_path / "00003.jsonl").read_text().splitlines()
    assert json.loads(line)["metadata"] == {
        "url": "https://x.example",
        "filter_reason": "nothing could be extracted",
    }
    counts = {name: stat.total for name, stat in step.stats.stats.items()}
    assert {name: counts[name] for name in ("total", "forwarded", "dropped", "dropped_empty")} == {
        "total": 2,
        "forwarded": 1,
        "dropped": 1,
        "dropped_empty": 1,
    }


def test_profiles_are_applied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    applied: list[SiteProfile | None] = []

    def clean(page: Any, settings: Any, _: None, profile: SiteProfile | None) -> Any:
        applied.append(profile)
        return clean_page(page, settings, None, profile)

    monkeypatch.setattr(document_work, "clean_page", clean)
    profile = SiteProfile("site.example", {PageKind.HTML: Template(9, ())})
    (tmp_path / "site.example.json").write_text(write_profile(profile))
    step = CleanPages(profiles=tmp_path, deadline=0, memory_gb=0)
    addresses = ("https://other.example/", "https://www.site.example/", "")
    _clean(step, [Document(PAGE, address, metadata={"url": address}) for address in addresses])
    assert applied == [None, profile, None]


def test_one_page_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clean_pages, "clean_document", clean_poisoned_document)
    step = CleanPages(deadline=DEADLINE, memory_gb=0.4)
    names = ["first", *CAUSES, "last"]
    documents = [Document(make_page("site", number), name) for number, name in enumerate(names)]
    assert [document.id for document in _clean(step, documents)] == ["first", "last"]
    assert {document.id: document.metadata.get("filter_reason") for document in documents[1:-1]} == CAUSES
    assert step.stats.stats["dropped_failed"].total == len(CAUSES)


# --- near-duplicates -------------------------------------------------------------------------------------


def test_copies_are_those_of_the_plain_search(tmp_path: Path) -> None:
    """Among them articles that share a site's remains, texts too short to sign, dates, and equal lengths."""
    texts = []
    for number in range(24):
        words = write(f"article {number}", 200 + number)
        remains = write(f"site {number % 2}", 150) if number % 3 == 0 else []
        texts += [[*copy, *remains] for copy in ((words, edit(words, 30), words) if number % 2 else (words,))]
    texts.insert(5, ["short"])
    documents = [
        Document(
            " ".join(words), f"d{number * 7 % 60:02d}", metadata={"date": f"2024-01-{number % 3 + 1:02d}"}
        )
        for number, words in enumerate(texts)
    ]
    for rank in range(3):
        SignPages(tmp_path / "signatures").run(documents[rank::3], rank, 3)
    signed = [Signed(each.id, each.metadata["date"], sign(each.text)) for each in documents]
    (tmp_path / "plain").write_bytes(encode_part(signed))
    expected = find_clusters([[open_part(tmp_path / "plain")]]).members
    for rank in range(2):
        LinkCopies(tmp_path / "signatures", tmp_path / "pairs").run(None, rank, 2)
    shelf = Shelf(tmp_path / "signatures" / "rows")
    assert len(shelf) == len(documents)
    clusters: dict[str, set[str]] = {}
    for path in (tmp_path / "pairs").iterdir():
        for pair in re.findall(rb"(?s).{16}", path.read_bytes()):
            tasks = [int.from_bytes(pair[place : place + 4], "little") for place in range(0, 16, 4)]
            names = {documents[task + 3 * place].id for task, place in (tasks[:2], tasks[2:])}
            joined = names.union(*(clusters.get(name, set()) for name in names))
            clusters.update(dict.fromkeys(joined, joined))
    assert clusters.keys() == expected.keys()
    assert all(clusters[name] == clusters[member.representative] for name, member in expected.items())
    assert len(set(map(frozenset, clusters.values()))) == 12


def test_the_pipeline_in_the_documentation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = make_records(12)
    records[5]["html"] = "<p> </p>"
    Path("pages").mkdir()
    for name, own in (("a", records[:6]), ("b", records[6:])):
        Path(f"pages/{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in own))
    blocks = re.findall(r"```python\n(.*?)```", SCALE.read_text("utf-8"), re.DOTALL)
    (block,) = [block for block in blocks if "LocalPipelineExecutor" in block]
    exec(compile(block, "docs/scale.md", "exec"), {})
    assert [one["id"] for one in _read("dropped")] == ["r5"]
    assert len(list(_read("articles"))) == 11
    duplicates, unique = list(_read("duplicates")), list(_read("unique"))
    assert [one["id"] for one in duplicates] == ["r9"]
    (representative,) = [one for one in unique if one["metadata"]["minhash_cluster_id"] >= 0]
    assert representative["id"] == "r6"
    assert {one["id"] for one in unique} == {f"r{number}" for number in range(12)} - {"r5", "r9"}
    assert unique[0]["metadata"]["cleancms"]["version"] == cleancms.__version__
