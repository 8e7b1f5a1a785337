"""What is kept is found again for the same content and rules, and for nothing else; damage is read as nothing."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker import bounded, finished, kept, reported
from checker.cli import main
from checker.edition import LIBRARIES, READING, edition
from checker.kept import NOTHING, Kept, kept_by_the_user
from checker.model import Document, Region
from checker.pipeline import read_all, run
from checker.workspace import loose

pytestmark = pytest.mark.usefixtures("limits")

PLAN = "甲市新型城镇化规划\n一、目标\n到2025年，常住人口城镇化率达到57%。\n"
OTHER = PLAN.replace("57", "58")
REGION = Region(code="370000", name="甲省", parent="100000")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


class Counted(bounded.Worker):
    """A worker that counts what it is given to do."""

    done = 0

    def do(self, job: object) -> object:
        """Count the job and do it."""
        self.done += 1
        return super().do(job)


def counted() -> Counted:
    from checker.intake import reading_worker

    return reading_worker(Counted, "read", "structure", "extract")


def test_a_file_read_before_is_not_read_again_until_its_content_changes(plan: Path, tmp_path: Path) -> None:
    store, workspace = Kept(tmp_path / "cache"), loose((plan,), ())
    with counted() as worker:
        first = read_all(workspace, worker=worker, kept=store)
        assert worker.done == 2
        assert read_all(workspace, worker=worker, kept=store) == first
        assert worker.done == 2
        plan.write_text(OTHER, encoding="utf-8")
        changed = read_all(workspace, worker=worker, kept=store)
        assert worker.done == 4
        assert read_all(workspace, worker=worker) == changed

    assert [str(one.amount.value) for one in changed.extractions[0].targets if one.amount] == ["58"]


def test_a_file_that_cannot_be_read_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    store, workspace = Kept(tmp_path / "cache"), loose((tmp_path / "empty.txt",), ())

    for _ in range(2):
        assert len(read_all(workspace, kept=store).unread) == 1


def test_another_edition_of_the_rules_finds_nothing(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, workspace = Kept(tmp_path / "cache"), loose((plan,), ())
    with counted() as worker:
        read_all(workspace, worker=worker, kept=store)
        monkeypatch.setattr("checker.intake.edition", lambda parts: f"another {parts}")
        read_all(workspace, worker=worker, kept=store)
        assert worker.done == 4


def test_the_edition_changes_with_the_code_and_with_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    before = edition(READING)
    edition.cache_clear()
    assert edition(READING) == before
    assert edition((*READING, "extract")) != before
    edition.cache_clear()
    monkeypatch.setattr("checker.edition.version", lambda _: "0.0")
    assert edition(READING) != before
    edition.cache_clear()


def check(plan: Path, out: Path, *more: str) -> str:
    done = CliRunner().invoke(
        main, ["check", str(plan), "--out", str(out), "--format", "json", "--fail-on", "never", "--lang", "en", *more]
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.output


def test_a_second_run_says_the_same_and_runs_no_suite(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(kept.FOLDER, str(tmp_path / "cache"))
    first = check(plan, tmp_path / "out")
    report = (tmp_path / "out" / "findings.json").read_bytes()
    monkeypatch.setattr("checker.pipeline.judge_all", lambda *_, **__: pytest.fail("judged again"))

    assert check(plan, tmp_path / "out") == first
    assert (tmp_path / "out" / "findings.json").read_bytes() == report
    with pytest.raises(pytest.fail.Exception, match="judged again"):
        check(plan, tmp_path / "out", "--no-cache")
    with pytest.raises(pytest.fail.Exception, match="judged again"):
        check(plan, tmp_path / "out", "--date", "1999-01-01")
    plan.write_text(OTHER, encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="judged again"):
        check(plan, tmp_path / "out")


def test_a_run_depends_on_every_file_and_on_what_persons_said(plan: Path, tmp_path: Path) -> None:
    workspace = loose((plan,), ())
    before = finished.made_of_all(workspace, None)
    plan.write_text(OTHER, encoding="utf-8")

    assert finished.made_of_all(workspace, None) != before


def test_a_damaged_store_is_read_as_empty_said_and_begun_anew(tmp_path: Path) -> None:
    store, file = Kept(tmp_path), tmp_path / "kept.sqlite"
    store.put(REGION, "a")
    assert store.get(Region, "a") == REGION
    file.write_bytes(b"no database at all, but some bytes" * 100)

    assert store.get(Region, "a") is None
    assert [note.en.split(": ")[1] for note in store.notes] == ["what was kept there is damaged; it is begun anew"]
    store.put(REGION, "a")
    assert store.get(Region, "a") == REGION


@pytest.mark.parametrize("value", [b"", b"x", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_damaged_value_is_read_as_none_and_said(tmp_path: Path, value: bytes) -> None:
    store = Kept(tmp_path)
    store.put(REGION, "a")
    with sqlite3.connect(tmp_path / "kept.sqlite") as opened:
        opened.execute("UPDATE kept SET value = ?", (value,))
    opened.close()

    assert store.get(Region, "a") is None
    assert len(store.notes) == 1


def test_another_kind_or_another_origin_finds_nothing(tmp_path: Path) -> None:
    store = Kept(tmp_path)
    store.put(REGION, "a", "b")

    assert store.get(Document, "a", "b") is None
    assert store.get(Region, "ab") is None
    assert store.get(Region, "a", "b") == REGION
    assert store.notes == []


def test_what_was_used_longest_ago_is_dropped_when_the_store_is_full(tmp_path: Path) -> None:
    store = Kept(tmp_path, most=60_000)
    noise = [Region(code=os.urandom(2000).hex(), name="", parent="") for _ in range(60)]
    for number, one in enumerate(noise):
        store.put(one, str(number))

    assert store.get(Region, "59") == noise[59]
    assert store.get(Region, "0") is None
    assert (tmp_path / "kept.sqlite").stat().st_size < 80_000


def test_a_folder_that_cannot_be_used_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = Kept(tmp_path / "file")
    store.put(REGION, "a")

    assert store.get(Region, "a") is None
    assert len(store.notes) == 1


def test_two_processes_keep_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from checker.kept import Kept; from checker.model import Region\n"
        "store = Kept(Path(sys.argv[1]))\n"
        "for n in range(40): store.put(Region(code=sys.argv[2], name=str(n), parent=''), sys.argv[2], str(n))\n"
        "print(len(store.notes))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], stdout=subprocess.PIPE) for name in "ab"
    ]

    assert [one.communicate()[0].strip() for one in running] == [b"0", b"0"]
    found = [Kept(tmp_path).get(Region, name, str(n)) for name in "ab" for n in range(40)]
    assert all(one is not None for one in found)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_may_read_the_store(tmp_path: Path) -> None:
    Kept(tmp_path / "cache").put(REGION, "a")

    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "cache" / "kept.sqlite").stat().st_mode) == 0o600


def test_the_environment_names_the_folder_or_turns_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kept.FOLDER, str(tmp_path))
    kept_by_the_user().put(REGION, "a")
    assert kept_by_the_user().get(Region, "a") == REGION
    monkeypatch.setenv(kept.FOLDER, "off")
    assert kept_by_the_user() is NOTHING
    NOTHING.put(REGION, "a")
    assert NOTHING.get(Region, "a") is None


def test_the_edition_names_every_library_that_a_reading_or_a_judgement_depends_on() -> None:
    # These make pages, speak to a person or hold files; what is read and judged is the same with any version of them.
    beside = {"click", "filelock", "flask", "jinja2", "matplotlib", "platformdirs", "psutil", "pyarrow", "waitress"}
    project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["ocr"], *extras["spark"]]
    named = {re.split(r"[<>=]", one)[0] for one in wanted}

    assert named - beside <= set(LIBRARIES)


def test_a_report_of_the_same_run_is_not_written_again_in_the_same_format_and_language(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, workspace = Kept(tmp_path / "cache"), loose((plan,), ())
    found, _ = run(workspace, kept=store)
    first = reported.rendering(store, workspace, None)(found, "markdown", "zh")
    asked: list[str] = []

    def noted(_run: object, form: str, lang: str) -> str:
        asked.append(f"{form} {lang}")
        return ""

    monkeypatch.setattr(reported, "render", noted)

    assert reported.rendering(store, workspace, None)(found, "markdown", "zh") == first
    assert asked == []

    reported.rendering(store, workspace, None)(found, "markdown", "en")
    plan.write_text(OTHER, encoding="utf-8")
    reported.rendering(store, workspace, None)(found, "markdown", "zh")
    reported.rendering(NOTHING, workspace, None)(found, "markdown", "zh")

    assert asked == ["markdown en", "markdown zh", "markdown zh"]


def test_a_store_at_hand_is_damaged_once_and_is_used_on_by_a_new_file(tmp_path: Path) -> None:
    store = Kept(tmp_path)
    with store.at_hand():
        store.put(REGION, "a")
        assert Kept(tmp_path).get(Region, "a") == REGION
        (tmp_path / "kept.sqlite").write_bytes(b"no database" * 400)
        assert store.get(Region, "a") is None
        store.put(REGION, "b")
        assert store.get(Region, "b") == REGION

    assert len(store.notes) == 1
    assert Kept(tmp_path).get(Region, "b") == REGION
