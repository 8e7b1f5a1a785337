"""What measures look up is what a walk through all of it would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.language.runs import Names
from checker.match import match
from checker.measure.lib.lookups import Lookups
from tests.match import plans

SHORT = st.text(alphabet="山东济南市区", max_size=5)


@given(st.frozensets(SHORT), SHORT)
def test_the_names_in_a_text_are_those_it_holds(names: frozenset[str], text: str) -> None:
    assert Names(names).in_text(text) == {name for name in names if name in text}


def test_lookups_find_what_a_walk_through_everything_finds_in_the_same_order() -> None:
    matching = match(plans.documents(), plans.extractions(), plans.indicators(), plans.regions())
    regions = plans.regions()
    lookups = Lookups(matching, regions)
    targets = [target for extraction in plans.extractions().values() for target in extraction.targets]

    assert any(lookups.above(one) for one in targets)
    assert any(lookups.series(one.id) for one in targets)
    for one in targets:
        pairs = [pair for pair in matching.pairs if one.id in (pair.upper.id, pair.lower.id)]
        above = [pair for pair in pairs if pair.relation == "above" and pair.lower.id == one.id]
        assert list(lookups.above(one)) == above
        for doc in plans.extractions():
            with_doc = [pair for pair in pairs if (pair.upper if pair.lower.id == one.id else pair.lower).doc == doc]
            assert list(lookups.pairs_with(one, doc)) == with_doc
        found = [series for series in matching.series if any(other.id == one.id for other in series.targets)]
        assert list(lookups.series(one.id)) == found
        assert lookups.named(one.region) == {region.code for region in regions if region.name in one.region}
    for region in regions:
        assert list(lookups.below(region.code)) == [one for one in regions if one.parent == region.code]
