"""How a report of many plans is laid out in files: a page a plan, cut where it would grow too large."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from checker.model import Run
from checker.report.order import Folded, flat
from checker.report.whole import Places, Whole

FOLDER = "plans"
LIMIT = 1_900_000
"""Bytes up to which a page is left in one piece; a page is promised to be under two million."""

_PARTS = (
    "overview", "findings", "elsewhere", "peers", "proposed", "sidebyside", "shares", "unjudged",
    "targets", "documents", "ledger",
)  # fmt: skip
_CARDS = ("overview", "findings", "elsewhere")
_TEXT = ("targets", "documents", "ledger")
_NAME = re.compile(r"\w[\w.-]{0,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One file of a plan: its sections, its findings, and the passages of its text from `first` to before `last`."""

    doc: str
    file: str
    parts: tuple[str, ...]
    cards: tuple[Folded, ...]
    first: int
    last: int


def laid_out(whole: Whole, plans: Mapping[str, Run]) -> dict[str, tuple[Sheet, ...]]:
    """Return the one file of each plan."""
    stems = _stems(whole.run)
    found: dict[str, tuple[Sheet, ...]] = {}
    for doc, run in plans.items():
        last = max((passage.number for passage in run.documents[0].passages), default=0) + 1
        cards = whole.homed.get(doc, ())
        found[doc] = (
            Sheet(doc=doc, file=f"{FOLDER}/{stems[doc]}.html", parts=_PARTS, cards=cards, first=0, last=last),
        )
    return found


def cut(
    sheets: Mapping[str, tuple[Sheet, ...]], plans: Mapping[str, Run], size: Callable[[Sheet], int]
) -> dict[str, tuple[Sheet, ...]]:
    """Return the files of each plan; `size` is asked how large one is where it may be too large, which is then cut."""
    return {
        doc: tuple(
            replace(one, file=one.file if number == 1 else one.file.replace(".html", f".{number}.html"))
            for number, one in enumerate(found if _guess(plans[doc]) < LIMIT else _cut(found[0], size), 1)
        )
        for doc, found in sheets.items()
    }


def _stems(run: Run) -> dict[str, str]:
    """Return the name of each plan's files: its id where that makes a name, else its number."""
    met: set[str] = set()
    stems = {}
    for at, document in enumerate(run.documents, 1):
        plain = _NAME.fullmatch(document.id) and document.id.casefold() not in met and not document.id.endswith(".")
        stems[document.id] = document.id if plain else f"plan-{at:04d}"
        met |= {document.id.casefold(), stems[document.id].casefold()}
    return stems


def _guess(run: Run) -> int:
    """Return more bytes than a plan's page has, from counts alone."""
    document = run.documents[0]
    quoted = sum(len(one.quote.text) for finding in run.findings for one in finding.evidence)
    figures = sum(len(extraction.figures) + 6 * len(extraction.targets) for extraction in run.extractions)
    texts = sum(len(passage.text) for passage in document.passages)
    pairs = sum(600 + 300 * len(pair.steps) for pair in run.pairs)
    sentences = sum(len(pair.upper.text) + len(pair.lower.text) + 100 for pair in run.sentences)
    counted = 3_500 * len(run.findings) + 3 * quoted + 120 * figures + 4 * texts + pairs + 500 * len(run.unmatched)
    return counted + 4 * sentences + 80 * len(document.passages) + 100_000


def _cut(sheet: Sheet, size: Callable[[Sheet], int]) -> Iterator[Sheet]:
    halves = _halves(sheet) if size(sheet) > LIMIT else ()
    if not halves:
        yield sheet
    for half in halves:
        yield from _cut(half, size)


def _halves(sheet: Sheet) -> tuple[Sheet, ...]:
    """Return a file as two, the text apart from the rest first of all; nothing where it cannot be cut."""
    parts = sheet.parts
    for apart in (_TEXT, _CARDS, ("documents",)):
        within = tuple(part for part in parts if part in apart)
        others = tuple(part for part in parts if part not in apart)
        if within and others:
            first, second = (others, within) if apart == _TEXT else (within, others)
            return _with(sheet, first), _with(sheet, second)
    if "findings" in parts and len(sheet.cards) > 1:
        middle = len(sheet.cards) // 2
        return replace(sheet, cards=sheet.cards[:middle]), replace(
            sheet, parts=("findings",), cards=sheet.cards[middle:]
        )
    if "documents" in parts and sheet.last - sheet.first > 1:
        middle = (sheet.first + sheet.last) // 2
        return replace(sheet, last=middle), replace(sheet, first=middle)
    if len(parts) > 1 and not set(parts) <= set(_CARDS):
        middle = len(parts) // 2
        return _with(sheet, parts[:middle]), _with(sheet, parts[middle:])
    return ()


def _with(sheet: Sheet, parts: tuple[str, ...]) -> Sheet:
    return replace(
        sheet,
        parts=parts,
        cards=sheet.cards if "findings" in parts else (),
        last=sheet.last if "documents" in parts else sheet.first,
    )


def places(sheets: Mapping[str, tuple[Sheet, ...]], indicators: Mapping[int, str], index: str) -> Places:
    """Return where each thing stands in the files."""
    every = [sheet for found in sheets.values() for sheet in found]
    return Places(
        cards={item.number: sheet.file for sheet in every for item in flat(sheet.cards)},
        rows={sheet.doc: sheet.file for sheet in every if "targets" in sheet.parts},
        texts={
            doc: tuple((sheet.first, sheet.file) for sheet in found if "documents" in sheet.parts)
            for doc, found in sheets.items()
        },
        rest={doc: found[0].file for doc, found in sheets.items()},
        indicators=indicators,
        index=index,
    )
