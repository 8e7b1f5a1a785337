"""The run as SARIF 2.1.0: for code scanning and for editors."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote as in_address

from checker.messages import Language, say
from checker.model import Confidence, Document, Evidence, Finding, Run, Severity, Status
from checker.report import opinion, rulepack
from checker.report.lookup import Lookup, check_name, check_why, in_language
from checker.report.order import heaviest_first, primary
from checker.report.summary import SEVERITIES, inputs_hash, summarise

_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "notice": "note"}
_BASELINE: dict[Status, str] = {"new": "new", "known": "unchanged", "accepted": "unchanged", "resolved": "absent"}
_RANK: dict[Confidence, float] = {"high": 90.0, "medium": 60.0, "low": 30.0}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(run: Run, lang: Language = "zh", *, root: str = "") -> str:
    """Return one SARIF run; messages are in `lang`, what is explained is suppressed and not left out.

    `root` is the folder of the documents as seen from the top of the repository: the beginning of every address.
    """
    lookup = Lookup(run)
    findings = heaviest_first(run.findings)
    checks = list(dict.fromkeys([*(tally.check for tally in run.tallies), *(finding.check for finding in findings)]))
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "checker", "rules": [_rule(check, lang) for check in checks]}},
                "language": "zh-CN" if lang == "zh" else "en",
                "columnKind": "unicodeCodePoints",
                "artifacts": [_artifact(document, root) for document in run.documents],
                "invocations": [_invocation(run, lang)],
                "results": [_result(finding, checks, lookup, lang, root) for finding in findings],
                "properties": _coverage(run),
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(check: str, lang: Language) -> dict[str, Any]:
    why = check_why(check)
    rule: dict[str, Any] = {"id": check, "shortDescription": {"text": in_language(check_name(check), lang)}}
    if why is not None:
        rule["fullDescription"] = {"text": in_language(why, lang)}
        rule["help"] = {"text": in_language(why, lang)}
    return rule


def _artifact(document: Document, root: str) -> dict[str, Any]:
    return {
        "location": {**_address(document.file, root), "description": {"text": document.title or document.id}},
        "hashes": {"sha-256": document.sha256},
    }


def _invocation(run: Run, lang: Language) -> dict[str, Any]:
    notes = [{"level": "error", "message": {"text": in_language(problem, lang)}} for problem in run.problems]
    return {"executionSuccessful": not run.problems, "toolExecutionNotifications": notes}


def _result(finding: Finding, checks: list[str], lookup: Lookup, lang: Language, root: str) -> dict[str, Any]:
    main = primary(finding)
    others = [item for item in finding.evidence if item is not main]
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": checks.index(finding.check),
        "level": _LEVEL[finding.severity],
        "rank": _RANK[finding.confidence],
        "baselineState": _BASELINE[finding.status],
        "message": {"text": _whole(finding, lang)},
        "partialFingerprints": {"planChecker/v1": finding.fingerprint},
        "locations": [_location(main, lookup, lang, root)] if main else [],
        "relatedLocations": [
            {"id": at, **_location(item, lookup, lang, root), "message": {"text": _said(item, lookup, lang)}}
            for at, item in enumerate(others, 1)
        ],
        "properties": {
            "confidence": finding.confidence,
            "status": finding.status,
            "indicator": opinion.indicator(finding, lookup),
            "cause": finding.cause,
        },
    }
    if finding.status == "accepted":
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.reason}]
    return result


def _location(evidence: Evidence, lookup: Lookup, lang: Language, root: str) -> dict[str, Any]:
    document = lookup.documents.get(evidence.quote.doc)
    passage = lookup.passages.get((evidence.quote.doc, evidence.quote.passage))
    line = lookup.line(evidence.quote)
    file = document.file if document else evidence.quote.doc
    place: dict[str, Any] = {"artifactLocation": _address(file, root)}
    known: dict[str, Any] = {"place": in_language(lookup.place(evidence.quote), lang), "quote": evidence.quote.text}
    if line is not None:
        place["region"] = {"startLine": line, "snippet": {"text": evidence.quote.text}}
    elif passage is not None and passage.place.page is not None:
        # SARIF knows no pages; a made-up line would lead a reader astray.
        known["page"] = passage.place.page
    return {
        "physicalLocation": place,
        "logicalLocations": [
            {"name": evidence.quote.clause, "fullyQualifiedName": f"{evidence.quote.doc}/{evidence.quote.clause}"}
        ],
        "properties": known,
    }


def _address(file: str, root: str) -> dict[str, str]:
    return {"uri": in_address(str(PurePosixPath(root, file))), "uriBaseId": "%SRCROOT%"}


def _said(evidence: Evidence, lookup: Lookup, lang: Language) -> str:
    return f"{say(f'report.role.{evidence.role}', lang)}: {opinion.statement(evidence, lookup, lang)}"


def _whole(finding: Finding, lang: Language) -> str:
    notes = [note for note in (finding.working, finding.slip, finding.suggestion) if note is not None]
    return "\n".join(
        [in_language(finding.message, lang), *(in_language(note, lang) for note in notes if in_language(note, lang))]
    )


def _coverage(run: Run) -> dict[str, Any]:
    summary = summarise(run)
    return {
        "inputs": inputs_hash(run),
        "edition": run.edition,
        **rulepack.facts(run),
        "documents": summary.documents,
        "figures": summary.figures,
        "unread": summary.unread,
        "omitted": summary.omitted,
        "targets": summary.targets,
        "pairs": summary.pairs,
        "judged": summary.judged,
        "notJudged": summary.not_judged,
        "findings": {severity: summary.by_severity(severity) for severity in SEVERITIES},
    }
