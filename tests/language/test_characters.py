"""One spelling for each character, so that a place in the spelling is a place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.figures import find
from checker.language.characters import plain
from checker.language.times import times
from checker.language.wording import bound_after, bound_before, modality, strength
from tests.language import sentences

PLAN_TEXT = st.text(
    alphabet="到2025年底前，城镇化率达0.5%％以上（含）左右不低于超过控制在内万亿元个百分点、。；：“”—-~[]〔〕基本力争每",
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("６０％", "60%"),
        ("１，１００．９亿", "1,100.9亿"),
        ("1，100.9亿", "1,100.9亿"),
        ("1：13", "1:13"),
        ("目标：建成20个", "目标：建成20个"),
        ("建成20个,完成30个", "建成20个，完成30个"),
        ("(含)以上", "（含）以上"),
        ("5–5.5%", "5—5.5%"),
        ("5−5.5%", "5-5.5%"),
        ("5～6%", "5~6%"),
        ("≧35", "≥35"),
        ("＜40", "<40"),
        ("﹝2021﹞5号", "〔2021〕5号"),
        ("二○二五年", "二〇二五年"),
        ("５Ｇ", "5G"),
        ("⼈⼝", "人口"),
        ("到2025年，20个", "到2025年，20个"),
        ("达到２３\U001001b0４％", "达到23.4%"),
        ("海青\U00100170滨海", "海青·滨海"),
        ("达到３５％ꎬ其中ꎨ城区ꎩ４０％ꎮ", "达到35%，其中（城区）40%。"),
        ("达到３ꎮ５％ꎮ", "达到3.5%。"),
        ("达到$45.2\\%$，", "达到 45.2%  ，"),
        ("降至$35\\mu g/m^{3}$。", "降至 35μg/m³       。"),
        ("占比$\\geq 30\\%$", "占比 ≥30%      "),
        ("奖金$，$a$", "奖金$，$a$"),
        ("新增2\ue5e53个，达到40个", "新增\ufffd\ufffd\ufffd个，达到40个"),
        ("\uf0b7建成20个，占\uf0b375%", "·建成20个，占≥75%"),
        ("海青\ue5e5市20个", "海青\ue5e5市20个"),
    ],
)
def test_each_character_has_one_spelling(written: str, meant: str) -> None:
    assert plain(written) == meant


@given(st.text(max_size=80))
def test_a_spelling_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(max_size=80))
def test_a_spelling_is_its_own_spelling(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.one_of(st.text(max_size=80), PLAN_TEXT))
def test_no_text_raises_and_every_figure_stands_in_it(text: str) -> None:
    spelled = plain(text)
    found = find(spelled)
    times(spelled, sentences.PERIOD)
    bound_before(spelled)
    bound_after(spelled, 0)
    strength(spelled, modality(spelled, spelled).modality)

    assert all(0 <= one.start < one.number_end <= one.end <= len(spelled) for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})


@given(PLAN_TEXT)
def test_every_figure_of_any_sentence_is_in_one_state(text: str) -> None:
    extraction = sentences.read(text)

    ids = {target.id for target in extraction.targets}
    assert all((figure.state in ("target", "baseline")) == bool(figure.target) for figure in extraction.figures)
    assert {figure.target for figure in extraction.figures if figure.target} <= ids
