"""The run as Markdown: for a pull request, a wiki or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.messages import Language, say
from checker.model import Finding, Run
from checker.report import opinion, rulepack
from checker.report.chosen import answered, standing
from checker.report.lookup import Lookup, check_name, in_language, told
from checker.report.order import Folded, flat, fold
from checker.report.summary import SEVERITIES, STATUSES, Summary, summarise

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def render(run: Run, lang: Language = "zh") -> str:
    """Return coverage, counts, every finding and what was not judged."""
    lookup = Lookup(run)
    lines = [f"# {say('report.title', lang)}", "", *overview(run, lang), ""]
    lines += [f"## {say('report.markdown.findings', lang)}", ""]
    folded = fold(run.findings)
    for item in flat(folded):
        lines += [*_finding(item, lookup, lang, folded), ""]
    lines += [f"## {say('report.markdown.unjudged', lang)}", "", *_unjudged(run, lang)]
    return "\n".join(lines) + "\n"


def overview(run: Run, lang: Language) -> list[str]:
    """Return the counts as two tables: what was read and judged, then what was found."""
    summary = summarise(run)
    lines = [
        *_table((say("report.markdown.item", lang), say("report.markdown.amount", lang), ""), _coverage(summary, lang))
    ]
    if summary.vacuous:
        lines += ["", f"**{say('report.overview.vacuous', lang)}**"]
    for said in rulepack.told(run):
        lines += ["", plain(in_language(said, lang))]
    heads = [say("report.column.severity", lang), *(say(f"report.status.{status}", lang) for status in STATUSES)]
    rows = [
        [
            say(f"report.severity.{severity}", lang),
            *(str(summary.found[severity, status]) for status in STATUSES),
            str(summary.by_severity(severity)),
        ]
        for severity in SEVERITIES
    ]
    return [*lines, "", *_table([*heads, say("report.column.total", lang)], rows)]


def _coverage(summary: Summary, lang: Language) -> list[list[str]]:
    def row(name: str, count: int, note: str = "", **fields: object) -> list[str]:
        return [
            say(f"report.terminal.{name}", lang),
            str(count),
            say(f"report.terminal.{note}", lang, **fields) if note else "",
        ]

    return [
        row("documents", summary.documents),
        row(
            "figures",
            summary.figures,
            "figures-note",
            read=summary.read,
            unread=summary.unread,
            omitted=summary.omitted,
        ),
        row(
            "targets",
            summary.targets,
            summary.note_on_targets,
            baselines=summary.baselines,
            by_hand=summary.by_hand,
        ),
        row("pairs", summary.pairs, "pairs-note", certain=summary.certain, proposed=summary.proposed),
        row(
            "judgements",
            summary.judged + summary.not_judged,
            "judgements-note",
            judged=summary.judged,
            not_judged=summary.not_judged,
        ),
        row("findings", summary.findings),
    ]


def _finding(item: Folded, lookup: Lookup, lang: Language, folded: Sequence[Folded]) -> Iterator[str]:
    finding = item.finding
    name = plain(in_language(check_name(finding.check), lang))
    level = say(f"report.severity.{finding.severity}", lang)
    yield f"### {item.number}. {level}: {plain(opinion.indicator(finding, lookup))} ({name}, `{finding.check}`)"
    yield ""
    tags = [say(f"report.confidence.{finding.confidence}", lang), in_language(standing(finding), lang)]
    cause = next((top for top in folded if item in top.follows), None)
    if cause is not None:
        tags.append(say("report.terminal.follows", lang, check=f"{cause.number}. {cause.finding.check}"))
    yield f"{plain(in_language(finding.message, lang))} ({', '.join(tags)})"
    yield ""
    for evidence in finding.evidence:
        role = say(f"report.role.{evidence.role}", lang)
        yield f"- **{role}** {plain(opinion.statement(evidence, lookup, lang))}"
    yield from _notes(finding, lang)


def _notes(finding: Finding, lang: Language) -> Iterator[str]:
    for name, note in (("working", finding.working), ("slip", finding.slip), ("suggestion", finding.suggestion)):
        if note is not None and in_language(note, lang):
            yield f"- {say(f'report.findings.{name}', lang)}: {plain(in_language(note, lang))}"
    if said := answered(finding):
        yield f"- {plain(in_language(said, lang))}"
    if finding.reason:
        yield f"- {say('report.findings.accepted', lang, reason=plain(finding.reason))}"


def _unjudged(run: Run, lang: Language) -> list[str]:
    heads = [say(f"report.column.{name}", lang) for name in ("check", "within", "outside", "not-judged", "reasons")]
    rows = [
        [
            tally.check,
            str(tally.within),
            str(tally.outside),
            str(tally.not_judged),
            "; ".join(f"{plain(told(reason, lang))} {count}" for reason, count in tally.reasons),
        ]
        for tally in run.tallies
    ]
    return _table(heads, rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows)]


def plain(text: str) -> str:
    """Escape what Markdown and HTML would take for markup; a line break becomes a space."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("\\<", "&lt;").replace("\\>", "&gt;")
