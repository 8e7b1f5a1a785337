"""A finding, made from a row outside its range: what it says, what shows it, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from checker.judge.expectations import Expectation
from checker.judge.permitted import beyond
from checker.messages import catalogue, message
from checker.model import Confidence, Evidence, Finding, Message, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


def make(subject: Any, measurement: Any, check: str, lines: Sequence[Expectation], print_: str) -> Finding:
    """Return the finding of a row that was measured outside the given lines of a check; the severest line decides."""
    worst = min(lines, key=lambda line: (SEVERITIES.index(line.severity), line.number))
    fields = {**subject.fields, **(measurement.fields if measurement else {})}
    if worst.rule:
        fields["note"] = message(f"check.{check}.rule-{worst.rule}")
    variant = measurement.variant if measurement else ""
    shown = _marked(measurement.evidence if measurement and measurement.evidence else subject.evidence)
    scanned = any(one.quote.scanned for one in (*shown, *subject.evidence))
    confidence = subject.confidence if measurement is None or measurement.certain else _less(subject.confidence)
    return Finding(
        check=check,
        # A figure that was recognised from a picture may be misread: it is never an error by itself.
        severity=_milder(worst.severity, "warning" if scanned else "error", subject.at_most),
        confidence="low" if scanned else confidence,
        status="new",
        fingerprint=print_,
        message=_sentence(check, "message", variant, fields),
        working=_joined(_sentence(check, "working", variant, fields), subject.levels),
        evidence=shown,
        measured=_written(measurement.value) if measurement else "",
        beyond=beyond(lines, measurement.value) if measurement else None,
        suggestion=_sentence(check, "suggestion", variant, fields),
        slip=measurement.slip if measurement else None,
        indicator=subject.indicator,
        weight=round(subject.weight, 4),
        asked=subject.asked,
    )


def _sentence(check: str, part: str, variant: str, fields: Mapping[str, object]) -> Message:
    key = f"check.{check}.{part}"
    if variant and f"{key}-{variant}" in catalogue("zh"):
        key = f"{key}-{variant}"
    said = message(key, **fields)
    return Message(zh=_tidied(said.zh), en=_tidied(said.en))


def _joined(working: Message, levels: Message | None) -> Message:
    """Return the working with what the levels of a chain ask for."""
    if levels is None:
        return working
    return Message(zh=f"{working.zh}；{levels.zh}", en=f"{working.en}; {levels.en}")


def _tidied(text: str) -> str:
    """Return a sentence without the brackets that a place without a number leaves empty."""
    return text.replace(" ()", "").replace("()", "").replace("（）", "")


def _milder(*severities: Severity) -> Severity:
    return max(severities, key=SEVERITIES.index)


def _less(confidence: Confidence) -> Confidence:
    return CONFIDENCES[min(CONFIDENCES.index(confidence) + 1, len(CONFIDENCES) - 1)]


def _written(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, Decimal) else str(value)


def _marked(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Hold a finding to exactly one primary quote."""
    if sum(one.primary for one in evidence) != 1:
        raise AssertionError("a finding has exactly one primary quote")
    return evidence


def order(finding: Finding, documents: Mapping[str, int]) -> tuple[object, ...]:
    """Return where a finding stands in the report: severity, weight, confidence, then its place."""
    quote = next(one.quote for one in finding.evidence if one.primary)
    return (
        SEVERITIES.index(finding.severity),
        -finding.weight,
        CONFIDENCES.index(finding.confidence),
        documents.get(quote.doc, len(documents)),
        quote.doc,
        quote.passage,
        quote.start,
        finding.check,
        finding.fingerprint,
    )
