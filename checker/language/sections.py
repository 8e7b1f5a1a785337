"""What the parts of a plan are for, told by the words of their headings and by how their text opens.

Looking back is asked first: a heading that tells how the last period's aims were met holds the word 目标 too.
"""

from __future__ import annotations

import re

from checker.language.characters import plain
from checker.language.numbering import opening
from checker.model import SectionRole

# What is done to a thing that exists; a heading that begins so looks ahead (夯实发展基础, 巩固提升成效).
_DOING = re.compile(
    r"(?:进一步|持续|不断|全面|着力|加快|大力|深入|努力|积极|切实|稳步|扎实|有效|全力)*"
    r"(?:夯实|筑牢|巩固|拓展|强化|提升|提高|打牢|厚植|增强|完善|健全|建立|优化|加强|补齐|补强|推进|推动|推广|构建|打造|营造|改善|扩大|培育|建设|实施|应对|抓住|把握|抢抓|聚焦|坚持|做好|开展|解决|破解|化解|防范|坚决|促进|立足|明确|紧盯|直面|着眼|锚定|围绕|统筹|严格)"
)
_BACK = re.compile(
    r"回顾|(?:发展|工作|建设|现实|产业|良好|基本|自然|资源|规划|现有|主要)?(?:基础(?:条件)?|现状|概况|基本情况)(?:和|与|及|、|分析|评价|评估|$)"
    r"|(?:成效|成就|成绩|成果|进展|业绩)(?:和|与|及|、|显著|明显|突出|$)|取得.{0,14}(?:成效|成就|成绩|成果|进展|突破|进步|胜利)"
    r"|(?:如期|圆满|顺利|超额|全面|基本|较好)(?:完成|实现)(?:$|[^，。]{0,6}(?:目标|任务)$)|(?:实施|执行|完成|落实|进展)情况|(?:实施|中期|总结)(?:效果)?评估$"
    r"|过去[一二三五几](?:年|个)|(?:这|[一二三四五]|近)年来?(?:工作|主要|发展)|(?:环境|资源|自然|地理|区位|生态|发展|基本|现状)(?:特征|特点|禀赋|条件|优势)$|工作总结|发展历程|再上新台阶$|迈上新台阶$|成效$"
)
# 建设现状, 发展基础, 工作成效: what stands before is the name of a field, not something that is done.
_PLAINLY_BACK = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}的)?(?:发展|工作|建设|实施|改革|产业|规划|治理|保护|主要|基本|现实|总体){0,2}(?:现状|基础|成效|成就|成绩|概况|情况|回顾)"
    r"(?:(?:和|与|及|、)(?:存在(?:的)?)?(?:形势|问题|挑战|不足|短板|分析|评价))?"
)
_SITUATION = re.compile(
    r"(?:面临|存在|主要|突出)(?:的)?(?:形势|问题|挑战|机遇|困难|短板|不足|压力|制约)|(?:形势|问题|挑战|机遇|困难|短板|压力|趋势)(?:和|与|及|、|分析|研判|要求|依然|仍然|$)"
    r"|任务(?:依然|仍然|仍|十分|更加|更为|较为?|日益|异常|非常)?(?:艰巨|繁重|重|紧迫|紧)$|需求(?:预测|分析)|(?:发展|外部|宏观)环境|任重道远|挑战"
)
_OVERVIEW = re.compile(
    r"^(?:前言|序言|引言|导言|概述|总则|总论|绪论)|编制(?:依据|背景|目的|原则|说明|过程)|规划(?:范围|期限|依据|背景|性质|定位|衔接)|指导思想|基本原则|工作原则|规划原则"
    r"|^(?:规划)?(?:时限|期限|范围)(?:(?:和|与|及|、)(?:时限|期限|范围))?$|总体(?:要求|思路|部署|考虑)|基本思路|适用范围"
)
_AIMS = re.compile(r"目标|指标|愿景|展望|预期")
_GLOSSARY = re.compile(r"(?:附件\d?|附录)?(?:名词|术语|词语|指标)(?:解释|注释|说明|释义)|(?:缩略语|注释)$")
_MEASURES = re.compile(
    r"保障(?:措施|机制|体系|条件)?$|(?:组织|实施|规划|要素|政策)保障|组织(?:领导|实施)|实施(?:保障|机制)|监督(?:考核|评估|检查)|考核(?:评估|评价|监督)|评估考核|宣传(?:引导|教育)"
    r"|资金(?:投入|支持|筹措)|投资估算|环境影响评价|责任落实|加强党的|附则"
)
_PROJECTS = re.compile(r"(?:重点|重大|主要|工程)(?:工程|项目)|工程$|项目$|专项行动$")
_TASKS = re.compile(
    r"任务|举措|措施|工作(?:重点|安排|部署|要点)|重点工作|行动$|重点领域|重点方向|布局|安排|计划$|实事|下一步|今后|路径"
)
# The heading of a plan's own part of tasks, works or safeguards, and nothing more.
_PLAINLY_AHEAD = re.compile(
    r"(?:(?:主要|重点|重大|工作|发展|建设|规划|目标|实施|保障|总体|下一步|今后|政策|组织|和|与|及|、)*"
    r"(?:任务|工程|项目|举措|措施|行动|安排|部署|布局|计划|领域|保障))+"
)
_FROM_NOW = re.compile(r"下一步|今后|未来")
# How a text opens that tells what was.
_OPENS_BACK = re.compile(
    r"(?:过去(?:的)?(?:[一二三四五六几]|\d{1,2})年|[一二三四五六]年来|[近这](?:[一二三四五六几]|\d)年来?|回顾|(?:自|从)?(?:19|20)\d\d年以来"
    r"|刚刚过去的|(?:截至|截止|到|至)?目前|经过.{2,16}(?:努力|发展|建设)|各位代表！?(?:过去|五年来|一年来))"
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
