"""checker audit: known faults planted in copies of the documents, and what the tool makes of them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.audit.table import FORMATS, render
from checker.cli.speech import Option, language, make_command, tell
from checker.cli.subject import progress_off
from checker.messages import say
from checker.workspace import find


@make_command(
    "audit",
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[WORKSPACE]"),
    Option(["--plantings"], type=click.IntRange(min=1), default=40, show_default=True, metavar="N"),
    Option(["--seed"], type=int, default=1, show_default=True, metavar="S"),
    Option(["--format", "form"], type=click.Choice(FORMATS), default="text", show_default=True),
)
@click.pass_context
def command(ctx: click.Context, folder: Path | None, plantings: int, seed: int, form: str) -> None:
    """Plant faults, run the corridor on each copy, and print what was found."""
    from checker.audit import audit

    lang = language(ctx)

    def told(done: int, whole: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[2K{say('cli.progress.audit', lang, done=done + 1, all=whole)}", nl=False, err=True)

    found = audit(find(folder or Path()), plantings, seed, told)
    progress_off()
    if not found.outcomes:
        raise click.UsageError(tell(ctx, "cli.audit.nothing"), ctx)
    click.echo(render(found, form, lang), nl=False)
