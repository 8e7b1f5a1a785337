"""Faults in words: deadlines, wording, scope, what is left out, and what is cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from random import Random

from checker.audit.detection import Detection, detecting
from checker.audit.placing import bare, in_source, made, of_target
from checker.audit.planting import Planting
from checker.model import Document, Passage, Target

_DATED = re.compile(r"20\d\d|“?十[三四五六]五”?|期间|年底|每年|年均")

_CLAUSE_ENDS = "，。；：、,;:？！\t\n"

_FIRM_WORD = re.compile(r"确保|必须|务必")

_EACH = r"(?:县（市、区）|区县|县区|县市区|市|县)"

_WHOLE = re.compile(
    rf"(?:全[省市县])?(?:所有|各){_EACH}|(?P<own>全[省市县])(?!域|面|覆盖|平均|水平|差距)|(?:每个|所有)(?=[\u4e00-\u9fff]{{2}})"
)

_OWN = {"province": "全省", "city": "全市", "county": "全县"}

_PART = "市主城区"

_WEAK = (("力争", 2), ("争取", 2), ("鼓励", 1))


def deadlines(
    target: Target, document: Document, passage: Passage, detection: Detection, random: Random
) -> Iterator[Planting]:
    """Plant a later year, or none where no other time is said around it."""
    said, year = target.time_text, target.due
    figure = target.figure[0] if target.figure else target.quote.end
    at = passage.text.rfind(said, 0, figure) if said else -1
    if not said or not target.due_stated or year is None or at < 0 or str(year) not in said:
        return
    digits = at + said.rindex(str(year))
    later = random.choice((1, 2))
    if checks := detection.of_deadline(target, year + later):
        span = (digits, digits + 4)
        yield of_target("deadline", "later", target, document, passage, span, str(year + later), checks, detection)
    end = at + len(said)
    # Where another time is said around it, the target is not left without one.
    rest = passage.text[:at] + passage.text[end:figure] + "".join(passage.headings)
    if _DATED.search(rest) or (passage.row and any(_DATED.search(cell) for cell in _other_cells(passage, at))):
        return
    while passage.text[end : end + 1] in ("，", ","):
        end += 1
    if checks := detection.of_deadline(target, None):
        yield of_target("deadline", "dropped", target, document, passage, (at, end), "", checks, detection)


def _other_cells(passage: Passage, at: int) -> Iterable[str]:
    row = passage.row
    assert row is not None
    around = [cell for cell, span in zip(row.cells, row.spans, strict=False) if not span[0] <= at < span[1]]
    return (*around, *row.headers)


def words(
    target: Target, document: Document, passage: Passage, detection: Detection, random: Random
) -> Iterator[Planting]:
    """Plant a weaker word of commitment, or a part of the region in place of the whole."""
    text = passage.text
    figure = target.figure[0] if target.figure else target.quote.end - 1
    start = max((text.rfind(end, 0, figure) for end in _CLAUSE_ENDS), default=-1) + 1
    if start < target.quote.start and target.figure is None:
        start = target.quote.start
    if target.wording is not None and target.wording >= 4:
        word, step = random.choice(_WEAK)
        firm = _FIRM_WORD.search(text, start, figure)
        span = firm.span() if firm else (start, start)
        if checks := detection.of_wording(target, step):
            slip = "encouraged" if step == 1 else "striven"
            yield of_target("wording", slip, target, document, passage, span, word, checks, detection)
    if checks := detection.of_scope(target):
        found = _WHOLE.search(text, max(start, target.quote.start - 6), figure)
        if found and not (found["own"] and found["own"] != _OWN.get(document.level)):
            new = "部分" if found[0] in ("每个", "所有") else _PART
            yield of_target("scope", "narrowed", target, document, passage, found.span(), new, checks, detection)
        elif found is None and text.startswith(target.base_name, start) and target.base_name:
            yield of_target("scope", "part-named", target, document, passage, (start, start), _PART, checks, detection)


def clause(target: Target, document: Document, passage: Passage, detection: Detection) -> Iterator[Planting]:
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
        for other in detection.context.extractions[document.id].targets
        if other.quote.passage == passage.number
        and other.id != target.id
        and start <= (other.figure[0] if other.figure else other.quote.start) < stop
    ]
    # A clause that ends its sentence leaves the full stop behind in place of the comma before it.
    if text[stop - 1] in "。；;" and text[start - 1] in "，,":
        start, stop = start - 1, stop - 1
    if others:
        return
    if checks := detection.of_loss([target]):
        yield of_target("clause", "dropped", target, document, passage, (start, stop), "", checks, detection)


def rows(document: Document, known: Mapping[str, Target], detection: Detection) -> Iterator[Planting]:
    """Plant that a row of a table is gone, the whole of its lines."""
    by_passage: dict[int, list[Target]] = {}
    for target in detection.context.extractions[document.id].targets:
        by_passage.setdefault(target.quote.passage, []).append(known.get(target.id, target))
    for number, lost in by_passage.items():
        passage = document.passages[number]
        if passage.kind != "row" or not (checks := detection.of_loss(lost)):
            continue
        source = document.source
        start = source.rfind("\n", 0, passage.origin[0]) + 1
        stop = source.find("\n", passage.origin[-1])
        stop = len(source) if stop < 0 else stop + 1
        if bare(source[start:stop]) == bare(passage.text):
            first = next(target for target in lost if detection.pairs[target.id])
            whole = (start, stop)
            yield made("row", "dropped", first, document, passage, whole, "", checks, detection, lost)


def citations(document: Document, documents: Mapping[str, Document], random: Random) -> Iterator[Planting]:
    """Plant a wrong number, title or bracket where another document of the workspace, or any by number, is cited."""
    others = {bare(other.title) for other in documents.values() if other.title and other.id != document.id}
    for passage in document.passages:
        for found in re.finditer(
            r"《(?P<title>[^《》]{4,80})》(?:[（(](?P<number>[^（）()]*?\d+\s*号)[）)])?", passage.text
        ):
            if bare(found["title"]) in others:
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
                if bare(found["title"]) in others:
                    end = found.start("number") + re.search(r"\d+\s*号", found["number"]).start()  # type: ignore[union-attr]
                    yield _cited(document, passage, "number", (end, end), "1")


def _cited(document: Document, passage: Passage, slip: str, span: tuple[int, int], new: str) -> Planting:
    checks = frozenset(detecting("citation", "citations") | detecting("citation", "documents"))
    return Planting.at(document, passage, in_source(passage, span), new, kind="citation", slip=slip, checks=checks)
