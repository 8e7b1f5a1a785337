"""What a reviewer should look at, with its evidence, and how often each check was within its range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
class Message:
    """One sentence in the two languages of the reports."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a reviewer should look at: one check, one subject, one primary quote and the working that led to it.

    `measured` is the figure or category the suite judged, `working` the arithmetic as one would write it. `fingerprint`
    holds no figures and survives edits elsewhere in the documents. `cause` is the fingerprint of the finding this one
    follows from, or "".
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often one check was within its range, outside it, or not judged, and for which reasons (key, count).

    `held` are the fingerprints of what was within, `unjudged` those of what was not judged, each with its reason.
    """

    check: str
    within: int
    outside: int
    not_judged: int
    reasons: tuple[tuple[str, int], ...] = ()
    held: tuple[str, ...] = ()
    unjudged: tuple[tuple[str, str], ...] = ()
