"""What a part of a run is measured by is noted, but for the part itself; nothing is asked that cannot be noted."""

from __future__ import annotations

import pytest

from checker.match import match
from checker.measure import context_of, noting
from checker.model import Matching
from tests.match import plans


def test_what_is_asked_beside_the_part_is_noted() -> None:
    documents, extractions = plans.documents(), plans.extractions()
    matching = match(documents, extractions, plans.indicators(), plans.regions())
    whole = context_of(matching, documents, tuple(extractions.values()), plans.indicators(), plans.regions())
    own, other = documents[0].id, documents[1].id
    part, asked = noting(whole, Matching(pairs=()), (own,), (own,))
    target = whole.extractions[other].targets[0]

    assert part.documents[own] == whole.documents[own]
    assert asked == set()
    assert part.documents[other] == whole.documents[other]
    assert part.extractions.get("nobody") is None
    assert "nowhere" not in part.documents
    assert list(part.heads) == list(whole.heads)
    assert part.lookups.above(target) == whole.lookups.above(target)
    assert part.lookups.series(target.id) == whole.lookups.series(target.id)
    assert part.lookups.pairs_with(target, own) == whole.lookups.pairs_with(target, own)
    pair = next(one for one in matching.pairs if {one.upper.doc, one.lower.doc} == {own, other})
    assert part.lookups.repeating(pair) == whole.lookups.repeating(pair)
    assert part.lookups.sentences(own, 0, other) == whole.lookups.sentences(own, 0, other)
    assert part.lookups.below("370000") == whole.lookups.below("370000")
    assert asked == {
        ("document", other, ""),
        ("document", "nobody", ""),
        ("document", "nowhere", ""),
        ("heads", "", ""),
        ("above", other, ""),
        ("series", target.id, ""),
        ("between", *sorted((own, other))),
    }


def test_between_documents_it_is_known_by_nothing_is_noted() -> None:
    documents, extractions = plans.documents(), plans.extractions()
    matching = match(documents, extractions, plans.indicators(), plans.regions())
    whole = context_of(matching, documents, tuple(extractions.values()), plans.indicators(), plans.regions())
    own, other = documents[0].id, documents[1].id
    part, asked = noting(whole, matching, (own,), (own, other))
    part.lookups.above(whole.extractions[own].targets[0])
    part.lookups.pairs_with(whole.extractions[other].targets[0], own)

    assert asked == set()
    part.lookups.pairs_with(whole.extractions[other].targets[0], other)
    assert asked == {("between", other, other)}


def test_a_part_is_not_walked_through() -> None:
    whole = context_of(Matching(pairs=()), plans.documents(), (), (), ())
    part, _ = noting(whole, Matching(pairs=()), (), ())

    with pytest.raises(AssertionError, match="by their ids"):
        list(part.documents)
    with pytest.raises(AssertionError, match="does not count"):
        len(part.documents)


def test_whatever_can_be_looked_up_is_noted() -> None:
    documents, extractions = plans.documents(), plans.extractions()
    whole = context_of(Matching(pairs=()), documents, tuple(extractions.values()), plans.indicators(), plans.regions())
    part, _ = noting(whole, Matching(pairs=()), (documents[0].id,), (documents[0].id,))

    asked = [name for name in dir(whole.lookups) if not name.startswith("_")]

    assert [name for name in asked if not hasattr(part.lookups, name)] == []
