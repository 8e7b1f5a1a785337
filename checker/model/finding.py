"""What a reviewer should look at, with its evidence, and how often each check was within its range."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.model.decision import Decision
from checker.model.sentence import Message
from checker.model.target import Quote

Severity = Literal["error", "warning", "notice"]
Confidence = Literal["high", "medium", "low"]
Status = Literal["new", "known", "accepted", "resolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quote in a finding; `role` says whose it is, `figure` the (from, to) to mark inside `quote.text`."""

    role: Literal["upper", "lower", "total", "part", "earlier", "later", "text", "table", "target", "related"]
    quote: Quote
    region: str = ""
    figure: tuple[int, int] | None = None
    target: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One thing that a finding or a match rests on: `words` as a person reads them, `shape` the same without figures.

    The words are those quoted, with the sentence around them, the heads and the caption of a table, and what was read
    there. Two whose shape is the same differ in nothing but their figures.
    """

    words: str
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a reviewer should look at: one check, one subject, one primary quote and the working that led to it.

    `measured` is the figure or category the suite judged, `beyond` how far it is outside the permitted range (below it
    negative), None where that is no figure; `working` is the arithmetic as one would write it. `fingerprint` holds no
    figures and survives edits elsewhere in the documents; `matter` names check and indicators alone, and several
    findings may have it. `basis` is what it rests on: what a person saw who decides on it, and what has to be the same
    for it to be known. `cause` is the fingerprint of the finding this one follows from, or "".
    `asked` is the document in which something was looked for and not found, "" where the quotes say who is asked.
    `decision` is the word of a person on it that stands, which need not close it.
    """

    check: str
    severity: Severity
    confidence: Confidence
    status: Status
    fingerprint: str
    message: Message
    working: Message
    evidence: tuple[Evidence, ...]
    measured: str = ""
    suggestion: Message | None = None
    slip: Message | None = None
    indicator: str = ""
    weight: float = 1.0
    cause: str = ""
    reason: str = ""
    matter: str = ""
    beyond: Decimal | None = None
    basis: tuple[Basis, ...] = ()
    decision: Decision | None = None
    asked: str = ""

    @property
    def open(self) -> bool:
        """Whether somebody has still to decide on it, whatever the drafters answered."""
        return self.status in ("new", "known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often one check was within its range, outside it, or not judged, and for which reasons (key, count).

    `held` are the fingerprints of what was within, parted by blanks, `unjudged` those of what was not judged, each with
    its reason; `matters` counts what was within by its matter, as `matter:count` parted by blanks. Of many plans these
    are millions, which as words of their own would take five times the memory.
    """

    check: str
    within: int
    outside: int
    not_judged: int
    reasons: tuple[tuple[str, int], ...] = ()
    held: str = ""
    unjudged: tuple[tuple[str, str], ...] = ()
    matters: str = ""
