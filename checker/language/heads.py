"""The words that head the columns of a plan's tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.typesetting import squash

COUNTED = frozenset(("序号", "编号", "序", "No.", "No", "项次"))
HEAD = re.compile(
    r"(?:序号?|编号|项目|类别|类型|领域|分类|属性|性质|目标值?|数值|现状值?|基期值?|规划值|预期值|备注|说明|地区|区域|区县|县区|市|县（市、区）|环节|增速|指标|任务|内容|名称|单位"
    r"|.{0,8}指标.{0,4}|.{0,8}名称|.{0,6}单位|.{0,6}部门|.{0,6}属性|.{0,8}任务|.{0,6}目标值?|.{0,6}时限|.{0,6}时间|.{0,6}进度|.{0,8}内容|.{0,6}措施"
    r"|.{0,6}\d{4}\s?年.{0,8}|[“\"]?十[一二三四五六七八九]五[”\"]?.{0,8}|年均.{0,8}|累计.{0,4}|责任.{0,6}|完成.{0,6}|年份|年度|.{0,6}增长.{0,4}|.{0,6}总?面积|.{0,6}人口)"
    r"(?:[（(][^（()）]{0,20}[）)])?"
    # The dataset's own columns.
    r"|(?i:id|doc|clause|quote|indicator|value|value_max|value_text|unit|bound|kind|by|due|year|deadline|period|time_text"
    r"|region|scope|modality|note|name|target)"
)


def is_head(cells: Sequence[str]) -> bool:
    """Say whether a row names columns: most of its cells are words that head columns of plans, none is a sentence."""
    words = [squash(cell) for cell in cells if squash(cell)]
    if len(words) < 2 or any(len(word) > 24 or "。" in word for word in words):
        return False
    return sum(HEAD.fullmatch(word) is not None for word in words) * 2 > len(words)
