"""The audit of files given by themselves: a city's plan as PDF with a ruled table under a province's plan as text."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from checker.audit import Audit, audit
from checker.audit.candidates import candidates_of
from checker.audit.edits import edited
from checker.audit.precision import judges, new_findings
from checker.audit.table import render
from checker.cli import main
from checker.pipeline import reread
from checker.read import read
from tests.audit.plans import FORMS, Plans, detection_of, written

PLANTINGS, HARMLESS = 42, 14


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Plans:
    return written(tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="module")
def found(plans: Plans) -> Audit:
    return audit(plans.workspace, PLANTINGS, 1, HARMLESS)


@pytest.mark.parametrize("form", FORMS)
def test_a_fault_reaches_its_passage_in_every_format(form: str, tmp_path: Path) -> None:
    made = written(tmp_path, form)
    city = made.reading.documents[-1]
    every = {document.id: document for document in made.reading.documents}
    plantings = candidates_of(detection_of(made), {city.id: city}, every, Random(1)).plantings
    digits = [one for one in plantings if one.kind in ("figure", "cell") and one.slip == "digit"]

    assert {one.kind for one in digits} == {"figure", "cell"}
    for one in digits:
        before = city.passages[one.passage]
        at = before.origin.index(one.start)
        after = reread(made.workspace, made.reading, city.id, edited(read(tmp_path / city.file)[0], one.edits))
        text = after.documents[-1].passages[one.passage].text
        assert text == before.text[:at] + one.new + before.text[at + len(one.old) :]


def test_a_fault_in_a_cell_of_a_pdf_is_found_and_named(found: Audit) -> None:
    cells = [one for one in found.outcomes if one.planting.kind == "cell"]

    assert any(one.named for one in cells)
    # 99% that became 990% is not judged, which the reading says.
    assert all(one.named or one.said for one in cells), [one.planting for one in cells if not one.named]
    assert all(one.planting.doc == "city" for one in found.outcomes)


def test_a_row_that_is_gone_from_a_pdf_and_a_figure_of_its_text_are_found(found: Audit) -> None:
    kinds = {one.planting.kind for one in found.outcomes if one.named}

    assert {"figure", "bound", "deadline", "copied", "reworded"} <= kinds


def test_the_copies_of_each_who_judges_add_up(found: Audit) -> None:
    counts = found.counts()
    for row in counts["judges"].values():
        assert row["faulty_flagged"] + row["faulty_passed"] == counts["planted"]
        assert row["harmless_flagged"] + row["harmless_passed"] == HARMLESS == len(counts["edits"])
    nothing, tool = counts["judges"]["nothing"], counts["judges"]["tool"]

    assert nothing["recall"] == 0.0
    assert nothing["precision"] is None
    assert nothing["right"] == round(HARMLESS / (counts["planted"] + HARMLESS), 4)
    assert tool["recall"] == round(counts["found"] / counts["planted"], 4)


def test_harmless_edits_leave_the_verdict_as_it_was(found: Audit) -> None:
    assert [(one.edit, one.raised, one.gone) for one in found.kept if one.raised or one.gone] == []
    assert len({one.edit.kind for one in found.kept}) == 7


def test_precision_falls_with_what_is_said_of_a_harmless_copy_and_beside_the_fault(found: Audit) -> None:
    caught = next(one for one in found.outcomes if one.there)
    loud = next(one for one in found.kept)
    alarm = type(loud)(edit=loud.edit, raised=caught.there, gone=())
    stray = type(caught)(planting=caught.planting, there=caught.there, strays=caught.there)
    many = len(caught.there)

    assert judges([caught], [loud, alarm])["tool"]["precision"] == 0.5
    assert judges([caught], [loud, alarm])["tool"]["false_alarms"] == 0.5
    assert new_findings([caught], [loud])["tool"]["precision"] == 1.0
    assert new_findings([stray], [alarm])["tool"] == {
        "at_fault": many,
        "stray": many,
        "harmless": many,
        "precision": 0.3333,
    }
    assert new_findings([], [])["tool"]["precision"] is None


def test_the_table_says_what_was_planted_and_has_a_dash_for_what_is_undefined(found: Audit) -> None:
    text = render(found, "markdown", "en")

    assert f"{PLANTINGS} faults planted and {HARMLESS} harmless edits" in text
    assert "| nothing ever flagged | 0 | 42 | 0 | 14 | 0.0% | — | 0.0% | 25.0% |" in text


def test_the_command_takes_files_as_check_does(plans: Plans) -> None:
    above, below = (str(listed.file) for listed in plans.workspace.listed)
    options = ("--plantings", "2", "--harmless", "1", "--format", "json")

    done = CliRunner().invoke(main, ["audit", below, "--above", above, *options])

    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["planted"] == 2


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_audited(plans: Plans, tmp_path: Path) -> None:
    above, below = (str(listed.file) for listed in plans.workspace.listed)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n")

    done = CliRunner().invoke(
        main, ["audit", below, str(broken), "--above", above, "--plantings", "1", "--harmless", "0"]
    )

    assert done.exit_code == 2
    assert "broken.pdf" in done.stderr


def test_where_no_document_can_be_read_nothing_is_audited(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n")

    done = CliRunner().invoke(main, ["audit", str(broken)])

    assert done.exit_code == 2
    assert "broken.pdf" in done.stderr
