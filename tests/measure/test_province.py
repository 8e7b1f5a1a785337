"""A made province: sixteen cities whose figures the test makes up from the census: right, wrong, too high, missing.

Nothing here is a plan of any city; the province says 1600 parks in all and 70% of its sewage collected.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from checker.judge import judge
from checker.model import Finding, Region
from tests.measure.sentences import Case, frames_of, regions

SUITES = Path(__file__).parents[2] / "expectations"
TOTAL, RATE = 1600, 70
SUMS = ("exceeds-total", "short-of-total", "implied-remainder", "disproportionate-share")
MEANS = ("infeasible-mean", "below-average")
CITIES: tuple[Region, ...] = tuple(region for region in regions() if region.parent != "100000")
PEOPLE = {city.name: city.population or 0 for city in CITIES}


def parks(factor: Decimal = Decimal(1), **others: int | None) -> dict[str, int]:
    """Return each city's part of the parks by its people, times a factor; `others` are said otherwise, or left out."""
    whole = sum(PEOPLE.values())
    fair = {name: round(Decimal(TOTAL) * people / whole * factor) for name, people in PEOPLE.items()}
    fair["济南市"] += (TOTAL - sum(fair.values())) if factor == 1 else 0
    return {name: figure for name, part in fair.items() if (figure := others.get(name, part)) is not None}


def found(upper: str, sentences: Mapping[str, str], checks: tuple[str, ...]) -> list[Finding]:
    """Return what is found between a province's sentence and its cities'."""
    case = Case("made", 0, {"name": "made", "upper": upper, "cities": dict(sentences)})
    return [finding for finding in judge(frames_of(case), SUITES)[0] if finding.check in checks]


def of_parks(figures: Mapping[str, int]) -> list[Finding]:
    said = {name: f"到2025年，建成城市公园{figure}个。" for name, figure in figures.items()}
    return found(f"到2025年，建成城市公园{TOTAL}个。", said, SUMS)


def of_sewage(rates: Mapping[str, int]) -> list[Finding]:
    said = {name: f"到2025年，城市生活污水集中收集率达到{rate}%。" for name, rate in rates.items()}
    return found(f"到2025年，城市生活污水集中收集率达到{RATE}%。", said, MEANS)


def test_parts_that_make_the_total_are_left_alone() -> None:
    assert of_parks(parks()) == []


def test_parts_a_tenth_too_high_exceed_the_total() -> None:
    assert {finding.check for finding in of_parks(parks(Decimal("1.1")))} == {"exceeds-total"}


def test_parts_a_tenth_too_low_stay_short_of_the_total() -> None:
    assert {finding.check for finding in of_parks(parks(Decimal("0.9")))} == {"short-of-total"}


def test_one_wrong_city_is_the_cause_of_the_sum_that_is_passed() -> None:
    findings = of_parks(parks(威海市=460))

    share = next(finding for finding in findings if finding.check == "disproportionate-share")
    total = next(finding for finding in findings if finding.check == "exceeds-total")

    assert "威海市" in share.message.zh
    assert total.cause == share.fingerprint


def test_two_wrong_cities_explain_nothing_by_themselves() -> None:
    findings = of_parks(parks(威海市=460, 日照市=470))
    total = next(finding for finding in findings if finding.check == "exceeds-total")

    assert total.cause == ""


@pytest.mark.parametrize("silent", [("青岛市",), ("青岛市", "烟台市", "潍坊市")])
def test_a_sum_is_not_short_while_a_city_is_silent(silent: tuple[str, ...]) -> None:
    assert of_parks(parks(Decimal(1), **dict.fromkeys(silent))) == []


def test_what_is_left_for_the_silent_shows_parts_far_too_small() -> None:
    names = [city.name for city in CITIES[:4]]
    figures = {name: part // 12 for name, part in parks().items() if name in names}

    assert "implied-remainder" in {finding.check for finding in of_parks(figures)}


def test_cities_at_the_mean_keep_it() -> None:
    assert of_sewage(dict.fromkeys(PEOPLE, RATE)) == []


def test_cities_above_and_below_that_keep_the_mean_are_only_noted() -> None:
    rates = {name: RATE + (4 if at % 2 else -4) for at, name in enumerate(PEOPLE)}

    assert {finding.severity for finding in of_sewage(rates)} <= {"notice"}


def test_fourteen_low_cities_ask_the_impossible_of_the_other_two() -> None:
    rates = {name: 60 for name in PEOPLE if name not in ("济南市", "青岛市")}
    findings = of_sewage(rates)

    assert [finding.severity for finding in findings if finding.check == "infeasible-mean"] == ["error"]
