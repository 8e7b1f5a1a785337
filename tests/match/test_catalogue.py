"""The catalogue that ships with the tool, as matching uses it."""

from __future__ import annotations

from collections import defaultdict

from checker.language.units import unit_of
from checker.match.comparing import form
from checker.match.names import catalogue, named, normal
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
