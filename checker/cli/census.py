"""checker census: whether a folder of plans was understood, file by file, and what is doubtful."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.speech import Option, language, make_command, tell
from checker.cli.subject import progress_off, progress_on
from checker.desk.census import census
from checker.desk.census_forms import FORMATS, render

_INPUT, _NOTHING = 2, 4


@make_command(
    "census",
    click.Argument(["folder"], type=click.Path(path_type=Path), metavar="FOLDER"),
    Option(["--format", "form"], type=click.Choice(FORMATS), default="text", show_default=True),
    Option(["--workers"], type=click.IntRange(min=1), metavar="N"),
)
@click.pass_context
def command(ctx: click.Context, folder: Path, form: str, workers: int | None) -> None:
    """Look through a folder and print what was understood of each file."""
    found = census(folder, workers, progress_on(ctx))
    progress_off()
    if not found.entries:
        raise click.UsageError(tell(ctx, "cli.census.empty", path=folder), ctx)
    click.echo(render(found, form, language(ctx)), nl=False)
    if found.unreadable:
        click.echo(tell(ctx, "cli.census.unreadable", count=len(found.unreadable)), err=True)
        ctx.exit(_INPUT)
    ctx.exit(0 if any(found.figures.counts) else _NOTHING)
