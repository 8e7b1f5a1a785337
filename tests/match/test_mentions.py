"""One target said twice in one plan: in a sentence and in a row of a table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checker.language.shares import share_of
from checker.match.likeness import Likeness
from checker.match.mentions import twins
from checker.match.names import normal
from checker.match.pairing import Decided, meet
from checker.match.statements import pair_id
from checker.match.within import within
from checker.model import Amount, Decision, Pair, Quote, Target


def target(name: str, value: str, *, row: bool = False, unit: str = "%", doc: str = "plan", due: int = 2025) -> Target:
    passage = 2 if row else 1
    base = normal(name)
    return Target(
        id=f"{doc}/{name}{passage}",
        doc=doc,
        quote=Quote(doc=doc, clause="一", passage=passage, start=0, end=len(name), text=name),
        indicator=name,
        amount=Amount(value=Decimal(value), value_max=None, text=value, unit=unit, bound="ge"),
        kind="level",
        by=due,
        period=None,
        time_text="",
        region="海青市",
        scope="aggregate",
        modality="firm",
        base_name=base,
        due=due,
        due_stated=True,
        in_table=row,
    )


def names(couples: list[tuple[Target, Target]]) -> list[tuple[str, str]]:
    return [(text.indicator, row.indicator) for text, row in couples]


def test_a_sentence_and_a_row_of_one_figure_are_one_target() -> None:
    text, row = target("新建厂房屋顶光伏覆盖率", "45"), target("厂房屋顶光伏覆盖率", "45", row=True)

    assert twins([text, row], Likeness([text.base_name, row.base_name])) == [(text, row)]


@pytest.mark.parametrize(
    "row",
    [
        target("厂房屋顶光伏覆盖率", "50", row=True),
        target("厂房屋顶光伏覆盖率", "45", row=True, due=2030),
        target("厂房屋顶光伏覆盖率", "45", row=True, unit="万千瓦"),
        target("森林覆盖率", "45", row=True),
        target("厂房屋顶光伏覆盖率", "45"),
    ],
    ids=["another figure", "another year", "another unit", "another name", "another sentence"],
)
def test_what_differs_in_more_than_words_is_another_target(row: Target) -> None:
    text = target("新建厂房屋顶光伏覆盖率", "45")

    assert twins([text, row], Likeness([text.base_name, row.base_name])) == []


def test_each_row_goes_to_the_sentence_that_is_nearest() -> None:
    said = [target("城市污水处理率", "95"), target("县城污水处理率", "95")]
    rows = [target("县城生活污水处理率", "95", row=True), target("城市生活污水处理率", "95", row=True)]
    likeness = Likeness(one.base_name for one in (*said, *rows))

    assert sorted(names(twins([*said, *rows], likeness))) == [
        ("县城污水处理率", "县城生活污水处理率"),
        ("城市污水处理率", "城市生活污水处理率"),
    ]


def test_a_pair_of_two_such_targets_is_judged_once_and_shown_in_both_places() -> None:
    above = [
        target("装配式建筑占新建建筑比例", "40", doc="upper"),
        target("装配式建筑占比", "40", row=True, doc="upper"),
    ]
    below = [
        target("装配式建筑占比", "35", doc="lower"),
        target("装配式建筑占新建建筑比例", "35", row=True, doc="lower"),
    ]
    likeness = Likeness(one.base_name for one in (*above, *below))
    pairs = meet(above, below, "above", likeness, Decided(()), lambda _: True).pairs

    assert [(pair.upper.in_table, pair.lower.in_table, bool(pair.repeats)) for pair in pairs] == [
        (False, False, False),
        (True, True, True),
    ]
    assert {pair.certainty for pair in pairs} == {"certain"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("绿色建筑占城镇新建建筑比例", ("城镇新建建筑", "绿色建筑")),
        ("城镇新建建筑中绿色建筑比例", ("城镇新建建筑", "绿色建筑")),
        ("非化石能源占一次能源消费总量的比重", ("一次能源消费", "非化石能源")),
        ("市中心城区停车位占比", None),
        ("规模以上中小企业占比", None),
    ],
)
def test_a_share_has_a_whole_and_a_part(name: str, expected: tuple[str, str] | None) -> None:
    assert share_of(name) == expected


def test_a_share_goes_by_one_name_however_it_is_said() -> None:
    assert normal("绿色建筑占城镇新建建筑比例") == normal("城镇新建建筑中绿色建筑面积比例")


def _works(values: list[str], *, entry: str = "") -> list[Target]:
    """Return the storage of one reservoir after another, each in a passage of its own."""
    return [
        replace(one, id=f"{one.id}/{at}", quote=one.quote._replace(passage=at), canonical=entry or one.canonical)
        for at, one in enumerate((target("设计总库容", value, unit="万立方米") for value in values), start=1)
    ]


def figures(pairs: list[Pair]) -> list[list[str]]:
    return [[str(one.amount.value) for one in pair.told if one.amount] for pair in pairs]


def test_all_figures_of_one_name_for_one_time_are_one_pair() -> None:
    assert figures(within(_works(["2201", "1600", "300"]), Decided(()))) == [["2201", "1600", "300"]]
    assert figures(within(_works(["2201", "1600"]), Decided(()))) == [["2201", "1600"]]


def test_a_figure_told_again_is_in_the_pair_and_is_a_pair_with_its_like() -> None:
    assert figures(within(_works(["80", "92", "92"]), Decided(()))) == [["80", "92", "92"], ["92", "92"]]


def test_of_a_name_that_may_be_of_several_things_no_figure_is_paired_with_its_like() -> None:
    assert figures(within(_works(["80", "92", "92", "60"]), Decided(()))) == [["80", "92", "92", "60"]]


def test_an_indicator_that_the_catalogue_knows_is_one_pair_too() -> None:
    pairs = within(_works(["62", "65", "66", "65"], entry="urbanization-rate"), Decided(()))

    assert figures(pairs) == [["62", "65", "66", "65"], ["65", "65"]]


def test_where_a_person_said_that_two_are_no_match_each_couple_is_for_itself() -> None:
    works = _works(["62", "65", "66"])
    rejected = Decision(subject="match", fingerprint=pair_id(works[0], works[1]), verdict="reject", reason="")

    assert figures(within(works, Decided((rejected,)))) == [["62", "66"], ["65", "66"]]


def _in_one_paragraph(times: tuple[str, str], quotes: tuple[int, int]) -> list[Target]:
    """Return two figures of one name in one paragraph, each with its year as it stands in its sentence."""
    return [
        replace(
            target("绿道里程", value, unit="公里"),
            id=value,
            quote=Quote(doc="plan", clause="一", passage=1, start=start, end=start + 9, text=f"{time}绿道里程"),
            time_text=time,
            by_from="sentence" if time else "heading",
        )
        for value, time, start in zip(("5", "9"), times, quotes, strict=True)
    ]


@pytest.mark.parametrize(
    ("times", "quotes", "expected"),
    [
        (("2025年", "2025年"), (0, 20), [["5", "9"]]),
        (("2025年", ""), (0, 20), []),
        (("2025年", "2025年"), (0, 0), []),
    ],
    ids=["each dated", "one year for both", "one sentence"],
)
def test_two_figures_of_one_paragraph_are_a_pair_where_each_is_told_by_itself(
    times: tuple[str, str], quotes: tuple[int, int], expected: list[list[str]]
) -> None:
    assert figures(within(_in_one_paragraph(times, quotes), Decided(()))) == expected
