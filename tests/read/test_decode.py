"""Bytes to text."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import InputError
from checker.pipeline import read_document as read
from checker.read.decode import decode

TEXT = "一、总体要求\n到2025年，常住人口城镇化率达到67%以上，“十强”产业集群达到200个左右。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_encodings_of_plans_are_told_apart(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "plan.txt") == TEXT


def test_one_plan_in_any_encoding_gives_the_same_passages(tmp_path: Path) -> None:
    found = []
    for encoding in ("utf-8", "utf-16", "gb18030"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(TEXT.encode(encoding))
        found.append(read(path).passages)

    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n\t ",
        b"\x00" * 64,
        bytes(range(256)) * 8,
        b"\xef\xbb\xbf",
        b"\xff\xfe\x00",
        b"\xff\xfe" + b"\xd8" * 33,
    ],
)
def test_what_is_no_text_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)

    with pytest.raises(InputError, match=r"plan\.txt"):
        read(path)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt"):
        read(tmp_path / "none.txt")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    with suppress(InputError):
        assert decode(data, "plan.txt").strip("\x00\t\n\r\f\v ")


def test_stand_ins_of_a_typesetting_system_are_read_as_they_show(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("推进光伏ꎬ２０３０年规模达到４０万千瓦ꎮ\n森林覆盖率达到２３\U001001b0４％ꎮ\n", encoding="utf-8")

    found = read(path)

    assert [passage.text for passage in found.passages] == [
        "推进光伏，２０３０年规模达到４０万千瓦。",
        "森林覆盖率达到２３.４％。",
    ]
