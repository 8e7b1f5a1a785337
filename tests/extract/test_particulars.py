"""Sentences of plans and what is said in them that is no target: what is read is what stands in particulars.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.extract import extract
from checker.pipeline import read_document as read

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "particulars.yaml").read_text(encoding="utf-8"))
HEAD = "某市绿化行动方案（2023—2026年）\n\n一、主要任务\n"


@pytest.mark.parametrize("case", CASES, ids=[f"{at} {case['text'][:24]}" for at, case in enumerate(CASES)])
def test_what_a_document_says_besides_its_targets_is_read(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(HEAD + case["text"].rstrip("\n") + "\n", encoding="utf-8")
    document = read(file)

    said = extract(document).particulars
    grounds = said.grounds
    found = {
        "citations": [one.title for one in said.citations],
        "numbers": [one.number for one in said.citations],
        "grounds": document.passages[grounds.passage].text[grounds.start : grounds.end] if grounds else "",
        "drafted_on_grounds": said.drafted_on_grounds,
        "consolidations": [one.what for one in said.consolidations],
        "text_faults": [[one.kind, one.text] for one in said.text_faults],
        "upper_matters": [[one.kind, one.text] for one in said.upper_matters],
        "shares": [[one.part.printed, one.whole.printed, one.share.printed] for one in said.shares],
        "lists": [[one.printed, one.fewest, *one.items] for one in said.lists],
        "sums": [[one.printed, [str(figure) for figure in one.figures]] for one in said.sums],
        "assigned": len(said.assigned),
    }

    assert {name: value for name, value in found.items() if value} == {
        name: value for name, value in case.items() if name != "text"
    }
