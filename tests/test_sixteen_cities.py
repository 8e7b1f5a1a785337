"""A province of sixteen cities through the whole corridor, from files and manifest to findings.

The plans are made by this test. Names, codes and people are the census's; no figure here is in any city's plan. The
province wants 25万 base stations in all and nine tenths of its sewage collected.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from checker.model import Finding
from checker.pipeline import judge_several, match_targets, measure_matches, read_all
from checker.workspace import find

CENSUS = Path(__file__).parents[1] / "docs_data" / "regions.csv"
STATIONS, RATE = Decimal(25), Decimal(90)
SUMS = ("exceeds-total", "short-of-total", "implied-remainder", "disproportionate-share")


@dataclass(frozen=True)
class City:
    """A city of the census: its code, its name, its people."""

    code: str
    name: str
    people: int


def census() -> tuple[City, list[City]]:
    with CENSUS.open(encoding="utf-8") as file:
        rows = [City(row["code"], row["name"], int(row["population_2020"])) for row in csv.DictReader(file)]
    return rows[0], rows[1:]


PROVINCE, CITIES = census()


@dataclass(frozen=True)
class Made:
    """What the cities of one province say: their stations in 万 by the people, their rates; some say something else."""

    factor: Decimal = Decimal(1)
    stations: Mapping[str, str] = field(default_factory=dict)
    rates: Mapping[str, str] = field(default_factory=dict)
    rate: str = "90"
    silent: tuple[str, ...] = ()
    cap: str = ""

    def station(self, city: City) -> str:
        """Return a city's part of the stations, with its 万."""
        fair = (STATIONS * city.people / PROVINCE.people * self.factor).quantize(Decimal("0.0001"))
        return self.stations.get(city.name, f"{fair}万")


MADE: Mapping[str, Made] = {
    "consistent": Made(),
    "over": Made(factor=Decimal("1.2")),
    "over a cap": Made(factor=Decimal("1.2"), cap="控制在"),
    "under": Made(factor=Decimal("0.9")),
    "one city wrote 亿": Made(stations={"威海市": "0.7157亿"}),
    "one city lost its 万": Made(stations={"济南市": "2.266"}),
    "one city wrong beyond any slip": Made(stations={"威海市": "9.3万"}),
    "one city added a zero": Made(stations={"临沂市": "27.13万"}),
    "twelve missing": Made(silent=tuple(city.name for city in CITIES[4:])),
    "twelve missing, and too much left to them": Made(
        factor=Decimal("0.15"), silent=tuple(city.name for city in CITIES[4:])
    ),
    "one missing": Made(silent=("菏泽市",)),
    "low rates": Made(rate="85"),
    "low rates, two missing": Made(rate="88", silent=("济南市", "日照市")),
    "low rates that the missing can make up for": Made(rate="89", silent=tuple(city.name for city in CITIES[8:])),
    "one rate a tenth": Made(rates={"临沂市": "9.0"}),
}


def plan(name: str, number: str, stations: str, rate: str) -> str:
    """Return the text of a plan."""
    return (
        f"{name}人民政府关于印发{name}新型城镇化建设行动方案（2024—2025年）的通知\n{number}\n\n"
        f"一、主要目标\n{stations}\n二、重点任务\n（一）完善城市功能。{rate}\n"
    )


def written(folder: Path, made: Made) -> Path:
    """Write the plans of a province and its cities into a folder, with the manifest."""
    folder.mkdir()
    total = f"到2025年，累计建成开通5G基站{made.cap}{STATIONS}万个{'以内' if made.cap else ''}。"
    rate = "到2025年，城市生活污水集中收集率达到{}%。"
    texts = {PROVINCE: plan(PROVINCE.name, "鲁政发〔2024〕1号", total, rate.format(RATE))}
    for city in CITIES:
        if city.name not in made.silent:
            own = f"到2025年，累计建成开通5G基站{made.station(city)}个。"
            texts[city] = plan(city.name, "", own, rate.format(made.rates.get(city.name, made.rate)))
    manifest = []
    for region, text in texts.items():
        (folder / f"{region.code}.txt").write_text(text, encoding="utf-8")
        level, above = ("province", "") if region is PROVINCE else ("city", f", above: ['{PROVINCE.code}']")
        issued = "2024-01-19" if region is PROVINCE else "2024-05-20"
        manifest.append(
            f"- {{id: '{region.code}', file: {region.code}.txt, title: {region.name}方案, region: {region.code}, "
            f"level: {level}, issued: {issued}, period: [2024, 2025]{above}}}\n"
        )
    (folder / "manifest.yaml").write_text("".join(manifest), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Finding, ...]]:
    """Return the findings of every made province; the suites run once over all of them."""
    root = tmp_path_factory.mktemp("provinces")
    runs = []
    for number, made in enumerate(MADE.values()):
        workspace = find(written(root / str(number), made))
        reading = read_all(workspace)
        runs.append(measure_matches(workspace, reading, match_targets(workspace, reading)))
    return dict(zip(MADE, judge_several(workspace, runs), strict=True))


def of(findings: tuple[Finding, ...], *checks: str) -> list[Finding]:
    return [finding for finding in findings if finding.check in checks]


def the(findings: tuple[Finding, ...], check: str) -> Finding:
    found = of(findings, check)

    assert len(found) == 1, [finding.message.zh for finding in found]
    return found[0]


def test_plans_made_together_have_no_error_and_nothing_on_the_sum(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    findings = judged["consistent"]

    assert [finding.message.zh for finding in findings if finding.severity == "error"] == []
    assert of(findings, *SUMS, "infeasible-mean", "below-upper", "below-average", "above-upper") == []


def test_parts_over_a_goal_are_a_warning_and_over_a_cap_an_error(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    assert the(judged["over"], "exceeds-total").severity == "warning"
    assert the(judged["over a cap"], "exceeds-total").severity == "error"
    for name in ("over", "over a cap"):
        assert the(judged[name], "exceeds-total").cause == ""
        assert the(judged[name], "exceeds-total").slip is None


def test_parts_under_the_total_are_an_error_once_all_are_heard(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    finding = the(judged["under"], "short-of-total")

    assert finding.severity == "error"
    assert sum(place.role == "part" for place in finding.evidence) == len(CITIES)
    assert of(judged["under"], "exceeds-total", "implied-remainder") == []


def test_a_city_off_by_a_power_is_the_suspect_and_the_slip_is_named(
    judged: Mapping[str, tuple[Finding, ...]],
) -> None:
    findings = judged["one city wrote 亿"]
    share, total = the(findings, "disproportionate-share"), the(findings, "exceeds-total")

    assert total.cause == share.fingerprint
    assert share.slip is not None
    assert "本项与以下1项可能源于同一数字：威海市" in share.slip.zh
    assert "若“0.7157亿个”应为“0.7157万个”（“亿”与“万”写混）" in share.slip.zh
    assert total.slip is not None
    assert total.slip.zh == "若威海市的“0.7157亿个”应为“0.7157万个”（“亿”与“万”写混），则各地之和不超过总量"


def test_a_city_that_lost_its_power_is_the_suspect_of_a_short_sum(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    findings = judged["one city lost its 万"]
    share, total = the(findings, "disproportionate-share"), the(findings, "short-of-total")
    broken = the(findings, "impossible-value")

    # 2.266 stations cannot be: the sum and the share follow from that.
    assert total.cause == share.cause == broken.fingerprint
    assert "漏写“万”" in broken.message.zh
    assert share.slip is not None
    assert "应为“2.266万个”（漏写“万”）" in share.slip.zh


def test_a_wrong_city_is_the_suspect_though_no_slip_explains_it(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    findings = judged["one city wrong beyond any slip"]
    share, total = the(findings, "disproportionate-share"), the(findings, "exceeds-total")

    assert total.cause == share.fingerprint
    assert total.slip is None
    assert share.slip is not None
    assert "威海市" in share.slip.zh
    assert "应为" not in share.slip.zh


def test_a_zero_too_many_is_named_where_the_sum_is_broken_by_it(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    total = the(judged["one city added a zero"], "exceeds-total")

    assert total.slip is not None
    assert "若临沂市的“27.13万个”应为“2.713万个”（小数点错位）" in total.slip.zh


def test_nothing_is_short_while_cities_are_silent(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    for name in ("twelve missing", "one missing"):
        assert of(judged[name], *SUMS) == []


def test_what_is_left_to_silent_cities_is_held_against_their_people(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    findings = judged["twelve missing, and too much left to them"]

    assert the(findings, "implied-remainder").severity == "warning"
    assert of(findings, "short-of-total") == []


def test_a_mean_that_all_stay_below_is_missed(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    finding = the(judged["low rates"], "infeasible-mean")

    assert (finding.severity, finding.measured) == ("warning", "short")


def test_a_mean_the_silent_cities_cannot_make_up_for_is_an_error(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    """Fourteen cities at 88% leave 12 of a hundred people to raise the mean by two points: to 104%."""
    finding = the(judged["low rates, two missing"], "infeasible-mean")
    silent = [city for city in CITIES if city.name in MADE["low rates, two missing"].silent]
    heard = PROVINCE.people - sum(city.people for city in silent)
    needed = (RATE * PROVINCE.people - 88 * heard) / sum(city.people for city in silent)

    assert needed > 100
    assert finding.severity == "error"
    assert f"{needed:.2f}" in finding.message.zh + finding.working.zh


def test_a_mean_the_silent_cities_can_make_up_for_is_left_alone(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    assert of(judged["low rates that the missing can make up for"], "infeasible-mean") == []


def test_one_rate_with_its_point_moved_is_the_suspect_of_the_mean(judged: Mapping[str, tuple[Finding, ...]]) -> None:
    findings = judged["one rate a tenth"]
    below, mean = the(findings, "below-upper"), the(findings, "infeasible-mean")

    assert mean.cause == below.fingerprint
    assert below.slip is not None
    assert "临沂市" in below.slip.zh
    assert mean.slip is not None
    assert "若临沂市的“9.0%”应为“90%”（小数点错位）" in mean.slip.zh
