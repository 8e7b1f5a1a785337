"""A copy of a draft that came as a Word file, with a comment at each sentence a finding speaks of.

The text of the draft is left as it is: runs are divided where a sentence begins and ends, and nothing else is touched.
Each comment ends with the number of its finding, by which replies and marks are read back from the returned draft.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.messages import Language, say
from checker.model import Evidence, Finding, Run, Severity
from checker.report import opinion
from checker.report.chosen import chosen
from checker.report.lookup import Lookup, check_name, in_language
from checker.report.order import primary
from checker.report.steady import steady
from checker.report.xmltext import legal

if TYPE_CHECKING:
    from docx.document import Document as Word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a reader of the draft does not see, or sees in another place.
_ELSEWHERE = (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent")
_INITIALS = "✓"


def commented(data: bytes, doc: str, run: Run, lang: Language = "zh", level: Severity | None = None) -> bytes:
    """Return the copy; a finding whose sentence is not found in the file is noted at its first paragraph.

    It holds what is open at a level or above it; without a level what the letter holds.
    """
    import docx

    word = docx.Document(io.BytesIO(data))
    lookup = Lookup(run)
    pages = [_Paragraph(element) for element in word.element.body.iter(f"{_W}p")]
    for finding in chosen(run, level).findings:
        evidence = _here(finding, doc) if doc in opinion.documents_asked(finding) else None
        if evidence is None:
            continue
        runs = _found(pages, evidence) or next((page.runs() for page in pages if page.runs()), [])
        if runs:
            _write(word, runs, _text(finding, evidence, lookup, lang), lang)
    # When it was made says nothing that the draft and the rules do not say.
    for comment in word.part._comments_part.element.iter(f"{_W}comment"):
        comment.attrib.pop(f"{_W}date", None)
    out = io.BytesIO()
    word.save(out)
    return steady(out.getvalue())


def _here(finding: Finding, doc: str) -> Evidence | None:
    """Return the evidence of a finding that stands in this document, its primary one before the others."""
    here = [item for item in finding.evidence if item.quote.doc == doc]
    main = primary(finding)
    return main if main in here else next(iter(here), None)


def _text(finding: Finding, evidence: Evidence, lookup: Lookup, lang: Language) -> str:
    severity = say(f"report.severity.{finding.severity}", lang)
    claim = in_language(check_name(finding.check), lang)
    lines = [say("report.comments.head", lang, severity=severity, claim=claim), in_language(finding.message, lang)]
    for item in finding.evidence:
        if item is not evidence:
            role = say(f"report.role.{item.role}", lang)
            lines.append(say("report.labelled", lang, label=role, value=opinion.statement(item, lookup, lang)))
    notes = (
        ("report.findings.working", finding.working),
        ("report.findings.slip", finding.slip),
        ("report.column.suggestion", finding.suggestion),
    )
    for key, note in notes:
        if note is not None and in_language(note, lang):
            lines.append(say("report.labelled", lang, label=say(key, lang), value=in_language(note, lang)))
    if finding.decision and finding.decision.reason:
        lines.append(say("report.letter.note", lang, note=finding.decision.reason))
    lines.append(say("report.comments.ask", lang))
    lines.append(say("report.comments.number", lang, fingerprint=finding.fingerprint))
    return legal("\n".join(" ".join(line.split()) for line in lines))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the file, wherever it stands: in the text, in a cell of a table."""

    element: Any

    def runs(self) -> list[Any]:
        """Return the runs with text a reader sees here."""
        return [
            run
            for run in self.element.iter(f"{_W}r")
            if next(run.iterancestors(f"{_W}p")) is self.element
            if not any(parent.tag in _ELSEWHERE for parent in _up_to(run, self.element))
            if run.find(f"{_W}t") is not None
        ]

    def text(self) -> str:
        """Return the text without its space, as quotes are compared."""
        return "".join(_bare(_run_text(run)) for run in self.runs())

    def between(self, start: int, end: int) -> list[Any]:
        """Return the runs that hold these characters (space not counted), divided where they have to be."""
        found, at = [], 0
        for run in self.runs():
            length = len(_bare(_run_text(run)))
            first, last = max(start - at, 0), min(end - at, length)
            at += length
            if first < last:
                found.append(_cut(run, first, last))
        return found


def _up_to(run: Any, paragraph: Any) -> Iterator[Any]:
    for parent in run.iterancestors():
        if parent is paragraph:
            return
        yield parent


def _run_text(run: Any) -> str:
    return "".join(part.text or "" for part in run.iter(f"{_W}t"))


def _bare(text: str) -> str:
    return "".join(text.split())


def _cut(run: Any, first: int, last: int) -> Any:
    """Return the run that holds these characters, dividing this one; what is more than plain text stays whole."""
    text = _run_text(run)
    if any(child.tag not in (f"{_W}t", f"{_W}rPr") for child in run) or (first, last) == (0, len(_bare(text))):
        return run
    places = [at for at, char in enumerate(text) if not char.isspace()]
    begin, end = places[first], places[last - 1] + 1
    for part, before in ((text[:begin], True), (text[end:], False)):
        if part:
            other = deepcopy(run)
            _set(other, part)
            (run.addprevious if before else run.addnext)(other)
    _set(run, text[begin:end])
    return run


def _set(run: Any, text: str) -> None:
    kept, *others = run.findall(f"{_W}t")
    for other in others:
        run.remove(other)
    kept.text = text
    kept.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _found(pages: Sequence[_Paragraph], evidence: Evidence) -> list[Any]:
    """Return the runs of a quote: of its sentence, or of the cell with its figure where it is a row of a table."""
    quote = evidence.quote.text
    figure = quote[slice(*evidence.figure)] if evidence.figure else ""
    wanted = _bare(quote)
    for page in pages:
        if wanted and (at := page.text().find(wanted)) >= 0:
            return page.between(at, at + len(wanted))
    cells = [_bare(cell) for cell in quote.split("\t") if _bare(cell)]
    for row in _rows(pages):
        texts = {page.text(): page for page in row}
        if len(cells) > 1 and all(any(cell in text for text in texts) for cell in cells):
            marked = next((cell for cell in cells if figure and _bare(figure) in cell), cells[0])
            text, page = next((text, page) for text, page in texts.items() if marked in text)
            return page.between(text.index(marked), text.index(marked) + len(marked))
    return []


def _rows(pages: Sequence[_Paragraph]) -> Iterator[list[_Paragraph]]:
    rows: dict[Any, list[_Paragraph]] = {}
    for page in pages:
        row = next(page.element.iterancestors(f"{_W}tr"), None)
        if row is not None:
            rows.setdefault(row, []).append(page)
    yield from rows.values()


def _write(word: Word, runs: Sequence[Any], text: str, lang: Language) -> None:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as Words

    ends = [
        Words(element, Paragraph(next(element.iterancestors(f"{_W}p")), word._body)) for element in (runs[0], runs[-1])
    ]
    word.add_comment(ends, text=text, author=say("report.comments.author", lang), initials=_INITIALS)
