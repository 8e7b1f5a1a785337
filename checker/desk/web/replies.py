"""What the drafters sent back, kept beside what was asked; it closes nothing."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from checker.bounded import StoppedError
from checker.decide import Answer, Reply
from checker.desk.deciding import DECISIONS, answers_to, keep_in
from checker.desk.web.quick import Quick
from checker.desk.web.review import Review
from checker.desk.web.uploads import keep
from checker.errors import InputError
from checker.messages import message
from checker.model import Decision
from checker.workspace.decisions import load_decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a returned file: what it says, the decisions it stands in now, answers to what is found no more."""

    reply: Reply
    decisions: tuple[Decision, ...]
    gone: tuple[Answer, ...]

    @property
    def unexplained(self) -> tuple[Answer, ...]:
        """The refusals that give no reason."""
        return tuple(one for one in self.reply.answers if one.adopted == "refused" and not one.text)


def take_reply(review: Review, quick: Quick, name: str, stream: IO[bytes], by: str) -> Taken:
    """Read a returned file and keep its answers; raises InputError where it cannot be read or nothing was checked."""
    run = review.run()
    if run is None:
        raise InputError("", "", message("desk.version.unchecked"), message("desk.wanted.check"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reply.docx"
        keep(stream, file.parent, file.name)
        try:
            reply = quick.reply(file)
        except StoppedError as why:
            raise InputError(name, "", message("desk.reply.stopped"), message("decide.reply.wanted-docx")) from why
        except InputError as error:
            raise InputError(name, error.place, error.found, error.wanted) from None
    with review.lock:
        findings = {finding.fingerprint: finding for finding in run.findings}
        known = load_decisions(review.root / DECISIONS)
        decisions, gone = answers_to(findings, known, reply.answers, by, date.today())
        if decisions:
            keep_in(review.root, known, decisions)
    return Taken(reply=reply, decisions=decisions, gone=gone)
