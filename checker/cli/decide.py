"""checker accept and checker reject: a person's word on a finding or a match, kept in decisions.yaml."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

import click

from checker.cli.speech import Command, Option, language, make_command, tell
from checker.cli.subject import progress_off, progress_on
from checker.errors import InputError
from checker.messages import message
from checker.model import Decision
from checker.pipeline import match_targets, read_all, run
from checker.workspace import Workspace, find
from checker.workspace.decisions import decide


def decision_command(verdict: Literal["accept", "reject"]) -> Command:
    """Make the command that writes one of the two verdicts."""
    make: Callable[[Callable[..., None]], Command] = make_command(
        verdict,
        click.Argument(["fingerprint"], metavar="FINGERPRINT"),
        click.Argument(["folder"], default=Path(), type=click.Path(path_type=Path), metavar="[WORKSPACE]"),
        Option(["--reason"], required=True, metavar="TEXT"),
        Option(["--name"], metavar="NAME"),
        Option(["--expires"], type=click.DateTime(["%Y-%m-%d"]), metavar="DATE"),
    )

    @click.pass_context
    def decided(
        ctx: click.Context, fingerprint: str, folder: Path, reason: str, name: str | None, expires: date | None
    ) -> None:
        workspace = find(folder)
        subject, about = _subject(ctx, workspace, fingerprint)
        decision = Decision(
            fingerprint=fingerprint,
            verdict=verdict,
            subject=subject,
            reason=reason,
            name=name or getpass.getuser(),
            date=date.today().isoformat(),
            expires=f"{expires:%Y-%m-%d}" if expires else "",
        )
        file = workspace.root / "decisions.yaml"
        decide(file, decision)
        click.echo(about)
        click.echo(tell(ctx, f"cli.{verdict}.written", path=file))

    return make(decided)


def _subject(ctx: click.Context, workspace: Workspace, fingerprint: str) -> tuple[Literal["finding", "match"], str]:
    """Return what a fingerprint is of, and its sentence; one that nothing has now is refused."""
    if "~" in fingerprint:
        matching = match_targets(workspace, read_all(workspace, progress_on(ctx)))
        progress_off()
        for pair in matching.pairs:
            if pair.id == fingerprint:
                return "match", f"{_flat(pair.upper.quote.text)} ~ {_flat(pair.lower.quote.text)}"
    else:
        found, _ = run(workspace, progress_on(ctx))
        progress_off()
        for finding in found.findings:
            if finding.fingerprint == fingerprint:
                return "finding", str(getattr(finding.message, language(ctx)))
    raise InputError("", "", fingerprint, message("workspace.wanted.fingerprint"))


def _flat(text: str) -> str:
    return " ".join(text.split())
