"""A document is cited by a wrong title or number, in wrong brackets, or too loosely to be found.

A citation is how a reader gets from one plan to the other. A wrong number leads to another document; 〔〕 are the
brackets of a document number, and a plan named without 《》 and number can hardly be found.
Source: 党政机关公文处理工作条例 (2012) and GB/T 9704—2012, on document numbers and citing.
"""

from __future__ import annotations

import re

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.rows.citations import Citation, plain_title
from checker.model import Document

_POLICY = re.compile(r"(?:规划|纲要|方案|计划|意见|办法|通知|决定|措施|规定|要点|目标纲要|目标)(?:[（(].*)?$")
_BRACKETS = "〔〕"


@measure("citations", own=True, detects=("citation",))
def citation(cited: Citation, context: Context) -> Measurement:
    """Return how a document is cited: agrees, number, title, brackets, unbalanced, absent, unnumbered or unmarked."""
    own = plain_title(cited.document.title)
    title, number = plain_title(cited.title), plain_title(cited.number)
    if number and not cited.title and number == plain_title(cited.document.number):
        return NOT_CONCERNED
    if cited.title and (
        _bare(title) == _bare(own) or (own and (_bare(title) in _bare(own) or _bare(own) in _bare(title)))
    ):
        return NOT_CONCERNED
    if cited.title and _misprint(title, own):
        return measured("title", variant="title", right=cited.document.title)
    meant = _meant(cited, context)
    if meant is not None:
        if number and plain_title(meant.number) and number != plain_title(meant.number):
            return measured("number", variant="number", right=meant.number)
        if cited.title and not _same_title(title, plain_title(meant.title)):
            return measured("title", variant="title", right=meant.title)
    if cited.brackets and cited.brackets != _BRACKETS:
        return measured("brackets", variant="brackets")
    if _unbalanced(cited.title):
        return measured("unbalanced", variant="unbalanced")
    if meant is not None:
        return measured("agrees")
    if not cited.marked:
        return measured("unmarked", variant="unmarked")
    if cited.title and _POLICY.search(cited.title):
        return measured("absent" if cited.number else "unnumbered", variant="" if cited.number else "unnumbered")
    return NOT_CONCERNED


def _meant(cited: Citation, context: Context) -> Document | None:
    """Return the document of the workspace that is meant, by number or by title without its years."""
    number, title = plain_title(cited.number), _bare(plain_title(cited.title))
    for document in context.documents.values():
        if document.id == cited.document.id or document.id == cited.document.annex_of:
            continue
        bare = _bare(plain_title(document.title))
        if title and (title == bare or _misprint(title, bare)):
            return document
    for document in context.documents.values():
        if (
            number
            and document.id != cited.document.id
            and number == plain_title(document.number)
            and not document.annex_of
        ):
            return document
    return None


# A number or a level in the other place makes another plan, and no misprint: “十三五”规划, 济南市 and 济南县.
_TELLING = re.compile(r"[\d一二三四五六七八九十省市县区州盟旗镇乡]")


def _misprint(cited: str, real: str) -> bool:
    """Say whether a title is another one with one character wrong, too much or left out."""
    if cited == real or min(len(cited), len(real)) < 8 or abs(len(cited) - len(real)) > 1:
        return False
    start = next((at for at, (one, other) in enumerate(zip(cited, real, strict=False)) if one != other), None)
    at = min(len(cited), len(real)) if start is None else start
    same = next(
        tail for tail in range(min(len(cited), len(real)) - at, -1, -1) if not tail or cited[-tail:] == real[-tail:]
    )
    wrong = cited[at : len(cited) - same], real[at : len(real) - same]
    return max(map(len, wrong)) == 1 and not _TELLING.search("".join(wrong))


def _bare(title: str) -> str:
    return re.sub(r"\([^()]*\)$|的(?=[^的]{2,4}$)", "", title)


def _same_title(cited: str, real: str) -> bool:
    one, other = sorted((_bare(cited), _bare(real)), key=len)
    # 某省人民政府关于…的方案 is the paper whose own title leaves the issuer out
    return one == other or (
        other.endswith(one) and other[: -len(one)].endswith(("政府", "厅", "局", "委员会", "办公厅"))
    )


def _unbalanced(title: str) -> bool:
    """Say whether a bracket is opened full width and closed half width, or not closed at all."""
    return any(title.count(opening) != title.count(closing) for opening, closing in ("（）", "()", "〔〕"))
