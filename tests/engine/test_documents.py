"""What a task of Spark makes of documents, asked without Spark: the answers of this machine's own workers."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import pytest

from checker import intake
from checker.bounded import Bounds, StoppedError
from checker.edition import EXTRACTING, edition
from checker.engine.documents import answer_of, row_of, worked
from checker.errors import InputError
from checker.intake import read_document
from checker.model import Document, Extraction

PLAN = "某市绿化方案（2024—2025年）\n\n一、主要目标\n到2025年，森林覆盖率达到25%。\n"
NO_LIMITS = Bounds(seconds=0, megabytes=0)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def answer(job: Any, folder: Path, limits: Bounds = NO_LIMITS, wanted: str = "") -> tuple[Any, Exception | None]:
    """Return what a task makes of one job."""
    rows = pandas.DataFrame([(7, *row_of(job))], columns=["number", "kind", "job"])
    (done,) = worked(iter([rows]), limits, str(folder), wanted or edition(EXTRACTING))
    (row,) = done.to_dict("records")
    assert row["number"] == 7
    return answer_of(row["kind"], row["answer"])


def test_a_document_and_its_targets_come_back_as_they_are_read_here(plan: Path) -> None:
    document, error = answer((plan, "plan"), plan.parent)

    assert error is None
    assert document == read_document(plan, "plan")
    assert isinstance(document, Document)
    extraction, error = answer(document, plan.parent)
    assert error is None
    assert isinstance(extraction, Extraction)
    assert [target.indicator for target in extraction.targets] == ["森林覆盖率"]


def test_bad_input_comes_back_as_the_same_error(tmp_path: Path) -> None:
    file = tmp_path / "none.txt"
    with pytest.raises(InputError) as here:
        read_document(file)

    nothing, error = answer((file, "none"), tmp_path)

    assert nothing is None
    assert isinstance(error, InputError)
    assert error.sentence == here.value.sentence


def too_slow(_job: object, _heartbeat: Callable[[], None]) -> None:
    time.sleep(60)


def test_a_document_that_takes_too_long_is_stopped(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_work", too_slow)

    nothing, error = answer((plan, "plan"), plan.parent, Bounds(seconds=1))

    assert nothing is None
    assert isinstance(error, StoppedError)
    assert error.why == "slow"


def test_a_machine_with_another_edition_reads_nothing(plan: Path) -> None:
    with pytest.raises(InputError, match="another plan-checker, Python or library"):
        answer((plan, "plan"), plan.parent, wanted="another")


def test_a_machine_without_the_folder_says_so(plan: Path) -> None:
    with pytest.raises(InputError, match="without the folder"):
        answer((plan, "plan"), plan.parent / "elsewhere")
