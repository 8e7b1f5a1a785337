"""Of sentences taken over only those are folded that are the same to a figure, but for the names of regions."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.pipeline import run
from checker.report.lookup import Lookup
from checker.report.sidebyside import side_by_side
from checker.workspace import loose

ABOVE = "{}推动河湖管护员队伍建设，{}完成沿河排口标识牌更换，建立排口巡查台账并向社会公布。"


@pytest.mark.parametrize(
    ("whose", "date", "folded"),
    [
        ("全市", "2027年底前", True),
        ("全市", "2028年底前", False),
        ("各县", "2027年6月底前", False),
    ],
)
def test_a_sentence_with_another_date_is_shown(tmp_path: Path, whose: str, date: str, folded: bool) -> None:
    upper, lower = tmp_path / "upper.txt", tmp_path / "lower.txt"
    upper.write_text(f"一、河湖管护\n\n{ABOVE.format('全省', '2027年底前')}\n", encoding="utf-8")
    lower.write_text(f"一、河湖管护\n\n{ABOVE.format(whose, date)}\n", encoding="utf-8")
    found, _ = run(loose((lower,), (upper,)))

    (block,) = side_by_side(found.sentences, (), Lookup(found))

    assert [stretch.equal for stretch in block.stretches] == [folded]
