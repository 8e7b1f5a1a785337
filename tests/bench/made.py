"""Made plans of a nation, for measuring time and memory: no sentence and no figure here is in any government's plan.

Plans come in groups of 32: one plan and the 31 plans right below it. In the first ten groups the country stands above
its provinces, each time with plans on another subject; in later ones a province stands above 31 of its cities and
counties. Names and codes of regions are those of the census, names and units of indicators those of the catalogue.
The same number of plans is the same text on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from checker.model import Indicator, Region
from checker.workspace import shipped
from checker.workspace.catalogue import load_catalogue, load_regions, with_the_country

GROUP = 32
_SUBJECTS = (
    "生态环境保护", "综合交通运输", "能源发展", "水安全保障", "新型城镇化", "数字经济发展", "卫生健康", "教育事业发展",
    "农业农村现代化", "应急管理体系",
)  # fmt: skip
_FIGURES = 60  # figures of an upper plan; a lower plan answers most of them and has some of its own
_OWN = 8
_ANSWERED = 0.8
_SENTENCES = 60
_VERBS = (
    "加快推进",
    "全面实施",
    "着力完善",
    "建立健全",
    "持续优化",
    "深入开展",
    "大力发展",
    "积极培育",
    "统筹布局",
    "规范提升",
)
_THINGS = (
    "乡村道路管护", "老旧管网改造", "社区养老服务", "河湖岸线整治", "产业园区升级", "公共数据开放",
    "职业技能培训", "农产品冷链物流", "地质灾害监测", "城市更新单元", "县域医疗共同体", "再生水利用",
    "充电设施网络", "林草资源监测", "校园安全建设", "建筑垃圾处理",
)  # fmt: skip
_ENDS = (
    "，形成一批可推广的做法", "，强化资金和土地要素保障", "，落实各部门和各地区责任", "，引导社会力量参与建设和运营",
    "，完善标准和评价办法", "，补齐短板弱项", "，定期开展评估并向社会公开", "，提高管理和服务水平",
)  # fmt: skip


@dataclass(frozen=True)
class MadePlan:
    """A made plan: its text and what the manifest says of it."""

    id: str
    title: str
    level: str
    region: Region | None
    above: str
    text: str

    @property
    def entry(self) -> str:
        """Return its entry of the manifest."""
        region = f", region: '{self.region.code}'" if self.region else ""
        above = f", above: ['{self.above}']" if self.above else ""
        return (
            f"- {{id: {self.id}, file: {self.id}.txt, title: {self.title}, level: {self.level}{region}, "
            f"issued: {'2021-11-20' if above else '2021-03-11'}, period: [2021, 2025]{above}}}\n"
        )


def written(folder: Path, plans: int) -> Path:
    """Write so many plans and their manifest into a new folder; return the folder."""
    folder.mkdir(parents=True)
    entries = ["# Made plans: no sentence and no figure in them is any government's.\n"]
    for plan in made(plans):
        (folder / f"{plan.id}.txt").write_text(plan.text, encoding="utf-8")
        entries.append(plan.entry)
    (folder / "manifest.yaml").write_text("".join(entries), encoding="utf-8")
    return folder


def made(plans: int) -> Iterator[MadePlan]:
    """Yield so many made plans, group after group."""
    for number in range(plans):
        yield _plan(number // GROUP, number % GROUP)


def _plan(group: int, member: int) -> MadePlan:
    subject = _SUBJECTS[group % len(_SUBJECTS)]
    upper, lower = _families()[group // len(_SUBJECTS) % len(_families())]
    region = lower[member - 1] if member else upper
    level = "national" if region is None else "province" if region.code.endswith("0000") else "county"
    if region is not None and level == "county" and region.code.endswith("00"):
        level = "city"
    name = region.name if region else "国家"
    title = f"{name}“十四五”{subject}规划"
    return MadePlan(
        id=f"g{group}-{member}",
        title=title,
        level=level,
        region=region,
        above=f"g{group}-0" if member else "",
        text=_text(title, group, member),
    )


@cache
def _families() -> Sequence[tuple[Region | None, Sequence[Region]]]:
    """Return the country with its provinces, then each province with 31 regions in it."""
    regions = with_the_country(load_regions(shipped("docs_data/regions.csv")))
    provinces = [region for region in regions if region.code.endswith("0000")]
    found: list[tuple[Region | None, Sequence[Region]]] = [(None, provinces[: GROUP - 1])]
    for province in provinces:
        inside = [one for one in regions if one is not province and one.code[:2] == province.code[:2]]
        inside.sort(key=lambda region: (not region.code.endswith("00"), region.code))
        if len(inside) >= GROUP - 1:
            found.append((province, inside[: GROUP - 1]))
    return found


@cache
def _indicators() -> Sequence[Indicator]:
    return [one for one in load_catalogue() if one.unit]


def _text(title: str, group: int, member: int) -> str:
    """Return the text: aims with figures, then tasks in sentences of which many are taken over from the upper plan."""
    upper, own = Random(group), Random(f"{group}/{member}")
    aims = [(one, upper.randint(100, 950)) for one in upper.sample(_indicators(), _FIGURES)]
    tasks = [_sentence(upper) for _ in range(_SENTENCES)]
    if member:
        aims = [(one, figure + own.randint(-40, 90)) for one, figure in aims if own.random() < _ANSWERED]
        aims += [(one, own.randint(100, 950)) for one in own.sample(_indicators(), _OWN)]
        tasks = [sentence if own.random() < _ANSWERED else _sentence(own) for sentence in tasks]
    lines = [title, "", "一、发展目标"]
    for at in range(0, len(aims), 6):
        lines.append("；".join(_aim(one, figure, own) for one, figure in aims[at : at + 6]) + "。")
    lines.append("二、重点任务")
    for at in range(0, len(tasks), 4):
        lines.append(f"（{_COUNTED[at // 4]}）" + "".join(tasks[at : at + 4]))
    return "\n".join(lines) + "\n"


_COUNTED = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")


def _aim(indicator: Indicator, figure: int, own: Random) -> str:
    value = f"{figure / 10:g}" if "%" in indicator.unit else str(figure)
    return f"到2025年，{indicator.name}达到{value}{indicator.unit}{own.choice(('', '', '以上', '左右'))}"


def _sentence(of: Random) -> str:
    things = of.sample(_THINGS, 2)
    return f"{of.choice(_VERBS)}{things[0]}，{of.choice(_VERBS)}{things[1]}{of.choice(_ENDS)}。"
