"""checker reply: the returned opinion letter, its table of what was adopted read back into decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from checker.cli.speech import Day, Option, day_option, language, make_command, tell
from checker.cli.subject import progress_off, progress_on, workspace_option

_MISSING = 1


@make_command(
    "reply",
    click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE.docx"),
    Option(["--name", "who"], metavar="NAME", default=""),
    Option(["--expires"], type=Day(), metavar="DATE"),
    Option(["--dry-run", "dry"], is_flag=True),
    day_option(),
    workspace_option(),
)
@click.pass_context
def command(
    ctx: click.Context, file: Path, who: str, expires: date | None, dry: bool, day: date, workspace: Path
) -> None:
    """Keep the reasons of what is not adopted; what is adopted stays open until the draft has changed."""
    from checker.decide import read_reply
    from checker.desk.deciding import DECISIONS, informed, keep
    from checker.messages import say
    from checker.model import Decision
    from checker.workspace import find

    answers = read_reply(file)
    place = find(workspace)
    taken, unexplained = [], []
    for answer in answers:
        if answer.adopted in ("adopted", "open"):
            continue
        if not answer.reason:
            unexplained.append(answer)
            continue
        word = say(f"decide.reply.{answer.adopted}", language(ctx))
        taken.append(
            Decision(
                fingerprint=answer.fingerprint,
                verdict="accept",
                subject="finding",
                reason=say("decide.reply.reason", language(ctx), answer=word, reason=answer.reason),
                name=who,
                date=day.isoformat(),
                expires=expires.isoformat() if expires else "",
            )
        )
    complete, gone = informed(place, taken, progress_on(ctx), day) if taken else ((), ())
    progress_off()
    counts = {
        kind: sum(answer.adopted == kind for answer in answers) for kind in ("adopted", "partly", "refused", "open")
    }
    click.echo(tell(ctx, "cli.reply.counts", all=len(answers), **counts))
    for decision in complete:
        click.echo(tell(ctx, "cli.reply.taken", about=decision.about, reason=decision.reason))
    for answer in unexplained:
        click.echo(tell(ctx, "cli.reply.unexplained", row=answer.row, fingerprint=answer.fingerprint), err=True)
    if gone:
        click.echo(tell(ctx, "cli.reply.gone", count=len(gone)), err=True)
    if complete and not dry:
        keep(place, complete)
        click.echo(tell(ctx, "cli.decided.kept", path=place.root / DECISIONS))
    ctx.exit(_MISSING if unexplained else 0)
