"""Which findings go out to the drafters: those that a reviewer ticked, else all that matter; each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.messages import Language, message, say
from checker.model import Finding, Message, Run, Severity
from checker.report import opinion
from checker.report.lookup import Lookup
from checker.report.order import flat, fold, primary
from checker.report.summary import SEVERITIES

# What matters where nobody has ticked anything.
LEVEL: Severity = "warning"
# What is said of the reviewer's own decisions is no matter of the drafters.
_OF_DECISIONS = "decision-"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The findings that go out, in order; `left` open ones do not, `closed` are explained or resolved."""

    findings: tuple[Finding, ...]
    ticked: bool
    left: int
    closed: int


def chosen(run: Run, level: Severity | None = None) -> Chosen:
    """Return what goes out: with a level all that is open at it or above, without one what was ticked, if anything."""
    found = _each_once(run.findings)
    asked = [finding for finding in found if finding.open]
    ticked = [finding for finding in asked if finding.decision and finding.decision.verdict == "ask"]
    levels = SEVERITIES[: SEVERITIES.index(level or LEVEL) + 1]
    by_tick = level is None and bool(ticked)
    out = ticked if by_tick else [finding for finding in asked if finding.severity in levels]
    return Chosen(tuple(out), by_tick, len(asked) - len(out), len(found) - len(asked))


def _each_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings on the plans in the order of the page, a follow-on behind its cause."""
    on_plans = [finding for finding in findings if not finding.check.startswith(_OF_DECISIONS)]
    met: dict[str, Finding] = {}
    for item in flat(fold(on_plans)):
        met.setdefault(item.finding.fingerprint, item.finding)
    return list(met.values())


def by_indicator(findings: Sequence[Finding], lookup: Lookup) -> list[tuple[str, list[Finding]]]:
    """Return findings with their indicator: those of one indicator of one document are points of one opinion."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        main = primary(finding)
        key = opinion.indicator(finding, lookup), main.quote.doc if main else ""
        groups.setdefault(key, []).append(finding)
    return [(name, group) for (name, _), group in groups.items()]


def standing(finding: Finding) -> Message:
    """Return how a finding stands: answered and to be decided, put into the letter, undecided, or its status."""
    decision = finding.decision
    if decision is None or not finding.open:
        return message(f"report.status.{finding.status}")
    return message(f"report.standing.{'answered' if decision.answer else decision.verdict}")


def answer(finding: Finding, lang: Language) -> str:
    """Return what the drafters answered, with their words, their name and the day; "" where they did not."""
    decision = finding.decision
    if decision is None or not decision.answer:
        return ""
    said = say(f"report.answer.{decision.answer}", lang)
    if decision.answer_text:
        said = say("report.labelled", lang, label=said, value=decision.answer_text)
    by = say("report.list", lang).join(part for part in (decision.answered_by, decision.answered) if part)
    return said + (say("report.standing.by", lang, by=by) if by else "")


def answered(finding: Finding) -> Message | None:
    """Return the sentence on what the drafters answered, in both languages."""
    if not answer(finding, "zh"):
        return None
    zh, en = (say("report.standing.answer", lang, answer=answer(finding, lang)) for lang in ("zh", "en"))
    return Message(zh=zh, en=en)
