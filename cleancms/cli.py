"""The command line: which commands there are. A command is imported when it is run or listed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import click

from cleancms import __version__

if TYPE_CHECKING:
    from cleancms.configuration import Setting

EXIT_CODES = """\b
Exit codes:
  0    done
  1    `check` found something, or `fix --exit-non-zero-on-fix` rewrote a file
  2    wrong usage or configuration
  3    some inputs failed, the others were written
  4    nothing was written: no input could be read, none has an article or enough confidence
  130, 141, 143    interrupted, output closed by its reader, terminated
"""
# The modules of the commands; each has a function with the command's name.
_COMMANDS: Mapping[str, str] = {
    "check": "cleancms.commands.check",
    "clean": "cleancms.commands.clean",
    "completion": "cleancms.commands.completion",
    "config": "cleancms.commands.config",
    "corpus": "cleancms.commands.corpus",
    "explain": "cleancms.commands.explain",
    "fix": "cleancms.commands.fix",
    "learn": "cleancms.commands.learn",
    "review": "cleancms.commands.review",
}
# They have nothing to configure, and work where the configuration does not.
_UNCONFIGURED = ("completion", "config")
_WANTS_HELP = "cleancms.wants_help"


class _Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with _making_errors_printable():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, context: click.Context) -> Any:
        with _making_errors_printable():
            return super().invoke(context)

    def list_commands(self, _: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[name]), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named first, and note whether its help is asked for."""
        options = takewhile(lambda each: each != "--", args)
        context.meta[_WANTS_HELP] = not {"-h", "--help"}.isdisjoint(options)
        return super().resolve_command(context, args)


@contextmanager
def _making_errors_printable() -> Iterator[None]:
    """Let no name or value in a message drive the terminal."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:  # is the help, on many lines
        raise
    except click.ClickException as error:
        from cleancms.console import make_printable  # noqa: PLC0415

        vars(error)["message"] = make_printable(error.message)  # click declares it final
        raise


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"cleancms {__version__}")
        context.exit()


class _WrongConfiguration(click.ClickException):
    """A configuration file or variable that cannot be used."""

    exit_code = 2


class _Configured(Mapping[str, Any]):
    """The defaults of options that are configured, read when the first of them is looked up."""

    def __init__(self, read: Callable[[], dict[str, Setting]]) -> None:
        self.read = read

    def __getitem__(self, name: str) -> Any:
        from cleancms.configuration import list_configured  # noqa: PLC0415

        return list_configured(self.read())[name]

    def __iter__(self) -> Iterator[str]:
        from cleancms.configuration import list_configured  # noqa: PLC0415

        return iter(list_configured(self.read()))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _read_settings(file: str | None, isolated: bool) -> dict[str, Setting]:
    """Return the settings. Raises _WrongConfiguration."""
    from cleancms.configuration import ConfigurationError, list_defaults, read_settings  # noqa: PLC0415

    try:
        return list_defaults() if isolated else read_settings(os.environ, file)
    except ConfigurationError as error:
        raise _WrongConfiguration(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.option(
    "--config",
    "file",
    metavar="FILE",
    help="Read this configuration, not the nearest cleancms.toml or pyproject.toml.",
)
@click.option("--isolated", is_flag=True, help="Read no configuration file and no CLEANCMS_ variable.")
@click.pass_context
def main(context: click.Context, /, file: str | None, isolated: bool) -> None:
    """Turn raw dumps of web pages, HTML or plain text, into clean articles with metadata."""
    if file is not None and isolated:
        raise click.UsageError("--isolated reads no configuration, --config reads one")
    read = cache(lambda: _read_settings(file, isolated))
    context.obj = read
    if not context.meta[_WANTS_HELP]:  # which has to work whatever the configuration is
        configured = _Configured(read)
        context.default_map = {name: configured for name in _COMMANDS if name not in _UNCONFIGURED}
