"""The heads of a table's columns: which column is the name, the unit, a year, the deadline, a department.

An indicator table has a column a year; a task table has a column of tasks and mostly one of deadlines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.language.characters import plain

_NAME = re.compile(r"指标|名称|项目|内容|目标")
_UNIT = re.compile(r"单位$|^单位|计量")
_NUMBER = re.compile(r"^(?:序号|编号|No\.?|#)$")
_OF_A_BODY = re.compile(r"责任|牵头|配合|主管|参与|实施|承担|主体")  # 责任单位 is no unit
_NATURE = re.compile(r"属性|性质|指标类型|^类型")
_TASK = re.compile(r"任务|内容|措施|事项|举措|要点|目标|成效|要求|标准|名称|项目|指标")
_TASKS_TO_DO = re.compile(r"目标任务")
_DEADLINE = re.compile(r"时限|完成时间|时间节点|进度|期限|时间")
_DEPARTMENT = re.compile(r"牵头|责任|参与|配合|主管|部门|单位")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_NO_YEAR = re.compile(rf"{_DEADLINE.pattern}|比|较")  # 完成时间, 2025年比2020年
_SPAN = re.compile(r"((?:19|20)\d\d)年?[—\-~至]{1,2}((?:19|20)\d\d)年?")
_TOTAL = re.compile(r"^(?:合计|总计|共计|累计|小计|总量|三年合计|五年合计|规划期合计)")
_GROWTH = re.compile(r"年均(?:增长|增速|增幅)|增长率|增速|年均")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table is what; -1 where the table has none."""

    name: int
    unit: int
    nature: int
    deadline: int
    tasks: tuple[int, ...]
    years: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, tuple[int, int]], ...]
    total: int
    growth: int
    departments: tuple[int, ...]


def columns(headers: tuple[str, ...]) -> Columns:
    """Read the heads of a table's columns."""
    heads = [re.sub(r"\s+", "", plain(head)) for head in headers]

    def every(head_is: re.Pattern[str], besides: re.Pattern[str] | None = None) -> list[int]:
        return [at for at, head in enumerate(heads) if head_is.search(head) and not (besides and besides.search(head))]

    def first(places: list[int]) -> int:
        return places[0] if places else -1

    spans = tuple(
        (at, (int(found[1]), int(found[2]))) for at, head in enumerate(heads) if (found := _SPAN.search(head))
    )
    spanned = {at for at, _ in spans}
    years = tuple((at, int(_YEAR.findall(heads[at])[0])) for at in every(_YEAR, besides=_NO_YEAR) if at not in spanned)
    total = first(every(_TOTAL)) if years or spans else -1
    growth = first(every(_GROWTH, besides=_YEAR)) if years else -1
    deadline, nature = first(every(_DEADLINE, besides=_YEAR)), first(every(_NATURE))
    unit = first(every(_UNIT, besides=_OF_A_BODY)) if years else -1
    departments = tuple(at for at in every(_DEPARTMENT) if at != unit)
    known = {deadline, unit, nature, total, growth, *departments, *spanned, *(at for at, _ in years), *every(_NUMBER)}
    left = [at for at in range(len(heads)) if at not in known]
    name = first([at for at in every(_NAME, besides=_TASKS_TO_DO) if at in left])
    if name < 0 and years:
        name = first(left)
    tasks = tuple(at for at in every(_TASK) if at in left)
    return Columns(name, unit, nature, deadline, tasks, years, spans, total, growth, departments)
