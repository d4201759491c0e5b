"""Every reader takes any bytes: what `benchmarks.fuzz` looks for at length, on a few inputs on every run."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz.mutations import MAX_LENGTH, MUTATIONS, mutate
from benchmarks.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*(ROOT / "samples").iterdir(), *(ROOT / "tests" / "pages").glob("*/page.*")])
SMALL = [path for path in PAGES if path.stat().st_size < 10_000]
# Beginnings that lead into the readers; any bytes would not find them.
HEADS = (
    *(b"", b"<html><p>", b"<!DOCTYPE html>", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff\x00", b"\x1b$B"),
    *(b'{"text": "', b'{"id": 1, "html": "<p>', b"[", b"WARC/1.0\r\n", b"PAR1", b"\x1f\x8b\x08\x00"),
    *(b"(\xb5/\xfd", b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", b"PK\x03\x04", b"%PDF-1.7"),
    *(b"---\ntitle: ", b"# One\n\n- two\n", b"2021-03-", b"max-size = ", b'{"cleancms": 1, "crawls": ['),
)
any_bytes = st.tuples(st.sampled_from(HEADS), st.binary(max_size=200), st.sampled_from(HEADS)).map(b"".join)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=25)
@given(any_bytes)
def test_any_bytes_are_read_or_refused(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("name", MUTATIONS)
@pytest.mark.parametrize("seed", range(3))
def test_broken_pages_are_cleaned_and_fixed(name: str, seed: int) -> None:
    random = Random(f"{name} {seed}")
    path, other = random.choice(SMALL), random.choice(SMALL)
    page = MUTATIONS[name](path.read_bytes(), other.read_bytes(), random)
    TARGETS["clean_html" if path.suffix == ".html" else "fix_file"](page)


@given(st.binary(max_size=100), st.binary(max_size=100), st.integers())
def test_mutations_take_any_bytes_and_are_the_same_again(page: bytes, other: bytes, seed: int) -> None:
    once = mutate(page, other, Random(seed))
    assert once == mutate(page, other, Random(seed))
    assert len(once[0]) <= MAX_LENGTH
