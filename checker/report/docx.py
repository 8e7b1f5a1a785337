"""The opinion on how plans fit, 规划衔接审核意见: an official letter to the drafters with a table they fill in.

Every row of the table carries the fingerprint of its finding as hidden text, so that a filled-in letter is read back.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.messages import Language, say
from checker.model import Document, Finding, Run
from checker.report import letter as form
from checker.report import omitted, opinion
from checker.report.lookup import Lookup, check_name, in_language
from checker.report.order import heaviest_first, primary
from checker.report.steady import steady
from checker.report.summary import summarise

if TYPE_CHECKING:
    from docx.document import Document as Letter

_WIDTHS = [12.0, 27.0, 52.0, 52.0, 40.0, 36.0, 18.0, 24.0]
_NOTICE_WIDTHS = [12.0, 45.0, 70.0, 134.0]


def render(run: Run, lang: Language = "zh") -> bytes:
    """Return the letter as the bytes of a .docx file; what is explained or resolved is counted and not asked again."""
    from docx import Document as new_letter  # noqa: N813 - a function in spite of its name

    made = new_letter()
    Opinion(made, run, lang).write()
    made.core_properties.author = made.core_properties.last_modified_by = "checker"
    made.core_properties.title = say("report.letter.heading", lang)
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
        found = heaviest_first(run.findings)
        self.asked = [one for one in found if one.status in ("new", "known") and one.severity != "notice"]
        self.notices = [one for one in found if one.status in ("new", "known") and one.severity == "notice"]
        self.closed = [one for one in found if one.status in ("accepted", "resolved")]

    def _say(self, key: str, **fields: object) -> str:
        return say(f"report.letter.{key}", self.lang, **fields)

    def write(self) -> None:
        """Write the letter, then the table, then the notices."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        form.paper(self.letter)
        heading = form.write(self.letter, self._say("heading"), font=form.TITLE, size=form.TITLE_SIZE, indent=False)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form.write(self.letter, "", indent=False)
        reviewed, above = self._parties()
        issuers = dict.fromkeys(document.issuer for document in reviewed if document.issuer)
        addressee = (
            self._say("addressee", issuer=self._list(list(issuers))) if issuers else self._say("addressee-unknown")
        )
        form.write(self.letter, addressee, indent=False)
        titles = {"titles": self._titles(reviewed), "uppers": self._titles(above)}
        form.write(self.letter, self._say("opening" if above else "opening-alone", **titles))
        self._coverage()
        self._opinions()
        self._closing()
        if self.asked:
            self._table()
        if self.notices:
            self._notices()

    def _parties(self) -> tuple[list[Document], list[Document]]:
        """Return the plans the letter is about, and those they are held against: what others stand under."""
        uppers = {name for document in self.run.documents for name in document.above}
        reviewed = [document for document in self.run.documents if document.above]
        if not reviewed:
            return list(self.run.documents), []
        return reviewed, [document for document in self.run.documents if document.id in uppers and not document.above]

    def _coverage(self) -> None:
        form.write(self.letter, self._say("coverage"), font=form.HEAD)
        counts = {
            name: getattr(self.summary, name) for name in ("documents", "figures", "targets", "pairs", "proposed")
        }
        more = {name: getattr(self.summary, name) for name in ("judged", "not_judged", "unread")}
        form.write(self.letter, self._say("coverage-text", **counts, **more))
        for document, said in omitted.by_document(self.run):
            title = document.title or document.id
            form.write(self.letter, self._say("coverage-omitted", title=title, said=in_language(said, self.lang)))
        if self.summary.vacuous:
            form.write(self.letter, say("report.overview.vacuous", self.lang), bold=True)

    def _opinions(self) -> None:
        form.write(self.letter, self._say("opinions"), font=form.HEAD)
        if not self.asked:
            form.write(self.letter, self._say("opinions-none"))
        else:
            by_severity = {name: sum(one.severity == name for one in self.asked) for name in ("error", "warning")}
            form.write(self.letter, self._say("opinions-lead", count=len(self.asked), **by_severity))
        for at, finding in enumerate(self.asked, 1):
            subject = opinion.indicator(finding, self.lookup)
            claim = in_language(check_name(finding.check), self.lang)
            item = self._say("item", number=at, indicator=subject, claim=claim)
            form.write(self.letter, item, font=form.ITEM).paragraph_format.keep_with_next = True
            form.write(self.letter, in_language(finding.message, self.lang))
            if finding.severity == "error":
                self._grounds(finding)
            if finding.suggestion is not None:
                self._line("report.column.suggestion", self._advice(finding))
        if self.notices:
            form.write(self.letter, self._say("notices", count=len(self.notices)))
        if self.closed:
            form.write(self.letter, self._say("closed", count=len(self.closed)))

    def _grounds(self, finding: Finding) -> None:
        """Quote both sides and give the working; for what is less grave the table has them."""
        for item in finding.evidence:
            self._line(f"report.role.{item.role}", opinion.statement(item, self.lookup, self.lang))
        self._line("report.findings.working", in_language(finding.working, self.lang))
        if finding.slip is not None:
            self._line("report.findings.slip", in_language(finding.slip, self.lang))

    def _line(self, label: str, value: str) -> None:
        if value:
            said = say("report.labelled", self.lang, label=say(label, self.lang), value=value)
            form.write(self.letter, said)

    def _closing(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        if self.asked:
            form.write(self.letter, self._say("closing"))
        form.write(self.letter, self._say("limits"))
        form.write(self.letter, "", indent=False)
        for key in ("reviewer", "date"):
            form.write(self.letter, self._say(key), indent=False).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _table(self) -> None:
        form.across(self.letter)
        form.write(self.letter, self._say("table"), font=form.HEAD, indent=False)
        names = (
            "ordinal", "indicator", "lower-statement", "upper-statement", "differs", "suggestion", "adopted",
            "adopted-reason",
        )  # fmt: skip
        table = form.grid(self.letter, [say(f"report.column.{name}", self.lang) for name in names], _WIDTHS)
        for at, finding in enumerate(self.asked, 1):
            cells = form.row(table, [*self._cells(at, finding), self._advice(finding), "", ""], _WIDTHS)
            form.hide(cells[0], f" {finding.fingerprint}")
        note = self._say("adopted-note", choices=self._say("adopted-choices"))
        form.write(self.letter, note, size=form.NOTE_SIZE, indent=False)

    def _notices(self) -> None:
        if not self.asked:
            form.across(self.letter)
        form.write(self.letter, "", indent=False, size=form.NOTE_SIZE)
        form.write(self.letter, self._say("notices-heading"), font=form.HEAD, indent=False)
        names = ("ordinal", "indicator", "place", "message")
        table = form.grid(self.letter, [say(f"report.column.{name}", self.lang) for name in names], _NOTICE_WIDTHS)
        for at, finding in enumerate(self.notices, 1):
            main = primary(finding)
            source = ""
            if main is not None:
                title = say("report.titled", self.lang, title=self.lookup.title(main.quote.doc))
                source = f"{title}{in_language(self.lookup.place(main.quote), self.lang)}"
            said = in_language(finding.message, self.lang)
            form.row(table, [str(at), opinion.indicator(finding, self.lookup), source, said], _NOTICE_WIDTHS)

    def _cells(self, at: int, finding: Finding) -> list[str]:
        below, above = (
            "\n".join(opinion.statement(item, self.lookup, self.lang) for item in side)
            for side in opinion.sides(finding)
        )
        subject = opinion.indicator(finding, self.lookup)
        return [str(at), subject, below, above, in_language(finding.message, self.lang)]

    def _advice(self, finding: Finding) -> str:
        return in_language(finding.suggestion, self.lang) if finding.suggestion else ""

    def _titles(self, documents: Sequence[Document]) -> str:
        return self._list([say("report.titled", self.lang, title=self.lookup.title(one.id)) for one in documents])

    def _list(self, parts: Sequence[str]) -> str:
        return say("report.list", self.lang).join(parts)
