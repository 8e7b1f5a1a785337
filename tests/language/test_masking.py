"""What is masked in a sentence: regions for which others stand in the plan below, and none that name a line."""

from __future__ import annotations

import pytest

from checker.language.masking import masked

_PLACES = frozenset({"菏泽", "济宁", "聊城"})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("在菏泽建设洗衣房", "在域建设洗衣房"),
        ("建设菏泽、济宁两座洗衣房", "建设域两座洗衣房"),
        ("建设菏泽至济宁至聊城轻轨", "建设菏泽至济宁至聊城轻轨"),
        ("菏泽至今没有轻轨", "域至今没有轻轨"),
        ("各省辖市建设洗衣房", "域建设洗衣房"),
        ("各设区市建设洗衣房", "域建设洗衣房"),
    ],
)
def test_a_line_is_known_by_its_places(text: str, left: str) -> None:
    """A place that a line runs through stays, any other one is masked."""
    assert masked(text, _PLACES) == left
