"""A count announced beside the list of what is counted: 甲区、乙市、丙县3个中心, 实施3项工程：甲工程、乙工程、丙工程.

Read are only lists that are surely the things counted: places, names in quotation marks, or names that end as the
thing does before the count; anything behind a colon. A list in 等 is open and is none. The heading of a group of rows
announces them too: 新建泵站（30项） over rows that are numbered from 1 on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checker.extract.naming import names
from checker.language.numbers import read_number
from checker.language.regions import region_at
from checker.model import Passage, StatedList

_MEASURE = "个|项|条|座|处|家|所|大|类|支|片|批|张"
_COUNT = re.compile(
    rf"(?<![\d.第十百千万零〇一二两三四五六七八九〔-])(?P<count>[1-9]\d?(?![\d.])|[二两三四五六七八九]|十[一二三四五六七八九]?)"
    rf"\s*(?P<measure>(?:{_MEASURE}))(?P<thing>[\u4e00-\u9fa5]{{0,16}})"
)
_BREAK = re.compile(r"[，,。；;：:！？\n]")
_JOINED = re.compile(r"、|以及|[和与及]")
_JOINED_LAST = re.compile(r"(?:、|以及|[和与及])\s*$")
_BRACKETS = re.compile(r"[（(〔【\[][^（）()〔〕【】\[\]]*[）)〕】\]]")
_TITLE = re.compile(r"《[^《》]*》")
_QUOTED = re.compile(r"“[^“”]*”")
_QUOTED_LIST = re.compile(r"(?:“[^“”]*”[、和与及]?){3,}$")
_OPEN = re.compile(r"等|其他|其它|其余|部分|左右|余|多$|不少于|至少|超过|约")
_PLACES = re.compile(r"(?:县|市|区|城市|地区|旗|县级市)(?![一-鿿]*(?:中心|项目|工程))")
_CLOSED = re.compile(r"(?:：|:|，即|，分别是|（分别是)")
# 8个县（市、区）通过认定，分别为甲县、乙市…: told where nothing but places or names that end alike stands behind it.
_TOLD_ONE_BY_ONE = re.compile("\u3000*[\u4e00-\u9fa5]{0,16}，(?:分别为|分别是|即|包括|具体为)")
_LIST_END = re.compile(r"[。；;\n]|$")
_STEPS = re.compile(r"一是|首先|第一|[①⑴1](?:\.|．|、)|（一）")
_OF_A_GROUP = re.compile(rf"[（(](?:共\s*)?(?P<count>[1-9]\d{{0,2}})\s*(?P<measure>{_MEASURE})[）)]$")
_HEAD = 2  # characters that tell what a name is of: 中心, 工程
_FEWEST, _LONGEST = 3, 24
_MASK = "\u3000"


def text_lists(passage: Passage) -> Iterator[StatedList]:
    """Yield each announced count of a paragraph with the names that are listed beside it."""
    if passage.row is not None or ("、" not in passage.text and "”“" not in passage.text):
        return
    text = _without(passage.text)
    for found in _COUNT.finditer(text):
        value = _value(found["count"])
        if value is None or value < _FEWEST - 1:
            continue
        listed = _quoted(passage.text, found) or _before(text, found) or _behind(text, found)
        if listed is None:
            continue
        start, end, items, fewest, near = listed
        if near and abs(value - len(items)) > 1:
            continue
        yield StatedList(
            passage=passage,
            start=start,
            end=end,
            printed=found["count"] + found["measure"],
            value=value,
            fewest=fewest,
            items=tuple(passage.text[at:to] for at, to in items),
        )


def group_lists(passages: Sequence[Passage]) -> Iterator[StatedList]:
    """Yield each count in the heading of a group of rows, with what the rows name; each row has its number, from 1 on.

    Where a number is left out a row may not have been read, and nothing is said.
    """
    for at, heading in enumerate(passages):
        found = _OF_A_GROUP.search(heading.text) if heading.row is None else None
        if found is None or len(heading.text) > _LONGEST or _BREAK.search(heading.text):
            continue
        rows = [*takewhile(lambda one: one.row is not None, passages[at + 1 :])]
        numbers = [row.row.cells[0].strip() if row.row and row.row.cells else "" for row in rows]
        if len(rows) < _FEWEST - 1 or numbers != [str(number) for number in range(1, len(rows) + 1)]:
            continue
        yield StatedList(
            passage=heading,
            start=0,
            end=len(heading.text),
            printed=found["count"] + found["measure"],
            value=int(found["count"]),
            fewest=len(rows),
            items=tuple(row.row.cells[1] for row in rows if row.row),
        )


_Listed = tuple[int, int, Sequence[tuple[int, int]], int, bool]


def _quoted(text: str, found: re.Match[str]) -> _Listed | None:
    """Return the names in quotation marks right before a count."""
    run = _QUOTED_LIST.search(text, 0, found.start())
    if run is None:
        return None
    items = [(one.start(), one.end()) for one in _QUOTED.finditer(text, run.start(), found.start())]
    return run.start(), found.end(), items, len(items), False


def _before(text: str, found: re.Match[str]) -> _Listed | None:
    """Return the names right before a count, where they surely are what is counted."""
    begins = max((one.end() for one in _BREAK.finditer(text, 0, found.start())), default=0)
    words = text[begins : found.start()]
    if "、" not in words or re.search(r"\d", words) or _OPEN.search(words) or _OPEN.match(found["thing"]):
        return None
    if _JOINED_LAST.search(words):
        return None  # 甲港、乙港、八所港: the numeral is one of the list
    items = _items(text, begins, found.start())
    told = [text[at:to] for at, to in items]
    thing = found["thing"]
    if len(told) < _FEWEST:
        return None
    first = _place_at_the_end(told[0])
    if first is not None and all(_is_place(name) for name in told[1:]):
        items[0] = (items[0][0] + first, items[0][1])
        return items[0][0], found.end(), items, len(items), not _PLACES.match(thing)
    head = thing[-_HEAD:]
    if len(thing) >= _HEAD and all(len(name) > _HEAD and name.endswith(head) for name in told):
        return begins, found.end(), items, len(items), False
    return None


def _behind(text: str, found: re.Match[str]) -> _Listed | None:
    """Return the names behind a count and a colon, up to the end of the sentence."""
    opens = _CLOSED.match(text, found.end())
    alike = opens is None
    opens = opens or _TOLD_ONE_BY_ONE.match(text, found.end())
    if opens is None or not found["thing"]:
        return None
    ends = _LIST_END.search(text, opens.end())
    end = ends.start() if ends else len(text)
    words = text[opens.end() : end]
    if "、" not in words or _BREAK.search(words) or _STEPS.search(words):
        return None
    if any(_OPEN.search(name) and not _is_place(name) for name in words.split("、")):
        return None  # 大余县 is a place, 其余县 are open
    items = _items(text, opens.end(), end)
    if len(items) < _FEWEST or any(to - at > _LONGEST for at, to in items):
        return None
    if alike and not _of_one_kind([text[at:to] for at, to in items]):
        return None
    return found.start(), end, items, words.count("、") + 1, opens[0].endswith("包括")


def _of_one_kind(told: Sequence[str]) -> bool:
    """Say whether all names of a list are places, or end alike: 分别为甲、乙、丙提供服务 is no list of what is counted."""
    return all(_is_place(name) for name in told) or len({name[-1] for name in told}) == 1


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the names of a list stand, each word that may join two of them taken for one that does."""
    cuts = [(one.start(), one.end()) for one in _JOINED.finditer(text, start, end)]
    begins, closes = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    return [(at, to) for at, to in zip(begins, closes, strict=True) if at < to]


def _is_place(name: str) -> bool:
    here = region_at(name)
    return here is not None and here[1] == len(name)


def _place_at_the_end(words: str) -> int | None:
    """Return where the place begins that words end with, behind the verbs of the list; None where they end with none."""
    begins = [at for at in range(len(words) - 1) if _is_place(words[at:])]
    behind_verbs = [at for at in begins if at and names.only_verbs(words[:at])]
    return max(behind_verbs, default=0) if begins else None


def _value(count: str) -> int | None:
    number = read_number(count)
    return int(number.value) if number is not None else None


def _without(text: str) -> str:
    """Return a text, as long as before, in which what stands in brackets, titles and quotation marks is blanked."""
    for inside in (_TITLE, _QUOTED, _BRACKETS):
        text = inside.sub(lambda found: _MASK * len(found[0]), text)
    return text
