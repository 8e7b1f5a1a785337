"""Lines of the plan parted from what belongs to the page: page numbers, running heads, tables of contents, notices."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from checker.language.numbering import mark
from checker.language.typesetting import blank
from checker.model.layout import Furniture, Line
from checker.structure.stacked import stacked_at

_DASH = "-—–－―─·•|~"
_NUMBERED = re.compile(
    rf"[{_DASH}][{_DASH}\s]*\d{{1,4}}\s*[{_DASH}][{_DASH}\s]*|\d{{1,4}}\s*/\s*\d{{1,4}}"
    r"|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?"
)
_BARE = re.compile(r"\d{1,4}")
_LONGEST_ENTRY = 120
_CONTENTS = frozenset(("目录", "目次", "目錄"))
_LEADER = re.compile(r"\s*[.．。…·・_-]{3,}\s*\d{0,4}\s*$")
_PAGED = re.compile(r"[^\d年\s]\s+\d{1,3}$")
_ENTRY_TAIL = re.compile(r"[\s.．…·・_-]*\d{0,4}\s*$")
_PREVIEW = re.compile(
    r"(?:预览|试读|试看)(?:已|到此)?(?:结束|完毕)|未完待续|(?:查看|阅读|下载)(?:更多|全文|完整)|完整(?:报告|版本?|内容|文档|文件).{0,6}(?:链接|下载|请|购买)"
    r"|(?:剩余|余下).{0,6}(?:未读|内容)|(?:登录|注册|付费|开通会员|扫码).{0,6}(?:查看|阅读|下载)|[（(](?:以下|下文|后文|其余)(?:内容)?(?:从?略|省略)[）)]"
)

_SITE = re.compile(
    r"(?:本文|文章|以上内容|资料|版权).{0,10}(?:来自|来源于|源自|转自)(?:互联)?网络|如有(?:任何)?(?:异议|侵权|不妥).{0,12}联系"
)


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """Part the lines of the plan from page numbers and running heads."""
    kinds = {index: "page-number" for index, line in enumerate(lines) if _NUMBERED.fullmatch(line.text)}
    tables = _in_tables(lines, kinds)
    bare = [(i, int(line.text)) for i, line in enumerate(lines) if i not in tables and _BARE.fullmatch(line.text)]
    kinds.update(dict.fromkeys(_counting(bare, lines), "page-number"))
    kinds.update((index, "running-head") for index in _running(lines, kinds) if index not in tables)
    kept = [line for index, line in enumerate(lines) if index not in kinds]
    return kept, [Furniture(span=(lines[i].start, lines[i].end), kind=kind) for i, kind in sorted(kinds.items())]


def _in_tables(lines: Sequence[Line], numbers: Container[int]) -> set[int]:
    """Return the lines that are cells of a table printed one cell a line: a 3 among them numbers a row, not a page."""
    kept = [index for index in range(len(lines)) if index not in numbers]
    rest = [lines[index] for index in kept]
    found: set[int] = set()
    at = 0
    while at < len(rest):
        table = stacked_at(rest, at)
        found.update(kept[at : table[1]] if table else ())
        at = table[1] if table else at + 1
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
    """Yield lines that stand at the edge of three pages or more with the same words, digits aside."""
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
        if len(indices) >= max(3, 0.4 * pages) and mark(key) is None:
            yield from indices


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
        text = lines[index].text
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
    return len(text) <= _LONGEST_ENTRY and _LEADER.search(text) is not None


def _squash(text: str) -> str:
    return "".join(c for c in text if not blank(c)).strip("#*【】[]")


def _entry(text: str) -> str:
    if len(text) > _LONGEST_ENTRY:
        return text
    return _squash(_ENTRY_TAIL.sub("", text)).lstrip("-*")


def without_preview(lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """Part the lines of the plan from a site's words at its end: that a preview stops here, where the text is from."""
    cut, kind, tail = len(lines), "preview", 0
    for index in range(len(lines) - 1, -1, -1):
        tail += len(lines[index].text)
        if tail > 600:
            break
        if len(lines[index].text) <= 80 and (
            found := _PREVIEW.search(lines[index].text) or _SITE.search(lines[index].text)
        ):
            cut, kind = index, "preview" if found.re is _PREVIEW else "site-notice"
    return list(lines[:cut]), [Furniture(span=(line.start, line.end), kind=kind) for line in lines[cut:]]
