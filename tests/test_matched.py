"""The documents of a relationship are matched once, and again only where one of them has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.intake import Reading, read_all
from checker.kept import Kept
from checker.match import Given, Task, done
from checker.model import Matched, Matching
from checker.pipeline import match_targets
from checker.workspace import loose

ABOVE = "甲省新型城镇化规划\n一、目标\n到2025年，常住人口城镇化率达到57%，新增公园绿地200公顷。\n"
BELOW = "乙市新型城镇化规划\n一、目标\n到2025年，常住人口城镇化率达到56%，新增公园绿地20公顷。\n"
OTHER = "丙市新型城镇化规划\n一、目标\n到2025年，常住人口城镇化率达到58%，新增公园绿地30公顷。\n"


def written(folder: Path, *texts: str) -> tuple[Path, ...]:
    folder.mkdir(exist_ok=True)
    files = tuple(folder / f"plan{number}.txt" for number in range(len(texts)))
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    return files


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Task]:
    """The relationships that were matched anew, one after the other."""
    found: list[Task] = []

    def counting(given: Given, tasks: list[Task]) -> list[Matched]:
        found.extend(tasks)
        return list(done(given, tasks))

    monkeypatch.setattr("checker.match.done", counting)
    return found


def matched(folder: Path, *texts: str) -> Matching:
    first, *others = written(folder, *texts)
    workspace = loose(tuple(others), (first,))
    store = Kept(folder / "cache")
    found: Reading = read_all(workspace, kept=store)
    assert not found.unread
    return match_targets(workspace, found, kept=store)


def test_only_what_has_to_do_with_a_changed_plan_is_matched_again(tmp_path: Path, counted: list[Task]) -> None:
    first = matched(tmp_path, ABOVE, BELOW, OTHER)
    assert len(first.pairs) >= 4
    assert len(counted) == 5  # each plan with itself, each lower one with the upper one
    counted.clear()
    assert matched(tmp_path, ABOVE, BELOW, OTHER) == first
    assert counted == []
    again = matched(tmp_path, ABOVE, BELOW, OTHER.replace("58%", "55%"))
    assert {(*one.relationship.upper, *one.relationship.lower) for one in counted} == {
        ("plan2", "plan2"),
        ("plan0", "plan2"),
    }
    assert again != first


def test_what_is_kept_is_what_is_found_anew(tmp_path: Path, counted: list[Task]) -> None:
    files = written(tmp_path, ABOVE, BELOW)
    workspace = loose(files[1:], files[:1])
    found = read_all(workspace)
    kept = [match_targets(workspace, found, kept=Kept(tmp_path / "cache")) for _ in range(2)]
    assert counted
    assert kept[0] == kept[1] == match_targets(workspace, found)


def test_a_persons_word_on_a_match_is_heard_in_what_was_kept(tmp_path: Path) -> None:
    from checker.model import Decision

    files = written(tmp_path, ABOVE, BELOW)
    workspace, store = loose(files[1:], files[:1]), Kept(tmp_path / "cache")
    found = read_all(workspace)
    pair = next(one for one in match_targets(workspace, found, kept=store).pairs if one.relation == "above")
    word = Decision(
        fingerprint=pair.id, subject="match", verdict="reject", name="甲", reason="不同指标", date="2026-01-01"
    )
    told = replace(workspace, decisions=(word,))
    assert pair.id not in {one.id for one in match_targets(told, found, kept=store).pairs}


def test_a_third_plan_changes_nothing_between_two(tmp_path: Path) -> None:
    two, three = matched(tmp_path, ABOVE, BELOW), matched(tmp_path, ABOVE, BELOW, OTHER)
    of_two = [pair for pair in three.pairs if "plan2" not in {pair.upper.doc, pair.lower.doc}]
    assert list(two.pairs) == of_two
