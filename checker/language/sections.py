"""What the parts of a plan are for, told by the words of their headings and by how their text opens.

Looking back is asked first: a heading that tells how the last period's aims were met holds the word 目标 too.
"""

from __future__ import annotations

import re

from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.numbering import opening
from checker.model import SectionRole

# What is done to a thing that exists; a heading that begins so looks ahead (夯实发展基础, 巩固提升成效).
_DOING = compiled(r"<doing.how>*<doing.in-a-heading>")
_BACK = compiled(
    r"回顾|<sections.basis>(?:[和与及、]|<sections.gone-through>|$)"
    r"|<sections.achievement>(?:[和与及、]|<sections.remarkable>|$)|取得.{0,14}(?:<sections.achievement>|<sections.success>)"
    r"|<sections.how-it-was-met>(?:完成|实现)(?:$|[^，。]{0,6}(?:目标|任务)$)|<sections.carrying-out>|<sections.review-of>(?:效果)?评估$"
    r"|过去[一二三五几](?:年|个)|(?:这|[一二三四五]|近)年来?(?:工作|主要|发展)|<sections.field-of-a-trait><sections.trait>$|工作总结|发展历程|再上新台阶$|迈上新台阶$|成效$"
)
# 建设现状, 发展基础, 工作成效: what stands before is the name of a field, not something that is done.
_PLAINLY_BACK = compiled(
    r"(?:[\u4e00-\u9fff]{0,6}的)?<sections.field>{0,2}<sections.past-or-present>"
    r"(?:[和与及、](?:存在(?:的)?)?(?:<sections.challenge-faced>|分析|评价))?"
)
_SITUATION = compiled(
    r"<sections.faces>(?:的)?<sections.challenge-faced>|<sections.challenge-alone>(?:[和与及、]|<sections.said-of-a-challenge>|$)"
    r"|任务<sections.still>?<sections.heavy>$|<sections.situation>"
)
_OVERVIEW = compiled(
    r"^<sections.opening>|<sections.drawing-up>|规划<sections.about-a-plan>|<sections.guide>"
    r"|^(?:规划)?<sections.extent>(?:[和与及、]<sections.extent>)?$|<sections.overall>"
)
_AIMS = compiled(r"<sections.aim>")
_GLOSSARY = compiled(r"(?:附件\d?|附录)?<sections.explained><sections.explanation>|(?:缩略语|注释)$")
_MEASURES = compiled(r"保障<sections.safeguard>?$|<sections.measures>|<sections.further-measures>")
_PROJECTS = compiled(r"<sections.great>(?:工程|项目)|工程$|项目$|专项行动$")
_TASKS = compiled(r"<sections.task>|行动$|计划$")
# The heading of a plan's own part of tasks, works or safeguards, and nothing more.
_PLAINLY_AHEAD = compiled(r"(?:(?:<sections.beside-own-parts>|[和与及、])*<sections.own-part>)+")
_FROM_NOW = compiled(r"<sections.from-now>")
# How a text opens that tells what was.
_OPENS_BACK = compiled(
    r"(?:过去(?:的)?(?:[一二三四五六几]|\d{1,2})年|<sections.years-since>|[近这](?:[一二三四五六几]|\d)年来?|回顾|(?:自|从)?(?:19|20)\d\d年以来"
    r"|<sections.up-to-now>|经过.{2,16}(?:努力|发展|建设)|各位代表！?<sections.in-the-past>)"
)


def role_of(heading: str) -> SectionRole:
    """Return what a part is for by its heading; `none` where the words do not say."""
    words = _words(heading)
    if _GLOSSARY.match(words):
        return "glossary"
    if _PLAINLY_BACK.fullmatch(words):
        return "retrospect"
    if not _DOING.match(words):
        if _BACK.search(words):
            return "retrospect"
        if _SITUATION.search(words):
            return "situation"
    if _OVERVIEW.search(words):
        return "overview"
    if _MEASURES.search(words):
        return "measures"
    if _AIMS.search(words):
        return "aims"
    if _PROJECTS.search(words):
        return "projects"
    return "tasks" if _TASKS.search(words) else "none"


def _words(heading: str) -> str:
    """Return a heading without its number, the titles that it cites, blanks and quotation marks."""
    return re.sub(r"《[^《》]*》|[\s“”\"]", "", plain(heading[opening(heading) :]))[:60]


def plainly_ahead(heading: str) -> bool:
    """Say whether a heading is that of a plan's own tasks, works or safeguards and of nothing else (重点任务)."""
    return _PLAINLY_AHEAD.fullmatch(_words(heading)) is not None or _FROM_NOW.search(_words(heading)) is not None


def opens_back(text: str) -> bool:
    """Say whether a text opens with words that tell of the past, whatever period it is of (过去五年, 一年来)."""
    return _OPENS_BACK.match(plain(text[:40])) is not None
