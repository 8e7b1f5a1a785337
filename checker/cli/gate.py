"""checker gate: checksums, a fresh dataset, suites that run, and nothing found that the base did not have."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from checker.cli.speech import Option, day_option, language, make_command, sentence, tell
from checker.cli.subject import progress_off, progress_on, tell_of_the_pack, tell_of_the_store
from checker.model import Severity
from checker.pipeline import kept_by_the_user

_SEVERITIES = get_args(Severity)
_CLOSED, _INPUT, _NOTHING_JUDGED = 1, 2, 4


@make_command(
    "gate",
    click.Argument(["workspace"], type=click.Path(path_type=Path), default=Path()),
    Option(["--base"], metavar="REV", default=""),
    Option(["--fail-on"], type=click.Choice([*_SEVERITIES, "never"]), default="error", show_default=True),
    day_option(),
)
@click.pass_context
def command(ctx: click.Context, workspace: Path, base: str, fail_on: str, day: date) -> None:
    """Say of each thing that has to be so whether it is, and end with the code of the first that is not."""
    from checker.cli.changes import line, told
    from checker.desk.gating import gate
    from checker.workspace import find
    from checker.workspace.dataset import DATASET

    place = find(workspace)
    levels = () if fail_on == "never" else _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
    kept = kept_by_the_user()
    seen = gate(place, base, levels, progress_on(ctx), day, kept)
    progress_off()
    tell_of_the_store(ctx, kept)
    tell_of_the_pack(ctx, seen.remarks)
    for error in seen.reading.unread:
        click.echo(sentence(ctx, error), err=True)
    for note in seen.reading.notes:
        click.echo(getattr(note, language(ctx)), err=True)
    if seen.reading.unread:
        ctx.exit(_INPUT)
    click.echo(tell(ctx, "cli.gate.documents", count=len(seen.reading.documents)))
    click.echo(tell(ctx, "cli.gate.fresh" if seen.fresh else "cli.gate.stale", path=place.root / DATASET))
    if not seen.judged:
        click.echo(tell(ctx, "cli.gate.nothing-judged"), err=True)
        ctx.exit(_NOTHING_JUDGED)
    if seen.changes is not None:
        for said in told(seen.changes, language(ctx)):
            click.echo(said)
        click.echo("")
    key = "cli.gate.failing" if base else "cli.gate.failing-alone"
    click.echo(tell(ctx, key, count=len(seen.failing), base=base, level=tell(ctx, f"cli.gate.level.{fail_on}")))
    for change in seen.failing:
        click.echo(line(change, language(ctx)))
    closed = not seen.fresh or bool(seen.failing)
    click.echo(tell(ctx, "cli.gate.closed" if closed else "cli.gate.open"))
    ctx.exit(_CLOSED if closed else 0)
