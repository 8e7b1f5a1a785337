"""checker decide: what a reviewer marked in the workbook or on the page, read back into decisions.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from checker.cli.speech import Day, Option, day_option, language, make_command, tell
from checker.cli.subject import progress_off, progress_on, workspace_option

_MISSING = 1


@make_command(
    "decide",
    click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."),
    Option(["--reason"], metavar="TEXT", default=""),
    Option(["--name", "who"], metavar="NAME", default=""),
    Option(["--expires"], type=Day(), metavar="DATE"),
    Option(["--dry-run", "dry"], is_flag=True),
    day_option(),
    workspace_option(),
)
@click.pass_context
def command(
    ctx: click.Context,
    files: Sequence[Path],
    reason: str,
    who: str,
    expires: date | None,
    dry: bool,
    day: date,
    workspace: Path,
) -> None:
    """Keep what is marked; list the rows that cannot be used and leave out nothing else."""
    from typing import get_args

    from checker.cli.returned import say_left, user
    from checker.desk.deciding import DECISIONS, changed, informed, keep, marked
    from checker.messages import say
    from checker.model import Verdict
    from checker.workspace import find

    if expires is not None and expires <= day:
        raise click.UsageError(tell(ctx, "cli.usage.expired", expires=expires, day=day), ctx)
    taken, left = marked(files, " ".join(reason.split()), who or user(), day, expires)
    place = find(workspace)
    complete, gone = informed(place, taken, progress_on(ctx), day) if taken else ((), ())
    progress_off()
    complete = changed(place, complete)
    counts = {kind: sum(one.verdict == kind for one in taken) for kind in get_args(Verdict)}
    click.echo(tell(ctx, "cli.decide.counts", all=len(taken), unread=len(left), changed=len(complete), **counts))
    for decision in complete:
        word = say(f"report.choice.{decision.verdict}", language(ctx))
        said = say("report.labelled", language(ctx), label=word, value=decision.reason)
        click.echo(tell(ctx, "cli.reply.taken", about=decision.about, answer=said if decision.reason else word))
    say_left(ctx, left)
    if gone:
        click.echo(tell(ctx, "cli.reply.gone", count=len(gone)), err=True)
    if complete and not dry:
        keep(place, complete)
        click.echo(tell(ctx, "cli.decided.kept", path=place.root / DECISIONS))
    ctx.exit(_MISSING if left else 0)
