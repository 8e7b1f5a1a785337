"""Findings as a compiler prints them, then a summary: for a person at a terminal, or a log."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.messages import Language, say
from checker.model import Evidence, Finding, Message, Run, Severity
from checker.report import omitted, rulepack
from checker.report.chosen import answered, standing
from checker.report.lookup import Lookup
from checker.report.order import fold
from checker.report.summary import SEVERITIES, Summary, summarise
from checker.report.widths import pad, width, wrap

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COLOURS = {"error": "1;31", "warning": "1;33", "notice": "1;34", "place": "36", "soft": "2", "mark": "1;4"}


def render(
    run: Run,
    lang: Language = "zh",
    *,
    colour: bool = False,
    page: str = "",
    columns: int = 100,
    shown: Sequence[Severity] = SEVERITIES,
) -> str:
    """Return the findings of the severities shown and the summary of all as lines of at most about `columns`.

    How many findings of other severities there are is said below them. `page` is where the page was written.
    """
    return Terminal(run, lang, colour=colour, columns=columns).whole(page, shown)


class Terminal:
    """A run being printed."""

    def __init__(self, run: Run, lang: Language, *, colour: bool, columns: int) -> None:
        self.run, self.lang, self.colour, self.columns = run, lang, colour, columns
        self.lookup = Lookup(run)

    def whole(self, page: str, shown: Sequence[Severity]) -> str:
        """Return findings, problems and summary."""
        lines: list[str] = []
        for item in fold([finding for finding in self.run.findings if finding.severity in shown]):
            lines += [*self._finding(item.finding, None), ""]
            for follower in item.follows:
                lines += [*self._finding(follower.finding, item.finding), ""]
        lines += [f"{say('report.terminal.problem', self.lang)}: {self._in(problem)}" for problem in self.run.problems]
        for document, said in omitted.by_document(self.run):
            lines.append(say("report.terminal.omitted", self.lang, doc=_clean(document.id), said=self._in(said)))
        lines += self._hidden(shown)
        return "\n".join([*lines, *self._summary(summarise(self.run), page)]) + "\n"

    def _hidden(self, shown: Sequence[Severity]) -> Iterator[str]:
        """Yield how many findings of the other severities are not shown, and how to see them."""
        counts = Counter(finding.severity for finding in self.run.findings if finding.severity not in shown)
        hidden = [severity for severity in SEVERITIES if counts[severity]]
        if hidden:
            yield say(
                "report.terminal.hidden",
                self.lang,
                counts=say("report.terminal.and", self.lang).join(
                    say("report.terminal.so-many", self.lang, count=counts[one], severity=self._level(one))
                    for one in hidden
                ),
                least=hidden[-1],
            )
            yield ""

    def _level(self, severity: Severity) -> str:
        return say(f"report.severity.{severity}", self.lang) if self.lang == "zh" else severity

    def _finding(self, finding: Finding, cause: Finding | None) -> Iterator[str]:
        level = self._level(finding.severity)
        head = self._paint(f"{level}[{finding.check}]", finding.severity)
        status = self._standing(finding)
        yield from self._lines(f"{head}{status}: ", f"{level}[{finding.check}]{status}: ", self._in(finding.message))
        if cause is not None:
            yield self._paint("  = " + say("report.terminal.follows", self.lang, check=cause.check), "soft")
            return
        for evidence in finding.evidence:
            yield "  " + self._paint("--> ", "place") + self._place(evidence)
            role = say(f"report.role.{evidence.role}", self.lang)
            yield from self._quote(evidence, f"   | {role}: ")
        notes = (("working", finding.working), ("slip", finding.slip), ("tip", finding.suggestion))
        if said := answered(finding):
            yield from self._lines("   = ", "   = ", self._in(said))
        for name, note in notes:
            if note is not None and self._in(note):
                label = say(f"report.terminal.{name}", self.lang)
                yield from self._lines(f"   = {label}: ", f"   = {label}: ", self._in(note))

    def _standing(self, finding: Finding) -> str:
        if finding.status == "new" and finding.decision is None:
            return ""
        return say("report.terminal.status", self.lang, status=self._in(standing(finding)))

    def _place(self, evidence: Evidence) -> str:
        place = self._in(self.lookup.place(evidence.quote))
        return say("report.terminal.place", self.lang, doc=_clean(evidence.quote.doc), place=place).rstrip()

    def _quote(self, evidence: Evidence, lead: str) -> Iterator[str]:
        text = evidence.quote.text
        marked = text[slice(*evidence.figure)] if evidence.figure else ""
        for at, line in enumerate(wrap(_clean(text), self.columns - width(lead))):
            shown = line.replace(marked, self._paint(marked, "mark"), 1) if self.colour and marked else line
            yield (lead if at == 0 else "   | " + " " * (width(lead) - 5)) + shown

    def _lines(self, lead: str, plain_lead: str, text: str) -> Iterator[str]:
        for at, line in enumerate(wrap(text, max(30, self.columns - width(plain_lead)))):
            yield (lead if at == 0 else " " * (4 if width(plain_lead) > 16 else width(plain_lead))) + line

    def _summary(self, summary: Summary, page: str) -> Iterator[str]:
        def note(key: str, **fields: object) -> str:
            return say(f"report.terminal.{key}", self.lang, **fields)

        by_severity = {severity: summary.by_severity(severity) for severity in SEVERITIES}
        rows: list[tuple[str, str, str]] = [
            (note("documents"), str(summary.documents), ""),
            (
                note("figures"),
                str(summary.figures),
                note("figures-note", read=summary.read, unread=summary.unread, omitted=summary.omitted),
            ),
            (
                note("targets"),
                str(summary.targets),
                note(summary.note_on_targets, baselines=summary.baselines, by_hand=summary.by_hand),
            ),
            (note("pairs"), str(summary.pairs), note("pairs-note", certain=summary.certain, proposed=summary.proposed)),
            (
                note("judgements"),
                str(summary.judged + summary.not_judged),
                note("judgements-note", judged=summary.judged, not_judged=summary.not_judged),
            ),
            (note("findings"), str(summary.findings), note("findings-note", **by_severity)),
        ]
        statuses = {status: summary.by_status(status) for status in ("new", "known", "accepted", "resolved")}
        rows.append(("", "", note("findings-open", **statuses)))
        if page:
            rows.append((note("page"), "", page))
        yield self._paint(note("summary"), "mark")
        yield from _columns(rows)
        for said in rulepack.told(self.run):
            yield from self._lines("  ", "  ", self._in(said))
        if summary.vacuous:
            yield self._paint(note("vacuous"), "error")

    def _in(self, sentence: Message) -> str:
        return _clean(sentence.zh if self.lang == "zh" else sentence.en)

    def _paint(self, text: str, name: str) -> str:
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if self.colour and text else text


def _columns(rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    first = max(width(row[0]) for row in rows)
    second = max(width(row[1]) for row in rows)
    for name, amount, note in rows:
        yield f"  {pad(name, first)}  {' ' * (second - width(amount))}{amount}  {note}".rstrip()


def _clean(text: str) -> str:
    """Take out what would move the cursor or change the colours: a document's text is only text."""
    return _CONTROL.sub(" ", text)
