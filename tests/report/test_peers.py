"""What plans of one level want of one indicator, beside each other: the arithmetic, what belongs there, the wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from checker.model import Run
from checker.report import html
from checker.report.folder import pages
from checker.report.lookup import Lookup
from checker.report.matrix import rows
from checker.report.peers import Peers, peers
from checker.report.totals import figure, unit
from tests.report.province import province


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return province(tmp_path_factory.mktemp("peers") / "plans", 5)


@pytest.fixture(scope="module")
def found(five: Run) -> Mapping[str, Peers]:
    return {group.name: group for group in peers(rows(five), Lookup(five))}


def test_cities_stand_by_their_figures_with_the_plan_above_apart(found: Mapping[str, Peers]) -> None:
    group = next(group for name, group in found.items() if "收集率" in name)

    assert {peer.target.doc for peer in group.members} == {f"shi-{at:02d}" for at in range(1, 6)}
    assert [target.doc for target in group.above] == ["sheng"]
    assert [peer.value for peer in group.members] == sorted((peer.value for peer in group.members), reverse=True)
    for one, other in pairwise(group.members):
        assert one.rank <= other.rank
        assert (one.rank == other.rank) == (one.value == other.value)
    assert group.members[0].rank == 1


def test_what_stands_beside_each_other_is_of_one_unit_and_one_year(found: Mapping[str, Peers]) -> None:
    assert found
    for group in found.values():
        assert len({(unit(peer.target), peer.target.due) for peer in group.members}) == 1
        assert all(peer.value == figure(peer.target) for peer in group.members)


def test_only_amounts_are_given_by_the_head(five: Run, found: Mapping[str, Peers]) -> None:
    people = {document.id: Lookup(five).regions[document.region].population for document in five.documents}
    for group in found.values():
        for peer in group.members:
            if peer.target.quantity == "share":
                assert peer.per_head is None
            elif peer.per_head is not None:
                count = people[peer.target.doc]
                assert count
                assert abs(peer.per_head - peer.value / count * 10_000) < peer.per_head / 10**9
    assert any(peer.rank_per_head for group in found.values() for peer in group.members)


def test_two_plans_are_too_few(tmp_path_factory: pytest.TempPathFactory) -> None:
    run = province(tmp_path_factory.mktemp("two") / "plans", 2)

    assert peers(rows(run), Lookup(run)) == ()
    assert 'id="peers"' not in html.render(run)


def test_the_page_of_a_plan_says_its_place_and_that_it_is_no_verdict(five: Run, found: Mapping[str, Peers]) -> None:
    page = dict(pages(five))["plans/shi-02.html"]
    section = page[page.index('<section id="peers"') :].partition("</section>")[0]

    for group in found.values():
        place = group.by_doc["shi-02"]
        assert f"<td class=num>{place.rank} / {len(group.members)}</td>" in section
    assert "仅供衔接时参考，不是疑点" in section


def test_what_a_table_allots_to_a_place_below_stands_in_no_row_of_the_whole(five: Run) -> None:
    plan = next(one for one in five.extractions if one.doc == "shi-01")
    told = next(target for target in plan.targets if target.amount is not None)
    part = replace(told, scope="named", region="甲县", features=told.features._replace(allotted=True))
    with_part = replace(plan, targets=tuple(part if one is told else one for one in plan.targets))
    pairs = tuple(replace(one, lower=part) if one.lower.id == told.id else one for one in five.pairs)
    run = replace(five, extractions=tuple(with_part if one is plan else one for one in five.extractions), pairs=pairs)

    def shown(of: Run) -> set[str]:
        return {target.id for row in rows(of) for cell in row.cells.values() for target in cell}

    assert shown(five) - shown(run) == {told.id}
