"""checker audit: known faults planted in copies of the documents, and what the tool makes of them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.audit.table import FORMATS, render
from checker.cli.speech import Option, language, make_command, sentence, tell
from checker.cli.subject import by_its_rules, progress_off, subject_params, workspace_of
from checker.messages import say

# The exit code where a document could not be read.
_INPUT = 2


@make_command(
    "audit",
    *subject_params(),
    Option(["--plantings"], type=click.IntRange(min=1), default=40, show_default=True, metavar="N"),
    Option(["--harmless"], type=click.IntRange(min=0), default=20, show_default=True, metavar="N"),
    Option(["--seed"], type=int, default=1, show_default=True, metavar="S"),
    Option(["--format", "form"], type=click.Choice(FORMATS), default="text", show_default=True),
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    above: tuple[Path, ...],
    plantings: int,
    harmless: int,
    seed: int,
    form: str,
) -> None:
    """Plant faults, run the corridor on each copy, and print what was found."""
    from checker.audit import audit

    lang = language(ctx)

    def told(done: int, whole: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[2K{say('cli.progress.audit', lang, done=done + 1, all=whole)}", nl=False, err=True)

    found = audit(by_its_rules(ctx, workspace_of(ctx, paths, above)), plantings, seed, harmless, told)
    progress_off()
    for error in found.unread:
        click.echo(sentence(ctx, error), err=True)
    if not found.outcomes:
        raise click.UsageError(tell(ctx, "cli.audit.nothing"), ctx)
    click.echo(render(found, form, lang), nl=False)
    ctx.exit(_INPUT if found.unread else 0)
