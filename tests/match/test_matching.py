"""What the room hands on besides pairs: whom a target concerns, totals, series, and what a person has said."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.match import match
from checker.match.assigning import assign
from checker.match.concerning import Concerns
from checker.match.names import apart, catalogue, normal
from checker.match.relations import relationships
from checker.match.statements import Statements
from checker.messages import Language, say
from checker.model import Decision, Matching, Unmatched
from checker.workspace.catalogue import with_the_country
from tests.match import plans


@cache
def matching() -> Matching:
    return match(plans.documents(), plans.extractions(), plans.indicators(), plans.regions())


def _row(indicator: str, doc: str, other: str) -> Unmatched:
    rows = [
        row
        for row in matching().unmatched
        if row.target.indicator == indicator and row.target.doc == doc and row.id.endswith(f"~{other}")
    ]
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    ("indicator", "other", "concerns", "why"),
    [
        ("沿海港口万吨级以上泊位", "heze-2024", False, "inland"),
        ("国家实验室", "heze-2024", False, "national"),
        ("经济总量在全国主要城市中位次", "heze-2024", False, "other-regions"),
        ("战略性新兴产业集群", "heze-2024", True, "other-indicator"),
        ("内陆港", "heze-2024", True, "no-candidate"),
        ("城市轨道交通在建及营运里程", "jinan-2022", True, "no-candidate"),
    ],
)
def test_an_unanswered_target_knows_whom_it_concerns(indicator: str, other: str, concerns: bool, why: str) -> None:
    row = _row(indicator, "shandong-2024", other)
    assert (row.side, row.concerns, row.why_not) == ("upper", concerns, f"match.why.{why}")


def test_a_target_for_four_cities_without_their_names_may_or_may_not_concern_one() -> None:
    row = _row("常住人口城镇化率年均增速", "shandong-2024", "jinan-2022")
    assert (row.concerns, row.why_not) == (None, "match.why.unnamed-regions")


def test_nothing_is_said_of_the_missing_part_of_an_excerpt() -> None:
    missing = [row for row in matching().unmatched if row.id.endswith("~shandong-2021")]
    assert missing
    assert {row.concerns for row in missing} == {None}


def test_only_an_actual_of_a_past_year_leaves_a_target_unanswered() -> None:
    row = _row("开工改造老旧小区", "shandong-2024", "jinan-2022")
    assert row.why_not == "match.why.baseline-only"
    pair = next(pair for pair in matching().pairs if pair.upper == row.target and pair.lower.doc == "jinan-2022")
    assert pair.certainty == "proposed"
    assert "match.step.units-differ" in {step.name for step in pair.steps}


def test_a_target_for_two_named_cities_is_held_against_these_only() -> None:
    heard = {pair.lower.doc for pair in matching().pairs if pair.upper.region == "济南市、青岛市"}
    assert heard == {"jinan-2022"}


def test_the_older_city_plan_is_held_against_the_plan_that_took_the_place_of_its_upper() -> None:
    found = {(one.upper[0], one.lower[0], one.relation) for one in relationships(plans.documents())}
    assert found == {
        ("shandong-2021", "shandong-2021-tasks", "annex"),
        ("shandong-2021", "shandong-2024", "earlier"),
        ("shandong-2021", "jinan-2022", "above"),
        ("shandong-2024", "jinan-2022", "above"),
        ("shandong-2024", "heze-2024", "above"),
    }


def test_what_a_plan_and_its_annex_both_say_is_held_against_a_lower_plan_once() -> None:
    answers = [pair for pair in matching().pairs if pair.relation == "above" and pair.lower.doc == "jinan-2022"]
    ratio = [pair.upper.id for pair in answers if pair.lower.indicator == "城乡居民收入比"]
    assert ratio == ["shandong-2021-tasks/013"]


def test_a_table_answers_the_year_that_is_asked_for() -> None:
    pair = next(
        one for one in matching().pairs if one.upper.id == "shandong-2024/046" and one.lower.doc == "jinan-2022"
    )
    assert (pair.lower.due, pair.lower.amount and pair.lower.amount.text) == (2025, "50")


def test_one_target_may_be_answered_by_several_of_one_name() -> None:
    answers = {pair.lower.id for pair in matching().pairs if pair.upper.id == "shandong-2024/028"}
    assert answers == {"heze-2024/018", "heze-2024/019"}


def test_a_total_has_its_parts_and_names_who_was_not_heard() -> None:
    group = next(one for one in matching().groups if one.total.id == "shandong-2024/040")
    assert {part.doc for part in group.parts} == {"jinan-2022", "heze-2024"}
    assert len(group.silent) == 14
    assert not {"370100", "371700"} & set(group.silent)


def test_rates_and_means_are_no_totals() -> None:
    for group in matching().groups:
        assert group.total.amount is not None
        assert group.total.amount.unit != "%"
        assert "人均" not in group.total.indicator


def test_a_part_that_counts_other_things_is_not_added() -> None:
    totals = {group.total.id for group in matching().groups}
    assert "shandong-2024/009" not in totals  # 省级 above, 市级 below
    assert "shandong-2024/014" not in totals  # 超100亿级 above, 超10亿级 below


def test_a_series_runs_from_the_past_through_the_years() -> None:
    series = next(one for one in matching().series if any(target.id == "jinan-2022/064" for target in one.targets))
    assert [target.due for target in series.targets if target.due] == [2020, 2025, 2035]


def test_a_series_goes_on_in_the_next_plan_of_the_same_issuer() -> None:
    series = next(one for one in matching().series if any(target.id == "shandong-2024/054" for target in one.targets))
    assert [target.id for target in series.targets] == ["shandong-2021-tasks/071", "shandong-2024/054"]


def test_two_towns_of_different_size_are_no_series_and_no_contradiction() -> None:
    towns = {"heze-2024/018", "heze-2024/019"}
    assert not any({target.id for target in series.targets} & towns for series in matching().series)
    assert not any(pair.relation == "within" and {pair.upper.id, pair.lower.id} == towns for pair in matching().pairs)


def test_text_and_table_of_one_plan_meet() -> None:
    within = {(pair.upper.id, pair.lower.id) for pair in matching().pairs if pair.relation == "within"}
    assert ("jinan-2022/020", "jinan-2022/075") in within  # 78.5%以上 and >78.5
    assert ("jinan-2022/021", "jinan-2022/078") in within  # 65%左右 and 65
    assert ("jinan-2022/048", "jinan-2022/096") in within  # two wordings of one indicator


def test_a_difference_of_a_ratio_is_not_set_against_the_ratio() -> None:
    within = {frozenset((pair.upper.id, pair.lower.id)) for pair in matching().pairs if pair.relation == "within"}
    assert frozenset(("jinan-2022/016", "jinan-2022/062")) in within
    assert not any("jinan-2022/017" in couple for couple in within)


def _decided(pair: str, verdict: str) -> Matching:
    decision = Decision(
        fingerprint=pair, verdict="accept" if verdict == "accept" else "reject", subject="match", reason="经核实"
    )
    return match(plans.documents(), plans.extractions(), plans.indicators(), plans.regions(), (decision,))


def test_a_match_a_person_accepted_is_certain() -> None:
    name = "shandong-2024/020~heze-2024/014"
    assert next(pair for pair in matching().pairs if pair.id == name).certainty == "proposed"
    assert next(pair for pair in _decided(name, "accept").pairs if pair.id == name).certainty == "certain"


def test_a_match_a_person_rejected_is_none_and_says_so() -> None:
    name = "shandong-2024/020~heze-2024/014"
    after = _decided(name, "reject")
    assert name not in {pair.id for pair in after.pairs}
    assert any(row.target.id == "shandong-2024/020" and row.why_not == "match.why.rejected" for row in after.unmatched)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_step_and_reason_can_be_said(lang: Language) -> None:
    steps = [step for pair in matching().pairs for step in pair.steps]
    steps += [step for row in matching().unmatched for step in row.steps]
    assert all(say(step.name, lang, **dict(step.values)) for step in steps)
    assert all(say(row.why_not, lang) for row in matching().unmatched)


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = tuple(reversed(plans.documents()))
    turned = match(documents, plans.extractions(), plans.indicators(), plans.regions())
    assert {(pair.id, pair.certainty) for pair in turned.pairs} == {
        (pair.id, pair.certainty) for pair in matching().pairs
    }


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.integers(0, 3)),
        st.integers(1, 100).map(lambda weight: weight / 10),
        max_size=10,
    )
)
def test_the_assignment_is_one_to_one_and_the_best_there_is(weights: dict[tuple[int, int], float]) -> None:
    chosen = assign(weights)
    assert len(set(chosen.values())) == len(chosen)
    best = max(
        sum(weights.get((left, right), 0.0) for left, right in zip(range(4), order, strict=True))
        for order in permutations(range(4))
    )
    assert sum(weights[couple] for couple in chosen.items()) == pytest.approx(best)


@pytest.mark.parametrize(
    ("name", "base", "qualifiers"),
    [
        ("全省常住人口城镇化率", "人口城镇化率", {"residence": "常住"}),
        ("年交易额超过500亿元的商品交易市场", "商品交易市场", {"threshold": "年交易额超过500亿元"}),
        ("超10亿级建筑业企业集团", "建筑业企业集团", {"threshold": "超10亿级"}),
        ("四星级以上新型智慧城市", "新型智慧城市", {"star": "四星级以上"}),
        ("高速公路在建及营运里程", "高速公路里程", {"stage": "在建及运营"}),
        ("省重点实验室数量", "重点实验室", {"grade": "省级"}),
        ("国家5A级旅游景区", "旅游景区", {"grade": "国家级", "star": "5A级"}),
        ("城镇新增就业", "就业", {"added": "新增", "settlement": "城镇"}),
        ("每千人口拥有执业（助理）医师数", "执业助理医师", {"per": "千人口"}),
        ("市县乡村四级综治中心", "市县四级综治中心", {"settlement": "农村"}),
        ("PM2.5平均浓度", "PM2.5平均浓度", {}),
        ("城市建成区绿地率", "建成区绿地率", {"settlement": "城市"}),
    ],
)
def test_a_name_comes_apart(name: str, base: str, qualifiers: dict[str, str]) -> None:
    parts = apart(normal(name))
    assert (parts.base, dict(parts.qualifiers)) == (base, qualifiers)


def test_a_plan_alone_has_its_series_and_nothing_to_answer() -> None:
    jinan = next(document for document in plans.documents() if document.id == "jinan-2022")
    alone = match((jinan,), plans.extractions(), (), ())
    assert {pair.relation for pair in alone.pairs} == {"within"}
    assert alone.series
    assert not alone.groups
    assert not alone.unmatched


def test_plans_of_unknown_regions_are_matched_all_the_same() -> None:
    documents = tuple(replace(document, region="", region_name="") for document in plans.documents())
    found = match(documents, plans.extractions(), plans.indicators(), ())
    assert sum(pair.relation == "above" for pair in found.pairs) > 60
    assert not found.groups


def test_ids_are_unique() -> None:
    for records in (matching().pairs, matching().unmatched, matching().groups, matching().series):
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))


def test_nothing_is_both_paired_and_without_a_counterpart() -> None:
    lost = {(row.target.id, row.other_doc) for row in matching().unmatched if row.why_not != "match.why.baseline-only"}
    for pair in matching().pairs:
        assert (pair.upper.id, pair.lower.doc) not in lost
        assert (pair.lower.id, pair.upper.doc) not in lost


@pytest.mark.parametrize(
    ("indicator", "coastal", "source", "expected"),
    [
        ("海水淡化能力", True, "", (True, "")),
        ("海水淡化能力", False, "", (False, "match.why.inland")),
        ("海水淡化能力", None, "", (None, "match.why.coast-unknown")),
        ("海水淡化能力", None, "甲湾近岸海域水质改善，乙湾近岸海域岸线、海岸、渔港整治。", (True, "")),
        ("内河港口吞吐量", False, "", (True, "")),
        ("城市轨道交通运营里程", False, "", (None, "match.why.metro-unknown")),
        ("城市轨道交通运营里程", False, "加快轨道交通建设", (True, "")),
        ("规模以上工业增加值", False, "", (True, "")),
    ],
)
def test_the_subject_says_whom_a_target_concerns(
    indicator: str, coastal: bool | None, source: str, expected: tuple[bool | None, str]
) -> None:
    known = {document.id: document for document in plans.documents()}
    upper, lower = known["shandong-2024"], known["heze-2024"]
    regions = tuple(
        replace(region, coastal=coastal) if region.code == lower.region else region for region in plans.regions()
    )
    concerns = Concerns(regions, catalogue(()))
    target = replace(plans.extractions()["shandong-2024"].targets[0], indicator=indicator)
    assert concerns.concerns(target, upper, replace(lower, source=source)) == expected


def test_a_city_of_an_inland_province_has_no_coast() -> None:
    known = {document.id: document for document in plans.documents()}
    upper, lower = known["shandong-2024"], known["heze-2024"]
    regions = tuple(
        replace(region, coastal=False if region.code == upper.region else None) for region in plans.regions()
    )
    target = replace(plans.extractions()["shandong-2024"].targets[0], indicator="海水淡化能力")

    assert Concerns(regions, catalogue(())).concerns(target, upper, lower) == (False, "match.why.inland")


@pytest.mark.parametrize(
    ("text", "lower", "upper", "named"),
    [
        ("推进菏泽黄河滩区建设", "菏泽市", "山东省", True),
        ("推进牡丹区水厂建设", "菏泽市", "山东省", True),
        ("推进德州黄河滩区建设", "菏泽市", "山东省", False),
        ("推进吉林特色产业建设", "吉林市", "吉林省", False),
        ("推进吉林市特色产业建设", "吉林市", "吉林省", True),
    ],
)
def test_a_text_names_a_region_in_full_in_short_or_by_a_part(text: str, lower: str, upper: str, named: bool) -> None:
    regions = with_the_country(plans.regions())
    codes = {region.name: region.code for region in regions if region.name in (lower, upper)}
    known = {document.id: document for document in plans.documents()}
    below, above = (
        replace(known[doc], region=codes[name], region_name=name)
        for doc, name in (("heze-2024", lower), ("shandong-2024", upper))
    )

    assert Concerns(regions, catalogue(())).naming(below, above)(text) is named


def test_what_an_indicator_is_to_be_by_each_year_is_its_first_commitment_for_that_year() -> None:
    said = Statements()
    target = plans.extractions()["shandong-2024"].targets[0]
    said.commitments = [replace(target, id=name, due=due) for name, due in (("a", 2025), ("b", 2025), ("c", 2030))]

    assert [one.id for one in said.years] == ["a", "c"]
