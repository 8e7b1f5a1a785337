"""Where faults can be planted: every target with a counterpart, every way to go wrong that a reviewer would see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from checker.audit.planting import KINDS, FaultKind, Place, Planting
from checker.audit.sight import Sight
from checker.audit.slips import printed, wrong_digits, wrong_powers, wrong_units
from checker.extract import reckon
from checker.model import Bound, Document, Passage, Target

_POWERS = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_YEAR = re.compile(r"20\d\d")
_DATED = re.compile(r"20\d\d|“?十[三四五六]五”?|期间|年底|每年|年均")
_CLAUSE_ENDS = "，。；：、,;:？！\t\n"
_FIRM_BEFORE = re.compile(r"(?:不低于|不少于|不小于|至少|≥|>|不超过|不高于|≤|<)$")
_FIRM_AFTER = re.compile(r"以上|以内|以下")
_FIRM_WORD = re.compile(r"确保|必须|务必")
_EACH = r"(?:县（市、区）|区县|县区|县市区|市|县)"
_WHOLE = re.compile(
    rf"(?:全[省市县])?(?:所有|各){_EACH}|(?P<own>全[省市县])(?!域|面|覆盖|平均|水平|差距)|(?:每个|所有)(?=[\u4e00-\u9fff]{{2}})"
)
_OWN = {"province": "全省", "city": "全市", "county": "全县"}
_PART = "市主城区"
_WEAK = (("力争", 2), ("争取", 2), ("鼓励", 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All plantings there are, and how many targets with a counterpart no visible fault could be planted for."""

    plantings: tuple[Planting, ...]
    targets: int
    barren: int


def field(sight: Sight, documents: Mapping[str, Document], random: Random) -> Field:
    """Return every planting of a workspace; of one target and one slip one of the many possible."""
    found: list[Planting] = []
    targets = [
        target
        for extraction in sight.facts.extractions.values()
        for target in extraction.targets
        if sight.pairs[target.id] and extraction.doc in documents
    ]
    # What matching added to a target (its region, its catalogue entry) stands in the pairs.
    known = {side.id: side for pair in sight.facts.matching.pairs for side in (pair.upper, pair.lower)}
    fertile: set[str] = set()
    for read in targets:
        target = known[read.id]
        document = documents[target.doc]
        here = list(_of_target(target, document, sight, random))
        fertile |= {target.id} if here else set()
        found += here
    for document in documents.values():
        here = [*_rows(document, known, sight), *_citations(document, documents, random)]
        fertile |= {name for planting in here for name in planting.targets}
        found += here
    return Field(plantings=tuple(found), targets=len(targets), barren=len({target.id for target in targets} - fertile))


def chosen(field: Field, wanted: int, random: Random) -> tuple[Planting, ...]:
    """Draw plantings in turn over the kinds, and within a kind over the documents, no target twice in one way."""
    beds: dict[FaultKind, dict[str, list[Planting]]] = {}
    for planting in field.plantings:
        beds.setdefault(planting.kind, {}).setdefault(planting.doc, []).append(planting)
    for of_kind in beds.values():
        for bed in of_kind.values():
            random.shuffle(bed)
    drawn: list[Planting] = []
    taken: set[tuple[FaultKind, int]] = set()
    while len(drawn) < wanted and any(bed for of_kind in beds.values() for bed in of_kind.values()):
        for kind in KINDS:
            of_kind = {doc: bed for doc, bed in beds.get(kind, {}).items() if bed}
            if not of_kind or len(drawn) == wanted:
                continue
            counts = {doc: sum(planting.doc == doc and planting.kind == kind for planting in drawn) for doc in of_kind}
            bed = of_kind[min(of_kind, key=lambda doc: (counts[doc], doc))]
            planting = bed.pop()
            again = (kind, planting.start)
            if again not in taken or not bed:
                taken.add(again)
                drawn.append(planting)
    return tuple(drawn)


def _of_target(target: Target, document: Document, sight: Sight, random: Random) -> Iterator[Planting]:
    passage = document.passages[target.quote.passage]
    yield from _figures(target, document, passage, sight, random)
    yield from _bounds(target, document, passage, sight)
    yield from _deadlines(target, document, passage, sight, random)
    if not target.in_table or target.amount is None:
        yield from _words(target, document, passage, sight, random)
    if passage.kind == "paragraph":
        yield from _clause(target, document, passage, sight)


def _figures(target: Target, document: Document, passage: Passage, sight: Sight, random: Random) -> Iterator[Planting]:
    amount, span = target.amount, target.figure
    if amount is None or span is None or amount.value_max is not None:
        return
    taken = printed(passage.text[span[0] : span[1]])
    if taken is None:
        return
    digits, power = taken
    end = span[0] + len(digits)
    ordinary = _ordinary(target, document)

    def of(text: str, power: str, unit: str) -> frozenset[str]:
        # 万人 in a table's head multiplies what the cell prints.
        scale = amount.value / (Decimal(digits) * _POWERS.get(taken[1], 1))
        value = Decimal(text) * _POWERS.get(power, 1) * scale
        return sight.of_amount(target, reckon(value, None, text + power, unit, amount.bound))

    seen: set[str] = set()
    for slip, wrong in wrong_digits(digits, random):
        if slip not in seen and (checks := of(wrong, power, amount.unit)):
            seen.add(slip)
            yield _planting(ordinary, slip, target, document, passage, (span[0], end), wrong, checks, sight)
    for wrong in wrong_powers(power):
        if checks := of(digits, wrong, amount.unit):
            slip = f"{power}-{wrong or 'none'}".replace("万", "wan").replace("亿", "yi")
            yield _planting("magnitude", slip, target, document, passage, (end, span[1]), wrong, checks, sight)
    if passage.text[span[1] : span[1] + len(amount.unit)] == amount.unit and amount.unit:
        for wrong in wrong_units(amount.unit):
            if checks := of(digits, power, wrong):
                after = (span[1], span[1] + len(amount.unit))
                slip = "incompatible" if "incompatible-units" in checks else "mistaken"
                yield _planting("unit", slip, target, document, passage, after, wrong, checks, sight)


def _ordinary(target: Target, document: Document) -> FaultKind:
    """Return what a changed figure is called here: a row of an annex, a cell of a table, or a figure of the text."""
    if document.annex_of:
        return "annex"
    return "cell" if target.in_table else "figure"


def _bounds(target: Target, document: Document, passage: Passage, sight: Sight) -> Iterator[Planting]:
    amount, span = target.amount, target.figure
    whole = amount is not None and amount.unit in ("%", "％") and amount.value == 100
    if amount is None or span is None or whole or amount.bound not in ("ge", "gt", "le", "lt"):
        return
    before = _FIRM_BEFORE.search(passage.text, 0, span[0])
    after = next(
        (
            found
            for found in _FIRM_AFTER.finditer(passage.text, span[1], span[1] + len(amount.unit) + 4)
            if passage.text[span[1] : found.start()].strip() in ("", amount.unit)
        ),
        None,
    )
    if (before is None) == (after is None):
        return
    ways: tuple[tuple[str, str, Bound], ...] = (
        ("dropped", "", "eq"),
        ("loosened", "左右" if after else "约", "approx"),
    )
    found = after or before
    assert found is not None
    for slip, new, bound in ways:
        if target.in_table and not after and new:
            continue
        if checks := sight.of_bound(target, bound):
            yield _planting("bound", slip, target, document, passage, found.span(), new, checks, sight)


def _deadlines(
    target: Target, document: Document, passage: Passage, sight: Sight, random: Random
) -> Iterator[Planting]:
    said, year = target.time_text, target.due
    figure = target.figure[0] if target.figure else target.quote.end
    at = passage.text.rfind(said, 0, figure) if said else -1
    if not said or not target.due_stated or year is None or at < 0 or str(year) not in said:
        return
    digits = at + said.rindex(str(year))
    later = random.choice((1, 2))
    if checks := sight.of_deadline(target, year + later):
        span = (digits, digits + 4)
        yield _planting("deadline", "later", target, document, passage, span, str(year + later), checks, sight)
    end = at + len(said)
    # Where another time is said around it, the target is not left without one.
    rest = passage.text[:at] + passage.text[end:figure] + "".join(passage.headings)
    if _DATED.search(rest) or (passage.row and any(_DATED.search(cell) for cell in _other_cells(passage, at))):
        return
    while passage.text[end : end + 1] in ("，", ","):
        end += 1
    if checks := sight.of_deadline(target, None):
        yield _planting("deadline", "dropped", target, document, passage, (at, end), "", checks, sight)


def _other_cells(passage: Passage, at: int) -> Iterable[str]:
    row = passage.row
    assert row is not None
    around = [cell for cell, span in zip(row.cells, row.spans, strict=False) if not span[0] <= at < span[1]]
    return (*around, *row.headers)


def _words(target: Target, document: Document, passage: Passage, sight: Sight, random: Random) -> Iterator[Planting]:
    text = passage.text
    figure = target.figure[0] if target.figure else target.quote.end - 1
    start = max((text.rfind(end, 0, figure) for end in _CLAUSE_ENDS), default=-1) + 1
    if start < target.quote.start and target.figure is None:
        start = target.quote.start
    if target.wording is not None and target.wording >= 4:
        word, step = random.choice(_WEAK)
        firm = _FIRM_WORD.search(text, start, figure)
        span = firm.span() if firm else (start, start)
        if checks := sight.of_wording(target, step):
            slip = "encouraged" if step == 1 else "striven"
            yield _planting("wording", slip, target, document, passage, span, word, checks, sight)
    if checks := sight.of_scope(target):
        found = _WHOLE.search(text, max(start, target.quote.start - 6), figure)
        if found and not (found["own"] and found["own"] != _OWN.get(document.level)):
            new = "部分" if found[0] in ("每个", "所有") else _PART
            yield _planting("scope", "narrowed", target, document, passage, found.span(), new, checks, sight)
        elif found is None and text.startswith(target.base_name, start) and target.base_name:
            yield _planting("scope", "part-named", target, document, passage, (start, start), _PART, checks, sight)


def _clause(target: Target, document: Document, passage: Passage, sight: Sight) -> Iterator[Planting]:
    """Plant that the clause of a target is gone, where it takes nothing with it that governs its neighbours."""
    text = passage.text
    last = target.figure[1] if target.figure else target.quote.end
    first = target.figure[0] if target.figure else target.quote.start
    start = max(text.rfind(end, 0, first) for end in "，。；,;：") + 1
    start = min(start, target.quote.start) if target.figure is None else start
    stops = [at for end in "，。；,;" if (at := text.find(end, last)) >= 0]
    stop = min(stops, default=len(text)) + 1
    if _DATED.search(text[start:stop]) or start == 0 or not stops:
        return
    others = [
        other
        for other in sight.facts.extractions[document.id].targets
        if other.quote.passage == passage.number
        and other.id != target.id
        and start <= (other.figure[0] if other.figure else other.quote.start) < stop
    ]
    # A clause that ends its sentence leaves the full stop behind in place of the comma before it.
    if text[stop - 1] in "。；;" and text[start - 1] in "，,":
        start, stop = start - 1, stop - 1
    if others:
        return
    if checks := sight.of_loss([target]):
        yield _planting("clause", "dropped", target, document, passage, (start, stop), "", checks, sight)


def _rows(document: Document, known: Mapping[str, Target], sight: Sight) -> Iterator[Planting]:
    """Plant that a row of a table is gone, the whole of its lines."""
    by_passage: dict[int, list[Target]] = {}
    for target in sight.facts.extractions[document.id].targets:
        by_passage.setdefault(target.quote.passage, []).append(known.get(target.id, target))
    for number, lost in by_passage.items():
        passage = document.passages[number]
        if passage.kind != "row" or not (checks := sight.of_loss(lost)):
            continue
        source = document.source
        start = source.rfind("\n", 0, passage.origin[0]) + 1
        stop = source.find("\n", passage.origin[-1])
        stop = len(source) if stop < 0 else stop + 1
        if _bare(source[start:stop]) == _bare(passage.text):
            first = next(target for target in lost if sight.pairs[target.id])
            whole = (start, stop)
            yield _made("row", "dropped", first, document, passage, whole, "", checks, sight, lost)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _citations(document: Document, documents: Mapping[str, Document], random: Random) -> Iterator[Planting]:
    """Plant a wrong number, title or bracket where another document of the workspace, or any by number, is cited."""
    others = {_bare(other.title) for other in documents.values() if other.title}
    for passage in document.passages:
        for found in re.finditer(
            r"《(?P<title>[^《》]{4,80})》(?:[（(](?P<number>[^（）()]*?\d+\s*号)[）)])?", passage.text
        ):
            if _bare(found["title"]) in others:
                words = re.compile(r"[\u4e00-\u9fff]").finditer(
                    passage.text, found.start("title") + 2, found.end("title")
                )
                at = random.choice([word.start() for word in words])
                span = (at, at + 1)
                yield _cited(document, passage, "title", span, "")
            if found["number"]:
                opening, closing = found["number"].find("〔"), found["number"].find("〕")
                if 0 <= opening < closing:
                    span = (found.start("number") + opening, found.start("number") + closing + 1)
                    yield _cited(document, passage, "brackets", span, f"[{passage.text[span[0] + 1 : span[1] - 1]}]")
                if _bare(found["title"]) in others:
                    end = found.start("number") + re.search(r"\d+\s*号", found["number"]).start()  # type: ignore[union-attr]
                    yield _cited(document, passage, "number", (end, end), "1")


def _cited(document: Document, passage: Passage, slip: str, span: tuple[int, int], new: str) -> Planting:
    start, end = _source(passage, span)
    return Planting(
        kind="citation",
        slip=slip,
        doc=document.id,
        start=start,
        end=end,
        old=document.source[start:end],
        new=new,
        clause=passage.clause,
        checks=frozenset({"citation", "not-cited"}),
        around=(Place(doc=document.id, passage=passage.number, at=start),),
        targets=(),
    )


def _source(passage: Passage, span: tuple[int, int]) -> tuple[int, int]:
    """Return where a run of a passage stands in the source; an empty run stands before its character."""
    start = passage.origin[span[0]]
    return start, (passage.origin[span[1] - 1] + 1 if span[1] > span[0] else start)


def _planting(
    kind: FaultKind,
    slip: str,
    target: Target,
    document: Document,
    passage: Passage,
    span: tuple[int, int],
    new: str,
    checks: frozenset[str],
    sight: Sight,
) -> Planting:
    return _made(kind, slip, target, document, passage, _source(passage, span), new, checks, sight, [target])


def _made(
    kind: FaultKind,
    slip: str,
    target: Target,
    document: Document,
    passage: Passage,
    whole: tuple[int, int],
    new: str,
    checks: frozenset[str],
    sight: Sight,
    changed: Iterable[Target],
) -> Planting:
    ids = {target.id for target in changed}
    sides = [side for name in ids for pair in sight.pairs[name] for side in (pair.upper, pair.lower)]
    # What the same passage says besides may be governed by the same words: its counterparts are concerned too.
    beside = [
        side
        for other in sight.facts.extractions[document.id].targets
        if other.quote.passage == passage.number
        for pair in sight.pairs[other.id]
        for side in (pair.upper, pair.lower)
    ]
    around = {Place(doc=document.id, passage=passage.number, at=passage.origin[0])}
    for side in (*sides, *(beside if kind in ("deadline", "wording", "row", "clause") else ())):
        there = sight.facts.documents[side.doc].passages[side.quote.passage]
        around.add(Place(doc=side.doc, passage=there.number, at=there.origin[0]))
    start, end = whole
    return Planting(
        kind=kind,
        slip=slip,
        doc=document.id,
        start=start,
        end=end,
        old=document.source[start:end],
        new=new,
        clause=passage.clause,
        checks=checks,
        around=tuple(sorted(around, key=lambda one: (one.doc, one.passage))),
        targets=tuple(sorted(ids)),
    )
