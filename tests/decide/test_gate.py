"""The gate tried in a clone: what has to be so before a change of docs_data/ goes in."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest
import yaml

from checker.cli import COMMANDS
from tests.decide.conftest import checker

REPOSITORY = Path(__file__).parents[2]


def git(*arguments: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *named, *arguments], check=True, capture_output=True)


def listed() -> None:
    """Write the manifest with the checksums as they are now."""
    entries = []
    for name, above in (("province", ""), ("city", "  above: province\n")):
        digest = hashlib.sha256(Path(f"docs_data/{name}.txt").read_bytes()).hexdigest()
        entries.append(f"- id: {name}\n  file: {name}.txt\n  sha256: {digest}\n{above}")
    Path("docs_data/manifest.yaml").write_text("".join(entries), encoding="utf-8")


@pytest.fixture
def clone(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of a repository whose plans fit but for one error that is known there."""
    origin = tmp_path / "origin"
    origin.mkdir()
    (origin / "docs_data").mkdir()
    for name in ("province.txt", "city.txt"):
        (origin / "docs_data" / name).write_bytes((workspace / name).read_bytes())
    monkeypatch.chdir(origin)
    listed()
    assert checker("extract", ".", "--all").exit_code == 0
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "plans")
    git("clone", "-q", str(origin), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    return tmp_path / "clone"


def change(old: str, new: str, *, dataset: bool = True) -> None:
    """Change the city's plan as a person does who keeps the manifest, and the dataset too."""
    file = Path("docs_data/city.txt")
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    listed()
    if dataset:
        assert checker("extract", ".", "--all").exit_code == 0


def test_a_repository_as_it_stood_passes_though_an_error_is_known_in_it(clone: Path) -> None:
    result = checker("--lang", "en", "gate", "--base", "origin/HEAD")

    assert result.exit_code == 0, result.output
    assert "still there: 1" in result.stdout
    assert "passed" in result.stdout


def test_without_a_base_every_open_error_closes_the_gate(clone: Path) -> None:
    result = checker("gate")

    assert result.exit_code == 1
    assert "[below-upper]" in result.stdout


def test_a_changed_document_with_a_stale_dataset_is_told_what_to_run(clone: Path) -> None:
    change("20个", "21个", dataset=False)

    result = checker("gate", "--base", "origin/HEAD")

    assert result.exit_code == 1
    assert "targets.csv" in result.stdout
    assert "checker extract --all" in result.stdout


def test_a_dataset_of_an_earlier_form_ends_with_2_and_is_told_what_to_run(clone: Path) -> None:
    dataset = Path("docs_data/targets.csv")
    dataset.write_text("id,doc,low,high\ncity/1,city,[20,\n", encoding="utf-8")

    for command in (("gate", "--base", "origin/HEAD"), ("extract", ".", "--check")):
        result = checker("--lang", "en", *command)

        assert result.exit_code == 2
        assert "targets.csv: line 1" in result.output
        assert "checker extract --all" in result.output


def test_a_document_that_changed_under_its_checksum_ends_with_2(clone: Path) -> None:
    with Path("docs_data/city.txt").open("a", encoding="utf-8") as plan:
        plan.write("\n")

    result = checker("gate", "--base", "origin/HEAD")

    assert result.exit_code == 2
    assert "sha256" in result.output


def test_a_new_error_against_the_base_closes_the_gate(clone: Path) -> None:
    change("20个", "12个")

    result = checker("gate", "--base", "origin/HEAD")

    assert result.exit_code == 1, result.output
    assert "12个" in result.stdout


def test_a_new_notice_does_not(clone: Path) -> None:
    change("20个", "21个")

    result = checker("--lang", "en", "gate", "--base", "origin/HEAD")

    assert result.exit_code == 0, result.output
    assert "new: 1" in result.stdout
    assert "[above-upper]" in result.stdout
    assert checker("gate", "--base", "origin/HEAD", "--fail-on", "notice").exit_code == 1


def test_an_error_put_right_passes(clone: Path) -> None:
    change("20%", "30%")

    result = checker("--lang", "en", "gate", "--base", "origin/HEAD")

    assert result.exit_code == 0, result.output
    assert "fixed: 1" in result.stdout


def test_a_loosened_suite_is_said(clone: Path) -> None:
    from checker.workspace import shipped

    Path("expectations").mkdir()
    for suite in shipped("expectations").glob("*.json"):
        text = suite.read_text(encoding="utf-8")
        Path("expectations", suite.name).write_text(text + "\n", encoding="utf-8")

    result = checker("--lang", "en", "gate", "--base", "origin/HEAD")

    assert result.exit_code == 0, result.output
    assert "The rules" in result.stdout


def test_a_suite_that_cannot_be_run_ends_with_3(clone: Path) -> None:
    Path("expectations").mkdir()
    Path("expectations/pairs.json").write_text("{", encoding="utf-8")

    assert checker("gate").exit_code == 3


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "origin/HEAD:docs_data"])
def test_a_base_that_is_no_revision_is_refused(clone: Path, base: str) -> None:
    result = checker("gate", f"--base={base}")

    assert result.exit_code == 2
    assert base in result.output


def test_plans_in_which_nothing_can_be_judged_end_with_4(clone: Path) -> None:
    for name in ("province", "city"):
        Path(f"docs_data/{name}.txt").write_text("一、总体要求\n\n坚持生态优先。\n", encoding="utf-8")
    listed()

    assert checker("gate").exit_code == 4


def test_the_hooks_and_the_workflow_call_what_there_is() -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    workflow = (REPOSITORY / ".github" / "workflows" / "gate.yml").read_text(encoding="utf-8")

    assert {hook["entry"].split()[1] for hook in hooks} <= set(COMMANDS)
    assert "checker gate . --base HEAD" in {hook["entry"] for hook in hooks}
    assert "checker gate ." in workflow
    steps = yaml.safe_load(workflow)["jobs"]["plans"]["steps"]
    (upload,) = (step for step in steps if "upload-artifact" in step.get("uses", ""))
    assert "!cancelled()" in upload["if"]
    assert "\ngate:" in (REPOSITORY / "Makefile").read_text(encoding="utf-8")


def test_the_gate_leaves_the_clone_as_it_was(clone: Path) -> None:
    checker("gate", "--base", "origin/HEAD")

    left = subprocess.run(["git", "status", "--porcelain"], check=True, capture_output=True, text=True)
    assert left.stdout == ""


def test_the_hook_takes_a_baseline_and_leaves_nothing_behind(clone: Path) -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entry = next(hook["entry"] for hook in hooks if hook["id"] == "checker-check").split()[1:]
    checker("check", "docs_data", "--out", "../before", "--format", "json")

    assert checker(*entry).exit_code == 1
    result = checker(*entry, "--baseline", "../before/findings.json")

    assert result.exit_code == 0, result.output
    left = subprocess.run(["git", "status", "--porcelain"], check=True, capture_output=True, text=True)
    assert left.stdout == ""


@pytest.mark.parametrize("figure", ["1%", "19%"])
def test_a_known_error_that_became_worse_closes_the_gate(clone: Path, figure: str) -> None:
    change("20%", figure)

    result = checker("--lang", "en", "gate", "--base", "origin/HEAD")

    assert result.exit_code == 1, result.output
    assert "worse than, or not, the one that was known" in result.stdout


def test_a_known_error_that_came_nearer_passes(clone: Path) -> None:
    change("20%", "29%")

    result = checker("--lang", "en", "gate", "--base", "origin/HEAD")

    assert result.exit_code == 0, result.output
    assert "still there, with other sentences or figures: 1" in result.stdout


def test_an_error_that_is_gone_without_being_put_right_closes_the_gate_until_it_is_explained(clone: Path) -> None:
    change("到2025年，森林覆盖率达到20%以上。", "")

    result = checker("--lang", "en", "gate", "--base", "origin/HEAD")

    assert result.exit_code == 1, result.output
    (command,) = {line[line.index("accept") :] for line in result.stdout.splitlines() if "nothing shows" in line}
    fingerprint = command.split()[1]
    assert checker("accept", fingerprint, "--reason", "指标改由省里统一考核").exit_code == 2
    assert checker("accept", fingerprint, "--reason", "指标改由省里统一考核", "--base", "origin/HEAD").exit_code == 0
    assert checker("gate", "--base", "origin/HEAD").exit_code == 0


def test_a_plan_that_is_no_longer_listed_takes_its_errors_with_it(clone: Path) -> None:
    manifest = Path("docs_data/manifest.yaml")
    manifest.write_text(manifest.read_text(encoding="utf-8").partition("- id: city")[0], encoding="utf-8")
    Path("docs_data/city.txt").unlink()
    checker("extract", ".", "--all")

    assert checker("gate", "--base", "origin/HEAD").exit_code in (0, 4)


def test_a_draft_that_is_renamed_keeps_what_is_known_of_it(clone: Path) -> None:
    Path("docs_data/city.txt").rename(Path("docs_data/草案-v2.txt"))
    text = (
        Path("docs_data/草案-v2.txt")
        .read_text(encoding="utf-8")
        .replace("2025年）的通知", "2025年）（送审稿）的通知", 1)
    )
    Path("docs_data/草案-v2.txt").write_text(text, encoding="utf-8")
    entry = "- {id: 草案-v2, file: 草案-v2.txt, above: province}\n"
    manifest = Path("docs_data/manifest.yaml")
    manifest.write_text(manifest.read_text(encoding="utf-8").partition("- id: city")[0] + entry, encoding="utf-8")
    checker("extract", ".", "--all")

    result = checker("--lang", "en", "gate", "--base", "origin/HEAD")

    assert result.exit_code == 0, result.output
    assert "new: 0" in result.stdout
    assert "targets that changed" not in result.stdout


def test_a_file_among_the_originals_that_is_not_listed_is_said(clone: Path) -> None:
    Path("docs_data/originals").mkdir()
    Path("docs_data/originals/other.txt").write_text("到2025年，森林覆盖率达到1%以上。\n", encoding="utf-8")

    said = checker("--lang", "en", "gate").stderr
    assert [line for line in said.splitlines() if "is not in the manifest" in line] == [
        f"{clone / 'docs_data/originals/other.txt'} is not in the manifest and is not checked"
    ]
    assert "other.txt is not in the manifest" in checker("--lang", "en", "check", ".", "--format", "none").stderr
