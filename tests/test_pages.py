"""`checker check` writes the page or the folder of pages, and takes away what an earlier run wrote and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.workspace.ours import LIST

PLANS = {
    "sheng.txt": "某省绿化方案（2024—2025年）\n\n一、主要目标\n到2025年，各市森林覆盖率达到30%以上。\n",
    "shi.txt": "某市绿化方案（2024—2025年）\n\n一、主要目标\n到2025年，森林覆盖率达到25%。\n",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in PLANS.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def check(*more: str) -> set[str]:
    done = CliRunner().invoke(
        main,
        ["check", "shi.txt", "--above", "sheng.txt", "--format", "html", "--fail-on", "never", "--out", "out", *more],
    )
    assert done.exit_code == 0, done.output
    assert "out/index.html" in done.output
    return {path.relative_to("out").as_posix() for path in Path("out").rglob("*") if path.is_file()}


def test_few_plans_are_one_page(here: Path) -> None:
    assert check() == {"index.html"}


def test_a_folder_is_written_where_it_is_asked_for_and_all_of_it_is_listed(here: Path) -> None:
    found = check("--pages", "folder")

    assert {"plans/sheng.html", "plans/shi.html", "assets/report.css", "assets/report.js", "index.html"} <= found
    listed = {line.split("  ", 1)[1] for line in Path("out", LIST).read_text(encoding="utf-8").splitlines()}
    assert found == {*listed, LIST}


def test_one_page_after_a_folder_leaves_no_page_behind(here: Path) -> None:
    check("--pages", "folder")

    assert check("--pages", "one") == {"index.html"}
    assert not Path("out/plans").exists()


def test_what_somebody_else_wrote_or_changed_is_left(here: Path) -> None:
    check("--pages", "folder")
    Path("out/plans/notes.html").write_text("mine", encoding="utf-8")
    Path("out/plans/shi.html").write_text("changed", encoding="utf-8")

    assert check() == {"index.html", "plans/notes.html", "plans/shi.html"}


def test_a_list_that_names_files_elsewhere_takes_nothing_away(here: Path) -> None:
    outside = here / "kept.html"
    outside.write_text("", encoding="utf-8")
    check("--pages", "folder")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    with Path("out", LIST).open("a", encoding="utf-8") as file:
        file.write(f"{empty}  ../kept.html\n{empty}  {outside.as_posix()}\n{empty}  plans/../../kept.html\n")
    check()

    assert outside.is_file()
