"""The noun at the end of a name: that of a measure (…率, …面积), of a ratio, or one too general to stand alone (总数)."""

from __future__ import annotations

import re

GENERIC = re.compile(
    r"^(?:其中)?(?:服务(?:时长|时间|次数|人次|人数|对象)|总数|总量|总规模|规模|数量|总面积|面积|总长|总长度|总里程|里程|长度|总额|总值|产值|年产值|产量|总产值|总投资|时限|时长|权重|占比|比例|比重|占|覆盖率|增速|增长|增幅|涨幅|降幅|平均|人均|"
    r"合计|累计|在建|存量|市场规模|营业收入|主营业务收入|收入|销售收入|税收|容量|能力|床位|人数|户数|家数|个数|率|达标率|完成率|使用率|利用率|普及率|合格率|优良率|保有量|总人数|惠及|惠及人口|受益人口|受益|服务|带动|带动就业)$"
)
ONLY_GROWS = ("经济",)  # no measure by itself: 经济增长5%左右
HEAD = re.compile(
    r"(?:率|比重?|比例|占比|值|(?<!需氧)量|数|额|积|收入|强度|指数|里程|长度|规模|人次|人口|面积|产值|能力|水平|费用?|支出|投资|能耗|浓度|时长|寿命|年限|床位|价格|次数|人数|户数|标准|系数|密度|产能|装机|容量|开支|贷款|存款|余额)$"
)
# Of a measure they say of what it is (服务用房面积); of a ratio the new ones are its base (新建建筑绿色建材应用比例).
_OF_A_MEASURE = re.compile(r"(?:服务|保障|接收|生产|供应|供给|采购|安置|受理|种植|养殖)")
_BASE_OF_A_RATIO = re.compile(r"(?:新建|新增|改建|扩建|改扩建|新改建|新开工|在建)")


def has_head(name: str) -> bool:
    """Say whether a name ends in the noun of a measure (…率, …比例, …时间), not in the thing measured."""
    return bool(
        HEAD.search(name.rstrip("）)"))
        or re.search(r"(?:时间|时限|天数|标准|经费|补贴|津贴|工资|幅度?|增速|[增涨降]幅)$", name)
    )


def is_rate(name: str) -> bool:
    """Say whether a name is that of a rate, a share or another ratio by its head."""
    return bool(re.search(r"(?:率|占比|比重|比例|比值|强度|系数|收入比)$", name.rstrip("）)")))


def tells_of_what(verbs: str, name: str) -> bool:
    """Say whether the verb before a measure or a ratio belongs to its name: 服务用房面积, 新建建筑绿色建材应用比例."""
    if _OF_A_MEASURE.fullmatch(verbs):
        return has_head(name)
    return bool(_BASE_OF_A_RATIO.fullmatch(verbs)) and is_rate(name)
