"""checker init: a manifest for a folder of files, for a person to confirm."""

from __future__ import annotations

import re
from pathlib import Path

import click
import yaml

from checker.cli.speech import make_command, sentence, tell
from checker.errors import InputError
from checker.messages import message
from checker.model import Document
from checker.pipeline import FORMATS, read_documents
from checker.workspace import MANIFEST, loose
from checker.workspace.ours import plan_files

_INPUT = 2


@make_command("init", click.Argument(["folder"], type=click.Path(path_type=Path), metavar="DIR"))
@click.pass_context
def command(ctx: click.Context, folder: Path) -> None:
    """Write a manifest of what the files say of themselves."""
    manifest = folder / MANIFEST
    if manifest.exists():
        raise InputError(manifest, "", message("workspace.found.manifest"), message("workspace.wanted.no-manifest"))
    reading = read_documents(loose(plan_files(folder, FORMATS.values()), ()))
    for error in reading.unread:
        click.echo(sentence(ctx, error), err=True)
    if reading.documents:
        entries = [_entry(document, folder) for document in reading.documents]
        dumped = "\n".join(
            yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, default_flow_style=False, width=120)
            for entry in entries
        )
        head = "".join(f"# {line}\n" for line in tell(ctx, "cli.init.head").strip().splitlines())
        manifest.write_text(f"{head}\n{dumped}", encoding="utf-8")
        click.echo(tell(ctx, "cli.init.written", path=manifest, count=len(entries)))
    ctx.exit(_INPUT if reading.unread else 0)


def _entry(document: Document, folder: Path) -> dict[str, object]:
    """Return what a document says of itself, as the manifest writes it."""
    known = {
        "id": _identifier(document.id),
        "file": Path(document.file).relative_to(folder).as_posix(),
        "sha256": document.sha256,
        "title": document.title,
        "issuer": document.issuer,
        "region": document.region,
        "level": "" if document.level == "unknown" else document.level,
        "number": document.number,
        "issued": document.issued,
        "period": list(document.period) if document.period else None,
        "excerpt": document.excerpt,
        "above": [_identifier(other) for other in document.above],
    }
    return {key: value for key, value in known.items() if value}


def _identifier(name: str) -> str:
    """Return a file's name as an id: letters, digits, characters, points and hyphens."""
    return re.sub(r"[^\w.-]+", "-", name).strip(".-") or "document"
