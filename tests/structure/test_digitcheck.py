"""Every digit of the source stands in a passage or in what was left out; where one does not, it is said where."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.messages import message
from checker.read import take_apart
from checker.structure import structure
from checker.structure.content import put_together
from checker.structure.digitcheck import digit_omissions, sentence
from checker.structure.passages import passages

TEXT = "海青市绿化规划（2021—2025年）\n\n一、目标\n\n到2025年，新建公园5个。\n\n新建绿道120公里。\n"
TABLE = "<table><tr><th>指标</th><th>2025年</th></tr><tr><td>公园</td><td>50</td></tr></table>"
PAGE = f"<html><body><p>一、目标</p>{TABLE}</body></html>"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (TEXT.encode(), "line:7"),
        (TEXT.replace("新建绿道", "\f新建绿道").encode(), "page:2"),
        (PAGE.encode(), "paragraph:1"),
        ("指标,2025年\n公园,50\n".encode(), "cell:A2"),
    ],
)
def test_digits_that_reach_no_passage_are_said_with_their_place(data: bytes, place: str) -> None:
    pages = take_apart(data, Path("plan"))
    reading = put_together(pages)
    found, _ = passages(reading, "")
    kind, where = place.split(":")
    lost = sum(map(str.isdigit, found[-1].text))

    assert digit_omissions(pages, found, reading.furniture) == []
    assert [sentence(lost) for lost in digit_omissions(pages, found[:-1], reading.furniture)] == [
        message(f"read.warning.figures-lost-{kind}", count=lost, places=where)
    ]


def test_what_was_left_out_is_not_lost() -> None:
    lines = [f"到2025年，新建公园{n}个，推进城乡绿化。\n— {n} —\n\f" for n in range(1, 6)]
    data = "".join(lines).encode()
    found = structure(take_apart(data, Path("plan")), data, Path("plan"))

    assert any("页码" in warning.zh for warning in found.warnings)
    assert not any("数字" in warning.zh for warning in found.warnings)
