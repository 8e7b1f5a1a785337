"""Every noun comes back from JSON as it was, and what is no JSON of a noun is refused."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import model
from checker.match import match
from checker.model import (
    Crop,
    Document,
    Finding,
    Group,
    Passage,
    Region,
    Run,
    SentencePair,
    Series,
    Target,
    Unmatched,
)
from checker.model.serialisation import compact, from_json, to_json
from tests.match import plans

st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(float, st.floats(allow_nan=False))
# A run holds all the others: made of anything it takes minutes, so one of real plans stands for it below.
NOUNS = [one for one in vars(model).values() if is_dataclass(one) and isinstance(one, type) and one is not Run]
REGION = Region(code="370000", name="甲省", parent="100000", population=5, coastal=True)


@pytest.mark.parametrize("noun", [Target, Passage, Finding, SentencePair, Unmatched, Region, Crop])
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written_comes_back_equal(noun: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(noun))
    back = from_json(noun, to_json(value))

    assert back == value
    assert repr(back) == repr(value)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_noun_can_be_written(noun: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(noun))

    assert from_json(noun, to_json(value)) == value


def test_a_run_of_plans_comes_back_equal() -> None:
    documents, extractions = plans.documents(), plans.extractions()
    found = match(documents, extractions, plans.indicators(), plans.regions())
    run = Run(
        documents=tuple(documents),
        extractions=tuple(extractions.values()),
        pairs=found.pairs,
        groups=found.groups,
        series=found.series,
        unmatched=found.unmatched,
        findings=(),
        tallies=(),
        indicators=tuple(plans.indicators()),
        regions=tuple(plans.regions()),
        sentences=found.sentences,
    )

    assert run.pairs
    assert run.groups
    assert run.unmatched
    assert from_json(Run, to_json(run)) == run


def test_a_document_comes_back_with_its_day_its_places_and_its_pictures() -> None:
    document = Document(
        id="a",
        title="t",
        file="a.txt",
        sha256="",
        source="",
        passages=(),
        issued=date(2024, 2, 29),
        raised=frozenset({3}),
    )

    assert from_json(Document, to_json(document)) == document
    crop = Crop(doc="a", passage=1, png=b"\x89PNG\x00\xff")
    assert from_json(Crop, to_json(crop)) == crop


def test_what_several_hold_is_written_once_and_is_one_object_again() -> None:
    from tests.match.test_mentions import target

    total = target("绿地面积", "60")
    group = Group(id="g", total=total, parts=(total, total), pairs=(), silent=())
    text = to_json(group)
    back = from_json(Group, text)

    assert text.count('"绿地面积"') == to_json(total).count('"绿地面积"')
    assert back == group
    assert back.parts[0] is back.total


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '["Region",0,{}]',
        '["Region",5,{"Region":[]}]',
        '["Region",-1,{"Region":[["1","2","3",4,null]]}]',
        '["Region",0,{"Region":[["1","2"]]}]',
        '["Document",0,{"Document":[]}]',
        '["Region",null,{"Region":[]}]',
        to_json(REGION)[:-3],
    ],
)
def test_what_is_no_noun_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(Region, text)


def test_a_type_nothing_is_known_of_is_refused() -> None:
    from checker.model.serialisation import _code

    with pytest.raises(TypeError, match="dict"):
        _code(dict[str, int])


def test_it_is_json() -> None:
    assert json.loads(to_json(REGION)) == ["Region", 0, {"Region": [["370000", "甲省", "100000", 5, True]]}]


def test_of_what_the_reader_knows_only_the_name_is_written() -> None:
    from tests.match.test_mentions import target as made

    target = made("绿地面积", "60")
    whole = Series(id="s", region="370000", targets=(target, target))
    written = to_json(whole, {"t": target})
    assert "绿地面积" not in written
    again = from_json(Series, written, {"t": target})
    assert again == whole
    assert again.targets[0] is target
    with pytest.raises(ValueError, match="found no Series"):
        from_json(Series, written)


def test_words_and_counts_of_two_that_are_compact_are_the_same_objects() -> None:
    def passage() -> Passage:
        text = "".join(["加快", "推进"])
        return Passage(number=int("7"), clause="", kind="paragraph", text=text, origin=tuple(map(int, ["8", "4099"])))

    one, other = compact(passage()), compact(passage())
    assert one == passage()
    assert one.text is other.text
    assert one.origin[1] is other.origin[1]
