"""checker extract: the targets of a document as JSON lines, CSV or Parquet, or of all documents as the dataset."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from checker.cli.ledger import LedgerForm, ledger
from checker.cli.reasons import how_it_was_read
from checker.cli.speech import Option, language, make_command, sentence, tell
from checker.cli.subject import by_its_rules, reading_of
from checker.model import Extraction
from checker.pipeline import Reading, kept_by_the_user
from checker.workspace import find, loose
from checker.workspace.dataset import DATASET, as_lines, as_table, is_fresh
from checker.workspace.parquet import PARQUET, as_parquet, require_parquet

_STALE, _INPUT = 1, 2


@make_command(
    "extract",
    click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[FILES...|WORKSPACE]"),
    Option(["--format", "form"], type=click.Choice(["jsonl", "csv", "parquet"]), default="jsonl", show_default=True),
    Option(["--why"], is_flag=True),
    Option(["--ledger", "as_ledger"], is_flag=True),
    Option(["--all", "whole"], is_flag=True),
    Option(["--check", "compare"], is_flag=True),
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], form: str, why: bool, as_ledger: bool, whole: bool, compare: bool
) -> None:
    """Print the targets of files or how each was read; write the dataset of a workspace or say whether it is fresh."""
    if as_ledger and (whole or compare or form == "parquet"):
        raise click.UsageError(tell(ctx, "cli.usage.ledger-alone"), ctx)
    if form == "parquet":
        require_parquet()
    if whole or compare:
        _dataset(ctx, paths, compare, form)
    elif not paths:
        raise click.UsageError(tell(ctx, "cli.usage.no-file"), ctx)
    else:
        reading = reading_of(ctx, loose(paths, ()))
        if as_ledger:
            click.echo(ledger(reading, _form_of_ledger(ctx, form), language(ctx)), nl=False)
            _end(ctx, reading)
        if why:
            for extraction in reading.extractions:
                for target in extraction.targets:
                    click.echo("\n".join(how_it_was_read(target, language(ctx))) + "\n")
            _end(ctx, reading)
        writers: dict[str, Callable[[Sequence[Extraction]], str | bytes]]
        writers = {"jsonl": as_lines, "csv": as_table, "parquet": as_parquet}
        click.echo(writers[form](reading.extractions), nl=False)
        _end(ctx, reading)


def _form_of_ledger(ctx: click.Context, form: str) -> LedgerForm:
    """Return the format that was asked for by name, a table where none was."""
    if ctx.get_parameter_source("form") is ParameterSource.DEFAULT:
        return "table"
    return "jsonl" if form == "jsonl" else "csv"


def _dataset(ctx: click.Context, paths: tuple[Path, ...], compare: bool, form: str) -> None:
    if len(paths) > 1:
        raise click.UsageError(tell(ctx, "cli.usage.one-workspace"), ctx)
    workspace = by_its_rules(ctx, find(paths[0] if paths else Path()), kept=kept_by_the_user())
    reading = reading_of(ctx, workspace)
    if reading.unread:
        _end(ctx, reading)
    file = workspace.root / DATASET
    if compare:
        fresh = is_fresh(file, reading.extractions)
        click.echo(tell(ctx, "cli.extract.fresh" if fresh else "cli.extract.stale", path=file))
        ctx.exit(0 if fresh else _STALE)
    file.write_bytes(as_table(reading.extractions).encode("utf-8"))
    count = sum(len(extraction.targets) for extraction in reading.extractions)
    click.echo(tell(ctx, "cli.extract.written", path=file, count=count, documents=len(reading.documents)))
    if form == "parquet":
        file = workspace.root / PARQUET
        file.write_bytes(as_parquet(reading.extractions))
        click.echo(tell(ctx, "cli.extract.written", path=file, count=count, documents=len(reading.documents)))


def _end(ctx: click.Context, reading: Reading) -> None:
    for error in reading.unread:
        click.echo(sentence(ctx, error), err=True)
    ctx.exit(_INPUT if reading.unread else 0)
