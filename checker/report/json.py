"""The run as JSON, in the shape schema.json publishes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

from checker.messages import Language
from checker.model import Decision, Evidence, Finding, Message, Pair, Quote, Run, SentencePair, Target
from checker.model.alignment import ASKED_AFTER
from checker.model.record import FIELDS, Value
from checker.report import rulepack
from checker.report.jsontext import pieces
from checker.report.lookup import Lookup, in_language
from checker.report.obligations import pair_of, shared_obligations, targets_of
from checker.report.omitted import sentence
from checker.report.order import heaviest_first
from checker.report.summary import SEVERITIES, STATES, STATUSES, Summary, inputs_hash, summarise

SCHEMA_VERSION = 2
_LENGTH = 16


def render(run: Run, lang: Language = "zh") -> str:
    """Return the run as JSON text; both languages are in it but for what could not be read, which is said in `lang`."""
    return "".join(rendered(run, lang))


def rendered(run: Run, lang: Language = "zh") -> Iterator[str]:
    """Yield the same text in pieces."""
    yield from pieces(_tree(run, lang))
    yield "\n"


def tree(run: Run, lang: Language) -> dict[str, Any]:
    """Return the run as plain lists, dicts, strings, whole numbers and booleans; figures are strings, never floats."""
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in _tree(run, lang).items()}


def _tree(run: Run, lang: Language) -> dict[str, Any]:
    """Return the same, of which what is long is made as it is asked for."""
    lookup = Lookup(run)
    summary = summarise(run)
    shared = sum(1 for _ in shared_obligations(run))
    return {
        "schema": SCHEMA_VERSION,
        "edition": run.edition,
        "rules": dict(run.rules),
        **rulepack.facts(run),
        "inputs": inputs_hash(run),
        "coverage": _coverage(run, summary, shared),
        "documents": (_document(run, at, lang) for at in range(len(run.documents))),
        "findings": (_finding(finding, lookup) for finding in heaviest_first(run.findings)),
        "targets": map(
            _target,
            chain(
                (target for extraction in run.extractions for target in extraction.targets),
                targets_of(shared_obligations(run)),
                (item.target for item in run.unmatched if not ASKED_AFTER.isdisjoint(item.target.derivation)),
            ),
        ),
        "pairs": map(_pair, chain(run.pairs, map(pair_of, shared_obligations(run)))),
        "sentences": (_sentences(pair, lookup) for pair in run.sentences),
        "unmatched": (
            {
                "id": item.id,
                "target": item.target.id,
                "side": item.side,
                "relation": item.relation,
                "other_doc": item.other_doc,
                "nearest": item.nearest.id if item.nearest else None,
                "why_not": item.why_not,
            }
            for item in run.unmatched
        ),
        "unread": (
            {"doc": figure.doc, "clause": figure.clause, "text": figure.text, "reason": figure.reason}
            for extraction in run.extractions
            for figure in extraction.figures
            if figure.state == "unread"
        ),
        "tallies": (
            {
                "check": tally.check,
                "within": tally.within,
                "outside": tally.outside,
                "not_judged": tally.not_judged,
                "reasons": dict(tally.reasons),
                "held": tally.held.split(),
                "matters": {matter: int(times) for matter, times in (one.split(":") for one in tally.matters.split())},
                "unjudged": dict(tally.unjudged),
            }
            for tally in run.tallies
        ),
        "problems": [in_language(problem, lang) for problem in run.problems],
    }


def _coverage(run: Run, summary: Summary, shared: int) -> dict[str, Any]:
    return {
        "documents": summary.documents,
        "figures": {state.replace("-", "_"): summary.states[state] for state in STATES} | {"not_read": summary.omitted},
        "uncounted": summary.uncounted,
        "targets": summary.targets,
        "baselines": summary.baselines,
        "pairs": {"certain": summary.certain, "proposed": summary.proposed, "sentences": shared},
        "judged": summary.judged,
        "not_judged": summary.not_judged,
        "vacuous": summary.vacuous,
        "findings": {
            "total": len(run.findings),
            "severity": {severity: summary.by_severity(severity) for severity in SEVERITIES},
            "status": {status: summary.by_status(status) for status in STATUSES},
        },
    }


def _document(run: Run, at: int, lang: Language) -> dict[str, Any]:
    document = run.documents[at]
    return {
        "id": document.id,
        "role": document.role,
        "title": document.title,
        "issuer": document.issuer,
        "region": document.region,
        "region_name": document.region_name,
        "level": document.level,
        "number": document.number,
        "issued": document.issued.isoformat() if document.issued else None,
        "period": list(document.period) if document.period else None,
        "above": list(document.above),
        "annex_of": document.annex_of,
        "succeeds": document.succeeds,
        "excerpt": document.excerpt,
        "file": document.file,
        "sha256": document.sha256,
        "warnings": [in_language(warning, lang) for warning in document.warnings],
        "omissions": [
            {
                "kind": omission.kind,
                "count": omission.count,
                "figures": omission.figures,
                "uncounted": omission.uncounted,
                "places": list(omission.places),
                "sentence": _message(sentence(omission)),
            }
            for omission in document.omissions
        ],
    }


def _finding(finding: Finding, lookup: Lookup) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "status": finding.status,
        "fingerprint": finding.fingerprint,
        "matter": finding.matter,
        "mark": _mark(one.words for one in finding.basis),
        "shape": _mark(one.shape for one in finding.basis),
        "beyond": None if finding.beyond is None else f"{finding.beyond:f}",
        "cause": finding.cause,
        "asked": finding.asked,
        "indicator": finding.indicator,
        "weight": finding.weight,
        "measured": finding.measured,
        "message": _message(finding.message),
        "working": _message(finding.working),
        "suggestion": _message(finding.suggestion),
        "slip": _message(finding.slip),
        "reason": finding.reason,
        "decision": _decision(finding.decision),
        "evidence": [_evidence(item, lookup) for item in finding.evidence],
    }


def _mark(said: Iterable[str]) -> str:
    """Return a mark by which two runs see whether a finding rests on the same; "" where it rests on nothing."""
    joined = "\x1f".join(said)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:_LENGTH] if joined else ""


def _decision(decision: Decision | None) -> dict[str, str] | None:
    """Return what a person said and the drafters answered; None where nobody has."""
    names = ("verdict", "reason", "name", "date", "expires", "answer", "answer_text", "answered_by", "answered")
    return {name: getattr(decision, name) for name in names} if decision else None


def _evidence(item: Evidence, lookup: Lookup) -> dict[str, Any]:
    passage = lookup.passages.get((item.quote.doc, item.quote.passage))
    quote, figure = _as_printed(item.quote, item.figure)
    return {
        "role": item.role,
        "primary": item.primary,
        "doc": item.quote.doc,
        "clause": item.quote.clause,
        "line": lookup.line(item.quote),
        "page": passage.place.page if passage else None,
        "quote": quote,
        "figure": list(figure) if figure else None,
        "region": item.region,
        "target": item.target,
    }


def _as_printed(quote: Quote, figure: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """Return a quote as it stands in the file, and where its figure is in it; None where that cannot be told."""
    if not quote.printed or figure is None:
        return quote.printed or quote.text, figure
    digits = quote.text[slice(*figure)]
    at = quote.printed.rfind(digits)
    return quote.printed, (at, at + len(digits)) if digits and at >= 0 else None


def _target(target: Target) -> dict[str, Any]:
    """Return the record of a target under the names of the data dictionary; figures are strings here."""
    return {field.name: _plain(field.of(target)) for field in FIELDS}


def _plain(value: Value) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return list(value) if isinstance(value, tuple) else value


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.id,
        "upper": pair.upper.id,
        "lower": pair.lower.id,
        "relation": pair.relation,
        "certainty": pair.certainty,
        "steps": [{"name": step.name, "outcome": step.outcome, "values": dict(step.values)} for step in pair.steps],
        "differences": [list(difference) for difference in pair.differences],
    }


def _sentences(pair: SentencePair, lookup: Lookup) -> dict[str, Any]:
    """Return two sentences that say the same, and what differs in them, by where it stands in their texts."""
    return {
        "id": pair.id,
        "relation": pair.relation,
        "likeness": f"{pair.likeness:.2f}",
        "verbatim": pair.verbatim,
        "behind": pair.behind,
        "upper": _sentence(pair.upper, lookup),
        "lower": _sentence(pair.lower, lookup),
        "differences": [
            {
                "kind": difference.kind,
                "upper": {"at": list(difference.upper), "words": difference.upper_words},
                "lower": {"at": list(difference.lower), "words": difference.lower_words},
                "months": difference.months,
            }
            for difference in pair.differences
        ],
    }


def _sentence(quote: Quote, lookup: Lookup) -> dict[str, Any]:
    passage = lookup.passages.get((quote.doc, quote.passage))
    return {
        "doc": quote.doc,
        "clause": quote.clause,
        "line": lookup.line(quote),
        "page": passage.place.page if passage else None,
        "text": quote.text,
    }


def _message(message: Message | None) -> dict[str, str] | None:
    return None if message is None else {"zh": message.zh, "en": message.en}
