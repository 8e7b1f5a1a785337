"""Single works as owners: what a paragraph headed by the name of a work says of its parts and of its size."""

from __future__ import annotations

import re

from checker.extract.naming import nouns
from checker.extract.sentences import Span, Text
from checker.language.lexicon import compiled
from checker.language.numbering import opening

_STAGE = re.compile(r"[一二三四五]期$")
_WORK_NAMED = compiled(r"[\u4e00-\u9fa5、“”—～\-]{4,30}?<works.site>(?:[一二三四五]期)?")
_ALONE = re.compile(r"[^，；：。]{3,40}(?=[：。])")
# 1.甲地至乙地高速公路。: a work that heads a paragraph, and what is told of the size of a single work.
_WORK_HEADED = compiled(
    r"[\u4e00-\u9fa5A-Za-z\d“”—～\-·]{2,30}?(?:<works.line-or-place>|(?<![阶手时])段)(?:[一二三四五]期)?(?:工程|项目)?"
)
_SIZE_OF_ONE_WORK = compiled(
    r"<works.line>?<works.length>|设计<works.designed>|(?:设计)?[年日]?(?:货邮|旅客|货物)?<works.handled>(?:能力|量)|<works.size-of-one>"
)
_SIZE_LAST = re.compile(f"(?:{_SIZE_OF_ONE_WORK.pattern})$")
_DOES = compiled("^(?:<manner>|<gradual>|<all>|<tend>|<make>|<work>)")
_SHORTEST_THING = 2  # characters


def part_of(text: Text, sentence: Span, name: str) -> str:
    """Return a thing with the work that heads its paragraph and that it is part of; "" where it is no part of one."""
    work = _heading(text, sentence)
    return _of_the_work(work, name) if work else ""


def of_the_work_that_heads(text: Text, segment: Span, name: str) -> str:
    """Return a size with the work by whose name alone its paragraph opens: 2.乙城绕城高速公路南段。路线|全长; else ""."""
    first = text.sentences[0]
    opens = first.start + opening(text.text[first.start : first.end])
    alone = _ALONE.match(text.text, opens)
    if alone is None or not _SIZE_OF_ONE_WORK.fullmatch(name) or segment.start < alone.end():
        return ""
    work = alone[0].partition("（")[0]
    return work + name if _WORK_HEADED.fullmatch(work) and not _DOES.match(work) else ""


def of_the_work_before(name: str, earlier: str) -> str:
    """Return a size with the work of the size before: 甲地高速公路全长98公里，设计速度|120公里/小时; else ""."""
    size = _SIZE_LAST.search(earlier)
    work = earlier[: size.start()] if size else ""
    return work + name if _SIZE_OF_ONE_WORK.fullmatch(name) and _WORK_HEADED.fullmatch(work) else ""


def _heading(text: Text, sentence: Span) -> str:
    """Return the work that a paragraph is about by the heading it opens with: 东部配套风电基地一期（40万千瓦）。; else ""."""
    first = text.sentences[0]
    if first.start >= sentence.start:
        return ""
    heading = text.text[first.start + opening(text.text[first.start : first.end]) : first.end].partition("（")[0]
    return heading if _WORK_NAMED.fullmatch(heading) and not _DOES.match(heading) else ""


def _of_the_work(work: str, name: str) -> str:
    """Return a thing under the name of the work it is part of: 东部配套风电基地 for 风电基地; "" where it is another thing."""
    if not _SHORTEST_THING < len(name) < len(work) - 2 or nouns.has_head(name):
        return ""
    if name in work:
        return work
    return work + name if _STAGE.sub("", work)[-2:] == name[-2:] else ""
