"""checker accept and checker reject: a person's word on findings and matches, kept in decisions.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

from checker.cli.returned import user
from checker.cli.speech import Command, Day, Option, day_option, make_command, sentence, tell
from checker.cli.subject import progress_off, progress_on, workspace_option

_INPUT = 2


def verdict_command(verdict: Literal["accept", "reject"]) -> Command:
    """Make the command of one verdict."""

    @make_command(
        verdict,
        click.Argument(["fingerprints"], nargs=-1, required=True, metavar="FINGERPRINT..."),
        Option(["--reason"], metavar="TEXT"),
        Option(["--name", "who"], metavar="NAME", default=""),
        Option(["--expires"], type=Day(), metavar="DATE"),
        Option(["--match", "of_match"], is_flag=True),
        Option(["--base"], metavar="REV", default=""),
        day_option(),
        workspace_option(),
    )
    @click.pass_context
    def command(
        ctx: click.Context,
        fingerprints: tuple[str, ...],
        reason: str | None,
        who: str,
        expires: date | None,
        of_match: bool,
        base: str,
        day: date,
        workspace: Path,
    ) -> None:
        """Keep one decision a fingerprint."""
        from checker.decide import names_a_match
        from checker.desk.deciding import DECISIONS, informed, keep
        from checker.errors import InputError
        from checker.messages import message
        from checker.model import Decision
        from checker.workspace import find

        if not reason or not reason.strip():
            raise InputError("", "", message("decide.found.no-reason"), message("decide.wanted.reason"))
        if expires is not None and expires <= day:
            raise click.UsageError(tell(ctx, "cli.usage.expired", expires=expires, day=day), ctx)
        place = find(workspace)
        taken = [
            Decision(
                fingerprint=fingerprint,
                verdict=verdict,
                subject="match" if of_match or names_a_match(fingerprint) else "finding",
                reason=" ".join(reason.split()),
                name=who or user(),
                date=day.isoformat(),
                expires=expires.isoformat() if expires else "",
            )
            for fingerprint in dict.fromkeys(fingerprints)
        ]
        complete, unknown = informed(place, taken, progress_on(ctx), day, base)
        progress_off()
        if unknown:
            # All or none: a typing error leaves the file as it was.
            for error in unknown:
                click.echo(sentence(ctx, error), err=True)
            ctx.exit(_INPUT)
        before = {decision.fingerprint for decision in place.decisions}
        keep(place, complete)
        for decision in complete:
            key = "cli.decided.again" if decision.fingerprint in before else f"cli.decided.{verdict}"
            click.echo(tell(ctx, key, fingerprint=decision.fingerprint, about=decision.about))
        click.echo(tell(ctx, "cli.decided.kept", path=place.root / DECISIONS))

    return command
