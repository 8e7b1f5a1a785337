"""The ledger of files: every figure in the order of the text, its state and the rule that gave it that state."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from checker.cli.constructions import sentence
from checker.language.grammar import rule_named
from checker.messages import Language, say
from checker.model import Figure, Quote, Run
from checker.pipeline import Reading
from checker.report.lookup import Lookup, in_language
from checker.report.widths import pad, width

LedgerForm = Literal["table", "jsonl", "csv"]
_COLUMNS = ("doc", "clause", "place", "text", "state", "rule", "reason", "target")


class Line(NamedTuple):
    """One figure: where it stands, as it is written, its state, the rule and the reason, the indicator it is of."""

    figure: Figure
    place: str
    indicator: str


def ledger(reading: Reading, form: LedgerForm, lang: Language) -> str:
    """Return every figure of the documents that were read, as a table for a terminal, as JSON lines or as CSV."""
    lines = list(_lines(reading, lang))
    if form == "jsonl":
        return "".join(json.dumps(_record(line), ensure_ascii=False) + "\n" for line in lines)
    if form == "csv":
        return _csv(lines)
    return "".join(f"{line}\n" for line in _table(lines, lang))


def _lines(reading: Reading, lang: Language) -> Iterator[Line]:
    nothing: dict[str, Any] = dict.fromkeys(("pairs", "groups", "series", "unmatched", "findings", "tallies"), ())
    lookup = Lookup(Run(documents=reading.documents, extractions=reading.extractions, **nothing))
    for extraction in reading.extractions:
        for figure in sorted(extraction.figures, key=lambda one: (one.passage, one.start)):
            where = lookup.where(_quote(figure, lookup))
            target = lookup.targets.get(figure.target)
            yield Line(figure, in_language(where, lang) if where else "", target.indicator if target else "")


def _quote(figure: Figure, lookup: Lookup) -> Quote:
    passage = lookup.passages[figure.doc, figure.passage]
    return Quote.of(lookup.documents[figure.doc], passage, figure.start, figure.end)


def _record(line: Line) -> Mapping[str, str]:
    figure = line.figure
    said = (figure.doc, figure.clause, line.place, figure.text, figure.state, figure.rule, figure.reason, figure.target)
    return dict(zip(_COLUMNS, said, strict=True))


def _csv(lines: Iterable[Line]) -> str:
    written = io.StringIO()
    table = csv.DictWriter(written, _COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(map(_record, lines))
    return written.getvalue()


def _table(lines: Iterable[Line], lang: Language) -> Iterator[str]:
    rows = [[say(f"cli.ledger.{head}", lang) for head in ("place", "figure", "state", "rule", "why")]]
    rows += [_cells(line, lang) for line in lines]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(pad(cell, columns) for cell, columns in zip(row, widths, strict=True)).rstrip()


def _cells(line: Line, lang: Language) -> list[str]:
    figure = line.figure
    place = " ".join(part for part in (figure.doc, figure.clause, line.place) if part)
    why = sentence(rule_named(figure.rule), lang) if figure.rule else figure.reason
    indicator = f"{line.indicator}: " if line.indicator else ""
    state = say(f"census.state.{figure.state}", lang)
    return [_printable(cell) for cell in (place, figure.text, state, figure.rule, indicator + why)]


def _printable(text: str) -> str:
    """Return a text on one line, without what would steer the terminal."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())
