"""Site profiles as files: readable JSON with a line a block, so that a diff shows what changed."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from cleancms.model import PageKind, SiteProfile, Template, TemplateBlock

Expected = TypeVar("Expected")

FORMAT_VERSION = 1
SUFFIX = ".json"
# Profiles that a process remembers. The pages of a site mostly come one after the other; a profile takes some
# 100 kB.
_REMEMBERED = 256
# Characters of a file name that come from the site's name; most file systems allow 255 bytes.
_MAX_NAME = 100
_UNSAFE = re.compile(r"[^a-z0-9.-]+")
# Names that Windows keeps for devices, whatever follows the first dot.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")
# Names with a hash begin so, and no others do.
_HASHED = "site-"
# What UTF-8 cannot say, and what some readers take for the end of a line.
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("[\x7f-\x9f\u2028\u2029]")


class BadProfileError(ValueError):
    """A file is no site profile; the message says why."""


def name_host(url: str) -> str:
    """Return the site of a page with this address: its host, without "www."; "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return ""


def name_folder(path: str) -> str:
    """Return the site of a page without an address: the name of the folder that its file stands in."""
    return path.rpartition("/")[0].rpartition("/")[2] or "."


def name_file(site: str) -> str:
    """Return the name of a site's file: the site, with a hash where its name cannot be one."""
    name = _UNSAFE.sub("-", site)[:_MAX_NAME].strip("-.")
    if name == site and name and not _RESERVED.match(name) and not name.startswith(_HASHED):
        return name + SUFFIX
    digest = blake2b(site.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{_HASHED}{name}-{digest}{SUFFIX}" if name else f"{_HASHED}{digest}{SUFFIX}"


def load_profile(folder: Path, site: str) -> SiteProfile | None:
    """Return the profile of a site from a directory, None where it has none.

    Raises BadProfileError that names the file, OSError.
    """
    path = folder / name_file(site)
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return _load(path, status.st_mtime_ns, status.st_size)


@lru_cache(_REMEMBERED)
def _load(path: Path, _time: int, _size: int) -> SiteProfile:
    """Return the profile in a file, which is another one when it has another time of change or size."""
    try:
        return read_profile(path.read_text("utf-8"))
    except (BadProfileError, UnicodeDecodeError) as error:
        raise BadProfileError(f"{path}: {error}") from error


def write_profile(profile: SiteProfile) -> str:
    """Return a profile as JSON text: the same for the same profile, each block of a template on a line.

    Half of a surrogate pair becomes U+FFFD.
    """
    head = {"cleancms_profile": FORMAT_VERSION, "site": profile.site}
    parts = [f"{json.dumps(name)}: {_dump(value)}" for name, value in head.items()]
    parts += [
        f"{json.dumps(kind.value)}: {_write_template(template)}"
        for kind, template in sorted(profile.templates.items())
    ]
    return "{\n  " + ",\n  ".join(parts) + "\n}\n"


def read_profile(text: str) -> SiteProfile:
    """Return the profile in JSON text. Raises BadProfileError where the text is none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadProfileError(f"not JSON: {error}") from error
    if not isinstance(data, dict) or "cleancms_profile" not in data:
        raise BadProfileError('no site profile: "cleancms_profile" is missing')
    version = data["cleancms_profile"]
    if type(version) is not int or version != FORMAT_VERSION:
        raise BadProfileError(
            f"profile format {_cut(version)}, this version of cleancms reads {FORMAT_VERSION}"
        )
    templates = {kind: _read_template(data[kind.value], kind) for kind in PageKind if kind.value in data}
    return SiteProfile(_expect(data, "site", str), templates)


def _write_template(template: Template) -> str:
    lines = ",\n      ".join(_dump(block._asdict()) for block in template.blocks)
    return f'{{\n    "pages": {template.pages},\n    "blocks": [\n      {lines}\n    ]\n  }}'


def _read_template(data: object, kind: PageKind) -> Template:
    pages = _expect_count(data, "pages")
    blocks = _expect(data, "blocks", list)
    try:
        return Template(pages, tuple(map(_read_block, blocks)))
    except BadProfileError as error:
        raise BadProfileError(f"a block of {kind.value}: {error}") from error


def _read_block(data: object) -> TemplateBlock:
    return TemplateBlock(
        key=_expect(data, "key", str),
        example=_expect(data, "example", str),
        pages=_expect_count(data, "pages"),
        position=_expect_share(data, "position"),
        before=_expect_share_or_null(data, "before"),
        after=_expect_share_or_null(data, "after"),
    )


def _expect(data: object, name: str, kind: type[Expected] | tuple[type[Expected], ...]) -> Expected:
    """Return a field of a JSON object. Raises BadProfileError where it is missing or of another type."""
    if not isinstance(data, dict):
        raise BadProfileError(f"{_cut(data)} in place of an object")
    if name not in data:
        raise BadProfileError(f'"{name}" is missing')
    value = data[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise BadProfileError(f'"{name}" is {_cut(value)}')
    return value


def _expect_count(data: object, name: str) -> int:
    value = _expect(data, name, int)
    if value < 1:
        raise BadProfileError(f'"{name}" is {_cut(value)}, less than 1')
    return value


def _expect_share(data: object, name: str) -> float:
    value: int | float = _expect(data, name, (int, float))
    if not 0 <= value <= 1:
        raise BadProfileError(f'"{name}" is {_cut(value)}, not from 0 to 1')
    return float(value)


def _expect_share_or_null(data: object, name: str) -> float | None:
    return None if isinstance(data, dict) and data.get(name) is None else _expect_share(data, name)


def _cut(value: object) -> str:
    return json.dumps(value)[:40]


def _dump(value: object) -> str:
    text = _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False))
    return _LINE_END.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
