"""The five plans audited in short; the full table is made by `make audit`."""

import json
from pathlib import Path
from random import Random

import pytest

from checker.audit import KINDS, Audit, audit
from checker.audit.candidates import Candidates, candidates_of, drawn_from
from checker.audit.detection import Detection
from checker.audit.planting import Planting
from checker.audit.table import FORMATS, render
from checker.measure.lib.context import context_of
from checker.model import Document
from checker.pipeline import judge_matches, judge_several, match_targets, measure_matches, permitted, read_all
from checker.workspace import Workspace, find

PLANS = Path(__file__).parents[2] / "docs_data"
SEED = 1


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return find(PLANS)


@pytest.fixture(scope="module")
def candidates(workspace: Workspace) -> tuple[dict[str, Document], Detection, Candidates]:
    reading = read_all(workspace)
    matching = match_targets(workspace, reading)
    context = context_of(matching, reading.documents, reading.extractions, workspace.indicators, workspace.regions)
    documents = {document.id: document for document in reading.documents}
    detection = Detection(context, permitted(workspace.suites))
    return documents, detection, candidates_of(detection, documents, documents, Random(SEED))


@pytest.fixture(scope="module")
def short(workspace: Workspace) -> Audit:
    return audit(workspace, 6, SEED)


def test_planted_faults_are_found_and_named_and_nothing_strays(short: Audit) -> None:
    counts = short.counts()

    assert counts["planted"] == 6
    assert counts["named"] == 6, [one for one in counts["plantings"] if not one["named"]]
    assert counts["stray"] == 0


def test_the_originals_are_left_alone(short: Audit, workspace: Workspace) -> None:
    assert short.outcomes
    assert not read_all(workspace).unread  # each file still has the checksum of the manifest


def test_the_json_has_what_scripts_look_for(short: Audit) -> None:
    counts = json.loads(render(short, "json", "en"))

    assert {"planted", "found", "named", "stray", "by_slip", "by_check"} <= set(counts)
    assert sum(row["planted"] for row in counts["by_slip"].values()) == counts["planted"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json"])
def test_the_table_names_every_slip_that_was_planted(short: Audit, form: str, lang: str) -> None:
    text = render(short, form, "zh" if lang == "zh" else "en")

    assert text.count("\n") > 10 + len(short.counts()["by_slip"])


def test_every_kind_of_fault_can_be_planted_in_the_five_plans(candidates: tuple[object, object, Candidates]) -> None:
    assert {planting.kind for planting in candidates[2].plantings} == set(KINDS)


def test_a_planting_changes_its_own_run_of_the_text_and_nothing_else(
    candidates: tuple[dict[str, Document], Detection, Candidates],
) -> None:
    documents, _, every = candidates
    for planting in every.plantings:
        before = documents[planting.doc].source
        after = before[: planting.start] + planting.new + before[planting.end :]
        assert before[planting.start : planting.end] == planting.old != planting.new
        assert after[: planting.start] == before[: planting.start]
        assert after[planting.start + len(planting.new) :] == before[planting.end :]


def test_one_seed_plants_the_same_and_another_seed_something_else(
    candidates: tuple[dict[str, Document], Detection, Candidates],
) -> None:
    documents, detection, _ = candidates

    def drawn(seed: int) -> tuple[Planting, ...]:
        random = Random(seed)
        return drawn_from(candidates_of(detection, documents, documents, random), 24, random)

    assert drawn(5) == drawn(5)
    assert drawn(5) != drawn(6)


def test_plantings_are_spread_over_kinds_and_documents(candidates: tuple[object, object, Candidates]) -> None:
    drawn = drawn_from(candidates[2], 24, Random(SEED))

    assert {planting.kind for planting in drawn} == set(KINDS)
    assert len({planting.doc for planting in drawn}) >= 4


def test_targets_without_a_visible_fault_are_counted(candidates: tuple[object, object, Candidates]) -> None:
    with_faults = {name for planting in candidates[2].plantings for name in planting.targets}

    assert 0 < candidates[2].without_fault < candidates[2].targets
    assert candidates[2].without_fault + len(with_faults) >= candidates[2].targets


def test_runs_judged_together_are_judged_as_each_alone(workspace: Workspace) -> None:
    reading = read_all(workspace)
    matching = match_targets(workspace, reading)
    frames = measure_matches(workspace, reading, matching)

    alone, _ = judge_matches(workspace, reading, matching)
    together = judge_several(workspace, [frames, frames])

    assert [list(found) for found in together] == [list(alone), list(alone)]
