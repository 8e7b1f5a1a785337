"""What the desk writes into a workspace: in its place, with all that stood there before, by several at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.model import Decision
from checker.workspace.catalogue import load_regions
from checker.workspace.decisions import decide, load_decisions, withdraw
from checker.workspace.manifest import drop_document, load_manifest, put_document
from checker.workspace.notes import Note, add_note, load_notes

REGIONS = load_regions(Path(__file__).parents[2] / "docs_data" / "regions.csv")
MANIFEST = """# What heads the file.

# The province.
- id: province
  file: originals/province.txt
  region: 370000

# The city; answers the province.
- id: city
  file: originals/city.txt
  above: province
"""


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    file = tmp_path / "manifest.yaml"
    file.write_text(MANIFEST, encoding="utf-8")
    return file


def test_a_fact_changes_its_own_entry_alone(manifest: Path) -> None:
    put_document(manifest, REGIONS, "province", {"level": "province", "period": [2021, 2025]})

    text = manifest.read_text(encoding="utf-8")
    assert text.startswith("# What heads the file.\n\n# The province.\n- id: province\n")
    assert text.endswith(MANIFEST[MANIFEST.index("\n# The city") :])
    facts = load_manifest(manifest, REGIONS)[0].facts
    assert (facts["level"], facts["period"], facts["region"]) == ("province", (2021, 2025), "370000")


def test_what_the_manifest_may_not_say_is_not_written(manifest: Path) -> None:
    with pytest.raises(InputError):
        put_document(manifest, REGIONS, "province", {"region": "999999"})

    assert manifest.read_text(encoding="utf-8") == MANIFEST
    assert {file.name for file in manifest.parent.iterdir()} <= {"manifest.yaml", ".lock"}


def test_a_document_that_goes_is_answered_by_nobody(manifest: Path) -> None:
    drop_document(manifest, REGIONS, "province")
    (city,) = load_manifest(manifest, REGIONS)
    assert (city.id, city.above) == ("city", ())

    drop_document(manifest, REGIONS, "city")
    assert not manifest.exists()


def decision(fingerprint: str, reason: str = "依据充分") -> Decision:
    return Decision(fingerprint=fingerprint, verdict="accept", subject="finding", reason=reason, name="甲")


def test_twenty_who_decide_at_once_all_stand(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text("# Ours.\n[]\n", encoding="utf-8")
    prints = [f"f{number:02}" for number in range(20)]
    with ThreadPoolExecutor(8) as several:
        list(several.map(lambda one: decide(file, decision(one)), prints))
        list(several.map(lambda one: add_note(tmp_path / "notes.yaml", note(one)), prints))

    assert [one.fingerprint for one in load_decisions(file)] == prints
    assert sorted(one.fingerprint for one in load_notes(tmp_path / "notes.yaml")) == prints
    assert file.read_text(encoding="utf-8").startswith("# Ours.\n")


def test_a_decision_taken_back_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    decide(file, decision("a"), decision("b"), decision("c"))
    withdraw(file, "b")
    withdraw(file, "b")

    assert [one.fingerprint for one in load_decisions(file)] == ["a", "c"]


def note(fingerprint: str) -> Note:
    return Note(fingerprint=fingerprint, kind="comment", name="乙", at="2026-01-01T09:00:00+08:00", text="- id: x\n# y")
