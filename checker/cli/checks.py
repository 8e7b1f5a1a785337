"""checker checks: every check with the ranges in force."""

from __future__ import annotations

import click

from checker.cli.rules import claim, permitted
from checker.cli.speech import language, make_command
from checker.pipeline import rules
from checker.workspace import shipped


@make_command("checks")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Print every check with its claim and its permitted ranges."""
    lang = language(ctx)
    for name, lines in rules(shipped("expectations")).items():
        click.echo(f"{name}: {claim(name, lang)}")
        for line in lines:
            click.echo(f"  {permitted(line, lang)}")
