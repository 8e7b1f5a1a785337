"""What kind of paper a document is: a plan, an annual plan or report, a task list, rules, or a bulletin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.lexicon import compiled
from checker.model import DocumentKind

_BULLETIN = re.compile(r"公报(?:[（(].*)?$|统计(?:年鉴|月报|快报)|(?:状况|运行情况|完成情况)(?:通报|分析|报告)$")
_RULES = compiled(
    r"<papers.rules>(?:[（(][^（()）]{2,20}[）)])?$|<papers.granted>[^。]{0,14}<papers.grants>"
    r"|(?:优惠|惠企|支持)[^。]{0,14}政策(?:措施)?(?:[（(].*)?$|资金管理"
)
_TASKS = compiled(r"<papers.task-list>|分工(?:方案|表|意见)?(?:[（(].*)?$|(?:重点|目标|主要)任务(?:[（(].*)?$")
_ANNUAL = re.compile(
    r"政府工作报告|工作(?:要点|报告|总结)|年度[^，。]{0,6}(?:计划|安排|方案)|计划(?:草案)?(?:的)?报告|预算(?:草案)?的?报告|计划执行情况"
)
_GRANTS = compiled(r"给予[^。；]{0,60}<papers.grant>|(?:奖励|补助|补贴|资助)\d[\d.]*万?元")
_MEASURES = re.compile(r"(?:政策|措施|意见)(?:[（(][^（()）]{2,20}[）)])?$")
_ONE_YEAR = re.compile(r"(?<![到至—–~-])20\d\d年(?!版|前|底前|末前|远景)")
_SEVERAL_YEARS = compiled(
    r"十[一二三四五六七八九]五|个五年|20\d\d年?[-—–－―~～至到]{1,2}20\d\d|[二两三四五]年<papers.of-several-years>"
)
_MANY_GRANTS, _SHARE_OF_GRANTS = 6, 0.2


def kind(title: str, texts: Sequence[str]) -> DocumentKind:
    """Return the kind of paper by its title; measures that mostly promise grants are rules."""
    if _BULLETIN.search(title):
        return "bulletin"
    if _RULES.search(title):
        return "rules"
    if _MEASURES.search(title) and _mostly_grants(texts):
        return "rules"
    if _TASKS.search(title):
        return "tasks"
    if _ANNUAL.search(title) or (_ONE_YEAR.search(title) and not _SEVERAL_YEARS.search(title)):
        return "annual"
    return "plan"


def _mostly_grants(texts: Sequence[str]) -> bool:
    figures = [text for text in texts if any(char.isdigit() for char in text)]
    grants = sum(_GRANTS.search(text) is not None for text in figures)
    return grants >= _MANY_GRANTS and grants > _SHARE_OF_GRANTS * len(figures)
