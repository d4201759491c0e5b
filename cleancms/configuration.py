"""What is set once, for a directory or a machine: configuration files and the environment, checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from glob import escape
from typing import Any, NamedTuple

OWN_FILE = "cleancms.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "[tool.cleancms]"
DEFAULT = "default"
# A configuration does not reach into the repositories below it.
_REPOSITORY = ".git"
# More than any machine has of anything: seconds, gigabytes, cores.
_MOST = 1e9
_TRUTHS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


class ConfigurationError(ValueError):
    """A configuration cannot be used; the message names the file or variable, the key and all keys."""


class Kind(NamedTuple):
    """What values a key has: in words, as a test of a value from a file, and read from a variable's text.

    `parse` raises ValueError or KeyError.
    """

    description: str
    fits: Callable[[Any], bool]
    parse: Callable[[str], Any]


def _is_number(value: Any) -> bool:
    """Return whether `value` is a number of sensible size; nan is in no range."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _MOST


_FLAG = Kind("true or false", lambda value: isinstance(value, bool), lambda text: _TRUTHS[text.lower()])
_NAME = Kind("a string", lambda value: isinstance(value, str), str)
_FOLDER = Kind("the path of a directory", lambda value: isinstance(value, str) and "\0" not in value, str)
_GLOBS = Kind(
    "a list of strings",
    lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
    str.split,
)
_COUNT = Kind(
    "a whole number from 1 on",
    lambda value: _is_number(value) and isinstance(value, int) and value >= 1,
    int,
)
_AMOUNT = Kind("a number from 0 on", _is_number, float)
_SHARE = Kind("a number from 0 to 1", lambda value: _is_number(value) and value <= 1, float)
_CHOICE = Kind('"link", "drop" or "keep"', lambda value: value in ("link", "drop", "keep"), str)


class Key(NamedTuple):
    """A key of the configuration: what it may be set to, and what holds without it (None: it depends)."""

    kind: Kind
    default: Any


# Each is the name of an option without the dashes before it, one that a team or a machine decides once.
KEYS: Mapping[str, Key] = {
    "profiles": Key(_FOLDER, None),
    "exclude": Key(_GLOBS, []),
    "min-confidence": Key(_SHARE, 0.0),
    "links": Key(_FLAG, False),
    "images": Key(_FLAG, False),
    "near-duplicates": Key(_CHOICE, "link"),
    "html-field": Key(_NAME, ""),
    "text-field": Key(_NAME, ""),
    "url-field": Key(_NAME, ""),
    "id-field": Key(_NAME, ""),
    "jobs": Key(_COUNT, None),
    "deadline": Key(_AMOUNT, 60.0),
    "memory": Key(_AMOUNT, 2.0),
    "max-size": Key(_AMOUNT, 50.0),
}


class Setting(NamedTuple):
    """A value with the place that it comes from: a file, an environment variable or DEFAULT."""

    value: Any
    origin: str


def list_defaults() -> dict[str, Setting]:
    """Return the setting of every key where nothing is configured."""
    return {name: Setting(key.default, DEFAULT) for name, key in KEYS.items()}


def read_settings(environment: Mapping[str, str], file: str | None = None) -> dict[str, Setting]:
    """Return the setting of every key: that of its environment variable, else of the file, else the default.

    `file` is the path of a configuration file; without it, the nearest one from the working directory
    upward is read. Raises ConfigurationError.
    """
    settings = list_defaults()
    found = _find_file() if file is None else (file, _read_table(file))
    if found:
        path, table = found
        settings |= {name: Setting(value, path) for name, value in _check_table(path, table or {}).items()}
    return settings | _read_environment(environment)


def list_configured(settings: Mapping[str, Setting]) -> dict[str, Any]:
    """Return what is set, by the names of the parameters of commands: `min_confidence` for min-confidence."""
    return {
        name.replace("-", "_"): setting.value
        for name, setting in settings.items()
        if setting.origin != DEFAULT
    }


def name_variable(name: str) -> str:
    """Return the environment variable of a key: CLEANCMS_MIN_CONFIDENCE for min-confidence."""
    return "CLEANCMS_" + name.upper().replace("-", "_")


def _find_file() -> tuple[str, dict[str, Any]] | None:
    """Return the nearest configuration file, its path relative to the working directory, with its table.

    A pyproject.toml without our table is passed over. The search ends at the directory of a repository.
    """
    folder = ""
    try:
        depth = os.getcwd().count(os.sep)  # noqa: PTH109 - pathlib is not needed otherwise
    except OSError:  # the directory is gone
        return None
    for _ in range(depth + 1):
        for name in (OWN_FILE, SHARED_FILE):
            path = folder + name
            table = _read_table(path, optional=name == SHARED_FILE) if os.path.isfile(path) else None  # noqa: PTH113
            if table is not None:
                return path, table
        if os.path.exists(folder + _REPOSITORY):  # noqa: PTH110
            return None
        folder += os.path.join(os.pardir, "")  # noqa: PTH118
    return None


def _read_table(path: str, *, optional: bool = False) -> dict[str, Any] | None:
    """Return what a file sets; of a pyproject.toml our table, where it has none None if that is `optional`.

    Raises ConfigurationError.
    """
    is_shared = os.path.basename(path) == SHARED_FILE  # noqa: PTH119
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            raw = file.read()
        if is_shared and optional and b"cleancms" not in raw:
            return None
        table = _parse(raw)
    except (OSError, ValueError) as error:
        cause = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
        raise ConfigurationError(f"{path}: {cause}") from error
    if not is_shared:
        return table
    tools = table.get("tool")
    own = tools.get("cleancms") if isinstance(tools, dict) else None
    if own is None and not optional:
        raise ConfigurationError(f"{path}: has no table {TABLE}")
    if own is not None and not isinstance(own, dict):
        raise ConfigurationError(f"{path}: tool.cleancms has to be a table, {TABLE}")
    return own


def _parse(raw: bytes) -> dict[str, Any]:
    """Return what stands in a TOML file. Raises ValueError."""
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8") from None
    except RecursionError:
        raise ValueError("is nested too deeply") from None


def _check_table(path: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file sets, its paths seen from the working directory. Raises ConfigurationError."""
    folder = os.path.dirname(path)  # noqa: PTH120
    values = {}
    for name, value in table.items():
        if name not in KEYS:
            raise ConfigurationError(f"{path}: {name!r} is no key; {_list_keys()}")
        if not KEYS[name].kind.fits(value):
            raise _refuse(path, name, value)
        values[name] = _place(KEYS[name].kind, value, folder)
    return values


def _place(kind: Kind, value: Any, folder: str) -> Any:
    """Return a value from a file in `folder` as it has to be written in the working directory."""
    if kind is _FOLDER:
        return value and os.path.join(folder, value)  # noqa: PTH118
    if kind is _GLOBS:
        prefix = escape(os.path.join(folder, ""))  # noqa: PTH118
        return [
            prefix + glob if "/" in glob.rstrip("/") and not glob.startswith("/") else glob for glob in value
        ]
    return value


def _read_environment(environment: Mapping[str, str]) -> dict[str, Setting]:
    """Return what variables set; an empty one sets nothing. Raises ConfigurationError."""
    settings = {}
    for name, key in KEYS.items():
        variable = name_variable(name)
        text = environment.get(variable, "")
        if not text:
            continue
        try:
            value = key.kind.parse(text)
        except (ValueError, KeyError):
            raise _refuse(variable, name, text) from None
        if not key.kind.fits(value):
            raise _refuse(variable, name, text)
        settings[name] = Setting(value, variable)
    return settings


def _refuse(origin: str, name: str, value: Any) -> ConfigurationError:
    from reprlib import repr as shorten  # noqa: PLC0415

    wanted = KEYS[name].kind.description
    return ConfigurationError(f"{origin}: {name} has to be {wanted}, not {shorten(value)}; {_list_keys()}")


def _list_keys() -> str:
    return f"the keys are {', '.join(KEYS)}"
