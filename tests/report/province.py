"""A province made for the tests: its plan and those of its cities, in sentences of this file's own.

Names, codes and people are the census's; no figure and no sentence here is in any plan.
"""

from __future__ import annotations

import csv
from pathlib import Path

from checker.model import Run
from checker.pipeline import run as go
from checker.workspace import find

CENSUS = Path(__file__).parents[2] / "docs_data" / "regions.csv"
_SENTENCES = (
    "到2025年，全{whom}城市生活污水集中收集率达到{sewage}%以上。",
    "到2025年，全{whom}森林覆盖率达到{forest}%。",
    "到2025年，累计建成充电桩{piles}万个。",
    "到2025年，每千人口拥有托位数达到{places}个。",
    "推动{nobody}个样板，其他工作按年度安排。",
)


def census() -> list[dict[str, str]]:
    """Return the rows of the census, the province first."""
    with CENSUS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def province(folder: Path, cities: int) -> Run:
    """Write the plan of the province and of so many cities into a folder and check them.

    Where more cities are wanted than there are, some have a second plan.
    """
    above, *below = census()
    folder.mkdir(parents=True)
    manifest = [_listed(folder, "sheng", above, "province", "", 0)]
    for at in range(cities):
        again = at // len(below)
        name = f"shi-{at + 1:02d}"
        manifest.append(_listed(folder, name, below[at % len(below)], "city", ", above: [sheng]", at, again))
    (folder / "manifest.yaml").write_text("".join(manifest), encoding="utf-8")
    found, reading = go(find(folder))
    assert not reading.unread
    return found


def _listed(folder: Path, name: str, region: dict[str, str], level: str, above: str, at: int, again: int = 0) -> str:
    figures = {
        "whom": "省" if level == "province" else "市",
        "sewage": 90 - at % 7,
        "forest": 30 + (at * 3) % 11,
        "piles": 40 if level == "province" else round(2 + (at * 7) % 5 / 10, 1),
        "places": f"4.{5 if level == 'province' else at % 10}",
        "nobody": at + 3,
    }
    whose = region["name"] + ("第二份" if again else "")
    lines = [
        f"{whose}生活环境改善方案（2024—2025年）",
        "",
        "一、主要目标",
        *(one.format(**figures) for one in _SENTENCES),
    ]
    (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    issued = "2024-01-10" if level == "province" else "2024-06-10"
    return (
        f"- {{id: {name}, file: {name}.txt, title: {lines[0]}, region: '{region['code']}', "
        f"level: {level}, issued: {issued}, period: [2024, 2025]{above}}}\n"
    )
