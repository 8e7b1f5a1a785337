"""The name and the unit of a row of a table: from its cells, the cells and rows it stands under, and the column's head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.extract.naming import nameends
from checker.extract.naming.nouns import has_head
from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.numbers import read_number
from checker.language.units import unit_of
from checker.language.words import edges
from checker.model import TableRow

_EMPTY = compiled(r"^[—\-–/\\*·\s]*$|^<cells.empty>$")
_UNIT_IN_NAME = re.compile(r"[（\[【]([^（）\[\]【】]{1,16}(?:（[^（）]{1,4}）)?)[）\]】]")
_UNIT_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff）])(%|‰)$")
_POWER = compiled(r"^<cells.scale>(?=[\u4e00-\u9fa5㎡A-Za-z])(?!瓦|米|克|伏)")
_POWER_ALONE = re.compile(r"(?:万亿|亿|万)")
_NUMBERED = re.compile(
    r"^(?:\d+(?:\.\d+)*[.、．](?!\d)|其中[:：]?|[（(]\d+[）)]|\d+[）)]|\d+\.\d+(?=[\u4e00-\u9fff])|[①-⑳]|[★☆▲△●■]+)"
)
_MARKED = re.compile(r"(?:[*＊※★☆△▲☐□#＃†‡①-⑳¹²³⁴⁵⁶⁷⁸⁹]|(?<=[\u4e00-\u9fff）])[\[〔]?\d[\]〕]?(?=$|（))+(?=$|（)")
_MADE = re.compile(r"^(?:累计)?(?:新增|建成|建设|培育)(?=[^率]{2,}(?:数量?|个数|规模)$)")
_ADDED_UP = re.compile(r"^累[计积](?=(?:新增|新建|新开工|完成|实施|建成)[\u4e00-\u9fa5]{2})")
_NATURE = re.compile(r"[（\[](约束性|预期性|指导性)(?:指标)?[）\]]")
_AFTER_OF_WHICH = re.compile(r"^.{2,30}?其中：(?=.)")
_SUM = compiled(r"<cells.sum>")
_OF_A_CAPTION = re.compile(
    r"(?:主要|发展|规划|目标|指标|任务|分解|情况|体系|计划|汇总|一览|结构|建设)*表?$|^.*?(?:十[一二三四五六七八九]五)”?(?:时期|期间)?|^(?:19|20)\d\d年"
)
_SHORTEST = 3  # characters: 强度, 总量 alone name nothing
_NUMBER_OF_GROUP = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")
_COUNTS = ("", "thing", "person", "household", "visit", "share")  # a bare noun before such a unit is what is counted
_SCHEDULE = re.compile(r"(?:整治|建设|实施|改造|治理|工作|完成|实施)?(?:计划|任务|目标|安排)$")
_WITH_BRACKETS = re.compile(r"[（(]?([^（）]+（[^（）]+）)[）)]?")  # 套（间）, （家（个））
_QUALIFIED = re.compile(r"([^（）]+)（([^（）]+)）")
_COUNTED = re.compile(r"数量?|个数|件数|实物量")
_DOES = compiled("(?:<doing.rise-or-fall>|改造|建设|治理|处理)$")
_SAME = re.compile(r"^.{0,3}(?:数量?|总量|规模|情况|值|实物量)$")


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a row, its unit, what its figures are multiplied by, and the nature its name gives in brackets."""

    name: str
    unit: str
    power: int
    nature: str = ""
    doubt: str = ""


def unit_cell(cell: str) -> tuple[str, int]:
    """Split a unit as it stands in a table: the unit without 万/亿, and what the figures are multiplied by."""
    cell = _unwrapped(re.sub(r"\s+", "", plain(cell))).replace("？", "?")
    if _EMPTY.match(cell):
        return "", 1
    if _POWER_ALONE.fullmatch(cell):
        number = read_number("1" + cell)
        return "", int(number.value) if number else 1
    power = _POWER.match(cell)
    if power:
        number = read_number("1" + power[0])
        return cell[power.end() :], int(number.value) if number else 1
    return re.sub(r"^1(?=[/／])", "", cell), 1  # 1/10万: of its figures 10.2 is printed as 10.2/10万


def _unwrapped(cell: str) -> str:
    """Return a unit without the brackets around it, of which one may be lost; those inside it are its own."""
    inside = _WITH_BRACKETS.fullmatch(cell)
    return inside[1] if inside else cell.strip("（）()")


def looks_like_unit(text: str) -> bool:
    """Say whether the words of a bracket are a unit."""
    bare, _ = unit_cell(text)
    known = bool(unit_of(bare).dimension) if bare else _POWER_ALONE.fullmatch(text) is not None
    return known or ("/" in bare and not re.search(r"[\u4e00-\u9fff]{5}", bare))


def named(row: TableRow) -> Named:
    """Return the name of a row with its parents where it says too little by itself, and its unit."""
    at_names = [at for at, column in enumerate(row.columns) if column.role == "name" and at < len(row.cells)]
    parts = [row.cells[at] for at in at_names if not _EMPTY.match(row.cells[at].strip())]
    written = re.sub(r"\s+", "", plain(parts[-1]))[row.counted :] if parts else ""
    written = _AFTER_OF_WHICH.sub("", written)
    nature = _NATURE.search(written)
    written = _NATURE.sub("", written)
    written, unit, power = without_unit(written)
    own = _tidied(written)
    parents = [without_unit(re.sub(r"\s+", "", plain(parent))) for parent in row.parents]
    if parents and own and (row.alike or not has_head(own)):
        # 主要污染物排放总量减少 / 氨氮: the row by itself does not say what is measured.
        above = [_tidied(parent) for parent, _, _ in parents if parent]
        above = [name for name in above if name and name not in own and (has_head(name) or row.alike or _says(name))]
        own = " ".join([*above[-1:], own])
        unit, power = (unit, power) if unit else next(((u, p) for _, u, p in reversed(parents) if u), ("", 1))
    doubt = ""
    for column, cell in zip(row.columns, row.cells, strict=False):
        if column.role == "unit" and not _EMPTY.match(re.sub(r"\s+", "", plain(cell))):
            unit, power = unit_cell(cell)
    if not unit and power == 1:
        unit, power = next((unit_cell(row.columns[at].unit) for at in at_names if row.columns[at].unit), ("", 1))
    if not unit and power == 1 and row.unit:
        unit, power = unit_cell(row.unit)
    own = _of_its_group(own, row, unit)
    if not unit and power > 1:
        doubt = "doubt: 单位只有万、亿"
    return Named(own, unit, power, nature[1] if nature else "", doubt)


def measure_of_group(row: TableRow) -> str:
    """Return the measure that the group of a row names (二、可再生能源发电装机), "" where it names none."""
    number = _NUMBER_OF_GROUP.match(row.group)
    group = row.group[number.end() :] if number and number.end() in edges(row.group) else row.group
    group, _, _ = without_unit(group)
    return group if has_head(group) and len(group) > _SHORTEST else ""


def _of_its_group(own: str, row: TableRow, unit: str) -> str:
    """Return the name of a row with the measure of its group, where the row names only the thing (风电, 水电 抽水蓄能)."""
    group = measure_of_group(row)
    if not own or not group or has_head(own) or _SUM.fullmatch(own) or any(column.measure for column in row.columns):
        return own
    counts = unit_of(unit).dimension in _COUNTS
    return own if (counts and not row.alike) or group in own or own in group else f"{group} {own}"


def measured(name: str, measure: str, caption: str, region: str) -> str:
    """Return the name of a figure whose column says what is measured: 节能建筑 + 面积.

    Without a name it is the measure alone; that of a row of sums, or of a column that only says 计划, is the caption's.
    """
    measure = _tidied(re.sub(r"\s+", "", plain(measure)))
    about = _tidied(_of_caption(caption, region))
    if _SUM.fullmatch(name) and about:
        name = f"{about}{name}"
    if not name or not measure:
        return name or (about if not measure or (_SCHEDULE.fullmatch(measure) and about) else measure)
    about_measure = _QUALIFIED.fullmatch(measure)
    if about_measure and not has_head(name):
        return f"{about_measure[1]}（{about_measure[2]}，{name}）"  # 防洪标准（重现期，甲江）
    same = _COUNTED.fullmatch(measure) or (_SAME.fullmatch(measure) and has_head(name))
    return name if same or name.endswith(measure) else f"{name}{measure}"


def _of_caption(caption: str, region: str) -> str:
    """Return what a caption's table is about, without time, region and the words for a table."""
    words = re.sub(r"\s+", "", plain(caption))
    previous = ""
    while words != previous:
        previous, words = words, _OF_A_CAPTION.sub("", words.removeprefix(region))
    return words


def _says(name: str) -> bool:
    return _DOES.search(name) is not None


def _tidied(name: str) -> str:
    """Return a name without its number, its marks of notes and what hangs at its end."""
    previous = ""
    while name != previous:
        previous = name
        name = _MARKED.sub("", _NUMBERED.sub("", name))
    return nameends.close(_MADE.sub("", _ADDED_UP.sub("", nameends.close(name))))


def without_unit(name: str) -> tuple[str, str, int]:
    """Return a name without the unit in its brackets, the unit, and what it multiplies by."""
    name = _MARKED.sub("", name)
    for found in reversed(list(_UNIT_IN_NAME.finditer(name))):
        inside = found[1]
        if looks_like_unit(inside):
            unit, power = unit_cell(inside)
            return name[: found.start()] + name[found.end() :], unit, power
        words, comma, last = inside.rpartition("，")
        if comma and looks_like_unit(last):  # （与2020年相比，%）
            unit, power = unit_cell(last)
            return name[: found.start()] + f"（{words}）" + name[found.end() :], unit, power
    behind = _UNIT_BEHIND.search(name)
    if behind:
        return name[: behind.start()], behind[1], 1
    return name, "", 1
