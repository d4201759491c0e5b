"""`cleancms completion`: what makes a shell complete commands, options and file names."""

from __future__ import annotations

import click

from cleancms.cli import EXIT_CODES
from cleancms.commands.run import ending_in_order

COMPLETION_EXAMPLES = """\b
Examples:
  eval "$(cleancms completion bash)"                         in ~/.bashrc
  eval "$(cleancms completion zsh)"                          in ~/.zshrc, behind compinit
  cleancms completion fish > ~/.config/fish/completions/cleancms.fish

"""


@click.command(epilog=COMPLETION_EXAMPLES + EXIT_CODES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, /, shell: str) -> None:
    """Print the script that makes a shell complete what is typed after `cleancms`."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    root = context.find_root()
    completer = get_completion_class(shell)
    assert completer is not None, shell
    with ending_in_order():
        click.echo(completer(root.command, {}, "cleancms", "_CLEANCMS_COMPLETE").source())
