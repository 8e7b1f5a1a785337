"""Words that bind a figure and words that commit: the direction of every bound, and how firm a sentence is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.extract import extract
from checker.language.lexicon import words
from checker.language.wording import bound_before
from tests.language import sentences

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("wording.yaml").read_text(encoding="utf-8"))
BEFORE: list[tuple[str, str]] = [(word, bound) for bound, words in CASES["before"].items() for word in words]
BEHIND: list[tuple[str, str]] = [(word, bound) for bound, words in CASES["behind"].items() for word in words]

NUMBERS = {"50": "50", "5.5": "5.5", "1,200": "1200", "3万": "30000", "1.2亿": "120000000"}
NAMED = {
    "%": "常住人口城镇化率",
    "个百分点": "城乡居民收入增速",
    "个": "市级公园数量",
    "家": "高新技术企业数量",
    "公里": "高速公路通车里程",
    "元": "地区生产总值",
    "人": "常住人口",
    "微克/立方米": "细颗粒物年均浓度",
    "千瓦": "光伏装机容量",
    "平方米": "人均绿地面积",
    "吨标准煤": "能源消费总量",
    "亩": "高标准农田面积",
    "岁": "人均预期寿命",
}
FRAMES = ("到2025年，{}。", "{}，公共服务水平明显提升。", "全市{}；生态环境持续改善。", "力争到2025年底，全市{}。")
PAIRED = ("{0}、{1}。", "{0}，{1}。", "到2025年，{0}，{1}；城乡面貌明显改善。")


def _phrases(word: str) -> Iterator[tuple[str, Decimal]]:
    for (number, value), (unit, name) in product(NUMBERS.items(), NAMED.items()):
        if unit == "岁" and word.partition("{figure}")[2] not in ("", "以上", "以下", "左右"):
            continue  # 60岁及以上 is an age group
        if unit not in ("%", "个百分点", "岁") or number in ("50", "5.5"):
            yield word.format(name=name, figure=number + unit), Decimal(value)


def _bounds(text: str) -> list[tuple[str, Decimal]]:
    found = [target.amount for target in sentences.figures(text)]
    return [(amount.bound, amount.value) for amount in found if amount is not None]


def _misread(pattern: str, bound: str) -> list[tuple[str, list[tuple[str, Decimal]]]]:
    """The sentences of one pattern that do not come out as one figure with its value and bound."""
    said = [(frame.format(phrase), value) for frame in FRAMES for phrase, value in _phrases(pattern)]
    read = [(text, _bounds(text), value) for text, value in said]
    return [(text, found) for text, found, value in read if found != [(bound, value)]]


@pytest.mark.parametrize(("word", "bound"), BEFORE)
def test_a_word_before_the_figure_keeps_its_direction(word: str, bound: str) -> None:
    assert _misread(f"{{name}}{word}{{figure}}", bound) == []


@pytest.mark.parametrize(("word", "bound"), BEHIND)
def test_a_word_behind_the_figure_keeps_its_direction(word: str, bound: str) -> None:
    assert _misread(f"{{name}}达到{{figure}}{word}", bound) == []


@pytest.mark.parametrize(("sense", "plain", "denied"), [("above", "gt", "le"), ("below", "lt", "ge")])
def test_a_denial_turns_every_comparison_round(sense: str, plain: str, denied: str) -> None:
    for word in words(sense):
        found = bound_before(f"城镇化率{word}")
        assert found is not None
        assert found[0] == plain, word
        for denial, allowance in product(words("denial"), ("", *words("allowance"))):
            turned = bound_before(f"城镇化率{denial}{allowance}{word}")
            if turned is None:
                assert (denial, allowance, word) == ("不", "", "过")  # 不过 is "however"
            else:
                assert turned[0] == denied, denial + allowance + word


@pytest.mark.parametrize("verb", CASES["reaching"])
@pytest.mark.parametrize(("word", "bound"), [("", "eq"), ("以上", "ge"), ("以内", "le"), ("左右", "approx")])
def test_a_verb_of_reaching_leaves_the_direction_to_the_word_behind(verb: str, word: str, bound: str) -> None:
    assert _misread(f"{{name}}{verb}{{figure}}{word}", bound) == []


@pytest.mark.parametrize(("before", "behind", "bound"), CASES["both"])
def test_words_on_both_sides_have_one_meaning(before: str, behind: str, bound: str) -> None:
    assert _misread(f"{{name}}{before}{{figure}}{behind}", bound) == []


@pytest.mark.parametrize(("one", "other"), list(product(BEFORE[::3], BEFORE[1::4])))
def test_neighbours_in_a_list_keep_each_their_own_direction(one: tuple[str, str], other: tuple[str, str]) -> None:
    for frame in PAIRED:
        text = frame.format(f"森林覆盖率{one[0]}20%", f"建成区绿地率{other[0]}35%")

        assert _bounds(text) == [(one[1], Decimal(20)), (other[1], Decimal(35))], text


@pytest.mark.parametrize("case", CASES["sentences"], ids=lambda case: case["text"])
def test_the_bounds_of_a_sentence_are_read_in_order(case: dict[str, Any]) -> None:
    assert [bound for bound, _ in _bounds(case["text"])] == case["bounds"]


@pytest.mark.parametrize("cell", CASES["cells"])
def test_a_sign_or_word_in_a_cell_keeps_its_direction(cell: str) -> None:
    passage = sentences.row(("指标", "单位", "2025年"), ("细颗粒物年均浓度", "微克/立方米", cell))
    (target,) = extract(sentences.document(passage)).targets

    assert target.amount is not None
    assert target.amount.bound == CASES["cells"][cell]


@pytest.mark.parametrize("case", CASES["modality"], ids=lambda case: case["text"])
def test_a_word_of_commitment_governs_what_it_governs(case: dict[str, Any]) -> None:
    found = sentences.figures(case["text"])

    read = [[target.amount and target.amount.value, target.modality, target.wording] for target in found]
    assert read == case["figures"]
