"""What is not compared would have come to nothing: the couples kept are all that are near, and decided ones too."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.match.candidates import candidates
from checker.match.comparing import compare
from checker.match.identifying import identified
from checker.match.likeness import ROUNDING, Likeness
from checker.match.looks import ALIKE, closeness_of
from checker.match.pairing import Decided, meet
from checker.match.statements import pair_id
from checker.model import Decision, Target
from tests.match import plans
from tests.match.test_mentions import target

LETTERS = st.text(alphabet="城镇化率全覆盖公园绿地面积个数ab ", max_size=12)


@given(st.lists(LETTERS, max_size=6), st.lists(LETTERS, max_size=6), st.lists(LETTERS, max_size=6))
def test_a_table_holds_the_likeness_of_every_two_names(ones: list[str], others: list[str], known: list[str]) -> None:
    likeness = Likeness(known)
    table = likeness.table(ones, others)
    for row, one in enumerate(ones):
        for column, other in enumerate(others):
            if one != other:
                assert abs(float(table[row, column]) - likeness(one, other)) < ROUNDING


def targets() -> list[Target]:
    return [
        target
        for document in plans.documents()
        for target in identified(
            plans.extractions()[document.id], document, plans.indicators(), plans.regions()
        ).targets
    ]


def test_every_couple_left_out_is_farther_and_comes_to_nothing() -> None:
    of_all = targets()
    likeness = Likeness(one.base_name for one in of_all)
    some = of_all[:200]
    kept = set(candidates(some, of_all, likeness, ALIKE))
    left_out = [
        (upper, lower)
        for left, upper in enumerate(some)
        for right, lower in enumerate(of_all)
        if (left, right) not in kept
    ]

    assert len(left_out) > 50 * len(kept)
    assert all(closeness_of(upper, lower, likeness) < ALIKE for upper, lower in left_out)
    assert all(compare(upper, lower, likeness).certainty is None for upper, lower in left_out)


def test_one_name_or_one_entry_is_kept_whatever_it_looks_like() -> None:
    one, other, third = target("绿地面积", "1"), target("森林覆盖率", "2"), target("公交站", "3")
    entry = replace(one, canonical="green"), replace(other, canonical="green"), replace(third, canonical="")
    likeness = Likeness(())

    assert candidates([one, other, third], [third, one], likeness, ALIKE) == [(0, 1), (2, 0)]
    assert candidates(entry[:2], entry[1:], likeness, ALIKE) == [(0, 0), (1, 0)]
    assert candidates([], [one], likeness, ALIKE) == []


def test_what_a_person_accepted_is_a_pair_though_the_names_share_nothing() -> None:
    upper, lower = target("森林覆盖率", "60", doc="省~甲"), target("公交站点", "60", doc="市")
    said = Decision(fingerprint=pair_id(upper, lower), verdict="accept", subject="match", reason="经核实")
    likeness = Likeness((upper.base_name, lower.base_name))

    def pairs(decided: Decided) -> list[tuple[str, str]]:
        met = meet([upper], [lower], "above", likeness, decided, lambda _: True)
        return [(pair.id, pair.certainty) for pair in met.pairs]

    assert pairs(Decided(())) == []
    assert pairs(Decided((said,))) == [(pair_id(upper, lower), "certain")]
