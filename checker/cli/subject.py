"""What a command is asked to look at: a workspace, or files given by themselves."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from checker.cli.speech import Option, language, tell
from checker.messages import say
from checker.model import Message
from checker.pipeline import NOTHING, Kept, Progress, Reading, Stage, kept_by_the_user, read_all, ruled
from checker.workspace import Workspace, find, loose
from checker.workspace.packs import load_packs


def subject_params() -> tuple[click.Parameter, ...]:
    """Make the arguments that name a workspace or files, and --above."""
    return (
        click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[WORKSPACE|FILES...]"),
        Option(["--above"], multiple=True, type=click.Path(path_type=Path), metavar="FILE"),
    )


def workspace_option() -> click.Parameter:
    """Make the option that names the workspace where the arguments name something else."""
    return Option(["--workspace"], type=click.Path(path_type=Path), default=Path(), metavar="DIR")


def cache_option() -> click.Parameter:
    """Make the switch that says whether what was worked out before may be used again."""
    return Option(["--cache/--no-cache"], default=True)


def packs_option() -> click.Parameter:
    """Make the option that names a folder of rule packs to choose from."""
    return Option(["--packs"], type=click.Path(path_type=Path), metavar="FOLDER")


def workspace_of(
    ctx: click.Context,
    paths: tuple[Path, ...],
    above: tuple[Path, ...],
    packs: Path | None = None,
    kept: Kept = NOTHING,
) -> Workspace:
    """Return the workspace that is meant; without any path the one of the folder one stands in.

    The packs of a folder take the place of its own.
    """
    found = _meant(ctx, paths, above, kept)
    return replace(found, packs=load_packs(packs, found.regions)) if packs else found


def _meant(ctx: click.Context, paths: tuple[Path, ...], above: tuple[Path, ...], kept: Kept) -> Workspace:
    folders = [path for path in paths if path.is_dir()]
    if folders and (len(paths) > 1 or above):
        raise click.UsageError(tell(ctx, "cli.usage.folder-alone"), ctx)
    if not paths and above:
        raise click.UsageError(tell(ctx, "cli.usage.above-alone"), ctx)
    if folders or not paths:
        return find(folders[0] if folders else Path(), kept)
    return loose(paths, above, kept)


def by_its_rules(
    ctx: click.Context, workspace: Workspace, day: date | None = None, kept: Kept = NOTHING, name: str = ""
) -> Workspace:
    """Return a workspace by the rules of the pack that holds on a day, or has a name; say what has to be said of it."""
    chosen = ruled(workspace, day, progress_on(ctx), kept=kept, name=name)
    progress_off()
    tell_of_the_pack(ctx, chosen.remarks)
    return chosen


def tell_of_the_pack(ctx: click.Context, remarks: Sequence[Message]) -> None:
    """Say on the other channel what has to be said of the rule pack that was chosen."""
    for remark in remarks:
        click.echo(getattr(remark, language(ctx)), err=True)


def reading_of(ctx: click.Context, workspace: Workspace) -> Reading:
    """Return what the documents of a workspace hold, read now or kept from before; say what is wrong with the store."""
    kept = kept_by_the_user()
    reading = read_all(workspace, progress_on(ctx), kept=kept)
    progress_off()
    tell_of_the_store(ctx, kept)
    return reading


def tell_of_the_store(ctx: click.Context, kept: Kept) -> None:
    """Say on the other channel what is wrong with the store of results."""
    for note in kept.notes:
        click.echo(getattr(note, language(ctx)), err=True)


def progress_on(ctx: click.Context) -> Progress:
    """Return who tells how far a long run has come: one line of the terminal, or nobody where the output is piped."""
    lang = language(ctx)

    def told(stage: Stage, done: int, whole: int) -> None:
        if sys.stderr.isatty():
            line = say(f"cli.progress.{stage}", lang, done=done + 1, all=whole)
            click.echo(f"\r\x1b[2K{line}", nl=False, err=True)

    return told


def progress_off() -> None:
    """Clear the line of the progress."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[2K", nl=False, err=True)
