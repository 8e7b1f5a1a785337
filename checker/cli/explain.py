"""checker explain: what one check asks, why, and what is permitted."""

from __future__ import annotations

from difflib import get_close_matches

import click

from checker.cli.rules import explained
from checker.cli.speech import language, make_command, tell
from checker.pipeline import rules
from checker.workspace import shipped


@make_command("explain", click.Argument(["name"], metavar="CHECK"))
@click.pass_context
def command(ctx: click.Context, name: str) -> None:
    """Print the explanation of one check."""
    known = rules(shipped("expectations"))
    if name not in known:
        near = ", ".join(get_close_matches(name, known, n=3))
        hint = tell(ctx, "cli.usage.near", near=near) if near else ""
        raise click.UsageError(tell(ctx, "cli.usage.unknown-check", found=name, near=hint), ctx)
    for line in explained(known[name], language(ctx)):
        click.echo(line)
