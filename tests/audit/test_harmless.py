"""Harmless edits say the same otherwise; what is copied is found by the bare text of two plans."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.baseline import Differing, come, differing
from checker.audit.copied import copied
from checker.audit.edits import Edit, edited
from checker.audit.harmless import EDIT_KINDS, Harmless, harmless_edits
from checker.audit.spelling import following, in_characters, wide
from checker.language.numbers import read_number
from checker.pipeline import Reading, match_targets, reread
from checker.read import read
from tests.audit.plans import Plans, detection_of, written


@given(st.decimals(min_value=0, max_value=Decimal("99.99"), places=2).map(lambda one: f"{one.normalize():f}"))
def test_a_share_in_characters_is_read_as_what_it_was(digits: str) -> None:
    found = read_number(f"百分之{in_characters(digits)}")

    assert found is not None
    assert found.value == Decimal(digits)


@pytest.mark.parametrize(
    ("count", "after"), [("九", "十"), ("十", "十一"), ("十九", "二十"), ("9", "10"), ("九十九", None)]
)
def test_what_follows_in_a_count_is_in_its_own_script(count: str, after: str | None) -> None:
    assert following(count) == after


def test_full_width_signs_are_read_as_half_width_ones() -> None:
    assert wide("45.5%") == "４５．５％"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Plans:
    return written(tmp_path_factory.mktemp("plans"))


def edits_of(plans: Plans) -> tuple[Harmless, ...]:
    documents = {document.id: document for document in plans.reading.documents if not document.reference}
    pages = {listed.id: read(listed.file)[0] for listed in plans.workspace.listed}
    return harmless_edits(detection_of(plans), documents, pages, 60, Random(1))


def city_as(plans: Plans, *edits: Edit) -> Reading:
    city = plans.workspace.listed[-1]
    return reread(plans.workspace, plans.reading, city.id, edited(read(city.file)[0], edits))


def targets(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (target.doc, target.indicator, target.amount and (target.amount.value, target.amount.bound), target.by)
        for extraction in reading.extractions
        for target in extraction.targets
    ]


def test_every_kind_of_harmless_edit_is_made_and_leaves_the_same_targets(plans: Plans) -> None:
    made = edits_of(plans)

    assert {one.kind for one in made} == set(EDIT_KINDS)
    for one in made:
        assert targets(city_as(plans, *one.edits)) == targets(plans.reading), one


def test_what_is_printed_in_another_width_does_not_differ_and_another_figure_does(plans: Plans) -> None:
    at = read(plans.workspace.listed[-1].file)[0].source.index("81%")

    def figures(reading: Reading) -> Differing:
        found = match_targets(plans.workspace, reading)
        return differing(found, {document.id: document for document in reading.documents})

    def new(figure: str) -> int:
        changed = city_as(plans, Edit(start=at, end=at + 2, new=figure))
        return come(figures(plans.reading), figures(changed)).total()

    assert new("８１") == 0
    assert new("82") > 0


def test_what_stands_word_for_word_above_is_found_without_what_the_tool_reads(plans: Plans) -> None:
    province, city = plans.reading.documents
    found = list(copied(city, [province], Random(1)))

    assert {(one.kind, one.slip) for one in found} >= {("reworded", "left-open"), ("reworded", "whole")}
    assert any(one.kind == "copied" and one.old != one.new and one.old in "30 98 50 99 95" for one in found)
    assert all(one.checks and {place.doc for place in one.around} == {province.id, city.id} for one in found)
    assert not list(copied(city, [], Random(1)))


def test_an_item_that_the_plan_never_speaks_of_elsewhere_is_none_that_is_missed(plans: Plans) -> None:
    province, city = plans.reading.documents
    items = [one for one in copied(city, [province], Random(1)) if one.slip == "item"]

    assert ["".join(one.old.split()) for one in items] == ["、压力调控"]
