"""Pages and records that are made to break whoever reads them, of any size: nothing of it is stored.

`python -m benchmarks.hostile_pages SHAPE SIZE FILE` writes one.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import json
import lzma
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path

from benchmarks.growing import SHAPES as GROWING
from benchmarks.growing import write_page, write_sentence

HEAD = "<!DOCTYPE html><html lang=en><head><title>The harbour at night</title>{}</head><body>"
ARTICLE = "<h1>The harbour at night</h1>" + "".join(
    f"<p>{' '.join(write_sentence(5 * number + place) for place in range(5))}</p>" for number in range(12)
)
LONG_NUMBER = "9" * 10_000
Writer = Callable[[int], str]


def _page(body: str, head: str = "") -> str:
    return f"{HEAD.format(head)}{ARTICLE}{body}</body></html>"


def repeat(piece: str, before: str = "", behind: str = "") -> Writer:
    """Return what writes a page of an article and as many of `piece` as make up its size.

    "@" in a piece is a number, another one each time.
    """

    def write(size: int) -> str:
        body: list[str] = []
        length, numbers = 0, count()
        while length < size:
            body.append(piece.replace("@", str(next(numbers))) if "@" in piece else piece)
            length += len(body[-1])
        return _page(f"{before}{''.join(body)}{behind}")

    return write


def _in_tag(attribute: str) -> Writer:
    """Return what writes an article in an element of very many attributes."""
    return repeat(attribute, "<div ", ">The end.</div>")


def _in_head(piece: str, before: str = "", behind: str = "") -> Writer:
    return lambda size: _page("", f"{before}{piece * max(1, size // len(piece))}{behind}")


def _write_shared_shingles(size: int) -> str:
    """Return blocks of which each two share a run of six words, and no three the same one."""
    blocks: list[str] = []
    length = 0
    for number in count():
        if length >= size:
            return _page("".join(blocks))
        shared = " ".join(f"w{number // 2}x{place}" for place in range(6))
        blocks.append(f"<p>{write_sentence(number)} {shared} and {write_sentence(7 * number + 3)}</p>")
        length += len(blocks[-1])
    return ""


def _write_below_threshold(size: int) -> str:
    """Return blocks that are pairwise alike, each just too little to be a copy: every third word is new."""
    words = write_sentence(1).split()[:12]
    blocks: list[str] = []
    length = 0
    for number in count():
        if length >= size:
            return _page("".join(blocks))
        text = " ".join(
            f"{word} n{number}x{place}" if place % 2 else word for place, word in enumerate(words)
        )
        blocks.append(f"<p>{text}.</p>")
        length += len(blocks[-1])
    return ""


def _write_shuffled(size: int) -> str:
    """Return blocks made of the same 64 phrases in other orders, so that all of them seed each other."""
    phrases = [write_sentence(number)[:60] for number in range(64)]
    blocks: list[str] = []
    length = 0
    for number in count():
        if length >= size:
            return _page("".join(blocks))
        order = [(number * (2 * place + 1) + place * place) % 64 for place in range(8)]
        blocks.append(f"<p>{', '.join(phrases[each] for each in order)}.</p>")
        length += len(blocks[-1])
    return ""


def _write_periodic(size: int) -> str:
    """Return one block that says the same few words again and again."""
    return _page(f"<p>{'the same few words as before ' * (size // 29)}</p>")


def _dump(line: str) -> Writer:
    """Return what writes a text dump of an article and such lines."""

    def write(size: int) -> str:
        article = "\n\n".join(write_sentence(number) * 4 for number in range(12))
        lines = (line.replace("@", str(number)) for number in range(max(1, size // len(line))))
        return f"The harbour at night\n\n{article}\n\n" + "\n".join(lines)

    return write


# Pages of HTML and dumps, by what is wrong with them.
PAGES: Mapping[str, Writer] = {
    "50 MB of paragraphs": GROWING["blocks"],
    # elements in elements
    "nested <div>": repeat("<div>"),
    "nested <div> with text": GROWING["nesting"],
    "nested <span>": repeat("<span>"),
    "nested <b>": repeat("<b>"),
    "nested tables": repeat("<table><tr><td>"),
    "nested lists": repeat("<ul><li>"),
    "nested quotes": repeat("<blockquote>x"),
    "nested <font>, all different": repeat("<p><font color=@>"),
    "nested <a> and <div>": repeat("<a href=@><div>"),
    "nested <svg>": repeat("<svg><g>"),
    "ends that are hidden": repeat("<div><table><tr><td></div>"),
    "ends in comments": repeat("<div><!--</div>-->"),
    "ends without beginnings": repeat("</i>", "<span>" * 900),
    "unclosed <p>": repeat("<p>x"),
    "unclosed <option>": repeat("<option>x", "<select>"),
    "unclosed <li><div>": repeat("<li><div>x"),
    # attributes and names
    "attributes of one tag": _in_tag("a@=1 "),
    "attributes of <html>": repeat("<html a@=1>"),
    "a million attributes": repeat("<p a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j=0>x</p>"),
    "attributes without spaces": _in_tag('a@="1"'),
    "names without ends": repeat("<a"),
    "one long attribute": _in_tag("x"),
    "classes": repeat('<p class="a@ b@ c@ navigation">x</p>'),
    "different elements": repeat("<x@>x</x@>"),
    # tables and lists
    "colspan and rowspan": repeat(
        f"<tr><td colspan=9007199254740991 rowspan=9007199254740991>x<td colspan={LONG_NUMBER[:99]}>y</tr>",
        "<table>",
    ),
    "rows that reach down": repeat("<tr><td rowspan=65534>x<td rowspan=@>y</tr>", "<table>"),
    "cells": repeat("<td>x</td>", "<table><tr>", "</tr></table>"),
    "rows": GROWING["table rows"],
    "list numbers": repeat(f"<ol start={LONG_NUMBER[:500]}><li value=-{LONG_NUMBER[:500]}>x</ol>"),
    # text
    "entities": repeat("&amp;"),
    "entities without ends": repeat("&CounterClockwiseContourIntegra"),
    "references to characters": repeat("&#x10FFFF;&#99999999999;"),
    "<br>": repeat("<br>"),
    "lines with <br>": repeat("x<br>"),
    "one line": GROWING["one paragraph"],
    "one word": repeat("x"),
    "combining marks": repeat("a" + "\u0301" * 10_000),
    "a word of Arabic in one character": repeat("\ufdfa"),
    "controls of direction": repeat("\u202ex\u202c\u2067y\u2069 "),
    "zero-width": repeat("a\u200bb\u200c\u200d\ufeff\u2060 "),
    "homoglyphs": repeat("\u0430\u0440\u0440le \uff41\uff50\uff50le \U0001d41a\U0001d429\U0001d429le. "),
    "spaces": repeat(" \u00a0\u2003\t"),
    "digits": repeat("1"),
    "dates of 10,000 digits": repeat(f"<p>{LONG_NUMBER[:10_000]}-01-01 12/{LONG_NUMBER[:99]}/2020</p>"),
    "punctuation": repeat(".,;:!?"),
    "quotation marks": repeat("\u201c"),
    # what is looked for
    "links": GROWING["links"],
    "links in one paragraph": repeat("<a href=/@>x@</a> ", "<p>"),
    "label lines": repeat("<p>Posted by: x, Updated: 2020-01-@, Tags: a, b, c | Share | Print</p>"),
    "meta lines": repeat("<div>By Somebody on May 5, 2021 at 12:30 in News</div>"),
    "headings": repeat("<h2>Related articles @</h2>"),
    "previous and next": repeat("<p>Previous: x@ | Next: y@ | Home \u00bb News \u00bb x</p>"),
    "images": repeat("<img src=x@.png alt=x@>"),
    "formulas": repeat("<math><annotation encoding=x-tex>x</annotation></math>"),
    # repetition
    "equal blocks": GROWING["equal blocks"],
    "nearly equal blocks": GROWING["nearly equal blocks"],
    "200 copies": GROWING["200 copies"],
    "shared shingles": _write_shared_shingles,
    "alike, below the threshold": _write_below_threshold,
    "the same phrases in other orders": _write_shuffled,
    "periodic text": _write_periodic,
    "equal short blocks": repeat("<p>again</p>"),
    # the head, scripts, comments
    "<meta>": repeat("<meta name=author content=x@>"),
    "JSON-LD, long": _in_head(
        '{"@type": "Thing", "name": "x"},', '<script type="application/ld+json">[', "0]</script>"
    ),
    "JSON-LD, deep": _in_head("[", '<script type="application/ld+json">', "</script>"),
    "JSON-LD, deep objects": _in_head('{"@graph":', '<script type="application/ld+json">', "</script>"),
    "JSON-LD, digits": _in_head("9", '<script type="application/ld+json">{"datePublished":', "}</script>"),
    "JSON-LD, many": _in_head('<script type="application/ld+json">{"@type":"Article","name":"x"}</script>'),
    "unclosed comments": repeat("<!--"),
    "declarations": repeat("<!x"),
    "unclosed scripts": repeat("<script>"),
    "scripts in scripts": repeat("<script><!--<script>"),
    "CDATA": repeat("<svg><![CDATA[x]]></svg>"),
    "less-than signs": repeat("<"),
    "unclosed tags": repeat("<a "),
    "unclosed quotes": repeat('<a x="'),
    "NUL": repeat("\0"),
    # dumps
    "dump: one line": GROWING["one line of a dump"],
    "dump: lines": GROWING["lines of a dump"],
    "dump: short lines": _dump("x"),
    "dump: empty lines": _dump(" "),
    "dump: equal lines": _dump("The same line of the same text, said again and again for ever."),
    "dump: pipes": _dump("| a | b | c @ |"),
    "dump: long table row": lambda size: _dump("|" + "x|" * (size // 2))(size),
    "dump: delimiter rows": _dump("|---|:--:|"),
    "dump: fences": _dump("```"),
    "dump: quotes": _dump("> " * 500 + "x"),
    "dump: list marks": _dump("- " * 500 + "x"),
    "dump: links": _dump("[x@](http://example.org/@) "),
    "dump: open brackets": lambda size: _dump("[" * size)(size),
    "dump: open links": lambda size: _dump("[x](" * (size // 4))(size),
    "dump: stars": lambda size: _dump("*" * size)(size),
    "dump: backticks": lambda size: _dump("`" * size)(size),
    "dump: hyphens": _dump("hyphen-"),
    "dump: label lines": _dump("Author: x | Date: 2020-01-@ | Tags: a, b"),
    "dump: front matter": lambda size: "---\n" + "a: b\n" * (size // 5),
    "dump: spaces": lambda size: _dump(" " * size + "x")(size),
    "dump: rules": _dump("---------- ==========="),
}


def write(shape: str, size: int) -> bytes:
    """Return a page of about `size` characters in UTF-8. Raises KeyError."""
    text = PAGES[shape](size) if shape in PAGES else write_page(shape, size)
    return text.encode("utf-8", "surrogatepass")


# Files that expand, and records: name of the file, then what it holds.
def _bomb(compress: Callable[[bytes], bytes]) -> Callable[[int], bytes]:
    return lambda size: compress(f"<p>{' ' * size}".encode())


def _compress_zstd(data: bytes) -> bytes:
    import zstandard  # noqa: PLC0415

    return zstandard.compress(data, 19)


def _as_line(content: str, **fields: object) -> bytes:
    return json.dumps({"id": "1", "text": content, **fields}).encode() + b"\n"


def _as_warc(payload: bytes, coding: str) -> bytes:
    http = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n".encode() + payload
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:a:1>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        "WARC-Target-URI: http://example.org/\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _as_parquet(size: int) -> bytes:
    import io  # noqa: PLC0415

    import pyarrow  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    buffer = io.BytesIO()
    rows = {"id": ["1", "2"], "text": ["x" * size, ARTICLE]}
    parquet.write_table(pyarrow.table(rows), buffer, compression="zstd")
    return buffer.getvalue()


GOOD_LINE = _as_line("A record behind it, which has to be cleaned. " * 30, id="2")
FILES: Mapping[str, tuple[str, Callable[[int], bytes]]] = {
    "gzip bomb": ("x.html.gz", _bomb(gzip.compress)),
    "bzip2 bomb": ("x.html.bz2", _bomb(bz2.compress)),
    "xz bomb": ("x.html.xz", _bomb(lzma.compress)),
    "zstd bomb": ("x.html.zst", _bomb(_compress_zstd)),
    "gzip bomb in gzip": ("x.html.gz", _bomb(lambda data: gzip.compress(gzip.compress(data)))),
    "gzip bomb in WARC": ("x.warc", lambda size: _as_warc(_bomb(gzip.compress)(size), "gzip")),
    "zstd bomb in WARC": ("x.warc", lambda size: _as_warc(_bomb(_compress_zstd)(size), "zstd")),
    "JSON line": ("x.jsonl", lambda size: _as_line("x" * size) + GOOD_LINE),
    "JSON line bomb": ("x.jsonl.zst", lambda size: _compress_zstd(_as_line("x" * size) + GOOD_LINE)),
    "JSON line, deep": ("x.jsonl", lambda size: b'{"text":' + b"[" * size + b"\n" + GOOD_LINE),
    "JSON line, digits": ("x.jsonl", lambda size: b'{"id":' + b"9" * size + b',"text":"x"}\n' + GOOD_LINE),
    "JSON line, half characters": (
        "x.jsonl",
        lambda size: b'{"text":"' + b"\\ud800 x" * (size // 8) + b'"}\n' + GOOD_LINE,
    ),
    "JSON line, fields": (
        "x.jsonl",
        lambda size: _as_line("x", **{f"f{number}": 1 for number in range(size // 12)}) + GOOD_LINE,
    ),
    "parquet cell": ("x.parquet", _as_parquet),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one page. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile_pages", description=__doc__)
    parser.add_argument("shape", choices=[*PAGES, *FILES], metavar="SHAPE")
    parser.add_argument("size", type=int)
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    is_page = options.shape in PAGES
    data = write(options.shape, options.size) if is_page else FILES[options.shape][1](options.size)
    options.file.write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
