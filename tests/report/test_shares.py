"""The table of all shares: its arithmetic, and what belongs in it."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Run
from checker.report import shares
from checker.report.html import render
from checker.report.lookup import Lookup
from checker.report.totals import figure, unit


def test_the_arithmetic_of_a_share_is_that_of_the_figures_and_the_census(run: Run) -> None:
    lookup = Lookup(run)
    found = shares.totals(lookup)
    people = {region.name: region.population for region in run.regions}

    assert found
    for total in found:
        whole = figure(total.target)
        assert whole is not None
        assert total.heard == sum(part.of_total for part in total.parts)
        for part in total.parts:
            here, there = people[part.region], people[total.region]
            assert here
            assert there
            assert part.of_total * whole == figure(part.target)
            assert part.ratio is not None
            assert abs(part.ratio - part.of_total * there / here) < Decimal("1e-9")
            assert part.far == (part.ratio < Decimal("0.5") or part.ratio > 2)


def test_a_part_in_another_unit_or_for_another_year_is_no_share(run: Run) -> None:
    for total in shares.totals(Lookup(run)):
        for part in total.parts:
            assert unit(part.target) == unit(total.target)
            assert part.target.due == total.target.due


def test_the_page_shows_each_of_them(run: Run) -> None:
    page = str(render(run, "zh"))
    section = page[page.index('<section id="shares"') :].partition("</section>")[0]

    for total in shares.totals(Lookup(run)):
        for part in total.parts:
            assert shares.percent(part.of_total) in section
            assert part.region in section
