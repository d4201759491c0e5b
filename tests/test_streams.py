from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
import zstandard

from cleancms.pages.find import UnreadableFileError
from cleancms.pages.streams import as_utf8, expand, find_compression

LINES = b"".join(b'{"n": %d, "square": %d}\n' % (n, n * n) for n in range(20_000))
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstandard.compress,
}


def stream_of(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))


def read_until_damage(data: bytes) -> tuple[bytes, str]:
    expanded = expand(stream_of(data))
    parts = []
    try:
        while line := expanded.readline():
            parts.append(line)
    except UnreadableFileError as error:
        return b"".join(parts), str(error)
    return b"".join(parts), ""


@pytest.mark.parametrize("name", COMPRESS)
def test_all_members_are_expanded(name: str) -> None:
    compress = COMPRESS[name]
    data = compress(LINES) + compress(b"") + compress(b"last\n")
    assert find_compression(data[:16]) == name
    assert read_until_damage(data) == (LINES + b"last\n", "")


@pytest.mark.parametrize("name", COMPRESS)
def test_all_before_the_cut_is_read(name: str) -> None:
    member = COMPRESS[name](LINES)
    text, fault = read_until_damage(COMPRESS[name](b"first\n") + member[: len(member) * 2 // 3])
    assert text.startswith(b"first\n")
    assert LINES.startswith(text.removeprefix(b"first\n"))
    assert fault == f"{name} data that is cut off"


def test_whole_lines_before_a_cut_in_gzip() -> None:
    member = gzip.compress(LINES)
    text, _ = read_until_damage(member[:-20])
    assert len(text) > 0.99 * len(LINES) - 100


@pytest.mark.parametrize("name", COMPRESS)
def test_a_damage_is_named(name: str) -> None:
    member = bytearray(COMPRESS[name](LINES))
    member[len(member) // 2] ^= 0xFF
    text, fault = read_until_damage(COMPRESS[name](b"first\n") + bytes(member))
    assert text.startswith(b"first\n")
    assert fault.startswith(f"broken {name} data (")


def test_padding_and_what_is_not_compressed() -> None:
    assert read_until_damage(gzip.compress(b"a\n") + bytes(1000)) == (b"a\n", "")
    assert read_until_damage(b"BZh is how this text begins") == (b"BZh is how this text begins", "")
    assert read_until_damage(b"") == (b"", "")


def test_a_skippable_zstd_frame_may_come_first() -> None:
    assert read_until_damage(b"\x50\x2a\x4d\x18\x03\0\0\0xyz" + zstandard.compress(b"a")) == (b"a", "")


def test_an_error_of_the_disk_stays_what_it_is() -> None:
    class Disk(io.RawIOBase):
        pieces: ClassVar = [gzip.compress(LINES)[:1000]]

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any, /) -> int:
            if not self.pieces:
                raise OSError(5, "Input/output error")
            piece = self.pieces.pop()
            buffer[: len(piece)] = piece
            return len(piece)

    disk: io.BufferedReader = io.BufferedReader(Disk())
    expanded = expand(disk)
    with pytest.raises(OSError, match="Input/output error"):
        expanded.read()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_json_in_any_unicode(codec: str) -> None:
    text = '{"text": "Grüße, 世界"}\n' * 20_000
    assert as_utf8(stream_of(text.encode(codec))).read() == text.encode()


def test_half_a_character_of_utf_16_is_replaced() -> None:
    data = '{"a": "'.encode("utf-16-le") + b"\x3d\xd8" + '"}'.encode("utf-16-le")
    assert as_utf8(stream_of(data)).read() == '{"a": "\ufffd"}'.encode()
