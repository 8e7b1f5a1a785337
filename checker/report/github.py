"""The run as workflow commands: annotations at the lines concerned, and a summary of the step."""

from __future__ import annotations

from pathlib import PurePosixPath

from checker.messages import Language, say
from checker.model import Finding, Run, Severity
from checker.report import opinion
from checker.report.lookup import Lookup, check_name, in_language
from checker.report.markdown import overview, plain
from checker.report.order import heaviest_first, primary
from checker.report.summary import summarise

_COMMAND: dict[Severity, str] = {"error": "error", "warning": "warning", "notice": "notice"}
# So many annotations of one kind a step GitHub shows; the rest are in the log and in the summary.
SHOWN = 10
_SUMMARY_LINES = 60


def render(run: Run, lang: Language = "zh", *, root: str = "") -> str:
    """Return one command a finding that is open, heaviest first, and one that says how many there are in all.

    `root` is the folder of the documents as seen from the top of the repository, without which a line is not found.
    """
    lookup = Lookup(run)
    lines = [_annotation(finding, lookup, lang, root) for finding in heaviest_first(run.findings) if _open(finding)]
    summary = summarise(run)
    counts = say(
        "report.github.counts",
        lang,
        all=summary.findings,
        open=len(lines),
        error=summary.by_severity("error"),
        warning=summary.by_severity("warning"),
        notice=summary.by_severity("notice"),
        shown=SHOWN,
    )
    vacuous = [f"::error::{_data(say('report.overview.vacuous', lang))}"] if summary.vacuous else []
    return "\n".join([*lines, *vacuous, f"::notice::{_data(counts)}"]) + "\n"


def step_summary(run: Run, lang: Language = "zh") -> str:
    """Return the Markdown for the summary of a step: the counts and the heaviest findings, one line each."""
    lookup = Lookup(run)
    found = [finding for finding in heaviest_first(run.findings) if _open(finding)]
    lines = [f"## {say('report.github.heading', lang)}", "", *overview(run, lang), ""]
    for finding in found[:_SUMMARY_LINES]:
        level = say(f"report.severity.{finding.severity}", lang)
        subject = plain(opinion.indicator(finding, lookup))
        lines.append(f"- **{level}** {subject}: {plain(in_language(finding.message, lang))} (`{finding.check}`)")
    if len(found) > _SUMMARY_LINES:
        lines += ["", say("report.findings.shown", lang, shown=_SUMMARY_LINES, all=len(found))]
    return "\n".join(lines) + "\n"


def _open(finding: Finding) -> bool:
    return finding.status in ("new", "known")


def _annotation(finding: Finding, lookup: Lookup, lang: Language, root: str) -> str:
    main = primary(finding)
    document = lookup.documents.get(main.quote.doc) if main else None
    line = lookup.line(main.quote) if main else None
    fields = {
        "file": str(PurePosixPath(root, document.file)) if document else "",
        "line": str(line) if line else "",
        "title": say("report.github.title", lang, check=in_language(check_name(finding.check), lang)),
    }
    told = ",".join(f"{name}={_property(value)}" for name, value in fields.items() if value)
    body = [in_language(finding.message, lang), *(opinion.statement(item, lookup, lang) for item in finding.evidence)]
    notes = [note for note in (finding.working, finding.suggestion) if note is not None]
    text = "\n".join([*body, *(in_language(note, lang) for note in notes)])
    return f"::{_COMMAND[finding.severity]} {told}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
