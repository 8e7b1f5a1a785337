"""Clauses that no pair of sentences takes up: which ask something, and how they are set side by side."""

from __future__ import annotations

import pytest

from checker.language.areas import provinces_spoken_of
from checker.match.clausesalike import asks, without_verbs
from tests.match.test_alignment import LOWER, UPPER, aligned

_ABOVE = "发挥老旧街区更新对消费的带动作用，积极推动沿街餐饮以电代气、以电代油，完善油烟在线监测。"
_BELOW = "统筹地铁沿线商业开发，推动沿街餐饮以电代气、以电代油，搭建夜间经济服务平台，评选示范商户。"


@pytest.mark.parametrize("clause", ["引导生活热水向电气化发展", "一是加快成品油管道建设", "在城区新建公园"])
def test_a_clause_by_which_something_is_done_asks(clause: str) -> None:
    assert asks(clause)


@pytest.mark.parametrize(
    "clause", ["在确保安全的前提下", "为贯彻国家决策部署", "按照统一部署", "以人民满意为目标", "受疫情影响"]
)
def test_a_ground_or_a_condition_asks_nothing(clause: str) -> None:
    assert not asks(clause)


def test_a_clause_is_compared_without_the_verb_by_which_it_asks() -> None:
    assert without_verbs("积极推动以电代气") == without_verbs("鼓励以电代气") == "以电代气"


def test_a_clause_of_one_long_sentence_meets_that_of_another() -> None:
    found = [pair for pair in aligned((*UPPER, _ABOVE), (*LOWER, _BELOW)) if "以电代气" in pair.upper.text]

    assert [(pair.upper.text, pair.lower.text) for pair in found] == [
        ("积极推动沿街餐饮以电代气、以电代油", "推动沿街餐饮以电代气、以电代油")
    ]
    assert not found[0].verbatim


def test_what_only_resembles_a_clause_is_shown_and_not_judged() -> None:
    below = "统筹地铁沿线商业开发，探索餐饮以电代气、明火改电炉试点，评选示范商户。"
    found = [pair for pair in aligned((*UPPER, _ABOVE), (*LOWER, below)) if "以电代气" in pair.upper.text]

    assert [pair.differences for pair in found] == [()]


def test_parts_of_the_country_are_told_at_the_front_of_a_text_alone() -> None:
    assert "江苏" in provinces_spoken_of("东部和中部地区新增能力")
    assert "湖北" in provinces_spoken_of("东部和中部地区新增能力")
    assert provinces_spoken_of("其中华东地区") == ("上海", "江苏", "浙江", "安徽", "福建", "江西", "山东")
    assert provinces_spoken_of("支援西部地区") == ()
