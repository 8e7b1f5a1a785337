"""Who is meant: each of many places, or a region as a whole; and how many things are counted."""

from __future__ import annotations

import pytest

from checker.language.scopes import counted, each_of, whole_of


@pytest.mark.parametrize(
    ("text", "words", "level"),
    [
        ("每个县（市、区）建设洗衣房", "每个县（市、区）", 3),
        ("各乡镇建设洗衣房", "各乡镇", 4),
        ("所有行政村建设洗衣房", "所有行政村", 5),
        ("各市建设洗衣房", "各市", 2),
    ],
)
def test_each_place_of_a_level(text: str, words: str, level: int) -> None:
    """The words are found with the level of the places."""
    found = each_of(text)
    assert found is not None
    assert (text[found.start : found.end], found.level) == (words, level)


@pytest.mark.parametrize("text", ["各地建设洗衣房", "全市建设洗衣房", "各县级公园开放", "各市县建设洗衣房"])
def test_no_places_of_one_level(text: str) -> None:
    """Where the level is not told, or bodies of it are meant, nothing is said."""
    assert each_of(text) is None


def test_the_whole_and_the_count() -> None:
    """全市 is the whole; a count is told by its figure, however it is written."""
    assert whole_of("到2025年，全市建设洗衣房") == (7, 9)
    assert whole_of("各县建设洗衣房") is None
    assert counted("至少建成一座洗衣房") == counted("至少建成1座洗衣房") == ("1座",)
