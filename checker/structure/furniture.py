"""Lines of the plan parted from what belongs to the page: page numbers, running heads, tables of contents, notices."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from checker.language.numbering import mark
from checker.language.typesetting import squash
from checker.model.layout import Furniture, Line
from checker.structure.counting import glued_page_numbers
from checker.structure.texttables.finding import text_tables

_DASH = "-—–－―─·•~"
_NUMBERED = re.compile(
    rf"[{_DASH}][{_DASH}\s]*\d{{1,4}}\s*[{_DASH}][{_DASH}\s]*|\|\s*\d{{1,3}}\s*\||\d{{1,4}}\s*/\s*\d{{1,4}}"
    r"|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?"
)
_BARE = re.compile(r"\d{1,4}")
# The number of the page in a running head; any other figure in it is the same on every page.
_OF_THE_PAGE = re.compile(
    r"第\d{1,4}页|共\d{1,4}页|\d{1,4}[/／]\d{1,4}|^\d{1,4}(?!\d)|(?<!\d)\d{1,4}$|[-—–－―─·•~（(]\d{1,4}[-—–－―─·•~）)]"
)
_LONGEST_ENTRY = 120
_CONTENTS = frozenset(("目录", "目次", "目錄"))
_LEADER = re.compile(r"\s*(?:[.．。·・_-]{3,}|…+[.．。·…]*)\s*(?:[-—(（]?\s?\d{0,4}\s?[-—)）]?)\s*$")
_PAGED = re.compile(r"[^\d年\s]\s+\d{1,3}$|[（(]\d{1,3}[）)]$")
_ENTRY_TAIL = re.compile(r"[\s.．…·・_-]*[（(—-]?\d{0,4}[）)—-]?\s*$")
_DOTS = re.compile(r"[.．。…·・_-]{4,}")


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """Part the lines of the plan from page numbers and running heads."""
    kinds = {index: "page-number" for index, line in enumerate(lines) if _NUMBERED.fullmatch(line.text)}
    figures = [(index, int(line.text)) for index, line in enumerate(lines) if _BARE.fullmatch(line.text)]
    tables = _in_tables(lines, kinds) if figures else None
    bare = [(index, figure) for index, figure in figures if not tables or index not in tables]
    kinds.update(dict.fromkeys(_counting(bare, lines), "page-number"))
    running = list(_running(lines, kinds))
    if running and tables is None:
        tables = _in_tables(lines, kinds)
    kinds.update((index, "running-head") for index in running if not tables or index not in tables)
    kept = [line for index, line in enumerate(lines) if index not in kinds]
    return kept, [Furniture(span=(lines[i].start, lines[i].end), kind=kind) for i, kind in sorted(kinds.items())]


def _in_tables(lines: Sequence[Line], numbers: Container[int]) -> set[int]:
    """Return the lines that are cells of a table printed one cell a line: a 3 among them numbers a row, not a page."""
    kept = [index for index in range(len(lines)) if index not in numbers]
    rest = [lines[index] for index in kept]
    found: set[int] = set()
    for start, (_, stop) in text_tables(rest).items():
        found.update(kept[start:stop])
    return found


def _edge(index: int, lines: Sequence[Line]) -> bool:
    """Say whether a line is the first or last of its page."""
    page = lines[index].page
    if lines[index].margin:
        return True
    return page > 0 and (
        index == 0 or index == len(lines) - 1 or lines[index - 1].page != page or lines[index + 1].page != page
    )


def _counting(bare: Sequence[tuple[int, int]], lines: Sequence[Line]) -> Iterable[int]:
    """Yield bare figures that count pages: at a page's edge, or rising by one with a page's worth of lines between.

    A column of a table printed one cell a line also holds figures that rise by one, but these stand close together.
    """
    edges = [item for item in bare if _edge(item[0], lines)]
    if len(edges) >= 2:
        yield from (index for index, _ in edges)
        return
    chain: list[int] = []
    wanted = -1
    for index, value in bare:
        if chain and value == wanted and index - chain[-1] >= 8:
            chain.append(index)
            wanted += 1
        elif not chain or value <= 2:
            if len(chain) >= 3:
                yield from chain
            chain, wanted = [index], value + 1
    if len(chain) >= 3:
        yield from chain


def _running(lines: Sequence[Line], numbers: dict[int, str]) -> Iterable[int]:
    """Yield lines that stand at the edge of three pages or more with the same words, the number of the page aside."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        near_number = not line.page and any(near in numbers for near in (index - 1, index + 1))
        if (
            index not in numbers
            and (near_number or _edge(index, lines))
            and len(line.text) <= 60
            and "\t" not in line.text
        ):
            key = re.sub(r"[\d\s]+", "", line.text)
            if key and not key.endswith(("。", "；")):
                places.setdefault(key, []).append(index)
    pages = max(len({line.page for line in lines}), len(numbers))
    for key, indices in places.items():
        # Odd and even pages may have different heads; a row of a table may come first on a page now and then.
        if len(indices) >= max(3, 0.4 * pages) and mark(key) is None and _alike(lines[index].text for index in indices):
            yield from indices


def _alike(texts: Iterable[str]) -> bool:
    """Say whether lines of the same words differ in the number of the page alone: any other figure says something.

    A third of them may be misprinted.
    """
    written = [_OF_THE_PAGE.sub("", re.sub(r"\s", "", text)) for text in texts]
    return len(set(written)) <= max(1, len(written) // 3)


def without_glued_numbers(lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """Part the lines of the plan from numbers of pages that stand before the first character of a page."""
    glued = glued_page_numbers(lines)
    kept: list[Line] = []
    furniture: list[Furniture] = []
    for index, line in enumerate(lines):
        digits = glued.get(index, 0)
        if digits:
            start = line.start + line.raw.index(line.text) + digits
            furniture.append(Furniture(span=(start - digits, start), kind="page-number"))
            raw = line.raw[start - line.start :]
            line = replace(line, start=start, raw=raw, text=raw.strip())
        kept.append(line)
    return kept, furniture


def without_contents(lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """Part the lines of the plan from its table of contents, which repeats its headings."""
    start = next((i for i, line in enumerate(lines[:400]) if _squash(line.text) in _CONTENTS), None)
    if start is None:
        start = _leaders(lines)
        if start is None:
            return list(lines), []
        start -= 1
    keys = [_entry(line.text) for line in lines]
    last = {key: index for index, key in enumerate(keys)}
    stop = end = start + 1
    confirmed = 0
    for index in range(stop, min(len(lines), stop + 1000)):
        text = _DOTS.sub("……", lines[index].text)
        if (index > stop and keys[index] == keys[stop]) or "。" in text or len(text) > _LONGEST_ENTRY:
            break
        # An entry comes again as a heading further on, or shows where by dots and a page number.
        if last[keys[index]] > index or _LEADER.search(text) or _PAGED.search(text):
            confirmed += 1
            end = index + 1
    if confirmed < 3 or confirmed * 2 < end - stop:
        return list(lines), []
    taken = lines[max(start, 0) : end]
    rest = [*lines[: max(start, 0)], *lines[end:]]
    return rest, [Furniture(span=(line.start, line.end), kind="contents") for line in taken]


def _leaders(lines: Sequence[Line]) -> int | None:
    """Return where four lines on end with dots and a page number, as a table of contents without a title begins."""
    for index in range(min(len(lines), 200) - 3):
        if all(_leads(line.text) for line in lines[index : index + 4]):
            return index
    return None


def _leads(text: str) -> bool:
    return len(text) <= 4 * _LONGEST_ENTRY and _LEADER.search(text) is not None


def _squash(text: str) -> str:
    return squash(text).strip("#*【】[]")


def _entry(text: str) -> str:
    text = _DOTS.sub("……", text) if len(text) < 4 * _LONGEST_ENTRY else text
    if len(text) > _LONGEST_ENTRY:
        return text
    return _squash(_ENTRY_TAIL.sub("", text)).lstrip("-*")
