"""Whole pages: each folder of tests/pages has a page and what has to come out of it.

`expected.json` has the metadata that must be equal (others may be there), how often the article stands on
the page, and the non-empty lines of the body. `"page"` names the page where it is one of the samples.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cleancms
from cleancms.model import METADATA_FIELDS, Result

ROOT = Path(__file__).parents[1]
CASES = sorted(path for path in (ROOT / "tests" / "pages").iterdir() if path.is_dir())
SAMPLES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "samples").iterdir())


def _read_expected(case: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert expected.keys() - {"page"} == {"metadata", "copies", "body"}
    assert expected["metadata"]
    assert expected["body"]
    assert expected["metadata"].keys() <= set(METADATA_FIELDS)
    return expected


def _find_page(case: Path, expected: dict[str, Any]) -> Path:
    pages = [ROOT / expected["page"]] if "page" in expected else sorted(case.glob("page.*"))
    assert len(pages) == 1
    return pages[0]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def cleaned(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Result]:
    expected = _read_expected(request.param)
    return expected, cleancms.clean(_find_page(request.param, expected).read_bytes())


def test_body(cleaned: tuple[dict[str, Any], Result]) -> None:
    expected, result = cleaned
    assert [line for line in result.text.splitlines() if line.strip()] == expected["body"]


def test_metadata(cleaned: tuple[dict[str, Any], Result]) -> None:
    expected, result = cleaned
    found = result.metadata.as_dict()
    assert {name: found[name] for name in expected["metadata"]} == expected["metadata"]


def test_copies(cleaned: tuple[dict[str, Any], Result]) -> None:
    expected, result = cleaned
    assert result.copies == expected["copies"]


def test_every_sample_is_a_case() -> None:
    assert (
        sorted(_read_expected(case).get("page", "") for case in CASES if case.name.startswith("sample-"))
        == SAMPLES
    )
