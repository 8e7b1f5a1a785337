"""What stands around a document and is none of its text: a site's words, its box of facts, the colophon."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from checker.language.lexicon import compiled
from checker.model.layout import Furniture, Grid, Pages
from checker.structure.facts.factbox import without_box
from checker.structure.facts.frontline import FrontLine, lines_of
from checker.structure.site import alone, ends_the_document, is_contact, of_the_site

_HEAD, _FOOT = 60, 80
_PRINTED = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{0,28})(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日(?:印发|印制|印)"
)
_COPIED_TO = compiled(r"<papers.sent-to>[:：]|信息公开选项|(?:主题词|公开方式|公开属性)[:：]")
_OFFICE = compiled(r"[\u4e00-\u9fff]{3,26}(?:<bodies.office>|秘书处|处)")
_MOST_COPIED_TO = 12
_MOST_BELOW = 1200  # characters that a site sets below a document


def surroundings(pages: Pages) -> list[Furniture]:
    """Return the spans of a file that are the site's (`site-notice`) or the printing office's (`colophon`)."""
    head = [line for item in pages.items[:_HEAD] for line in lines_of(pages.source, item)]
    foot = [line for item in pages.items[-_FOOT:] for line in lines_of(pages.source, item)]
    found: dict[int, Furniture] = {}
    for line in _of_the_head(head):
        found.setdefault(line.start, _left_out(line, "site-notice"))
    for line, kind in _of_the_foot(foot):
        found.setdefault(line.start, _left_out(line, kind))
    return [found[start] for start in sorted(found)]


def all_taken(source: str, item: Grid, starts: Container[int]) -> bool:
    """Say whether every row of a table is among what stands around the document."""
    return all(line.start in starts for line in lines_of(source, item))


def _left_out(line: FrontLine, kind: str) -> Furniture:
    return Furniture(span=(line.start, line.end), kind=kind)


def _of_the_head(lines: list[FrontLine]) -> Iterator[FrontLine]:
    rest, box = without_box(lines)
    stays = {line.start for line in rest}
    for index, line in enumerate(lines):
        in_the_box = bool(box) and line.start not in stays
        if in_the_box or (not line.cells and (_is_the_sites(lines, index) or is_contact(line.text))):
            yield line


def _is_the_sites(lines: list[FrontLine], index: int) -> bool:
    beside = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
    text = lines[index].text
    return of_the_site(text) and (not alone(text) or any(of_the_site(line.text) for line in beside))


def _of_the_foot(lines: list[FrontLine]) -> Iterator[tuple[FrontLine, str]]:
    texts = [line.text for line in lines]
    for index, line in enumerate(lines):
        if not line.cells and ends_the_document(line.text) and sum(map(len, texts[index:])) <= _MOST_BELOW:
            yield from ((after, "site-notice") for after in lines[index:])
            return
        if not line.cells and (is_contact(line.text) or _is_the_sites(lines, index)):
            yield line, "site-notice"
        elif printed := _PRINTED.fullmatch(line.text):
            first = index if printed["who"] or not index or not _OFFICE.fullmatch(texts[index - 1]) else index - 1
            yield from ((part, "colophon") for part in lines[_copied_to(texts, first) : index + 1])


def _copied_to(texts: Sequence[str], first: int) -> int:
    """Return the line on which the list of those who are sent a copy begins; `first` where there is none."""
    for index in range(first - 1, max(first - _MOST_COPIED_TO, -1), -1):
        if _COPIED_TO.match(texts[index]):
            begins = index
            while begins and _COPIED_TO.match(texts[begins - 1]):
                begins -= 1
            return begins
    return first
