"""The commands: thin, each in a module of its own that is loaded when it is called.

`checker --help` loads none of them, nor the nouns: what it prints stands in the messages.
"""

from __future__ import annotations

import click

from checker import __version__
from checker.cli.speech import Command, language, language_option, tell

# The commands in the order a person meets them; checker/cli/<name>.py holds `command`.
COMMANDS = (
    "check",
    "desk",
    "extract",
    "read",
    "census",
    "match",
    "explain",
    "checks",
    "packs",
    "init",
    "accept",
    "reject",
    "decide",
    "reply",
    "diff",
    "impact",
    "gate",
    "audit",
)


class Commands(Command, click.Group):
    """The group of all commands; a command's module is imported when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, loading its module."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(f"checker.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one line a command from the messages, without loading the commands."""
        with formatter.section(tell(ctx, "cli.heading.commands")):
            formatter.write_dl([(name, tell(ctx, f"cli.{name}.short")) for name in COMMANDS])


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"checker {__version__}")
        ctx.exit()


main = Commands(
    name="checker",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
    params=[
        language_option(),
        click.Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_version),
    ],
)

__all__ = ["COMMANDS", "language", "main"]
