"""The opinion on how plans fit, 规划衔接审核意见: an official letter to the drafters with a table they fill in.

It holds what a reviewer ticked, each finding once; where nobody ticked anything it holds what matters, and says so.
Every row of the table has a bookmark that names its finding, so that a filled-in letter is read back.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.language.numbering import in_chinese
from checker.messages import Language, say
from checker.model import Document, Finding, Run
from checker.report import letter as form
from checker.report import omitted, opinion, rulepack
from checker.report.chosen import LEVEL, by_indicator, chosen
from checker.report.lookup import Lookup, check_name, in_language
from checker.report.steady import steady
from checker.report.summary import SEVERITIES, summarise
from checker.report.xmltext import legal

if TYPE_CHECKING:
    from docx.document import Document as Letter

FINDING = "finding_"  # how the bookmark of a row begins
_WIDTHS = [14.0, 27.0, 52.0, 52.0, 40.0, 34.0, 18.0, 24.0]


def render(run: Run, lang: Language = "zh") -> bytes:
    """Return the letter as the bytes of a .docx file; what is explained or resolved is counted and not asked again."""
    from docx import Document as new_letter  # noqa: N813 - a function in spite of its name

    made = new_letter()
    opinions = Opinion(made, run, lang)
    opinions.write()
    made.core_properties.author = made.core_properties.last_modified_by = "checker"
    made.core_properties.title = legal(opinions.title)
    made.core_properties.comments = ""
    out = io.BytesIO()
    made.save(out)
    return steady(out.getvalue())


class Opinion:
    """The letter being written."""

    def __init__(self, made: Letter, run: Run, lang: Language) -> None:
        self.letter, self.run, self.lang = made, run, lang
        self.lookup = Lookup(run)
        self.summary = summarise(run)
        self.chosen = chosen(run)
        self.groups = by_indicator(self.chosen.findings, self.lookup)
        self.reviewed, self.above = self._parties()
        self._part = 0

    def _say(self, key: str, **fields: object) -> str:
        return say(f"report.letter.{key}", self.lang, **fields)

    @property
    def title(self) -> str:
        """What the letter is about: 关于《…》衔接审核意见的函."""
        titles = [say("report.titled", self.lang, title=self.lookup.title(one.id)) for one in self.reviewed]
        subject = titles[0] if titles else self._say("heading-none")
        if len(titles) > 1:
            subject = self._say("heading-several", title=titles[0], count=len(titles))
        return self._say("heading", subject=subject)

    def write(self) -> None:
        """Write title, addressee, text, attachment and signature, and the table on pages of its own."""
        form.paper(self.letter)
        form.head(self.letter, self.title, 0)
        form.write(self.letter, "", indent=False)
        issuers = dict.fromkeys(document.issuer for document in self.reviewed if document.issuer)
        addressee = (
            self._say("addressee", issuer=self._list(list(issuers))) if issuers else self._say("addressee-unknown")
        )
        form.write(self.letter, addressee, indent=False)
        titles = {"titles": self._titles(self.reviewed), "uppers": self._titles(self.above)}
        form.write(self.letter, self._say("opening" if self.above else "opening-alone", **titles))
        for said in rulepack.told(self.run):
            form.write(self.letter, in_language(said, self.lang))
        self._coverage()
        self._opinions()
        if self.groups:
            self._head("feedback")
            form.write(self.letter, self._say("closing"))
        self._signature()
        if self.groups:
            self._table()

    def _parties(self) -> tuple[list[Document], list[Document]]:
        """Return the plans the letter is about, and those they are held against: what others stand under."""
        uppers = {name for document in self.run.documents for name in document.above}
        reviewed = [document for document in self.run.documents if document.above]
        if not reviewed:
            return list(self.run.documents), []
        return reviewed, [document for document in self.run.documents if document.id in uppers and not document.above]

    def _head(self, key: str) -> None:
        """Write a heading of the first level with its number."""
        self._part += 1
        form.head(self.letter, self._say("head", number=self._counted(self._part), text=self._say(key)), 1)

    def _counted(self, number: int) -> str:
        return in_chinese(number) if self.lang == "zh" else str(number)

    def _coverage(self) -> None:
        """Say what was not checked, where there is such a thing."""
        if not (self.summary.unread or self.summary.vacuous or list(omitted.by_document(self.run))):
            return
        self._head("coverage")
        if self.summary.unread:
            form.write(self.letter, self._say("coverage-unread", unread=self.summary.unread))
        for document, said in omitted.by_document(self.run):
            title = document.title or document.id
            form.write(self.letter, self._say("coverage-omitted", title=title, said=in_language(said, self.lang)))
        if self.summary.vacuous:
            form.write(self.letter, say("report.overview.vacuous", self.lang), bold=True)

    def _opinions(self) -> None:
        self._head("opinions")
        asked = self.chosen.findings
        if not asked:
            form.write(self.letter, self._say("opinions-none"))
        else:
            counts = [(name, sum(one.severity == name for one in asked)) for name in SEVERITIES]
            parts = [
                self._say("opinions-part", severity=say(f"report.severity.{name}", self.lang), count=count)
                for name, count in counts
                if count
            ]
            form.write(self.letter, self._say("opinions-lead", count=len(asked), parts=self._list(parts)))
        for at, (indicator, findings) in enumerate(self.groups, 1):
            claims = [in_language(check_name(finding.check), self.lang).rstrip(".") for finding in findings]
            key = "item" if len(findings) > 1 else "item-alone"
            form.head(self.letter, self._say(key, number=self._counted(at), indicator=indicator, claim=claims[0]), 2)
            for point, (claim, finding) in enumerate(zip(claims, findings, strict=True), 1):
                if len(findings) > 1:
                    form.head(self.letter, self._say("point", number=point, claim=claim), 3)
                self._point(finding)

    def _on_the_draft(self) -> str:
        """Return what the reviewer should know of the letter before it goes out: how it was chosen, what it leaves."""
        rest = [("left", self.chosen.left), ("closed", self.chosen.closed)]
        said = [] if self.chosen.ticked else [self._say("by-level", level=say(f"report.severity.{LEVEL}", self.lang))]
        said += [self._say(key, count=count) for key, count in rest if count]
        said.append(self._say("limits"))
        return self._say("draft", said=("" if self.lang == "zh" else " ").join(said))

    def _point(self, finding: Finding) -> None:
        """Write one point: what is asked, both statements, the working, what would mend it, and the reviewer's note."""
        form.write(self.letter, self._sentence(in_language(finding.message, self.lang)))
        self._grounds(finding)
        self._line("report.column.suggestion", self._advice(finding))
        note = finding.decision.reason if finding.decision else ""
        if note:
            form.write(self.letter, self._say("note", note=note))

    def _grounds(self, finding: Finding) -> None:
        """Quote both sides and give the working."""
        below, above = opinion.told_in_writing(finding)
        for item in (*below, *above):
            self._line(f"report.role.{item.role}", opinion.statement(item, self.lookup, self.lang))
        self._line("report.findings.working", in_language(finding.working, self.lang))
        if finding.slip is not None:
            self._line("report.findings.slip", in_language(finding.slip, self.lang))

    def _line(self, label: str, value: str) -> None:
        if value:
            said = say("report.labelled", self.lang, label=say(label, self.lang), value=value)
            form.write(self.letter, said)

    def _signature(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        form.write(self.letter, self._say("final"))
        if self.groups:
            form.write(self.letter, "", indent=False)
            form.write(self.letter, self._say("attachments", title=self._say("table")))
        form.write(self.letter, "", indent=False)
        for key in ("reviewer", "date"):
            line = form.write(self.letter, self._say(key), indent=False)
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.paragraph_format.right_indent = form.space(2)
            line.paragraph_format.keep_with_next = True
        form.write(self.letter, self._on_the_draft())

    def _table(self) -> None:
        form.across(self.letter)
        form.write(self.letter, self._say("attachment"), font=form.HEAD, indent=False)
        form.head(self.letter, self._say("table"), 0)
        names = (
            "ordinal", "indicator", "lower-statement", "upper-statement", "differs", "suggestion", "adopted",
            "adopted-reason",
        )  # fmt: skip
        table = form.grid(self.letter, [say(f"report.column.{name}", self.lang) for name in names], _WIDTHS)
        for at, (indicator, findings) in enumerate(self.groups, 1):
            for point, finding in enumerate(findings, 1):
                number = str(at) if len(findings) == 1 else self._say("ordinal-point", number=at, point=point)
                cells = form.row(table, [number, indicator, *self._cells(finding), "", ""], _WIDTHS)
                form.name(cells[0], f"{FINDING}{finding.fingerprint}")
        note = self._say("adopted-note", choices=self._say("adopted-choices"))
        form.write(self.letter, note, size=form.NOTE_SIZE, indent=False)

    def _cells(self, finding: Finding) -> list[str]:
        below, above = (
            "\n".join(opinion.statement(item, self.lookup, self.lang) for item in side)
            for side in opinion.told_in_writing(finding)
        )
        if finding.asked and not below:
            below = self._say("not-found")
        return [below, above, in_language(finding.message, self.lang), self._advice(finding)]

    def _advice(self, finding: Finding) -> str:
        return in_language(finding.suggestion, self.lang) if finding.suggestion else ""

    def _sentence(self, text: str) -> str:
        """Return a message as a sentence of the text, with its stop."""
        ends = text[-1:] in ".。！？!?；;"
        return text if ends else text + self._say("stop")

    def _titles(self, documents: Sequence[Document]) -> str:
        return self._list([say("report.titled", self.lang, title=self.lookup.title(one.id)) for one in documents])

    def _list(self, parts: Sequence[str]) -> str:
        return say("report.list", self.lang).join(parts)
