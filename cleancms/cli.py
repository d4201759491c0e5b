"""The command line: which commands there are. A command is imported when it is run or listed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

from cleancms import __version__

EXIT_CODES = """\b
Exit codes:
  0    done
  1    kept for a check mode
  2    wrong usage or configuration
  3    some inputs failed, the others were written
  4    nothing was written: no input could be read, none has an article or enough confidence
  130, 141, 143    interrupted, output closed by its reader, terminated
"""
# The modules of the commands; each has a function with the command's name.
_COMMANDS: Mapping[str, str] = {
    "clean": "cleancms.commands.clean",
    "corpus": "cleancms.commands.corpus",
    "explain": "cleancms.commands.explain",
    "learn": "cleancms.commands.learn",
}


class _Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[name]), name)
        assert isinstance(command, click.Command)
        return command


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"cleancms {__version__}")
        context.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Turn raw dumps of web pages, HTML or plain text, into clean articles with metadata."""
