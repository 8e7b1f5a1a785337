"""Paragraphs and tables to passages: each with its text, its clause and the headings above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.numbering import ANNEX, CAPTION, HASHES, UNIT, Mark, mark, opening
from checker.language.punctuation import NOT_IN_HEADING, POINT_AS_STOP, SENTENCE_END
from checker.language.typesetting import compact
from checker.messages import message
from checker.model import Passage, PassageKind, Place, Section, TableRow
from checker.model.layout import Furniture, Grid, Paragraph, Piece
from checker.structure.beginning import is_begun_by, is_text, part_of_title
from checker.structure.content import Content
from checker.structure.headings import heads_what_follows
from checker.structure.outline import Outline
from checker.structure.tables.assembly import Printed, Printing, put_in_order
from checker.structure.tables.captions import Caption, number_and_caption, read_caption, unit_named, without_unit
from checker.structure.tables.joining import joined
from checker.structure.tables.notes import marks_in, notes_below, split_notes
from checker.structure.tables.selfchecks import warnings
from checker.structure.texttables.textgrids import captioned

_PARAGRAPH_RANK = 6
_RUN_IN = re.compile(rf"[^。；：！？，,.．]{{2,40}}(?=。|{POINT_AS_STOP})")


def passages(reading: Content, title: str = "") -> tuple[tuple[Passage, ...], tuple[Section, ...]]:
    """Return the passages and sections of a file put together; furniture and warnings met are added to the reading.

    `title` is the document's own: where it is printed again below a notice it heads no section.
    """
    return _Assembly(reading, title).run()


class _Assembly:
    """The passages so far, the outline, and what the paragraphs just read say about a table that may follow."""

    def __init__(self, reading: Content, title: str) -> None:
        self.reading = reading
        self.title = title
        self.pieces = joined(reading.source, reading.pieces)
        self.outline = Outline()
        self.found: list[Passage] = []
        self.caption, self.number, self.unit, self.unnumbered = "", "", "", False
        self.tables = 0
        self.listing = False
        self.begun = False
        starts = (mark(_start(reading.source, piece)) for piece in reading.pieces if isinstance(piece, Paragraph))
        self.numbered = sum(found is not None and found.rank <= _PARAGRAPH_RANK for found in starts) >= 2

    def run(self) -> tuple[tuple[Passage, ...], tuple[Section, ...]]:
        pieces = self.pieces
        index = 0
        while index < len(pieces):
            piece = pieces[index]
            if isinstance(piece, Grid):
                index = self._table(piece, pieces, index + 1)
            else:
                self._paragraph(piece, index)
                index += 1
        return tuple(self.found), tuple(self.outline.sections)

    def _add(
        self,
        kind: PassageKind,
        text: str,
        origin: tuple[int, ...],
        place: Place,
        *,
        clause: str | None = None,
        headings: tuple[str, ...] | None = None,
        row: TableRow | None = None,
        label: tuple[int, int] = (0, 0),
    ) -> None:
        self.found.append(
            Passage(
                number=len(self.found),
                clause=self.outline.clause if clause is None else clause,
                kind=kind,
                text=text,
                origin=origin,
                place=place,
                headings=self.outline.headings if headings is None else headings,
                row=row,
                section=self.outline.section,
                label=label,
            )
        )

    def _paragraph(self, piece: Paragraph, index: int) -> None:
        text, origin = compact(self.reading.source, piece.spans)
        if not text:
            return
        if piece.note:
            self._add("note", text, origin, piece.place)
            return
        hashes = HASHES.match(_start(self.reading.source, piece))
        skip = len(hashes.group(1)) if hashes else 0
        words = text[skip:]
        label = (skip, skip + opening(words))
        kind: PassageKind = "paragraph"
        above = self.outline.headings
        if captioned(words) and (caption := CAPTION.match(words)):
            self.number = f"{caption.group(1)}{caption.group(2)}"
            self.caption = without_unit(words[caption.end() :])
            self.unit = unit_named(words)
            self.outline.enter_box(self.number, words)
            self._add("heading", text, origin, piece.place, headings=above, label=(skip, skip + caption.end()))
            return
        if UNIT.fullmatch(words):
            self.unit = unit_named(words)
            self._add("paragraph", text, origin, piece.place)
            return
        unit = ""
        if self._annex(words):
            kind, unit = "heading", unit_named(words)
        elif (found := self._number(piece, words)) and not self._listed(words):
            label = (skip, skip + found.length)
            rest = words[found.length :]
            if NOT_IN_HEADING.search(rest) is None and len(words) <= 70:
                kind = "heading"
                self.outline.enter(found, words)
                above = self.outline.headings[:-1]
            else:
                run_in = _RUN_IN.match(rest)
                heading = words[: found.length + run_in.end()] if run_in and len(rest) > run_in.end() + 1 else ""
                self.outline.enter(found, heading)
                above = self.outline.headings
        elif self._heads(piece, words, index):
            kind = "heading"
            if not self.outline.named_annex(words):
                self.outline.enter_plain(words, piece.level or 1, within=self._within(index))
            above = self.outline.headings[:-1]
        elif piece.level:
            kind = "heading"
        else:
            if not self.outline.begun and is_text(words):
                self.outline.begin()
            above = self.outline.headings
        if kind == "paragraph" and above == self.outline.headings and not mark(words):
            self.outline.prose()
        # 附表1 alone on its line is followed by the table's name.
        named = self.number if self.number and not self.caption else ""
        self.caption, self.number = ("", "") if SENTENCE_END.search(words) or kind == "heading" else (words, named)
        self.unit = unit
        self._add(kind, text, origin, piece.place, headings=above, label=label)
        self.begun = self.begun or is_begun_by(words)

    def _number(self, piece: Paragraph, words: str) -> Mark | None:
        """Return the number a paragraph begins with; a decimal is one where the format or the whole count says so."""
        counted = piece.level > 0 or piece.spans[0][0] in self.reading.decimals
        return mark(words, declared=counted)

    def _heads(self, piece: Paragraph, words: str, index: int) -> bool:
        """Say whether a paragraph without a number heads what follows; the title of the document does not."""
        if piece.level:
            # Where parts are numbered, a declared heading before the text (前言, the title) is none of them.
            return (self.begun or piece.level > 1) and (self.outline.begun or not self.numbered)
        if len(piece.spans) > 1 or not (self.outline.begun or self.begun):
            return False
        if not self.outline.begun and part_of_title(words, self.title):
            return False  # printed again below the notice
        after = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        return heads_what_follows(
            words,
            self.found[-1].text if self.found else "",
            compact(self.reading.source, after.spans)[0] if isinstance(after, Paragraph) else "",
        )

    def _within(self, index: int) -> bool:
        """Say whether a heading without a number stands inside the part that is open.

        It does not where the numbers after it begin anew, or where none has been counted yet.
        """
        for piece in self.pieces[index + 1 : index + 60]:
            if isinstance(piece, Paragraph):
                words = compact(self.reading.source, piece.spans)[0]
                found = self._number(piece, words)
                if found and found.rank <= _PARAGRAPH_RANK:
                    return not self.outline.counts_anew(found) and self.outline.section is not None and self.numbered
        return self.numbered

    def _annex(self, words: str) -> bool:
        """Open an annex where a line heads one; the list of annexes at the end of a notice does not."""
        found = ANNEX.match(words)
        if found is None or words.startswith("附件列表"):
            self.listing = self.listing and len(words) < 60 and not SENTENCE_END.search(words)
            return False
        listed = re.match(r"附件\d{0,2}[：:].", words) is not None
        name = without_unit(words)
        self.listing = listed
        if listed or not self.begun or (found.end() < len(name) and (len(name) > 40 or NOT_IN_HEADING.search(name))):
            return False
        self.outline.enter_annex(f"附件{found.group(1)}", name)
        return True

    def _listed(self, words: str) -> bool:
        return self.listing and len(words) < 60 and not SENTENCE_END.search(words)

    def _table(self, grid: Grid, pieces: Sequence[Piece], after: int) -> int:
        printing = put_in_order(self.reading.source, grid)
        self.tables += 1
        marks = marks_in(cell for printed in printing.rows for cell in printed.cells)
        notes = notes_below(self.reading.source, pieces, after, marks)
        after += len(notes)
        number, caption = number_and_caption(printing.title, self.number, self.caption)
        self.unnumbered = not number and printing.number == "表"
        self.unit = self.unit or unit_named(printing.title)
        if not self.number:
            number = number or (printing.number if printing.number != "表" else f"表{self.tables}")
            self.outline.enter_box(number, caption)
        self.caption = caption
        said = read_caption(caption or (self.outline.headings[-1] if self.outline.headings else ""))
        clause = self.outline.annex + number
        note_texts = tuple(
            part.strip()
            for text in (*printing.notes, *(compact(self.reading.source, note.spans)[0] for note in notes))
            for part in split_notes(text)
        )
        for printed in printing.rows:
            self._row(printed, printing, clause, number, note_texts, said)
        for note in notes:
            text, origin = compact(self.reading.source, note.spans)
            self._add("note", text, origin, note.place, clause=clause)
        self.reading.furniture.extend(Furniture(span=span, kind="markup") for span in grid.markup)
        for span in printing.repeated:
            self.reading.furniture.append(Furniture(span=span, kind="table-head"))
        if printing.ragged:
            self.reading.warnings.append(message("read.warning.ragged-table", table=clause, count=printing.ragged))
        self.reading.warnings.extend(warnings(printing.rows, clause))
        if not printing.headers:
            self.reading.warnings.append(message("read.warning.table-without-head", table=clause))
        self.outline.leave_box()
        self.caption, self.number, self.unit = "", "", ""
        return after

    def _row(
        self, printed: Printed, printing: Printing, clause: str, number: str, notes: tuple[str, ...], said: Caption
    ) -> None:
        if not printed.text:
            return
        if printed.kind == "note":
            self._add("note", printed.text, printed.origin, printed.place, clause=clause)
            return
        if printed.kind != "row":
            self._add("heading", printed.text, printed.origin, printed.place, clause=clause)
            return
        headings = self.outline.headings + ((printed.group,) if printed.group else ())
        row = TableRow(
            headers=printing.headers or ("",) * len(printed.cells),
            cells=printed.cells,
            spans=printed.spans,
            number=number,
            caption=self.caption,
            group=printed.group,
            unit=self.unit,
            notes=notes,
            suspect=printed.suspect,
            columns=printing.columns,
            year=said.year,
            period=said.period,
            actual=said.actual,
            aims=said.aims,
            works=printing.works or (said.works and not said.aims and not printing.counted),
            parents=printed.parents,
            alike=printed.alike,
            counted=printed.counted,
            unnumbered=self.unnumbered,
        )
        label = f"{clause}/{printed.label}"
        self._add("row", printed.text, printed.origin, printed.place, clause=label, headings=headings, row=row)


def _start(source: str, piece: Paragraph) -> str:
    start, end = piece.spans[0]
    return source[start:end].strip()
