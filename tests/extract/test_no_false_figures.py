"""Figures that plans seldom have are read as they are written or not at all; each stands in the ledger once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import extract
from checker.model import Document, Extraction
from checker.read import take_apart
from checker.structure import structure


def _read(sentence: str) -> tuple[Document, Extraction]:
    data = f"海青市规划\n一、目标\n{sentence}\n".encode()
    document = structure(take_apart(data, Path("plan.txt")), data, Path("plan.txt"))
    return document, extract(document)


def _targets(sentence: str) -> list[tuple[str, str, str, str]]:
    """Return the kind, name, low and high of what is read of a sentence."""
    found: list[tuple[str, str, str, str]] = []
    for target in _read(sentence)[1].targets:
        amount = target.amount
        if amount is not None:
            high = "" if amount.value_max is None else str(amount.value_max)
            found.append((target.kind, target.indicator, str(amount.value), high))
    return found


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("到2025年，公园由60个到50个。", [("baseline", "公园", "60", ""), ("level", "公园", "50", "")]),
        ("到2025年，公园由50个到60个。", [("baseline", "公园", "50", ""), ("level", "公园", "60", "")]),
        ("万元GDP能耗由0.5吨到0.4吨。", [("baseline", "万元GDP能耗", "0.5", ""), ("level", "万元GDP能耗", "0.4", "")]),
        (
            "到2025年，细颗粒物浓度从45到38微克。",
            [("baseline", "细颗粒物浓度", "45", ""), ("level", "细颗粒物浓度", "38", "")],
        ),
        (
            "常住人口城镇化率由2020年的60%到2025年的70%。",
            [("baseline", "常住人口城镇化率", "60", ""), ("level", "常住人口城镇化率", "70", "")],
        ),
        ("城镇调查失业率控制在6%到5%以内。", [("level", "城镇调查失业率", "5", "6")]),
        ("水耗降低15%～10%。", [("change", "水耗", "10", "15")]),
        ("到2025年，公园达到50—60个。", [("level", "公园", "50", "60")]),
        ("到2025年，新建公园-5个。", [("increment", "公园", "-5", "")]),
        ("粮食产量增长-2%。", [("change", "粮食产量", "-2", "")]),
        ("能耗下降-15%。", [("change", "能耗", "15", "")]),
        ("到2025年，产值达到1e5亿元。", []),
        ("到2025年，公园达到½公顷。", []),
        ("建成廿个公园。", []),
        ("到2025年，人口达到10⁴人。", []),
    ],
)
def test_a_figure_is_what_the_sentence_says(sentence: str, targets: list[tuple[str, str, str, str]]) -> None:
    assert _targets(sentence) == targets


@pytest.mark.parametrize("figure", ["1e5亿元", "½公顷", "廿个", "10⁴人", "2½公顷"])
def test_a_figure_that_is_not_read_is_counted_as_such(figure: str) -> None:
    document, _ = _read(f"到2025年，公园达到{figure}。")

    assert [(one.kind, one.figures, one.places) for one in document.omissions] == [
        ("warning.figures-unread-line", 1, ("3",))
    ]


_FIGURES = st.integers(1, 9999).map(str) | st.decimals(0, 99, places=1).map(str)


@settings(max_examples=150, deadline=None)
@given(
    _FIGURES,
    _FIGURES,
    st.sampled_from(("到", "至", "～", "—", "-", "、", "，", "和")),
    st.sampled_from(("", "个", "%", "公顷", "万元")),
    st.sampled_from(("个", "%", "公顷", "万元")),
    st.sampled_from(("由", "从", "达到", "控制在", "", "新建", "由2020年的")),
)
def test_every_figure_of_a_sentence_stands_in_the_ledger_once(
    first: str, second: str, between: str, unit: str, other: str, verb: str
) -> None:
    document, extraction = _read(f"到2025年，绿地{verb}{first}{unit}{between}{second}{other}。")
    covered: list[int] = []
    for figure in extraction.figures:
        if figure.passage == 2:
            covered += range(figure.start, figure.end)
    text = document.passages[2].text
    digits = [found.start() for found in re.finditer(r"\d", text)]

    assert len(covered) == len(set(covered))
    assert [text[at:] for at in digits if at not in set(covered)] == []


def test_a_county_whose_name_begins_with_a_numeral_is_no_count_of_machines() -> None:
    found = _targets("到2030年，建设滨河区、云山县、三台县3个康复中心。")

    assert [(name, low) for _, name, low, _ in found] == [("康复中心", "3")]
