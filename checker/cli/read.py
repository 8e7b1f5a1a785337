"""checker read: what the readers make of a file, passage by passage."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import click

from checker.cli.speech import language, make_command, sentence, tell
from checker.model import Document, Passage
from checker.pipeline import read_documents
from checker.workspace import loose

_FACTS = ("title", "issuer", "number", "region_name", "region", "level", "issued", "period")
_INPUT = 2


@make_command("read", click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path)))
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Print the facts and passages of files."""
    reading = read_documents(loose(files, ()))
    for document in reading.documents:
        _print(ctx, document)
    for error in reading.unread:
        click.echo(sentence(ctx, error), err=True)
    ctx.exit(_INPUT if reading.unread else 0)


def _print(ctx: click.Context, document: Document) -> None:
    click.echo(f"{document.id}  {document.file}")
    for name in _FACTS:
        value = getattr(document, name)
        if value:
            shown = "-".join(str(part) for part in value) if isinstance(value, tuple) else value
            click.echo(f"  {tell(ctx, f'cli.read.fact.{name}')}: {shown}")
    for warning in document.warnings:
        click.echo(f"  ! {getattr(warning, language(ctx))}")
    for passage in document.passages:
        click.echo(f"{passage.clause or '-'}\t{_place(passage)}\t{passage.kind}\t{passage.text}")


def _place(passage: Passage) -> str:
    """Return the place in the file as it is numbered there: line, page, paragraph, sheet and cell."""
    numbered = ((field.name, getattr(passage.place, field.name)) for field in fields(passage.place))
    return " ".join(
        f"{name} {value}" for name, value in numbered if value is not None and value is not False and name != "box"
    )
