"""The catalogue that ships with the tool, as matching uses it."""

from __future__ import annotations

from collections import defaultdict
from typing import get_args

from checker.language.units import unit_of
from checker.match.comparing import form
from checker.match.names import catalogue, named, normal
from checker.model import Subject
from checker.workspace.catalogue import load_catalogue
from tests.match import plans


def test_no_wording_stands_for_two_indicators() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for indicator in plans.indicators():
        for name in (indicator.name, *indicator.aliases):
            meanings[normal(name)].add(indicator.id)
    assert {name: ids for name, ids in meanings.items() if len(ids) > 1} == {}


def test_no_alias_says_what_the_name_says_already() -> None:
    for indicator in plans.indicators():
        spellings = [normal(name) for name in (indicator.name, *indicator.aliases)]
        assert len(spellings) == len(set(spellings)), indicator.id


def test_every_name_finds_its_entry() -> None:
    entries = catalogue(plans.indicators())
    for indicator in plans.indicators():
        for name in (indicator.name, *indicator.aliases):
            assert entries.look_up(normal(name))[0] == indicator.id


def test_every_entry_says_what_it_is_and_where_it_stands() -> None:
    for indicator in plans.indicators():
        said = (indicator.name_en, indicator.kinds, indicator.subject, indicator.source)

        assert all(said), indicator.id
        assert indicator.aggregation != "unknown", indicator.id
        assert len(indicator.kinds) == len(set(indicator.kinds)), indicator.id


def test_every_subject_of_planning_has_indicators() -> None:
    assert {indicator.subject for indicator in load_catalogue()} == set(get_args(Subject))


def test_only_what_a_national_plan_binds_is_said_to_bind() -> None:
    binding = {indicator.id for indicator in load_catalogue() if indicator.nature == "约束性"}

    assert {"carbon-intensity-cut", "arable-land", "grain-capacity", "good-air-days"} <= binding
    assert not {"gdp-growth", "urbanization-rate", "surveyed-unemployment"} & binding


def test_a_rate_does_not_add_up_and_a_cut_is_better_the_greater() -> None:
    for indicator in load_catalogue():
        if indicator.unit == "%":
            assert indicator.aggregation != "sum", indicator.id
        if indicator.kinds == ("change",):
            assert indicator.direction == "higher", indicator.id


def test_every_unit_is_one_the_tool_knows() -> None:
    assert [one.id for one in plans.indicators() if one.unit and not unit_of(one.unit).dimension] == []


def test_the_plans_count_an_indicator_in_the_unit_of_the_catalogue() -> None:
    """Apart from changes, from figures without a unit, and from what a plan says otherwise: 日 in the name, say."""
    known = {indicator.id: indicator for indicator in plans.indicators()}
    otherwise = set()
    for document in plans.documents():
        for target in plans.extractions()[document.id].targets:
            found = named(target, document, catalogue(plans.indicators()))
            if found.entry and found.amount and found.amount.unit and form(found) not in {"change", "state"}:
                unit = known[found.entry].unit
                if unit and unit_of(unit).dimension != found.amount.dimension:
                    otherwise.add((found.entry, found.amount.unit))
    assert otherwise <= {("old-estates", "平方米"), ("separate-sewers", "%"), ("sewage-capacity", "吨")}


def test_most_targets_with_a_figure_are_in_the_catalogue() -> None:
    for document in plans.documents():
        targets = [target for target in plans.extractions()[document.id].targets if target.amount]
        found = [target for target in targets if named(target, document, catalogue(plans.indicators())).entry]
        assert len(found) > 0.7 * len(targets), document.id
