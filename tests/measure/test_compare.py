"""The comparison kernel: what two statements ask for, and a message that lets one work out the verdict again."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.measure.lib.compare import demand, firmness, point, shortfall, spread
from checker.measure.lib.stated import amount as stated
from checker.measure.lib.stated import bare, percent
from checker.model import Amount, Bound
from checker.report.amounts import printed

BOUNDS: tuple[Bound, ...] = ("ge", "gt", "le", "lt", "approx", "eq")


def percentage(text: str, bound: Bound = "eq", high: str | None = None) -> Amount:
    value, top = Decimal(text), Decimal(high) if high else None
    low_end = None if bound in ("le", "lt") else value
    high_end = None if bound in ("ge", "gt") else (top or value)
    return Amount(
        value=value,
        value_max=top,
        text=text if high is None else f"{text}—{high}",
        unit="%",
        bound=bound,
        low=low_end,
        high=high_end,
        low_open=bound == "gt",
        high_open=bound == "lt",
        step=Decimal(1).scaleb(-len(text.partition(".")[2])),
        canonical_unit="%",
        dimension="percent",
    )


figures = st.decimals(min_value="0.1", max_value="999.9", places=1, allow_nan=False).map(str)
amounts = st.builds(percentage, figures, st.sampled_from(BOUNDS))


def test_a_floor_below_a_floor_is_a_certain_shortfall() -> None:
    found = shortfall(percentage("67", "ge"), percentage("57", "ge"), "higher")

    assert found is not None
    assert (found.absolute, found.certain) == (Decimal(10), True)


def test_rounding_that_lets_two_figures_meet_makes_a_shortfall_only_possible() -> None:
    found = shortfall(percentage("67"), percentage("66.7"), "higher")

    assert found is not None
    assert found.relative > 0
    assert not found.certain


def test_a_figure_with_zuoyou_falls_short_for_certain_only_beyond_its_reach() -> None:
    near = shortfall(percentage("67", "ge"), percentage("66", "approx"), "higher")
    far = shortfall(percentage("67", "ge"), percentage("57", "approx"), "higher")

    assert near is not None
    assert far is not None
    assert (near.certain, far.certain) == (False, True)


def test_where_less_is_better_a_higher_ceiling_is_a_shortfall() -> None:
    found = shortfall(percentage("2.25"), percentage("2.5", "lt"), "lower")

    assert found is not None
    assert found.relative > 0


def test_a_range_is_read_at_its_least_demanding_end_and_never_in_its_middle() -> None:
    asked = demand(percentage("5", "range", "5.5"), "higher")

    assert asked is not None
    assert asked.at == Decimal(5)
    assert point(percentage("5", "range", "5.5")) is None


def test_a_ceiling_sets_no_floor() -> None:
    assert demand(percentage("10", "le"), "higher") is None
    assert spread(percentage("10", "le")) == (None, Decimal(10))


@pytest.mark.parametrize(
    ("figure", "bound", "firm"), [("55", "ge", 2), ("55", "eq", 1), ("55", "approx", 0), ("100", "eq", 2)]
)
def test_bounds_stand_on_three_steps_and_a_whole_is_firm(figure: str, bound: Bound, firm: int) -> None:
    assert firmness(percentage(figure, bound)) == firm


@given(amounts, amounts)
def test_a_shortfall_one_way_is_an_excess_the_other(upper: Amount, lower: Amount) -> None:
    there, back = shortfall(upper, lower, "higher"), shortfall(lower, upper, "higher")

    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.absolute == -back.absolute
        assert there.certain == back.certain


@given(amounts)
def test_nothing_falls_short_of_itself(figure: Amount) -> None:
    for way in ("higher", "lower"):
        found = shortfall(figure, figure, way)

        assert found is None or (found.relative == 0 and found.certain)


@given(amounts, amounts)
def test_certain_means_that_no_reading_of_the_rounding_closes_the_gap(upper: Amount, lower: Amount) -> None:
    found = shortfall(upper, lower, "higher")
    asked, offered = demand(upper, "higher"), demand(lower, "higher")
    if found is None or asked is None or offered is None or found.relative <= 0:
        return

    assert found.certain == (offered.high <= asked.low)


@given(amounts, amounts)
def test_the_verdict_can_be_worked_out_again_from_the_message(upper: Amount, lower: Amount) -> None:
    found = shortfall(upper, lower, "higher")
    if found is None:
        return
    asked, offered = (Decimal(re.findall(r"\d+(?:\.\d+)?", stated(one).zh)[0]) for one in (upper, lower))

    assert (asked > offered) == (found.relative > 0)
    assert percent(abs(asked - offered) / asked) == percent(abs(found.relative))


@given(figures, st.sampled_from(BOUNDS))
def test_both_languages_say_the_same_figure(figure: str, bound: Bound) -> None:
    said = stated(percentage(figure, bound))

    assert re.findall(r"\d+(?:\.\d+)?", said.zh) == re.findall(r"\d+(?:\.\d+)?", said.en) == [figure]


@pytest.mark.parametrize(("text", "said"), [("70", "70%"), ("百分之七十", "百分之七十"), ("两成", "两成")])
def test_a_figure_whose_words_say_the_unit_is_told_without_it_again(text: str, said: str) -> None:
    figure = percentage("70")._replace(text=text)

    assert bare(figure) == printed(figure) == said
    assert stated(figure).zh == said
