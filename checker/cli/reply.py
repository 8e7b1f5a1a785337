"""checker reply: what the drafters sent back, the letter filled in or the draft with its comments answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from checker.cli.speech import Option, day_option, language, make_command, tell
from checker.cli.subject import progress_off, progress_on, workspace_option

_MISSING = 1


@make_command(
    "reply",
    click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE.docx"),
    Option(["--name", "who"], metavar="NAME", default=""),
    Option(["--dry-run", "dry"], is_flag=True),
    day_option(),
    workspace_option(),
)
@click.pass_context
def command(ctx: click.Context, file: Path, who: str, dry: bool, day: date, workspace: Path) -> None:
    """Keep the answers beside what was asked; every finding stays open until a person decides or the draft changes."""
    from typing import get_args

    from checker.cli.returned import say_left
    from checker.decide import read_reply
    from checker.desk.deciding import DECISIONS, answered, keep
    from checker.messages import say
    from checker.model import Answered
    from checker.workspace import find

    reply = read_reply(file)
    place = find(workspace)
    complete, gone = answered(place, reply.answers, who, progress_on(ctx), day) if reply.answers else ((), ())
    progress_off()
    counts = {kind: sum(answer.adopted == kind for answer in reply.answers) for kind in get_args(Answered)}
    total = len(reply.answers) + reply.empty + len(reply.left)
    click.echo(tell(ctx, "cli.reply.counts", all=total, empty=reply.empty, unread=len(reply.left), **counts))
    for decision in complete:
        word = say(f"report.answer.{decision.answer}", language(ctx))
        said = say("report.labelled", language(ctx), label=word, value=decision.answer_text)
        click.echo(tell(ctx, "cli.reply.taken", about=decision.about, answer=said if decision.answer_text else word))
    unexplained = [answer for answer in reply.answers if answer.adopted == "refused" and not answer.text]
    for answer in unexplained:
        where = getattr(answer.place, language(ctx))
        click.echo(tell(ctx, "cli.reply.unexplained", place=where, fingerprint=answer.fingerprint), err=True)
    say_left(ctx, reply.left)
    if gone:
        click.echo(tell(ctx, "cli.reply.gone", count=len(gone)), err=True)
    if complete and not dry:
        keep(place, complete)
        click.echo(tell(ctx, "cli.decided.kept", path=place.root / DECISIONS))
    ctx.exit(_MISSING if unexplained or reply.left else 0)
