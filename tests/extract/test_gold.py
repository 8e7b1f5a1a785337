"""Extraction measured against targets annotated by hand; the table of figures is printed in every run."""

from __future__ import annotations

import importlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.extract import extract
from checker.pipeline import read_document as read
from checker.workspace.dataset import as_lines

ROOT = Path(__file__).parents[2]
ORIGINALS = ROOT / "docs_data" / "originals"
PLANS = Path(__file__).with_name("plans")
GOLD = ROOT / "tests" / "gold"
FLOORS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))
STRICT: dict[str, float] = FLOORS["strict"]
scorer: Any = importlib.import_module("tests.gold.score")

DOCUMENTS = {file.stem: file for folder in (ORIGINALS, PLANS) for file in folder.glob("*.txt")}
NAMES = sorted(name for name in DOCUMENTS if (GOLD / f"{name}.jsonl").is_file() or (PLANS / f"{name}.jsonl").is_file())


def _annotated(name: str) -> Path:
    own = PLANS / f"{name}.jsonl"
    return own if own.is_file() else GOLD / f"{name}.jsonl"


def _records(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines() if line.strip()]


@cache
def scored(name: str) -> dict[str, Any]:
    """The scorer's figures for one document, read and extracted from its file as a user would have it done."""
    document = read(DOCUMENTS[name])
    predicted = _records(as_lines([extract(document)]))
    text = DOCUMENTS[name].read_text(encoding="utf-8")
    result: dict[str, Any] = scorer.score(predicted, _records(_annotated(name).read_text(encoding="utf-8")), text)[0]
    return result


def _line(name: str) -> str:
    found = scored(name)
    figures = "".join(f"{found[kind]['f1']:9.3f}" for kind in ("figure", "value", "full"))
    recalls = (found["state_recall"], found["baseline_recall"])
    others = "".join("        -" if recall is None else f"{recall:9.3f}" for recall in recalls)
    weak = ", ".join(f"{field} {share:.2f}" for field, share in found["fields"].items() if share < STRICT["field"])
    return f"{name:22}{figures}{others}   {weak}".rstrip()


def test_every_annotated_document_is_scored(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [_line(name) for name in NAMES]
    with capsys.disabled():
        print(f"\n{'F1 against the gold':22}   figure    value     full    state baseline   fields below the mark")
        print("\n".join(lines))

    assert set(NAMES) == set(DOCUMENTS)


@pytest.mark.parametrize("name", FLOORS["held_to_the_mark"])
def test_the_plans_at_hand_are_read_to_the_mark(name: str) -> None:
    found = scored(name)

    assert found["figure"]["f1"] >= STRICT["figure"]
    assert found["value"]["f1"] >= STRICT["value"]
    assert found["full"]["f1"] >= STRICT["full"]
    assert found["state_recall"] >= STRICT["state"]
    assert {field: share for field, share in found["fields"].items() if share < STRICT["field"]} == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_document_is_read_worse_than_it_was(name: str) -> None:
    found = [scored(name)[kind]["f1"] for kind in ("figure", "value", "full")]
    floors = FLOORS["floors"][name]

    assert [one for one, floor in zip(found, floors, strict=True) if one < floor] == [], (found, floors)
