"""The run as JUnit XML: a finding at or above the fail level is a failure, one below it is skipped with its text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from checker.messages import Language, say
from checker.model import Finding, Run, Tally
from checker.report import opinion
from checker.report.lookup import Lookup, in_language, told
from checker.report.order import heaviest_first
from checker.report.summary import Summary, fails, summarise
from checker.report.xmltext import legal

# XML 1.0 has no place for these, not even escaped.


def render(run: Run, lang: Language = "zh", *, fail_on: str = "error") -> str:
    """Return one suite a check, one case a finding; a check that found nothing has one case that passed.

    A run in which nothing was judged is an error, never a pass.
    """
    lookup = Lookup(run)
    summary = summarise(run)
    whole = ET.Element("testsuites", name="checker")
    _properties(whole, summary)
    by_check: dict[str, list[Finding]] = {tally.check: [] for tally in run.tallies}
    for finding in heaviest_first(run.findings):
        by_check.setdefault(finding.check, []).append(finding)
    tallies = {tally.check: tally for tally in run.tallies}
    for check, findings in by_check.items():
        _suite(whole, check, findings, tallies.get(check), lookup, lang, fail_on)
    if summary.vacuous:
        suite = ET.SubElement(whole, "testsuite", name="coverage", tests="1", failures="0", errors="1", skipped="0")
        case = ET.SubElement(suite, "testcase", classname="coverage", name="judged")
        ET.SubElement(case, "error", message=say("report.overview.vacuous", lang), type="nothing-judged")
    for count in ("tests", "failures", "errors", "skipped"):
        whole.set(count, str(sum(int(suite.get(count, "0")) for suite in whole.iter("testsuite"))))
    ET.indent(whole, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(whole, encoding="unicode") + "\n"


def _properties(whole: ET.Element, summary: Summary) -> None:
    held = ET.SubElement(whole, "properties")
    for name in (
        "documents",
        "figures",
        "unread",
        "omitted",
        "targets",
        "certain",
        "proposed",
        "judged",
        "not_judged",
        "findings",
    ):
        ET.SubElement(held, "property", name=name, value=str(getattr(summary, name)))


def _suite(
    whole: ET.Element,
    check: str,
    findings: list[Finding],
    tally: Tally | None,
    lookup: Lookup,
    lang: Language,
    fail_on: str,
) -> None:
    suite = ET.SubElement(whole, "testsuite", name=check)
    failing = 0
    for finding in findings:
        subject = opinion.indicator(finding, lookup) or finding.check
        case = ET.SubElement(suite, "testcase", classname=check, name=legal(f"{subject} [{finding.fingerprint}]"))
        failing += fails(finding, fail_on)
        said = legal(in_language(finding.message, lang))
        if fails(finding, fail_on):
            element = ET.SubElement(case, "failure", message=said, type=finding.severity)
            element.text = legal(_whole(finding, lookup, lang))
        else:
            level = say(f"report.severity.{finding.severity}", lang)
            status = say(f"report.status.{finding.status}", lang)
            element = ET.SubElement(case, "skipped", message=f"{level} ({status}): {said}")
            ET.SubElement(case, "system-out").text = legal(_whole(finding, lookup, lang))
    if not findings and tally is not None and tally.within:
        ET.SubElement(suite, "testcase", classname=check, name="within")
    if tally is not None and tally.not_judged:
        reasons = "\n".join(f"{told(reason, lang)}: {count}" for reason, count in tally.reasons)
        ET.SubElement(suite, "system-out").text = legal(
            f"{say('report.column.not-judged', lang)} {tally.not_judged}\n{reasons}"
        )
    passed = int(not findings and tally is not None and tally.within > 0)
    suite.set("tests", str(len(findings) + passed))
    suite.set("failures", str(failing))
    suite.set("errors", "0")
    suite.set("skipped", str(len(findings) - failing))


def _whole(finding: Finding, lookup: Lookup, lang: Language) -> str:
    quotes = [
        f"{say(f'report.role.{item.role}', lang)}: {opinion.statement(item, lookup, lang)}" for item in finding.evidence
    ]
    notes = [note for note in (finding.working, finding.slip, finding.suggestion) if note is not None]
    return "\n".join([*quotes, *(in_language(note, lang) for note in notes)])
