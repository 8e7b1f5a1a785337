"""checker impact: what it does to the plans below that a plan changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.changes import impact_lines, line
from checker.cli.speech import Option, day_option, language, make_command
from checker.cli.subject import by_its_rules, progress_off, progress_on, tell_of_the_store
from checker.messages import Language, catalogue, say
from checker.pipeline import kept_by_the_user
from checker.workspace import find

if TYPE_CHECKING:
    from checker.desk.impacting import Effect

_MOST = 20
_NOTICE = "notice"


@make_command(
    "impact",
    click.Argument(["old"], type=click.Path(path_type=Path)),
    click.Argument(["new"], type=click.Path(path_type=Path)),
    click.Argument(["folder"], type=click.Path(path_type=Path), default=Path(), metavar="[WORKSPACE]"),
    Option(["--format", "form"], type=click.Choice(["text", "json"]), default="text", show_default=True),
    day_option(),
)
@click.pass_context
def command(ctx: click.Context, old: Path, new: Path, folder: Path, form: str, day: date) -> None:
    """Print which plans a change touches, and which findings appear, go, or cannot be judged any more."""
    from checker.desk.impacting import as_json, effect

    kept = kept_by_the_user()
    found = effect(old, new, by_its_rules(ctx, find(folder), day, kept), progress_on(ctx), day, kept)
    progress_off()
    tell_of_the_store(ctx, kept)
    if form == "json":
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1))
    else:
        for text in _told(found, language(ctx)):
            click.echo(text)


def _told(found: Effect, lang: Language) -> Iterator[str]:
    """Yield what came out: the targets that changed, then plan by plan, then what cannot be said of any one."""
    from checker.desk.impacting import TURNS

    below = [one for one in found.touched if one.doc != found.plan]
    counts = {"targets": len(found.targets), "touched": len(below), "untouched": len(found.untouched)}
    yield say("cli.impact.summary", lang, title=found.title, **counts)
    for note in found.notes:
        yield getattr(note, lang)
    for impact in found.targets[:_MOST]:
        yield from impact_lines(impact, lang)
    yield from _more(len(found.targets), lang)
    for one in found.touched:
        totals = {turn.replace("-", "_"): len(one.changes[turn]) for turn in TURNS}
        yield ""
        yield say("cli.impact.plan", lang, title=one.title, **totals)
        for turn in TURNS:
            loud = [change for change in one.changes[turn] if change.finding and change.finding["severity"] != _NOTICE]
            quiet = len(one.changes[turn]) - len(loud)
            if one.changes[turn]:
                yield "  " + say(f"cli.impact.turn.{turn}", lang, count=len(one.changes[turn]))
            for change in loud[:_MOST]:
                yield "  " + line(replace(change, lost=False), lang)
            yield from _more(len(loud), lang)
            if quiet:
                yield "    " + say("cli.impact.notices", lang, count=quiet)
    if found.unsettled:
        yield ""
        yield say("cli.impact.unsettled", lang, count=sum(count for *_, count in found.unsettled))
        for check, reason, count in found.unsettled:
            yield f"  [{check}] {catalogue(lang).get(reason, reason)}  {count}"


def _more(count: int, lang: Language) -> Iterator[str]:
    if count > _MOST:
        yield "    " + say("cli.diff.more", lang, count=count - _MOST)
