"""How often an encoding is read right, beside charset-normalizer, chardet and resiliparse.

python -m benchmarks.encodings --pages ../shared/pages --catalogs /usr/share/locale [--limit 6]

Texts are the references of real pages and the messages of translated programs (gettext catalogs, which most
systems have in some eighty languages); none of them was used to choose a constant of the decoder. Each is
written in every charset that its language is written in and that can hold it. Right is the whole text equal
to the original, line ends, byte-order marks and control characters aside (`normalise`), and without what is
left of a character that was cut. Times are CPU times, in turn on the same bytes, so ratios carry over.
"""

from __future__ import annotations

import argparse
import gettext
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.sets import read_set
from benchmarks.speed import make_table
from cleancms.articles.language import detect_language
from cleancms.pages.decode import decode, normalise

SETS = ("wcxb-dev", "magic-article-dev", "magic-forum-dev")
CATALOGS = ("coreutils", "glib20", "gtk30", "Linux-PAM", "shared-mime-info")
_WEST = "en de fr es pt pt_BR it nl sv da nb nn fi is ca gl eu ga id af"
# The languages that pages in a charset are in.
CHARSETS: Mapping[str, str] = {
    "utf-8": "",
    "utf-16-le": "",
    "utf-16-be": "",
    "utf-16": "",
    "gb18030": "zh zh_CN",
    "gbk": "zh zh_CN",
    "big5": "zh_TW",
    "big5hkscs": "zh_TW zh_HK",
    "cp932": "ja",
    "euc_jp": "ja",
    "iso2022_jp": "ja",
    "euc_kr": "ko",
    "cp1250": "pl cs sk hu sl hr bs ro",
    "iso8859-2": "pl cs sk hu sl hr bs",
    "iso8859-16": "ro",
    "cp1251": "ru uk bg sr mk be",
    "koi8-r": "ru",
    "koi8-u": "uk",
    "iso8859-5": "ru bg sr mk",
    "cp866": "ru",
    "cp1252": _WEST,
    "iso8859-1": _WEST,
    "iso8859-15": _WEST,
    "cp1253": "el",
    "iso8859-7": "el",
    "cp1254": "tr",
    "iso8859-9": "tr",
    "cp1255": "he",
    "iso8859-8": "he",
    "cp1256": "ar fa",
    "iso8859-6": "ar",
    "cp1257": "lt lv et",
    "iso8859-13": "lt lv et",
    "cp1258": "vi",
    "cp874": "th",
}
LENGTHS = (40, 200, 2_000, 20_000)  # characters
CONDITIONS = ("text", "declared", "undeclared", "declared wrongly", "long head", "cut")
LONG_HEAD = 300_000  # bytes of ASCII before the first other one
# Of a text's non-ASCII characters so many may be missing in a charset: they are left out, as editors did.
MOST_MISSING = 0.005


class Text(NamedTuple):
    """A text and the language that it is in."""

    language: str
    content: str


class Case(NamedTuple):
    """Bytes that were written in `charset` under a condition, and the text that they are."""

    charset: str
    condition: str
    raw: bytes
    text: str


def read_texts(pages: Path, catalogs: Path | None, limit: int) -> Iterator[Text]:
    """Yield real texts of all lengths, `limit` of each language and length at most."""
    rng = random.Random(20261124)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in SETS:
        for sample in read_set(pages / name):
            text = sample.references[0]
            if len(text) - len(text.encode("ascii", "ignore")) >= 10:
                found[detect_language(text, None) or "en"].append(text)
    for folder in sorted(catalogs.iterdir()) if catalogs else ():
        messages = [line for name in CATALOGS for line in _read_catalog(folder / f"LC_MESSAGES/{name}.mo")]
        rng.shuffle(messages)
        if messages:
            found[folder.name] += _put_together(messages)
    for language, texts in sorted(found.items()):
        for length in LENGTHS:
            long = [text for text in texts if len(text) >= length]
            for text in rng.sample(long, min(limit, len(long))):
                begin = rng.randrange(len(text) - length + 1)
                yield Text(language, text[begin : begin + length])


def _read_catalog(path: Path) -> Iterable[str]:
    if not path.is_file():
        return
    with path.open("rb") as file:
        try:
            catalog: Mapping[object, str] = vars(gettext.GNUTranslations(file))["_catalog"]
        except (IndexError, ValueError):  # broken
            return
    for key, value in sorted(catalog.items(), key=repr):
        if isinstance(key, str) and key and len(value) > 20 and value != key:
            yield value


def _put_together(messages: Sequence[str]) -> Iterator[str]:
    part: list[str] = []
    for message in messages:
        part.append(message)
        if sum(map(len, part)) > 1.2 * LENGTHS[-1]:
            yield "\n".join(part)
            part = []
    if sum(map(len, part)) > LENGTHS[1]:
        yield "\n".join(part)


def make_cases(text: Text) -> Iterator[Case]:
    """Yield `text` in every charset that its language is written in, under each condition."""
    for charset, languages in CHARSETS.items():
        if languages and text.language not in languages.split():
            continue
        content = encode(text.content, charset).decode(charset)
        others = len(text.content) - len(text.content.encode("ascii", "ignore"))
        if others < 4 or len(text.content) - len(content) > MOST_MISSING * others:
            continue
        for condition in CONDITIONS:
            raw = _write(content, charset, condition)
            shown = raw[:-1] if condition == "cut" else raw
            if condition == "cut" and charset not in (
                "utf-8",
                "gb18030",
                "big5",
                "cp932",
                "euc_jp",
                "euc_kr",
            ):
                continue
            yield Case(charset, condition, shown, normalise(shown.decode(charset, "ignore")))


def encode(text: str, charset: str) -> bytes:
    """Return `text` in `charset` without the characters that it does not have."""
    return text.encode(charset, "ignore")


def _write(content: str, charset: str, condition: str) -> bytes:
    if condition in ("text", "cut"):
        body = content
    else:
        wrong = "gb2312" if charset in ("cp1252", "iso8859-1", "iso8859-15") else "iso-8859-1"
        claims = {"declared": charset, "declared wrongly": wrong}
        claim = f'<meta charset="{claims[condition]}">' if condition in claims else ""
        script = "var seen = {};\n" * (LONG_HEAD // 15) if condition == "long head" else "var a = 1;"
        paragraphs = "</p>\n<p>".join(content.replace("<", "").splitlines())
        body = f"<html><head>{claim}<script>{script}</script></head><body><p>{paragraphs}</p></body></html>"
    return encode(body, charset)


def _load_tools() -> dict[str, Callable[[bytes], str]]:
    """Return cleancms and the peers that are installed, each as a function from bytes to text."""
    tools: dict[str, Callable[[bytes], str]] = {"cleancms": lambda raw: decode(raw).text}
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415
    except ImportError:
        print("charset-normalizer is not installed")
    else:
        tools["charset-normalizer"] = lambda raw: str(from_bytes(raw).best() or "")
    try:
        import chardet  # noqa: PLC0415
    except ImportError:
        print("chardet is not installed")
    else:
        tools["chardet"] = lambda raw: raw.decode(chardet.detect(raw)["encoding"] or "utf-8", "replace")
    try:
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding  # noqa: PLC0415
    except ImportError:
        print("resiliparse is not installed")
    else:
        tools["resiliparse"] = lambda raw: bytes_to_str(
            raw, detect_encoding(raw, from_html_meta=True) or "utf-8"
        )
    return tools


def measure(
    cases: Iterable[Case], tools: Mapping[str, Callable[[bytes], str]]
) -> tuple[dict[tuple[str, str], list[int]], dict[str, float], list[Case]]:
    """Return how many cases of each charset and condition each tool had right, its time, and our failures."""
    right: dict[tuple[str, str], list[int]] = {}
    spent = dict.fromkeys(tools, 0.0)
    wrong = []
    for case in cases:
        counts = right.setdefault((case.charset, case.condition), [0] * (len(tools) + 1))
        counts[0] += 1
        for place, (name, tool) in enumerate(tools.items(), start=1):
            start = time.process_time()
            try:
                text = tool(case.raw)
            except (LookupError, ValueError):  # an encoding that Python does not have, or no decision
                text = ""
            spent[name] += time.process_time() - start
            same = normalise(text).rstrip("\ufffd") == case.text.rstrip("\ufffd")
            counts[place] += same
            if name == "cleancms" and not same:
                wrong.append(case)
    return right, spent, wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table by condition and one by charset. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.encodings", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="the folder of page folders")
    parser.add_argument("--catalogs", type=Path, help="a folder of gettext catalogs")
    parser.add_argument("--limit", type=int, default=6, help="texts of a language and length (%(default)s)")
    parser.add_argument("--wrong", type=Path, help="write what cleancms read wrongly")
    parser.add_argument("--only", default="", help="cleancms: without its peers")
    options = parser.parse_args(arguments)
    tools = _load_tools()
    if options.only:
        tools = {options.only: tools[options.only]}
    cases = (
        case
        for text in read_texts(options.pages, options.catalogs, options.limit)
        for case in make_cases(text)
    )
    right, spent, wrong = measure(cases, tools)
    total = sum(counts[0] for counts in right.values())
    for place, title in ((1, "condition"), (0, "charset")):
        rows = []
        for group in (*dict.fromkeys(key[place] for key in right), "all"):
            some = [counts for key, counts in right.items() if group in ("all", key[place])]
            number, *hits = map(sum, zip(*some, strict=True))
            rows.append((group, f"{number:,}", *(f"{100 * hit / number:.1f}" for hit in hits)))
        print(make_table(f"Read right, %, by {title}", (title, "cases", *tools), rows), "\n")
    rows = [
        (name, f"{seconds / spent['cleancms']:.1f}", f"{1000 * seconds / total:.2f}")
        for name, seconds in spent.items()
    ]
    print(make_table("Time", ("tool", "× cleancms", "ms a case"), rows))
    if options.wrong:
        lines = [
            json.dumps([*case[:2], len(case.text), case.text[-80:]], ensure_ascii=False) for case in wrong
        ]
        options.wrong.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
