"""Harmless edits: a target said otherwise, after which the verdict has to be what it was.

What such a copy raises is a false alarm. Each edit is made where a fault could be: at a target with a counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Literal, get_args

from checker.audit.detection import Detection
from checker.audit.edits import Edit
from checker.audit.placing import in_source
from checker.audit.slips import printed
from checker.audit.spelling import following, in_characters, wide
from checker.model import Document, Passage, Section, Target
from checker.model.layout import Line, Pages

# Full-width figures, a blank between figure and unit, a percentage in characters, another word for the same, half-width
# commas, a line that ends elsewhere, a section without content put in and those after it counted anew.
EditKind = Literal["width", "blank", "characters", "synonym", "marks", "reflow", "renumbered"]
EDIT_KINDS: tuple[EditKind, ...] = get_args(EditKind)

_CLAUSE_ENDS = re.compile(r"[，。；：、,;:？！\t\n]")
# Words that stand for one another before a figure of any kind.
_ALIKE = (
    (r"不低于", "不少于"),
    (r"不少于", "不低于"),
    (r"达到", "达"),
    (r"(?<=提高|提升|增加|增长|扩大|下降|降低|减少)到", "至"),
    (r"到(?=20\d\d年)", "至"),
    (r"(?<=20\d\d年)底", "末"),
)
_PUT_IN = "有关说明。本文件未尽事宜，按有关规定执行。"
_COUNT = re.compile(r"[一二三四五六七八九十]+|\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmless:
    """One harmless edit of a document; `clause` is where it was made, `old` and `new` are the words it is shown by."""

    kind: EditKind
    doc: str
    clause: str
    old: str
    new: str
    edits: tuple[Edit, ...]


def harmless_edits(
    detection: Detection, documents: Mapping[str, Document], pages: Mapping[str, Pages], wanted: int, random: Random
) -> tuple[Harmless, ...]:
    """Return so many harmless edits, drawn in turn over the kinds."""
    open_: dict[EditKind, list[Harmless]] = {kind: [] for kind in EDIT_KINDS}
    for name, document in documents.items():
        lines = [item for item in pages[name].items if isinstance(item, Line)]
        for target in detection.context.extractions[name].targets:
            if detection.pairs[target.id]:
                passage = document.passages[target.quote.passage]
                for edit in (*_of_figure(target, document, passage, random), *_reflow(document, passage, lines)):
                    open_[edit.kind].append(edit)
        open_["renumbered"] += _renumbered(document)
    for edits in open_.values():
        random.shuffle(edits)
    drawn: list[Harmless] = []
    while len(drawn) < wanted and any(open_.values()):
        for edits in open_.values():
            if edits and len(drawn) < wanted and (edit := edits.pop()) not in drawn:
                drawn.append(edit)
    return tuple(drawn)


def _of_figure(target: Target, document: Document, passage: Passage, random: Random) -> Iterator[Harmless]:
    if target.figure is None or target.amount is None or target.amount.value_max is not None:
        return
    text, (start, end), unit = passage.text, target.figure, target.amount.unit
    with_unit = bool(unit) and text.startswith(unit, end)
    percent = with_unit and unit == "%"
    taken = printed(text[start:end])
    if taken and text[start:end].isascii():
        yield _edit("width", document, passage, (start, end + percent), wide(text[start : end + percent]))
        if percent and not target.in_table and (spoken := in_characters(taken[0])):
            yield _edit("characters", document, passage, (start, end + 1), f"百分之{spoken}")
    if with_unit:
        yield _edit("blank", document, passage, (end - 1, end), f"{text[end - 1]} ")
    if target.in_table:
        return
    begin = max((found.end() for found in _CLAUSE_ENDS.finditer(text, 0, start)), default=0)
    words = [
        (found.span(), new)
        for pattern, new in _ALIKE
        for found in re.compile(pattern).finditer(text, 0, start)
        if found.start() >= begin or "年" in pattern
    ]
    if words:
        yield _edit("synonym", document, passage, *random.choice(words))
    comma = text.rfind("，", 0, start)
    if comma > 0 and not (text[comma - 1].isdigit() and text[comma + 1].isdigit()):
        yield _edit("marks", document, passage, (comma, comma + 1), ",")


def _edit(kind: EditKind, document: Document, passage: Passage, span: tuple[int, int], new: str) -> Harmless:
    start, end = in_source(passage, span)
    edits = (Edit(start=start, end=end, new=new),)
    return Harmless(
        kind=kind, doc=document.id, clause=passage.clause, old=document.source[start:end], new=new, edits=edits
    )


def _reflow(document: Document, passage: Passage, lines: Sequence[Line]) -> Iterator[Harmless]:
    """Move the last characters of a printed line to the next one, as another width of the page would."""
    first, last = passage.origin[0], passage.origin[-1]
    of_passage = set(passage.origin)
    inside = [line for line in lines if line.end > first and line.start <= last and not line.whole]
    for line, then in pairwise(inside):
        if document.source[line.end : then.start].strip() or then.joined or line.page != then.page:
            continue
        stop = line.end - (len(line.raw) - len(line.raw.rstrip()))
        begin = then.start + len(then.raw) - len(then.raw.lstrip())
        if not {stop - 1, begin} <= of_passage:  # the number of a page
            continue
        moved = document.source[stop - 2 : stop]
        # A figure or word of letters is never broken, and no line begins with a mark.
        if re.fullmatch(r"[\u4e00-\u9fff]{2}", moved) and len(line.text) > len(moved):
            edits = (Edit(start=stop - 2, end=stop, new=""), Edit(start=begin, end=begin, new=moved))
            yield Harmless(
                kind="reflow", doc=document.id, clause=passage.clause, old=f"{moved}/", new=f"/{moved}", edits=edits
            )


def _renumbered(document: Document) -> Iterator[Harmless]:
    """Put a section without content before another one, and count that and its later siblings on."""
    heads = {
        passage.section: passage
        for passage in reversed(document.passages)
        if passage.section is not None and passage.row is None and passage.label[1] and passage.origin
    }
    family: dict[tuple[int | None, int], list[Section]] = {}
    for section in document.sections:
        if section.number in heads and section.label and section.role != "annex":
            family.setdefault((section.parent, section.depth), []).append(section)
    for siblings in family.values():
        passages = [heads[section.number] for section in siblings]
        labels = [passage.text[slice(*passage.label)] for passage in passages]
        counted = [found for label in labels if len(found := _COUNT.findall(label)) == 1]
        if len(siblings) < 2 or len(counted) < len(labels):
            continue
        edits = [edit for passage in passages[1:] if (edit := _counted_on(passage))]
        if len(edits) < len(passages) - 1:
            continue
        passage = passages[1]
        at = passage.origin[0]
        blanks = document.source[document.source.rfind("\n", 0, at) + 1 : at]
        if blanks.strip():
            continue
        put_in = Edit(start=at, end=at, new=f"{labels[1]}{_PUT_IN}\n{blanks}")
        yield Harmless(
            kind="renumbered",
            doc=document.id,
            clause=passage.clause,
            old=labels[1],
            new=f"{labels[1]}{_PUT_IN}",
            edits=(put_in, *edits),
        )


def _counted_on(passage: Passage) -> Edit | None:
    found = _COUNT.search(passage.text, *passage.label)
    if found is None or (after := following(found[0])) is None:
        return None
    start, end = in_source(passage, found.span())
    return Edit(start=start, end=end, new=after)
