"""A layout whose name counts its places (一主三副) beside the list of them: 以甲、乙、丙为副中心.

Read are only lists that are surely of one kind of the name: behind 以, 将 or 把, before 为 and a word that begins or ends
with the word that the name counts. A list in 等 is open and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.numbers import read_number
from checker.language.sentences import sentence_around
from checker.model import Passage, StatedList

_COUNT = "[一二两三四五六七八九十]"
_LAYOUT = re.compile(
    rf"[“‘](?P<name>(?:{_COUNT}{{1,2}}[\u4e00-\u9fa5])(?:、?{_COUNT}{{1,2}}[\u4e00-\u9fa5]){{1,3}})[”’]"
)
_PART = re.compile(rf"(?P<count>{_COUNT}{{1,2}})(?P<kind>[\u4e00-\u9fa5])")
_LISTED = re.compile(
    r"(?:以|将|把)(?P<items>[^，。；：“”、\d]{1,12}(?:、[^，。；：“”、\d]{1,12})*)"
    r"(?:打造成为|作为|建设成|打造成|定位为|为)(?P<role>[\u4e00-\u9fa5]{1,6})"
)
_JOINED = re.compile(r"、|以及|[和与及]")
_FEWEST = 2
_OPEN = re.compile(r"等|其他|若干|多个|各")


def layouts_in(passage: Passage) -> Iterator[StatedList]:
    """Yield each kind of places that the name of a layout counts, with those that its sentence lists as of that kind."""
    if passage.row is not None or ("“" not in passage.text and "‘" not in passage.text):
        return
    for layout in _LAYOUT.finditer(passage.text):
        _, end = sentence_around(passage.text, layout.end())
        lists = list(_LISTED.finditer(passage.text, layout.end(), end))
        for part in _PART.finditer(layout["name"]):
            told = [one for one in lists if one["role"][0] == part["kind"] or one["role"][-1] == part["kind"]]
            number = read_number(part["count"])
            if len(told) != 1 or number is None or number.value < 2 or _OPEN.search(told[0]["items"]):
                continue
            items = tuple(one for one in _JOINED.split(told[0]["items"]) if one)
            if len(items) < _FEWEST:
                continue  # one alone is hardly meant as a list
            yield StatedList(
                passage=passage,
                start=layout.start(),
                end=told[0].end(),
                printed=part[0],
                value=int(number.value),
                fewest=told[0]["items"].count("、") + 1,
                items=items,
            )
