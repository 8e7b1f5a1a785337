"""Sentences of two documents set side by side, what differs in them, and the pairs of targets that they show."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import extract
from checker.language.masking import masked
from checker.match import match
from checker.match.alignment import align
from checker.match.passages import places_of, sentences
from checker.model import Document, Matching, SentencePair
from checker.pipeline import read_document
from tests.match import plans

ORIGINALS = Path(__file__).parents[2] / "docs_data" / "originals"
UPPER = (
    "各市要建立河道保洁员持证上岗制度，每半年组织一次水上救生技能培训。",
    "2024年底前，全部更换山东省内老旧小区的铸铁供水立管，保障二次供水水质安全。",
    "鼓励社会力量利用闲置厂房开办冰雪运动场馆，向中小学生免费开放。",
    "建立青少年近视防控电子档案，逐校公示视力筛查结果和改善情况。",
)
LOWER = (
    "各县区要建立河道保洁员持证上岗制度，每半年组织一次水上救生技能培训。",
    "2025年底前，更换菏泽市内老旧小区的铸铁供水立管，保障二次供水水质安全。",
    "在牡丹园区规划自行车专用道，完善夜间导览标识系统。",
    "探索建立青少年近视防控电子档案，逐校公示视力筛查结果和改善情况。",
)


@cache
def plan(name: str, region: str, lines: tuple[str, ...]) -> Document:
    """Return a plan of a region with these sentences, one a line."""
    text = f"{region}人民政府关于印发{region}城市品质提升行动方案（2024—2025年）的通知\n一、主要任务\n"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.txt"
        file.write_text(text + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        document = read_document(file, doc_id=name)
    province = region.endswith("省")
    return replace(document, region_name=region, level="province" if province else "city", period=(2024, 2025))


def aligned(upper: Sequence[str] = UPPER, lower: Sequence[str] = LOWER) -> tuple[SentencePair, ...]:
    return align(plan("upper", "山东省", tuple(upper)), plan("lower", "菏泽市", tuple(lower)), "above")


def couples(pairs: Sequence[SentencePair]) -> list[tuple[str, str]]:
    return [(pair.upper.text[:12], pair.lower.text[:12]) for pair in pairs]


def test_each_sentence_meets_the_one_written_after_it_and_no_other() -> None:
    assert couples(aligned()) == [
        (UPPER[0][:12], LOWER[0][:12]),
        (UPPER[1][:12], LOWER[1][:12]),
        (UPPER[3][:12], LOWER[3][:12]),
    ]


def test_only_regions_years_and_figures_make_no_difference() -> None:
    first, second, third = aligned()

    assert first.verbatim
    assert not first.differences
    assert not second.verbatim
    assert not third.verbatim


def test_what_a_sentence_lost_is_told_with_the_words_of_both() -> None:
    _, second, third = aligned()

    assert [(one.kind, one.upper_words, one.lower_words) for one in second.differences] == [
        ("year-later", "2024年底前", "2025年底前"),
        ("whole", "全部", ""),
    ]
    assert [(one.kind, one.upper_words, one.lower_words) for one in third.differences] == [("left-open", "", "探索")]
    for pair in (second, third):
        for one in pair.differences:
            assert pair.upper.text[slice(*one.upper)] == one.upper_words
            assert pair.lower.text[slice(*one.lower)] == one.lower_words


def test_a_sentence_cut_in_two_below_meets_both_halves() -> None:
    whole = "规范电动自行车集中充电场所的消防管理，拆除占用疏散通道的违规停车棚，张贴应急处置流程图。"
    halves = (
        "规范电动自行车集中充电场所的消防管理，拆除占用疏散通道的违规停车棚。",
        "张贴应急处置流程图，由楼长每月检查。",
    )

    assert {pair.lower.text[:5] for pair in aligned((whole, *UPPER), (*halves, *LOWER[2:]))} >= {"规范电动自"}


def test_what_is_taken_over_word_for_word_is_not_said_once_more_by_another_sentence() -> None:
    upper = (*UPPER, "各市人民政府要把建设任务列入年度考核，2024年开展实施情况中期检查。")
    lower = (
        *LOWER,
        "市交通运输局会同有关单位加强统筹，2024年开展实施情况中期检查，2025年开展实施情况终期检查。",
    )

    assert [(pair.upper.text, pair.lower.text) for pair in aligned(upper, lower) if "检查" in pair.lower.text] == [
        ("2024年开展实施情况中期检查", "2024年开展实施情况中期检查")
    ]


def test_documents_that_have_nothing_in_common_meet_nowhere() -> None:
    assert aligned(UPPER[:2], LOWER[2:3]) == ()


def test_equal_runs_are_the_same_to_the_letter() -> None:
    for pair in aligned():
        assert pair.equal
        for from_, to, start, end in pair.equal:
            assert pair.upper.text[from_:to] == pair.lower.text[start:end]


@pytest.mark.parametrize("name", ["shandong-2024", "heze-2024", "jinan-2022"])
def test_a_document_beside_itself_meets_itself_sentence_by_sentence(name: str) -> None:
    document = read_document(ORIGINALS / f"{name}.txt", doc_id=name)
    other = replace(document, id="copy")
    own = {(one.passage.number, one.start): one.masked for one in sentences(document, places_of(document))}
    met = {(pair.upper.passage, pair.upper.start): pair for pair in align(document, other, "earlier")}

    assert len(own) > 30
    for place, text in own.items():
        assert own[met[place].lower.passage, met[place].lower.start] == text
        assert met[place].verbatim
        assert met[place].differences == ()


WORDS = st.sampled_from("桥梁隧道渔船灯塔粮仓烟囱茶园钟楼码头磨坊水渠果窖蜂场盐田窑址牧栏药圃铁匠琴房糖坊")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=14, max_size=30).map("".join), min_size=2, max_size=12, unique=True))
def test_any_text_beside_itself_meets_itself(texts: list[str]) -> None:
    lines = tuple(f"维护{text}。" for text in texts)
    pairs = align(plan("one", "山东省", lines), plan("other", "山东省", lines), "earlier")
    same = {(pair.upper.text, pair.lower.text) for pair in pairs if pair.upper.text == pair.lower.text}

    assert {one for one, _ in same} >= {line.rstrip("。") for line in lines}


@pytest.mark.parametrize("region", ["山东省", "河南省", "宁夏回族自治区"])
def test_the_region_a_sentence_names_does_not_change_what_it_meets(region: str) -> None:
    usual = aligned()
    other = aligned([line.replace("山东省", region) for line in UPPER])

    assert [(one.upper.passage, one.lower.passage) for one in other] == [
        (one.upper.passage, one.lower.passage) for one in usual
    ]
    assert [one.likeness for one in other] == [one.likeness for one in usual]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("到2025年，全省建成30座水厂", "到2024年，全市建成5座水厂"),
        ("济南、青岛、烟台先行开展", "菏泽先行开展"),
        ("完善托育标准（省卫生健康委牵头，省教育厅等负责）", "完善托育标准（市卫生健康委负责）"),
        ("各市（含新区）制定清单", "各县区制定清单"),
    ],
)
def test_what_two_levels_write_differently_is_masked(one: str, other: str) -> None:
    places = frozenset({"济南", "青岛", "烟台", "菏泽"})

    assert masked(one, places) == masked(other, places)


def test_a_word_that_only_holds_the_name_of_a_region_is_kept() -> None:
    assert masked("提升城市品质", frozenset({"菏泽"})) == "提升城市品质"


# ---- pairs of targets


def matched(upper: str, lower: str) -> Matching:
    above = plan("upper", "山东省", (upper, UPPER[0], UPPER[2]))
    below = replace(plan("lower", "菏泽市", (lower, LOWER[0], LOWER[2])), above=("upper",))
    extractions: Mapping[str, object] = {one.id: extract(one) for one in (above, below)}
    return match((above, below), extractions, plans.indicators(), plans.regions())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (
            "到2025年，全面推行沿街餐饮门店油水分离装置强制安装使用制度。",
            "到2025年，全面推行临街饭馆油水分离装置强制安装使用制度。",
        ),
        (
            "到2025年，渔港码头残油回收桶配置覆盖面达到80%以上，定期开展清运检查。",
            "到2025年，码头残油回收桶布放到位比率达到70%以上，定期开展清运检查。",
        ),
    ],
)
def test_targets_whose_names_do_not_meet_are_proposed_by_their_sentences(upper: str, lower: str) -> None:
    found = matched(upper, lower)

    (pair,) = [one for one in found.pairs if one.relation == "above"]
    assert pair.certainty == "proposed"
    assert pair.steps[0].name == "match.step.aligned"
    assert found.unmatched == ()


def test_names_that_contradict_stand_above_the_sentences() -> None:
    found = matched(
        "到2025年，农村户籍人口参加技能培训的比例达到40%以上。",
        "到2025年，农村常住人口参加技能培训的比例达到30%以上。",
    )

    assert [one for one in found.pairs if one.relation == "above" and one.certainty == "certain"] == []
    assert found.sentences


def test_a_share_in_characters_is_masked_like_one_in_figures() -> None:
    in_figures = masked("水质达标率达到70以上", frozenset())

    assert masked("水质达标率达到百分之七十以上", frozenset()) == in_figures
