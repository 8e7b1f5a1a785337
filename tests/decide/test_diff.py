"""Two runs compared: every subject is in exactly one state, and what is not judged is never called fixed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.decide import Snapshot, compare
from checker.model.alignment import READ_BY_SENTENCE
from tests.decide.conftest import PROVINCE, checker, city


def snapshot(found: set[str], held: set[str], unjudged: set[str]) -> Snapshot:
    def finding(name: str) -> dict[str, Any]:
        return {
            "fingerprint": name,
            "check": "c",
            "severity": "error",
            "status": "new",
            "working": {"zh": "", "en": ""},
        }

    return Snapshot(
        findings={name: finding(name) for name in found},
        held=dict.fromkeys(held, "c"),
        unjudged=dict.fromkeys(unjudged, ("c", "why")),
        targets={},
        pairs=(),
    )


ANSWER = {"found": 0, "held": 1, "unjudged": 2}


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        ("found", "found", "still-held"),
        ("held", "found", "new"),
        ("unjudged", "found", "new"),
        ("", "found", "new"),
        ("found", "held", "fixed"),
        ("found", "", "fixed"),
        ("found", "unjudged", "now-not-judged"),
        ("held", "unjudged", "now-not-judged"),
        ("unjudged", "unjudged", "still-not-judged"),
        ("unjudged", "held", "newly-judged"),
    ],
)
def test_the_six_states(before: str, after: str, state: str) -> None:
    def one(answer: str) -> Snapshot:
        return snapshot(*({"x"} if answer == kind else set() for kind in ANSWER))

    (change,) = compare(one(before), one(after)).changes

    assert change.state == state
    assert change.gone == (after == "")


NAMES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(sorted(ANSWER)))


@given(NAMES, NAMES)
def test_no_subject_is_in_two_states(before: dict[str, str], after: dict[str, str]) -> None:
    old, new = (
        snapshot(*({name for name, is_kind in one.items() if is_kind == kind} for kind in ANSWER))
        for one in (before, after)
    )

    seen = [change.fingerprint for change in compare(old, new).changes]

    assert len(seen) == len(set(seen))
    assert {name for name in after if after[name] == "found"} <= set(seen)


@pytest.mark.parametrize(("old", "new", "worse"), [("warning", "error", True), ("error", "warning", False)])
def test_a_finding_that_became_graver_is_marked(old: str, new: str, worse: bool) -> None:
    before, after = snapshot({"x"}, set(), set()), snapshot({"x"}, set(), set())
    before.findings["x"]["severity"], after.findings["x"]["severity"] = old, new  # type: ignore[index]

    (change,) = compare(before, after).changes

    assert (change.state, change.worse) == ("still-held", worse)


def test_a_figure_changed_above_shows_the_plans_below_it_touches(workspace: Path) -> None:
    shutil.copytree(".", "../after")
    Path("../after/province.txt").write_text(PROVINCE.replace("30%", "15%"), encoding="utf-8")

    result = checker("diff", ".", "../after", "--format", "json")

    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["counts"]["fixed"] == 1
    (impact,) = told["impacts"]
    assert (impact["before"]["value"], impact["after"]["value"]) == ("30", "15")
    assert [one["doc"] for one in impact["touches"]] == ["city"]


def test_a_report_kept_compares_with_a_workspace_as_it_stands(workspace: Path) -> None:
    city("20%", "30%")

    result = checker("--lang", "en", "diff", "reports/findings.json", ".")

    assert result.exit_code == 0, result.output
    assert "fixed: 1" in result.stdout


def test_two_versions_of_a_draft_are_compared_whatever_their_files_are_called(workspace: Path) -> None:
    shutil.copy("city.txt", "second.txt")
    city("20%", "30%")

    worse = checker("--lang", "en", "diff", "city.txt", "second.txt", "--above", "province.txt")

    assert worse.exit_code == 1, worse.output
    assert "new: 1" in worse.stdout
    assert "still there: 0" in worse.stdout
    assert checker("diff", "second.txt", "city.txt", "--above", "province.txt").exit_code == 0


def test_an_explained_finding_that_is_open_again_is_new(workspace: Path) -> None:
    fingerprint = json.loads(Path("reports/findings.json").read_text(encoding="utf-8"))["findings"][0]["fingerprint"]
    checker("accept", fingerprint, "--reason", "x")
    checker("check", "--out", "before")
    city("20%", "10%")

    assert checker("diff", "before/findings.json", ".").exit_code == 1


@pytest.mark.parametrize("text", ["{}", "[]", "nothing", '{"findings": 3}'])
def test_what_is_no_report_is_refused(workspace: Path, text: str) -> None:
    Path("other.json").write_text(text, encoding="utf-8")

    result = checker("diff", "other.json", ".")

    assert result.exit_code == 2
    assert "other.json" in result.output


@pytest.mark.parametrize(("was", "code"), [("error", 0), ("warning", 1)])
def test_a_baseline_knows_a_finding_only_as_grave_as_it_was(workspace: Path, was: str, code: int) -> None:
    report = json.loads(Path("reports/findings.json").read_text(encoding="utf-8"))
    report["findings"][0]["severity"] = was
    Path("before.json").write_text(json.dumps(report), encoding="utf-8")

    assert checker("check", "--baseline", "before.json").exit_code == code


@pytest.mark.parametrize(("level", "code"), [("never", 0), ("error", 1), ("warning", 1), ("notice", 1)])
def test_an_error_fails_every_level_but_never(workspace: Path, level: str, code: int) -> None:
    assert checker("check", "--fail-on", level).exit_code == code


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 0), ("notice", 1)])
def test_a_notice_fails_at_its_own_level_only(workspace: Path, level: str, code: int) -> None:
    city("20%", "30%")
    city("20个", "21个")

    assert checker("check", "--fail-on", level).exit_code == code


def test_a_baseline_that_is_no_report_ends_with_2(workspace: Path) -> None:
    assert checker("check", "--baseline", "city.txt").exit_code == 2


def test_a_report_of_the_first_form_compares_with_one_of_today(workspace: Path) -> None:
    today = json.loads(Path("reports/findings.json").read_text(encoding="utf-8"))
    first = json.loads(json.dumps(today))
    for target in first["targets"]:
        figure = {name: target.pop(name) for name in ("value", "value_max", "unit", "bound", "low", "high")}
        figure["text"] = target.pop("value_text")
        target["amount"] = figure if figure["value"] is not None else None

    assert compare(Snapshot.of(first), Snapshot.of(today)).impacts == ()
    first["targets"][0]["amount"] = {"value": "1", "value_max": None, "text": "1", "unit": "个", "bound": "eq"}
    (impact,) = compare(Snapshot.of(first), Snapshot.of(today)).impacts
    assert impact.before is not None
    assert (impact.before["value_text"], impact.before["unit"]) == ("1", "个")


def test_an_obligation_that_stands_there_for_its_sentence_alone_is_no_target_that_changed(workspace: Path) -> None:
    today = json.loads(Path("reports/findings.json").read_text(encoding="utf-8"))
    shared = json.loads(json.dumps(today))
    target = shared["targets"][0] | {"id": "city/9.0", "derivation": [READ_BY_SENTENCE]}
    shared["targets"].append(target)
    shared["pairs"].append({"relation": "above", "upper": target["id"], "lower": target["id"]})

    taken = Snapshot.of(shared)

    assert (taken.targets, taken.pairs) == (Snapshot.of(today).targets, Snapshot.of(today).pairs)
