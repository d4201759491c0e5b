"""`cleancms config`: what is configured, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cleancms.cli import EXIT_CODES
from cleancms.commands.run import ending_in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleancms.configuration import Setting

CONFIG_EXAMPLES = """\b
Examples:
  cleancms config
  cleancms --config ci.toml config
  CLEANCMS_JOBS=2 cleancms config --json

"""


@click.command(epilog=CONFIG_EXAMPLES + EXIT_CODES)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object, for programs.")
@click.pass_context
def config(context: click.Context, /, as_json: bool) -> None:
    """Show every key of the configuration with its value and the place that it comes from.

    The nearest cleancms.toml, or pyproject.toml with a table [tool.cleancms], counts, from the working
    directory upward to the root of the repository. An environment variable such as CLEANCMS_JOBS goes before
    it, and an option of a command before both. A command without the option of a key ignores it.
    """
    settings = context.obj()
    with ending_in_order():
        click.echo(_format_json(settings) if as_json else _format_table(settings))


def _format_json(settings: Mapping[str, Setting]) -> str:
    import json  # noqa: PLC0415

    return json.dumps({name: setting._asdict() for name, setting in settings.items()}, indent=2)


def _format_table(settings: Mapping[str, Setting]) -> str:
    """Return a line a key; the values are written as in TOML."""
    import json  # noqa: PLC0415

    from cleancms.console import make_printable  # noqa: PLC0415

    rows = [
        (name, "" if setting.value is None else json.dumps(setting.value, ensure_ascii=False), setting.origin)
        for name, setting in settings.items()
    ]
    printable = [tuple(map(make_printable, row)) for row in (("key", "value", "from"), *rows)]
    widths = [max(map(len, column)) for column in zip(*printable, strict=True)]
    return "\n".join(
        f"{name:<{widths[0]}}  {value:<{widths[1]}}  {origin}" for name, value, origin in printable
    )
