from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cleancms.corpus.parts import UnreadablePartError, encode_part, open_part
from cleancms.corpus.signatures import BANDS
from tests.articles_to_copy import document, save, write

DOCUMENTS = [
    document("http://a/1", write("a"), "2024-05-01"),
    document("短い", write("b", 5)),
    document("ページ 2", write("c", 90)),
    document("\ud800", write("d", 40), "2023"),
]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    [part] = save(tmp_path, DOCUMENTS)
    signed = [document for document in DOCUMENTS if document.signature.words]
    description = part.describe()
    assert part.documents == 3
    assert description.ids == ["http://a/1", "ページ 2", "\ud800"]
    assert description.dates == ["2024-05-01", "", "2023"]
    assert description.words.tolist() == [200, 90, 40]
    start = 0
    for document_, end in zip(signed, description.shingle_ends.tolist(), strict=True):
        assert np.array_equal(part.read_shingles(start, end), document_.signature.shingles)
        start = end
    for band in range(BANDS):
        assert part.read_band(band).tolist() == [one.signature.bands[band] for one in signed]


def test_an_empty_part(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(encode_part([]))
    part = open_part(path)
    assert part.documents == len(part.describe().ids) == len(part.read_band(0)) == 0


def test_the_same_documents_give_the_same_bytes() -> None:
    assert encode_part(DOCUMENTS) == encode_part(iter(DOCUMENTS))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]\n", b'{"format": "other"}\n', b"\x00" * 500, b"\xff\xfe\n"]
)
def test_something_else(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "part"
    path.write_bytes(content)
    with pytest.raises(UnreadablePartError, match="part: no file of signatures"):
        open_part(path)


def test_a_file_that_is_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(encode_part(DOCUMENTS)[:-1])
    with pytest.raises(UnreadablePartError, match=r"part: .* not whole"):
        open_part(path)


def test_a_file_of_another_version(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(encode_part(DOCUMENTS).replace(b'"version": 1', b'"version": 9'))
    with pytest.raises(UnreadablePartError, match="version 9, not 1"):
        open_part(path)
