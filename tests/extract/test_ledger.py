"""Every figure of every document is in one state, and every quote can be found again in the file."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from checker.extract import extract
from checker.language.characters import plain
from checker.language.grammar import names_of_rules
from checker.model import Document, Extraction, Figure, FigureState, Passage
from checker.pipeline import read_document as read

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*(ROOT / "docs_data" / "originals").glob("*.txt"), *Path(__file__).with_name("plans").glob("*.txt")],
    key=lambda file: file.stem,
)
# A digit that follows a letter or a point is part of a code: PM2.5, IPv6, GB38600, X203.
DIGITS = re.compile(r"(?<![A-Za-z.\d])\d+")
ADDED = "到2030年，新建观测站点987个，观测覆盖率达到65.4%以上。"

documents = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


@cache
def _read(file: Path) -> tuple[Document, Extraction]:
    document = read(file)
    return document, extract(document)


def _by_passage(extraction: Extraction) -> dict[int, list[Figure]]:
    found: dict[int, list[Figure]] = {}
    for figure in extraction.figures:
        found.setdefault(figure.passage, []).append(figure)
    return found


@documents
def test_every_figure_is_in_exactly_one_state(file: Path) -> None:
    document, extraction = _read(file)
    listed = _by_passage(extraction)

    for passage in document.passages:
        figures = listed.get(passage.number, [])
        for digits in DIGITS.finditer(plain(passage.text)):
            holding = [one for one in figures if one.start <= digits.start() and digits.end() <= one.end]
            assert len(holding) == 1, (passage.clause, digits[0], passage.text[max(0, digits.start() - 20) :][:40])


@documents
def test_a_figure_stands_where_the_ledger_says(file: Path) -> None:
    document, extraction = _read(file)
    passages = {passage.number: passage for passage in document.passages}

    for number, figures in _by_passage(extraction).items():
        for figure in figures:
            assert figure.text
            assert figure.text == passages[number].text[figure.start : figure.end]
        ordered = sorted(figures, key=lambda figure: figure.start)
        assert all(one.end <= other.start for one, other in pairwise(ordered))


@documents
def test_a_state_says_which_target_or_why_none(file: Path) -> None:
    extraction = _read(file)[1]
    targets = {target.id: target for target in extraction.targets}

    for figure in extraction.figures:
        assert figure.state in get_args(FigureState)
        if figure.state in ("target", "baseline"):
            assert (targets[figure.target].kind == "baseline") == (figure.state == "baseline")
        else:
            assert figure.reason
            assert not figure.target


@documents
def test_every_quote_is_found_again_in_the_file_character_by_character(file: Path) -> None:
    document, extraction = _read(file)
    original = file.read_bytes().decode("utf-8")
    passages = {passage.number: passage for passage in document.passages}

    assert document.source == original
    for target in extraction.targets:
        quote = target.quote
        passage = passages[quote.passage]
        places = passage.origin[quote.start : quote.end]
        assert quote.text
        assert quote.clause == passage.clause
        assert "".join(original[place] for place in places) == quote.text
        assert all(one < other for one, other in pairwise(places))


@documents
def test_every_passage_stands_in_the_file(file: Path) -> None:
    document, _ = _read(file)

    for passage in document.passages:
        assert len(passage.origin) == len(passage.text)
        assert "".join(document.source[place] for place in passage.origin).split() == passage.text.split()


@documents
def test_the_ids_of_targets_are_unique(file: Path) -> None:
    ids = [target.id for target in _read(file)[1].targets]

    assert len(ids) == len(set(ids))
    assert all(one.startswith(f"{file.stem}/") for one in ids)


@documents
def test_ids_stay_when_a_paragraph_is_put_between(file: Path) -> None:
    document, before = _read(file)
    middle = len(document.passages) // 2
    number = max(passage.number for passage in document.passages) + 1
    added = Passage(number=number, clause="附加/1", kind="paragraph", text=ADDED, origin=(0,) * len(ADDED))
    passages = (*document.passages[:middle], added, *document.passages[middle:])
    after = extract(replace(document, passages=passages))

    kept = {target.id: target.indicator for target in after.targets}
    assert {target.id: target.indicator for target in before.targets}.items() <= kept.items()
    assert len(kept) > len(before.targets)


def test_a_figure_in_a_column_nobody_knows_is_unread_and_no_departments(tmp_path: Path) -> None:
    file = tmp_path / "tasks.csv"
    file.write_text(
        "序号,工作任务,责任单位,完成时限,备注\n"
        "1,新建污水处理厂12座，扩建管网300公里。,市水务局、8个区政府,2025年底前,日处理规模45万吨\n",
        encoding="utf-8",
    )
    extraction = extract(read(file))
    states = {figure.text: (figure.state, figure.reason) for figure in extraction.figures}

    assert states["45万吨"] == ("unread", "cell-not-read")
    assert states["8个"] == ("out-of-scope", "departments")
    assert states["12座"][0] == states["300公里"][0] == "target"


@documents
def test_every_rule_that_is_named_stands_in_the_grammar(file: Path) -> None:
    _, extraction = _read(file)
    known = set(names_of_rules())

    assert {figure.rule for figure in extraction.figures} <= known
    assert {name for target in extraction.targets for name in target.derivation} <= known
    assert all(target.derivation for target in extraction.targets)
