"""The run as a workbook: findings, targets, matches, and sums and shares as live formulas one can recompute.

A text never starts a formula: every cell that holds text is written as text, whatever its first character.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checker.messages import Language, say
from checker.model import Finding, Run
from checker.report import amounts, opinion, rulepack, steps
from checker.report.chosen import answer, standing
from checker.report.lookup import Lookup, check_name, in_language, told
from checker.report.order import flat, fold
from checker.report.sheets import Formula, Value, choose, open_sheet, put
from checker.report.steady import steady
from checker.report.summary import SEVERITIES, STATES, STATUSES, inputs_hash, summarise
from checker.report.totals import Totals, figure, unit

if TYPE_CHECKING:
    from openpyxl import Workbook

_A3 = 8


def render(run: Run, lang: Language = "zh") -> bytes:
    """Return the workbook as the bytes of an .xlsx file."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    Sheets(book, run, lang).write()
    book.properties.creator = book.properties.lastModifiedBy = "checker"
    book.properties.title = say("report.title", lang)
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue())


class Sheets:
    """The sheets of a run being written."""

    def __init__(self, book: Workbook, run: Run, lang: Language) -> None:
        self.book, self.run, self.lang = book, run, lang
        self.lookup = Lookup(run)

    def write(self) -> None:
        """Write all sheets, coverage first."""
        self._coverage()
        self._findings()
        self._targets()
        self._matches()
        Totals(self.book, self.lookup, self.lang).write()

    def _say(self, key: str, **fields: object) -> str:
        return say(f"report.{key}", self.lang, **fields)

    def _heads(self, *names: str) -> list[str]:
        return [self._say(f"column.{name}") for name in names]

    def _coverage(self) -> None:
        summary = summarise(self.run)
        sheet = open_sheet(self.book, self._say("workbook.coverage"), [40, 14, 14, 14, 14, 14])
        rows: list[Sequence[Value]] = [
            [self._say("overview.documents"), summary.documents],
            [self._say("overview.figures"), summary.figures],
            *self._counted("  ", ((self._say(f"state.{state}"), summary.states[state]) for state in STATES)),
            [f"  {self._say('state.not-read')}", summary.omitted],
            [self._say("overview.targets"), summary.targets],
            [f"  {self._say('kind.baseline')}", summary.baselines],
            [self._say("overview.pairs"), summary.pairs],
            [f"  {self._say('certainty.certain')}", summary.certain],
            [f"  {self._say('certainty.proposed')}", summary.proposed],
            [f"{self._say('overview.judgements')}", summary.judged + summary.not_judged],
            [f"  {self._say('column.not-judged')}", summary.not_judged],
            *self._counted("    ", ((told(reason, self.lang), count) for reason, count in summary.reasons)),
        ]
        if summary.vacuous:
            rows.append([self._say("overview.vacuous")])
        rows += [
            [],
            [self._say("column.severity"), *(self._say(f"status.{s}") for s in STATUSES), self._say("column.total")],
        ]
        for severity in SEVERITIES:
            at = len(rows) + 1
            counts = [summary.found[severity, status] for status in STATUSES]
            rows.append([self._say(f"severity.{severity}"), *counts, Formula(f"=SUM(B{at}:E{at})")])
        rows += [[], [self._say("limits.edition"), self.run.edition], [self._say("limits.run"), inputs_hash(self.run)]]
        rows += [[self._say("pack.heading"), in_language(said, self.lang)] for said in rulepack.told(self.run)]
        choices = self._say("list").join(self._choices())
        guide = self._say("workbook.guide", sheet=self._say("workbook.findings"), choices=choices)
        for row in [*rows, [], [guide]]:
            put(sheet, row)

    @staticmethod
    def _counted(indent: str, counts: Iterable[tuple[str, int]]) -> list[Sequence[Value]]:
        return [[f"{indent}{name}", count] for name, count in counts]

    def _findings(self) -> None:
        names = (
            "ordinal", "verdict", "verdict-reason", "severity", "confidence", "status", "check", "indicator", "message",
            "lower-statement", "upper-statement", "working", "suggestion", "answer", "check-id", "fingerprint-kept",
        )  # fmt: skip
        sheet = open_sheet(
            self.book,
            self._say("workbook.findings"),
            [6, 14, 20, 10, 10, 11, 18, 18, 36, 36, 36, 28, 28, 20, 20, 20],
            self._heads(*names),
        )
        # The number, the decision and its reason stay in sight beside whatever is read.
        sheet.freeze_panes = "D2"
        for item in flat(fold(self.run.findings)):
            finding = item.finding
            below, above = opinion.told_in_writing(finding)
            row: list[Value] = [
                item.number,
                *self._decided(finding),
                self._say(f"severity.{finding.severity}"),
                self._say(f"confidence.{finding.confidence}"),
                in_language(standing(finding), self.lang),
                in_language(check_name(finding.check), self.lang),
                opinion.indicator(finding, self.lookup),
                in_language(finding.message, self.lang),
                *("\n".join(opinion.statement(one, self.lookup, self.lang) for one in side) for side in (below, above)),
                in_language(finding.working, self.lang),
                in_language(finding.suggestion, self.lang) if finding.suggestion else "",
                answer(finding, self.lang),
                finding.check,
                finding.fingerprint,
            ]
            put(sheet, row)
        choose(sheet, "B", self._choices())
        # On paper it takes A3, without the columns that only a program needs.
        sheet.page_setup.paperSize, sheet.print_area = _A3, f"A1:N{sheet.max_row}"

    def _decided(self, finding: Finding) -> tuple[str, str]:
        """Return what was decided already, and why, for the columns that are read back."""
        decision = finding.decision
        verdict = decision.verdict if decision else "accept" if finding.status == "accepted" else ""
        reason = decision.reason if decision else finding.reason
        return (self._say(f"choice.{verdict}") if verdict else ""), reason

    def _choices(self) -> list[str]:
        return [self._say(f"choice.{verdict}") for verdict in ("ask", "accept", "reject", "later")]

    def _targets(self) -> None:
        names = (
            "document", "clause", "indicator", "canonical", "figure", "bound", "value", "value-max", "unit", "low",
            "high", "canonical-unit", "due", "kind", "scope", "wording", "nature", "region", "departments", "quote",
        )  # fmt: skip
        wide = [34, 12, 30, 24, 14, 10, 14, 12, 10, 14, 14, 14, 20, 10, 10, 10, 10, 14, 24, 60]
        heads = self._heads(*names)
        if any(target.by_hand for target in self.lookup.targets.values()):
            heads, wide = [*heads, self._say("column.added-by-hand")], [*wide, 40]
        sheet = open_sheet(self.book, self._say("workbook.targets"), wide, heads)
        for target in self.lookup.targets.values():
            amount = target.amount
            put(
                sheet,
                [
                    self.lookup.title(target.doc),
                    target.clause or target.quote.clause,
                    target.indicator,
                    target.canonical,
                    amounts.printed(amount),
                    self._say(f"bound.{amount.bound}") if amount else "",
                    *((amount.value, amount.value_max, amount.unit) if amount else (None, None, "")),
                    *((amount.low, amount.high, amount.canonical_unit) if amount else (None, None, "")),
                    in_language(amounts.deadline(target), self.lang),
                    self._say(f"kind.{target.kind}"),
                    self._say(f"scope.{target.scope}"),
                    self._say(f"modality.{target.modality}"),
                    target.nature,
                    target.region,
                    self._say("list").join(target.departments),
                    opinion.readable(target.quote.text),
                    *([target.note] if target.by_hand else []),
                ],
            )

    def _matches(self) -> None:
        names = ("certainty", "relation", "indicator", "lower", "indicator", "upper", "difference", "relative", "steps")
        sheet = open_sheet(
            self.book, self._say("workbook.matches"), [10, 14, 30, 16, 30, 16, 16, 12, 70], self._heads(*names)
        )
        for pair in self.run.pairs:
            at = sheet.max_row + 1
            below, above = figure(pair.lower), figure(pair.upper)
            same = unit(pair.lower) == unit(pair.upper) != ""
            both = same and below is not None and above is not None
            told_steps = "\n".join(in_language(steps.sentence(step, self.lookup), self.lang) for step in pair.steps)
            put(
                sheet,
                [
                    self._say(f"certainty.{pair.certainty}"),
                    self._say(f"relation.{pair.relation}"),
                    pair.lower.indicator,
                    below if below is not None else pair.lower.quote.text,
                    pair.upper.indicator,
                    above if above is not None else pair.upper.quote.text,
                    Formula(f"=D{at}-F{at}") if both else "",
                    Formula(f'=IF(F{at}=0,"",G{at}/F{at})') if both else "",
                    told_steps,
                ],
            )
            sheet.cell(at, 8).number_format = "0.0%"
