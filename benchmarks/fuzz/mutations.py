"""Pages as crawls have them: torn, doubled, mislabelled. Pure functions of a page and a random source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

Mutation = Callable[[bytes, bytes, Random], bytes]

# Nothing that a mutation makes is longer (bytes): a page that doubles at every step is no new case.
MAX_LENGTH = 400_000
_TAG = re.compile(rb"<[^<>]{1,2000}>")
_ATTRIBUTE = re.compile(rb"""[\w-]{1,40}=(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')""")
_ENTITY = re.compile(rb"&#?\w{1,12};")
_CHARSET = re.compile(rb"""charset=["']?[\w-]{1,30}""", re.IGNORECASE)
CHARSETS = (
    *(b"utf-8", b"utf-16", b"utf-16be", b"utf-7", b"utf-32", b"gbk", b"gb18030", b"big5", b"shift_jis"),
    *(b"euc-jp", b"iso-2022-jp", b"euc-kr", b"windows-1250", b"windows-1251", b"koi8-r", b"iso-8859-1"),
    *(b"x-user-defined", b"none", b"", b"\xff", b"utf-8\x00", b"hex", b"rot13", b"unicode_escape", b"idna"),
)
ENTITIES = (
    *(b"&", b"&#", b"&#;", b"&#x;", b"&#0;", b"&#xD800;", b"&#x110000;", b"&#99999999999999999999;"),
    *(b"&lt", b"&lt;script&gt;", b"&nbsp", b"&amp;amp;amp;", b"&#x202e;", b"&#128;", b"&zwj;", b"&;"),
)
ELEMENTS = (
    *(b"div", b"p", b"table", b"td", b"tr", b"ul", b"li", b"a", b"b", b"h1", b"pre", b"blockquote", b"svg"),
    *(b"script", b"style", b"textarea", b"title", b"template", b"noscript", b"select", b"form", b"math"),
)
TORN_TAGS = (b"<", b"</", b"<!--", b"-->", b"<![CDATA[", b"<!", b"<?", b"</>", b'<a href="', b"<p <p", b">")


def mutate(page: bytes, other: bytes, random: Random) -> tuple[bytes, tuple[str, ...]]:
    """Return `page` after one to four mutations, and their names. `other` is a page to join pieces of."""
    names = tuple(random.choice(tuple(MUTATIONS)) for _ in range(random.randint(1, 4)))
    for name in names:
        page = MUTATIONS[name](page, other, random)[:MAX_LENGTH]
    return page, names


def drop_tags(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page without one in `n` of its tags."""
    share = random.choice((0.02, 0.1, 0.5, 1.0))
    return _TAG.sub(lambda tag: b"" if random.random() < share else tag[0], page)


def double_tags(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page with some of its tags twice or many times."""
    times = random.choice((2, 2, 3, 50))
    return _TAG.sub(lambda tag: tag[0] * (times if random.random() < 0.05 else 1), page)


def swap_tags(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page with some of its tags in each other's places."""
    tags = [tag[0] for tag in _TAG.finditer(page)]
    return _TAG.sub(lambda tag: random.choice(tags) if random.random() < 0.1 else tag[0], page)


def truncate(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page up to any byte, or from any byte."""
    place = random.randint(0, len(page))
    return page[:place] if random.random() < 0.8 else page[place:]


def declare_wrongly(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page with another charset declared."""
    name = random.choice(CHARSETS)
    if _CHARSET.search(page):
        return _CHARSET.sub(lambda _: b"charset=" + name, page)
    return b'<meta charset="' + name + b'">' + page


def encode_otherwise(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page in another encoding than it says, some characters lost."""
    codec = random.choice(("utf-16", "utf-16-be", "utf-32", "gb18030", "shift_jis", "cp1251", "utf-7"))
    return page.decode("utf-8", "replace").encode(codec, "ignore")


def break_entities(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page with broken entities in place of some of its own, and in its text."""
    page = _ENTITY.sub(lambda found: found[0][: random.randint(1, len(found[0]))], page)
    return _insert(page, ENTITIES, random)


def flip_bytes(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page with some of its bytes changed."""
    changed = bytearray(page)
    for _ in range(random.choice((1, 10, 100)) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def nest(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page with open elements in a place of it, one in the other."""
    place = random.randint(0, len(page))
    tags = b"".join(b"<" + random.choice(ELEMENTS) + b">" for _ in range(random.choice((1, 20, 2000))))
    return page[:place] + tags + page[place:]


def tear_attributes(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page with some attributes cut off, and without their closing quote."""
    return _ATTRIBUTE.sub(
        lambda found: found[0][: random.randrange(len(found[0]))] if random.random() < 0.1 else found[0],
        page,
    )


def tear_tags(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page with beginnings of markup in any places of it."""
    return _insert(page, TORN_TAGS, random)


def move_lines(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the page with some of its lines twice, dropped or elsewhere."""
    lines = page.splitlines(keepends=True)
    for _ in range(random.choice((1, 5, 30))):
        if lines:
            line = lines.pop(random.randrange(len(lines)))
            for _ in range(random.choice((0, 1, 2))):
                lines.insert(random.randint(0, len(lines)), line)
    return b"".join(lines)


def join(page: bytes, other: bytes, random: Random) -> bytes:
    """Return the beginning of the page and the end of the other one, or a piece of that in the page."""
    place, begin = random.randint(0, len(page)), random.randint(0, len(other))
    if random.random() < 0.5:
        return page[:place] + other[begin:]
    return page[:place] + other[begin : begin + random.choice((50, 1000, 20_000))] + page[place:]


def _insert(page: bytes, pieces: tuple[bytes, ...], random: Random) -> bytes:
    """Return the page with up to 30 of `pieces` in any places."""
    places = sorted(random.randint(0, len(page)) for _ in range(random.randint(1, 30)))
    parts, start = [], 0
    for place in places:
        parts += [page[start:place], random.choice(pieces)]
        start = place
    return b"".join([*parts, page[start:]])


MUTATIONS: Mapping[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        *(drop_tags, double_tags, swap_tags, truncate, declare_wrongly, encode_otherwise, break_entities),
        *(flip_bytes, nest, tear_attributes, tear_tags, move_lines, join),
    )
}
