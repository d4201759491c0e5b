"""Bytes -> Page: find out the encoding, read the text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from cleancms.model import Page, PageKind
from cleancms.pages.charset_tables import LANGUAGES
from cleancms.pages.charsets import (
    ASCII_WORD,
    NON_ASCII,
    UnknownEncodingError,
    find_codec,
    find_likeliest,
    fit,
    greatest_doubt,
    languages_of,
    sure_doubt,
    take_sample,
)
from cleancms.pages.double_encoding import undo_double_encoding
from cleancms.pages.kind import recognise_kind

__all__ = [
    "BYTE_ORDER_MARKS",
    "BinaryContentError",
    "Decoded",
    "EmptyContentError",
    "UnknownEncodingError",
    "UnreadablePageError",
    "decode",
    "find_codec",
    "read_page",
]

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_CODECS = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"BZh91AY&SY", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an office document"),
    (b"\x7fELF", "an executable"),
    (b"SQLite format 3\x00", "a database"),
)

_META_CHARSET = re.compile(rb"<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.I)
_XML_ENCODING = re.compile(rb"\s{0,99}<\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})")
_HEAD = 65_536  # bytes or characters; scripts come before <meta> on real pages, far beyond HTML's 1,024

_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([JI])")
_CONTROLS = bytes([*range(8), *range(14, 27), *range(28, 32), 127])  # those that no text has
_CONTROL_SHARE = 0.05  # random bytes have 0.10; text has next to none (ESC and backspace are let be)
_ASCII = bytes(range(0x20, 0x7F))
# What `normalise` drops, as bytes (with the carriage returns) and, above ASCII, as UTF-8.
_ALL_CONTROLS = bytes([*range(9), *range(14, 32), 127])
_DROPPED = _ALL_CONTROLS + b"\r"
_HIGH_CONTROL = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class UnreadablePageError(ValueError):
    """The bytes cannot be read as a page; the message says why."""


class EmptyContentError(UnreadablePageError):
    """The input is empty or white space."""


class BinaryContentError(UnreadablePageError):
    """The input is not text: an image, an archive, ...."""


class Decoded(NamedTuple):
    """Text with the Python name of its `encoding` and the `source` that named it.

    Sources: "BOM", "strict" (valid UTF-8), "nearly valid" (UTF-8 with some broken bytes), "declared",
    "detected", "forced", "fallback" (nothing fits). `warnings` are sentences about lost bytes.
    """

    text: str
    encoding: str
    source: str
    warnings: tuple[str, ...] = ()


# --- reading bytes ---------------------------------------------------------------------------------------


def _read(raw: bytes, codec: str, source: str) -> Decoded:
    """Decode all of `raw`; bytes that do not fit become U+FFFD and a warning, a cut last character goes."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    text = decoder.decode(raw)
    warnings = []
    replaced = text.count("\ufffd")
    if codec == "utf-8":
        replaced -= raw.count("\ufffd".encode())  # those that the page has itself
    if replaced:
        warnings.append(f"{replaced} broken character{'s' if replaced > 1 else ''} replaced ({codec})")
    if decoder.getstate()[0]:
        warnings.append("the page ends in the middle of a character")
    return Decoded(text, codec, source, tuple(warnings))


def _find_wide_codec(raw: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 codec of `raw`, which has no byte-order mark; None if it is in neither."""
    best: tuple[float, str] | None = None
    for codec in _WIDE_CODECS:
        try:
            text = codecs.getincrementaldecoder(codec)().decode(raw[:2_000])
        except UnicodeDecodeError:
            continue
        if len(text) < 4:  # no evidence
            continue
        found = fit(text, Counter(ASCII_WORD.findall(text)), LANGUAGES)
        # 3 nats for ASCII, 7 for Chinese, 12 for bytes of anything else taken in pairs
        average = (found.cost + 16.0 * text.count("\0")) / len(text)
        if _is_one_script(text):  # also one that no older charset has
            average = min(average, 7.0)
        if average < 9.0 and (best is None or average < best[0]):
            best = (average, codec)
    return best[1] if best else None


def _is_one_script(text: str) -> bool:
    """Return whether nine tenths of `text` are ASCII and letters of one block of 512 characters.

    Bytes of anything else taken in pairs are spread over the 128 blocks.
    """
    ascii_text = sum(character == "\n" or " " <= character <= "~" for character in text)
    blocks = Counter(ord(character) >> 9 for character in text if character > "\u02ff")
    block, count = blocks.most_common(1)[0] if blocks else (0, 0)
    letters = [character for character in text if ord(character) >> 9 == block and count]
    known = sum(unicodedata.category(character)[0] in "LMNP" for character in letters)
    return known > 0 and ascii_text + known >= 0.9 * len(text)


def _find_declared_codec(raw: bytes) -> str | None:
    """Return the codec that the page declares for itself, None without one that can be true."""
    head = raw[:_HEAD]
    match = _XML_ENCODING.match(head) or _META_CHARSET.search(head)
    return _find_usable_codec(match.group(1).decode("ascii", "replace")) if match else None


def _find_usable_codec(name: str) -> str | None:
    """Return the codec of a declared charset, None where a page in legacy bytes cannot be in it."""
    try:
        codec = find_codec(name)
        readable = _ASCII.decode(codec) == _ASCII.decode()
    except (LookupError, ValueError):
        return None
    return codec if readable and not codec.startswith("utf") else None


def _read_legacy(raw: bytes, server: str) -> Decoded:
    """Decode bytes that are neither Unicode nor ASCII: as declared, if that makes sense, or as detected.

    A declared charset that decodes strictly stands unless another reading is clearly likelier (by 8 nats
    and half a nat more for each non-ASCII byte of the sample). One that does not decode strictly is one
    candidate among the others.
    """
    sample = take_sample(raw)
    words = Counter(ASCII_WORD.findall(sample.decode("latin-1")))
    declared = _find_declared_codec(raw) or _find_usable_codec(server)
    reading = _read(raw, declared or "utf-8", "declared" if declared else "fallback")
    strict = "\ufffd" not in reading.text
    if declared and strict:
        found = fit(sample.decode(declared, "replace"), words, languages_of(declared))
        if found.doubt < sure_doubt(found.language):
            return reading
    bonus = 8.0 + 0.5 * len(NON_ASCII.findall(sample)) if strict else 5.0
    best, likeliest = find_likeliest(sample, words, declared, bonus)
    hopeless = best.doubt > greatest_doubt(best.language)
    if likeliest == declared or (declared and strict and hopeless):
        return reading
    if hopeless:
        return reading._replace(source="fallback", warnings=("no known encoding fits", *reading.warnings))
    detected = _read(raw, likeliest, "detected")
    if declared:
        note = f"declared as {declared}, which does not fit"
        return detected._replace(warnings=(note, *detected.warnings))
    return detected


def _read_valid(raw: bytes) -> Decoded | None:
    """Decode `raw` as UTF-8 if it is all valid."""
    try:
        return Decoded(raw.decode(), "utf-8", "strict")
    except UnicodeDecodeError:
        return None


def _read_plain(raw: bytes) -> str | None:
    """Return the normalised text of UTF-8 without byte-order mark, control characters and lone returns.

    That is nearly every page; None for all other bytes.
    """
    plain = _drop_returns(raw)
    valid = _read_valid(plain) if plain is not None else None
    return valid.text if valid else None


def _drop_returns(raw: bytes) -> bytes | None:
    """Return UTF-8 with line feeds as line ends; None where there is more that `normalise` drops.

    Deleting bytes is the fastest way to see that there are none to delete but the carriage returns of line
    ends.
    """
    if raw.startswith(codecs.BOM_UTF8):
        return None
    plain = raw.translate(None, _DROPPED)
    dropped = len(raw) - len(plain)
    if (dropped and dropped != raw.count(b"\r\n")) or _HIGH_CONTROL.search(plain):
        return None
    return plain


def _recognise(raw: bytes, server: str) -> Decoded:
    """Decode `raw` by the evidence: byte-order mark, UTF-8, declaration, likelihood."""
    for mark, codec in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _read(raw[len(mark) :], codec, "BOM")
    if b"\x1b" in raw and _ISO_2022_JP.search(raw) and raw.isascii():
        japanese = _read(raw, "iso2022_jp", "detected")
        if not japanese.text.isascii() and "\ufffd" not in japanese.text:
            return japanese
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if controls <= _CONTROL_SHARE * len(raw) and (valid := _read_valid(raw)):
        return valid
    if controls and (wide := _find_wide_codec(raw)):
        return _read(raw, wide, "detected")
    nearly = _read(raw, "utf-8", "nearly valid")
    broken = nearly.text.count("\ufffd") - raw.count("\ufffd".encode())
    sound = len(nearly.text) - len(nearly.text.encode("ascii", "ignore")) - broken
    # Bytes of another encoding give hardly any sound sequences (a lead byte, then 0x80..0xBF).
    return nearly if sound and sound >= 4 * broken else _read_legacy(raw, server)


def decode(raw: bytes, encoding: str | None = None, server: str = "") -> Decoded:
    """Return the text of `raw` with line feeds as line ends and without control characters.

    Tried in this order: byte-order mark, ISO-2022-JP by its escapes, strict UTF-8, UTF-16/32 by its control
    bytes, UTF-8 with at most one broken character for four sound ones, the charset that the page declares or
    else the `server` named, the likeliest of some thirty encodings, at last UTF-8 with replaced bytes. Text
    that was encoded twice is read as it was before. `encoding` forces one, once. Names are WHATWG labels or
    Python's names.

    Raises UnknownEncodingError for a name that is none, BinaryContentError for content that is no text.
    """
    for magic, description in _MAGIC:
        if raw.startswith(magic):
            raise BinaryContentError(f"not a page but {description}")
    if encoding is None and (plain := _read_plain(raw)) is not None:
        return _undo_double_encoding(Decoded(plain, "utf-8", "strict"))
    decoded = _recognise(raw, server) if encoding is None else _read(raw, find_codec(encoding), "forced")
    head = decoded.text[:_HEAD]
    controls = sum(map(head.count, _CONTROLS.decode()))
    if controls > _CONTROL_SHARE * len(head):
        raise BinaryContentError(f"not text: {controls / len(head):.0%} are control characters")
    decoded = _undo_double_encoding(decoded)
    return decoded._replace(text=normalise(decoded.text))


def _undo_double_encoding(decoded: Decoded) -> Decoded:
    if decoded.source == "forced" or (found := undo_double_encoding(decoded.text)) is None:
        return decoded
    warning = f"was encoded twice (UTF-8 read as {found.between}): read as it was before"
    return decoded._replace(text=found.text, warnings=(*decoded.warnings, warning))


def normalise(text: str) -> str:
    """Return `text` with line feeds as line ends and without byte-order mark and control characters.

    A page's control characters mean nothing in an article, and some of them steer a terminal.
    """
    raw = text.encode("utf-8", "surrogatepass")
    if (plain := _drop_returns(raw)) is not None:  # nearly every page
        return text if len(plain) == len(raw) else plain.decode("utf-8", "surrogatepass")
    return _CONTROL.sub("", _unify_line_ends(text.removeprefix("\ufeff")))


def _unify_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


# --- pages -----------------------------------------------------------------------------------------------


def read_page(
    raw: bytes,
    page_id: str,
    *,
    encoding: str | None = None,
    kind: PageKind | None = None,
    url: str = "",
    server: str = "",
) -> Page:
    """Return the page in `raw`, its encoding and kind recognised where they are not given.

    `server` is the charset that the server named, "" where it named none.

    Raises EmptyContentError, BinaryContentError (both are UnreadablePageError) and UnknownEncodingError.
    """
    decoded = decode(raw, encoding, server)
    if not decoded.text or decoded.text.isspace():
        raise EmptyContentError("empty" if not raw else "nothing but white space")
    return _make_page(decoded, page_id, kind, url)


def read_string(text: str, page_id: str, source: str, *, kind: PageKind | None = None, url: str = "") -> Page:
    """Return the page in a string that came from `source`, as `read_page` does from bytes."""
    decoded = _undo_double_encoding(Decoded(text, "unicode", source))
    return _make_page(decoded._replace(text=normalise(decoded.text)), page_id, kind, url)


def _make_page(decoded: Decoded, page_id: str, kind: PageKind | None, url: str) -> Page:
    kind = kind or recognise_kind(decoded.text)
    return Page(page_id, decoded.text, kind, url, f"{decoded.encoding} ({decoded.source})", decoded.warnings)
