"""checker match: the pairs of targets that speak of one thing, with the steps that led there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from checker.cli.speech import Option, language, make_command, sentence, tell
from checker.cli.subject import (
    by_its_rules,
    progress_off,
    progress_on,
    reading_of,
    subject_params,
    tell_of_the_store,
    workspace_of,
)
from checker.messages import Language, say
from checker.model import Pair, Target
from checker.pipeline import kept_by_the_user, match_targets

_INPUT = 2


@make_command("match", *subject_params(), Option(["--proposed"], is_flag=True))
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], above: tuple[Path, ...], proposed: bool) -> None:
    """Print the pairs, each with both sentences and its steps."""
    kept = kept_by_the_user()
    workspace = by_its_rules(ctx, workspace_of(ctx, paths, above), kept=kept)
    reading = reading_of(ctx, workspace)
    matching = match_targets(workspace, reading, progress_on(ctx), date.today(), kept)
    progress_off()
    tell_of_the_store(ctx, kept)
    pairs = [pair for pair in matching.pairs if not proposed or pair.certainty == "proposed"]
    for pair in pairs:
        for line in _told(pair, language(ctx)):
            click.echo(line)
    if not pairs:
        click.echo(tell(ctx, "cli.match.none"), err=True)
    for error in reading.unread:
        click.echo(sentence(ctx, error), err=True)
    ctx.exit(_INPUT if reading.unread else 0)


def _told(pair: Pair, lang: Language) -> list[str]:
    relation, certainty = say(f"cli.relation.{pair.relation}", lang), say(f"cli.certainty.{pair.certainty}", lang)
    head = say("cli.match.pair", lang, id=pair.id, relation=relation, certainty=certainty)
    steps = [f"    {_MARK[step.outcome]} {say(step.name, lang, **dict(step.values))}" for step in pair.steps]
    return [head, f"    {_side(pair.upper)}", f"    {_side(pair.lower)}", *steps, ""]


_MARK = {"for": "+", "against": "-", "neutral": "·"}


def _side(target: Target) -> str:
    return f"{target.doc} {target.clause} [{target.canonical}]: {' '.join(target.quote.text.split())}"
