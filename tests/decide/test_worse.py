"""A conflict that is known or accepted and is made worse in any way: the gate is never green, and it is never known.

The city has to reach 100 parks and says 80, in a sentence or in a table. A thing or two is changed so that the plans
lie further apart, or so that nobody can say any more that it is the conflict that was looked at.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.decide import Snapshot, about_finding, compare
from checker.desk.comparing import failing, with_known
from checker.model import Decision, Finding, Run
from checker.pipeline import render, run
from checker.workspace import find
from checker.workspace.decisions import decide

HEAD = "{who}人民政府\n关于印发{who}绿化行动方案（2024—2025年）的通知\n\n一、总体要求\n\n"
PROVINCE = HEAD.format(who="某省") + "到2025年，各市公园数量均达到100个以上。\n"
CITY = HEAD.format(who="某市") + "贯彻《某省绿化行动方案（2024—2025年）》。"


@dataclass(frozen=True)
class City:
    """What the city's plan says of its parks, in a sentence or as a row of a table with its heads and its caption."""

    in_table: bool
    figure: str = "80"
    base: str = "40"
    bound: str = ""
    year: str = "2025"
    unit: str = "个"
    caption: str = ""
    name: str = "公园数量"
    before: str = ""
    verb: str = "达到"
    swapped: bool = False

    def text(self) -> str:
        """Write the plan."""
        if not self.in_table:
            said = f"到{self.year}年，{self.before}{self.name}{self.verb}{self.figure}{self.unit}{self.bound}"
            return f"{CITY}{said}。\n"
        heads = ["2020年", f"{self.year}年"]
        rows = [["指标", "单位", *(heads[::-1] if self.swapped else heads)]]
        rows += [[self.name, self.unit, self.base, f"{self.figure}{self.bound}"], ["广场数量", "个", "3", "5"]]
        cells = "\n".join("| " + " | ".join(row) + " |" for row in (rows[0], ["---"] * 4, *rows[1:]))
        return f"{CITY}\n\n表1 主要指标{self.caption}\n\n{cells}\n"


PROSE = City(in_table=False, bound="以上")
TABLE = City(in_table=True)
WORSE: Mapping[str, Callable[[City, int], City]] = {
    "figure": lambda plan, much: replace(plan, figure=str(max(1, 79 - much))),
    "year": lambda plan, much: replace(plan, year=str(2026 + much % 9)),
    "bound": lambda plan, much: replace(plan, bound=("左右", "以内", "以下")[much % 3]),
    "unit": lambda plan, much: replace(plan, unit=("公顷", "平方米", "万元")[much % 3]),
    "name": lambda plan, much: replace(plan, name=("口袋公园数量", "规划公园数量", "公园和广场数量")[much % 3]),
    "wording": lambda plan, much: replace(plan, verb=("力争达到", "基本达到", "争取达到")[much % 3]),
    "before": lambda plan, much: replace(plan, before=("条件具备的县，", "有条件的地方，", "原则上")[much % 3]),
}
OF_A_TABLE: Mapping[str, Callable[[City, int], City]] = {
    **{name: WORSE[name] for name in ("figure", "year", "bound", "unit", "name")},
    "heads": lambda plan, _: replace(plan, swapped=True),
    "caption": lambda plan, much: replace(plan, caption=("（预期性）", "（市辖区）", "（含在建）")[much % 3]),
}


@cache
def checked(city: City, decided: bool = False, by_hand: bool = False) -> Run:
    """Check the two plans, with a decision on what the city says at first where one is asked for."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "province.txt").write_text(PROVINCE, encoding="utf-8")
        (folder / "city.md").write_text(city.text(), encoding="utf-8")
        manifest = "- {id: province, file: province.txt}\n- {id: city, file: city.md, above: province}\n"
        (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
        if decided:
            known = conflict(TABLE if city.in_table else PROSE)
            word = Decision(fingerprint=known.fingerprint, verdict="accept", subject="finding", reason="省里已批复")
            decide(folder / "decisions.yaml", word if by_hand else about_finding(word, known))
        return run(find(folder), on=date(2024, 6, 1))[0]


def report(found: Run) -> Snapshot:
    told: dict[str, Any] = json.loads(render(found, "json", "zh"))
    return Snapshot.of(told)


def conflict(city: City) -> Finding:
    (found,) = (one for one in checked(city).findings if one.check == "below-upper")
    assert (found.severity, found.status) == ("error", "new")
    return found


def green(before: Run, after: Run) -> bool:
    """Say whether the gate would pass at the level of errors."""
    return not failing(compare(report(before), report(after)), ("error",))


@st.composite
def worse(draw: st.DrawFn) -> tuple[City, City]:
    """Return a plan and one that is worse than it in one thing or in two."""
    plan, changes = draw(st.sampled_from([(PROSE, WORSE), (TABLE, OF_A_TABLE)]))
    made = plan
    for name in draw(st.lists(st.sampled_from(sorted(changes)), min_size=1, max_size=2, unique=True)):
        made = changes[name](made, draw(st.integers(0, 78)))
    return plan, made


@given(worse())
@settings(max_examples=4, deadline=None)
def test_what_is_worse_closes_the_gate_and_is_not_known(plans: tuple[City, City]) -> None:
    plan, made = plans
    after = checked(made)

    assert not green(checked(plan), after)
    assert not any(
        one.status == "known" and one.severity == "error" for one in with_known(after, report(checked(plan))).findings
    )


@given(worse())
@settings(max_examples=4, deadline=None)
def test_what_is_accepted_and_made_worse_is_open_again(plans: tuple[City, City]) -> None:
    plan, made = plans
    before, after = checked(plan, decided=True), checked(made, decided=True)

    assert "accepted" in {one.status for one in before.findings}
    assert "accepted" not in {one.status for one in after.findings}


@pytest.mark.parametrize("plan", [PROSE, TABLE])
def test_what_is_accepted_by_hand_and_made_worse_closes_the_gate(plan: City) -> None:
    before, after = (checked(one, decided=True, by_hand=True) for one in (plan, replace(plan, figure="7")))

    assert "decision-unbound" in {one.check for one in after.findings}
    assert not green(before, after)
    assert {one.status for one in with_known(after, report(before)).findings if one.check == "below-upper"} == {"new"}


@pytest.mark.parametrize("plan", [PROSE, TABLE])
@pytest.mark.parametrize("figure", ["81", "120"])
def test_what_stays_or_comes_nearer_passes(plan: City, figure: str) -> None:
    assert green(checked(plan), checked(replace(plan, figure=figure)))


@pytest.mark.parametrize("plan", [PROSE, TABLE])
def test_a_year_put_right_passes(plan: City) -> None:
    late = replace(plan, figure="120", year="2027")

    assert green(checked(late), checked(replace(late, year="2025")))
