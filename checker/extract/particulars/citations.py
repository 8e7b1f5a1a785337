"""The documents that a passage names: by title, by number or by both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.lexicon import compiled
from checker.model import Citation, Passage

_YEAR_AND_COUNT = (
    r"\s*(?P<open>[〔﹝\[\(（【［])\s*(?P<year>(?:19|20)\d\d)\s*(?P<close>[〕﹞\]\)）】］])\s*第?(?P<number>\d+)\s*号"
)
_NUMBER = re.compile(r"(?P<issuer>[\u4e00-\u9fff]{1,10}?[发办字函令规]{1,3})" + _YEAR_AND_COUNT)
# Behind a title its edges are known, so that a ministry's number need not end in 发: 发改环资〔2021〕969号, 建科〔2022〕24号.
_NUMBER_OF_TITLE = re.compile(r"(?P<issuer>[\u4e00-\u9fff]{1,12})" + _YEAR_AND_COUNT)
_TITLE = re.compile(r"《(?P<title>[^《》]{2,80})》")
_POLICY = compiled(r"<papers.cited>(?:[（(].*)?$")
_PLAN = r"<papers.cited-plan>"
_PAPERS = ("规划", "纲要", "方案", "计划")  # one of which every title of a plan ends in
_BEFORE = r"<papers.by-which>"
_UNMARKED = compiled(rf"{_BEFORE}(?P<title>[\u4e00-\u9fff]{{3,24}}?{_PLAN})(?=[，。、；,;]|$|和|的?要求|精神|部署)")
_OWN_WORK = compiled(r"<papers.own-work>|一县一策|一市一策|<papers.way-of-planning>规划$")


def citations_in(passage: Passage) -> Iterator[Citation]:
    """Yield each document that a passage names: those in 《》, then bare numbers, then plans named without 《》."""
    text = passage.text
    taken: list[tuple[int, int]] = []
    for found in _TITLE.finditer(text):
        number = _NUMBER_OF_TITLE.match(text, found.end() + 1) if text[found.end() : found.end() + 1] in "(（" else None
        end = number.end() if number else found.end()
        taken.append((found.start(), end))
        yield _citation(passage, (found.start(), end), found["title"], number)
    for found in _NUMBER.finditer(text) if "号" in text else ():
        if not any(start <= found.start() < end for start, end in taken):
            yield _citation(passage, found.span(), "", found)
    for found in _UNMARKED.finditer(text) if any(word in text for word in _PAPERS) else ():
        inside = any(start <= found.start("title") < end for start, end in taken)
        if not inside and not _OWN_WORK.search(found["title"]):
            yield _citation(passage, found.span("title"), found["title"], None, marked=False)


def _citation(
    passage: Passage, span: tuple[int, int], title: str, number: re.Match[str] | None, *, marked: bool = True
) -> Citation:
    return Citation(
        passage=passage.number,
        start=span[0],
        end=span[1],
        title=title,
        number=number[0] if number else "",
        brackets=number["open"] + number["close"] if number else "",
        marked=marked,
        policy=_POLICY.search(title) is not None,
    )
