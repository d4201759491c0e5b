"""Compressed files as streams of bytes, read piece by piece."""

from __future__ import annotations

import bz2
import codecs
import io
import json
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from cleancms.extras import needing
from cleancms.pages.find import UnreadableFileError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 1 << 16  # bytes
_XZ_MEMORY = 1 << 30  # bytes; xz -9 needs 65 MiB to read
_ZSTD_WINDOW = 1 << 31  # bytes; what `zstd --long=31`, with which large dumps are made, needs to read
# Damages behind which it is gone on in a file; of all but hostile files this is enough.
_MAX_DAMAGES = 100
# What looks like the beginning of a member, but is none, behind one damage: one in 16 MB does by chance.
_MAX_TRIES = 10_000
# Bytes behind what looks like the beginning of a member that have to be expandable: it also stands there by
# chance.
_PROBE = 512
_LONGEST_MAGIC = 10  # bytes, of bzip2


class _Decompressor(Protocol):
    """What the decompressors of all libraries have in common: one of them reads one member of a file."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


class _Compression(NamedTuple):
    """A way of compressing. `piece` bytes at a time are read: few where they can expand to very many."""

    name: str
    magic: re.Pattern[bytes]
    piece: int
    prepare: Callable[[], Callable[[], _Decompressor]]


def _prepare_zstd() -> Callable[[], _Decompressor]:
    with needing("zstd"):
        import zstandard  # noqa: PLC0415 - only where it is used
    return zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj


# With these sizes, a piece of the most compressible data expands to some 100 MB.
_COMPRESSIONS = (
    _Compression("gzip", re.compile(rb"\x1f\x8b\x08"), 1 << 16, lambda: lambda: zlib.decompressobj(31)),
    _Compression("bzip2", re.compile(rb"BZh\d(?:1AY&SY|\x17rE8P\x90)"), 1 << 8, lambda: bz2.BZ2Decompressor),
    _Compression(
        "xz", re.compile(rb"\xfd7zXZ\0"), 1 << 12, lambda: lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
    ),
    # A frame, or one of those that may be passed over.
    _Compression("zstd", re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"), 1 << 12, _prepare_zstd),
)


class _DamagedMemberError(UnreadableFileError):
    """A member of a compressed file that begins at the byte `start` is damaged."""

    def __init__(self, message: str, start: int) -> None:
        super().__init__(message)
        self.start = start


class _Chunks(io.RawIOBase):
    """Chunks of any size as a stream; an error among them is raised where it stands."""

    def __init__(self, chunks: Iterator[bytes | UnreadableFileError]) -> None:
        super().__init__()
        self._chunks = chunks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            if isinstance(chunk, UnreadableFileError):
                raise chunk
            self._rest = memoryview(chunk)
        target = memoryview(buffer).cast("B")
        size = min(len(target), len(self._rest))
        target[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def as_stream(chunks: Iterator[bytes | UnreadableFileError]) -> io.BufferedReader:
    """Return the bytes of `chunks` as one stream.

    Reading raises what `chunks` raises, and the errors in it, behind which it may go on.
    """
    return io.BufferedReader(_Chunks(chunks), _BUFFER)


def find_compression(head: bytes) -> str | None:
    """Return how a file is compressed that begins with `head`: gzip, bzip2, xz, zstd; None if it is not."""
    return next((way.name for way in _COMPRESSIONS if way.magic.match(head)), None)


def expand(stream: io.BufferedReader) -> io.BufferedReader:
    """Return `stream` expanded, as it is where it is not compressed (its first bytes tell, not its name).

    Reading gives all that stands before a damage, then raises UnreadableFileError that names it. Whoever
    reads on gets the next member (frame) behind it, of a file that can be sought, else nothing more. Raises
    MissingExtraError where the library for zstd is not installed.
    """
    head = stream.peek(16)
    way = next((way for way in _COMPRESSIONS if way.magic.match(head)), None)
    return as_stream(_expand_all(stream, way, way.prepare())) if way else stream


def _expand_all(
    stream: io.BufferedReader, way: _Compression, begin: Callable[[], _Decompressor]
) -> Iterator[bytes | UnreadableFileError]:
    """Yield the expanded data of a file, and an error in place of what is damaged."""
    for _ in range(_MAX_DAMAGES):
        try:
            yield from _expand_members(stream, way, begin)
        except _DamagedMemberError as error:
            yield error
            start = _find_member(stream, way, begin, error.start + 1) if stream.seekable() else None
            if start is None:
                return
            stream.seek(start)
        else:
            return
    raise UnreadableFileError(f"{way.name} data with {_MAX_DAMAGES} damages, the rest of which is not read")


def _find_member(
    stream: io.BufferedReader, way: _Compression, begin: Callable[[], _Decompressor], offset: int
) -> int | None:
    """Return where the next member begins, from `offset` on; None where there is none."""
    tries = 0
    while tries < _MAX_TRIES:
        stream.seek(offset)
        data = stream.read(_BUFFER)
        for match in way.magic.finditer(data):
            place = offset + match.start()
            stream.seek(place)
            if _can_expand(begin(), stream.read(min(_PROBE, way.piece))):
                return place
            tries += 1
        if len(data) < _BUFFER:
            break
        offset += len(data) - _LONGEST_MAGIC
    return None


def _can_expand(member: _Decompressor, beginning: bytes) -> bool:
    try:
        member.decompress(beginning)
    except Exception:  # zlib.error, LZMAError, ZstdError and OSError have no other base
        return False
    return True


def _expand_members(
    stream: io.BufferedReader, way: _Compression, begin: Callable[[], _Decompressor]
) -> Iterator[bytes]:
    """Yield the expanded data of all members (frames) from here on. NULs between them are padding.

    Raises _DamagedMemberError, UnreadableFileError where memory does not suffice, OSError.
    """
    member: _Decompressor | None = None
    start = 0
    try:
        while piece := stream.read(way.piece):
            while piece := piece if member else piece.lstrip(b"\0"):
                if member is None:
                    member, start = begin(), stream.tell() - len(piece) if stream.seekable() else 0
                yield member.decompress(piece)
                piece = member.unused_data if member.eof else b""
                member = None if member.eof else member
    except MemoryError:
        raise UnreadableFileError(f"{way.name} data that needs too much memory") from None
    except Exception as error:  # zlib.error, LZMAError, ZstdError and OSError have no other base
        if isinstance(error, OSError) and error.errno:  # of the disk
            raise
        raise _DamagedMemberError(f"broken {way.name} data ({error})", start) from None
    if member:
        raise _DamagedMemberError(f"{way.name} data that is cut off", start)


def as_utf8(stream: io.BufferedReader) -> io.BufferedReader:
    """Return a stream of JSON in UTF-8 without byte-order mark, also where `stream` is in UTF-16 or UTF-32.

    Half characters of those two become U+FFFD. UTF-8 is not checked.
    """
    head = stream.peek(4)[:4]
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
        return stream
    codec = json.detect_encoding(head)
    return stream if codec.startswith("utf-8") else as_stream(_recode(stream, codec))


def _recode(stream: BinaryIO, codec: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    while piece := stream.read(_BUFFER):
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()
