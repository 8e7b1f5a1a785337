"""The commands say what they find, in the language asked for, and end with the code that tells how it went."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli import COMMANDS, main
from checker.pipeline import FORMATS, formats
from checker.workspace import find

REPOSITORY = Path(__file__).parents[1]
ORIGINALS = REPOSITORY / "docs_data" / "originals"
HEAD = "{who}人民政府\n关于印发{who}绿化行动方案（2024—2025年）的通知\n\n一、总体要求\n\n"
PROVINCE = HEAD.format(who="某省") + "到2025年，各市森林覆盖率均达到30%以上。\n"
CITY = HEAD.format(who="某市") + "贯彻《某省绿化行动方案（2024—2025年）》。到2025年，森林覆盖率达到30%以上。\n"


def checker(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a province's plan and a city's that asks for as much."""
    monkeypatch.chdir(tmp_path)
    Path("province.txt").write_text(PROVINCE, encoding="utf-8")
    Path("city.txt").write_text(CITY, encoding="utf-8")
    return tmp_path


def city_asks_for(figure: int) -> None:
    Path("city.txt").write_text(CITY.replace("30%", f"{figure}%"), encoding="utf-8")


def test_the_package_runs_as_the_command_does() -> None:
    ran = subprocess.run([sys.executable, "-m", "checker", "--lang", "en", "checks"], capture_output=True, text=True)

    assert (ran.returncode, ran.stdout) == (0, checker("--lang", "en", "checks").output)


# ---- the exit codes of check


def test_plans_that_fit_end_with_0(plans: Path) -> None:
    result = checker("check", "city.txt", "--above", "province.txt")

    assert result.exit_code == 0, result.output
    assert Path("reports/index.html").is_file()
    assert json.loads(Path("reports/findings.json").read_text(encoding="utf-8"))["findings"] == []


def test_a_plan_below_the_province_ends_with_1_and_both_sentences(plans: Path) -> None:
    city_asks_for(20)

    result = checker("check", "city.txt", "--above", "province.txt")

    assert result.exit_code == 1, result.output
    assert "[below-upper]" in result.output
    assert "20%" in result.output
    assert "30%" in result.output


def test_below_the_fail_level_ends_with_0(plans: Path) -> None:
    city_asks_for(20)

    assert checker("check", "city.txt", "--above", "province.txt", "--fail-on", "never").exit_code == 0


def test_what_an_earlier_run_found_is_known_and_does_not_fail(plans: Path) -> None:
    city_asks_for(20)
    checker("check", "city.txt", "--above", "province.txt", "--out", "before")

    result = checker("check", "city.txt", "--above", "province.txt", "--baseline", "before/findings.json")

    assert result.exit_code == 0, result.output
    statuses = [f["status"] for f in json.loads(Path("reports/findings.json").read_text(encoding="utf-8"))["findings"]]
    assert set(statuses) == {"known"}


def test_a_document_that_cannot_be_read_ends_with_2_and_the_others_go_on(plans: Path) -> None:
    city_asks_for(20)
    Path("empty.txt").touch()

    result = checker("check", "city.txt", "empty.txt", "--above", "province.txt")

    assert result.exit_code == 2, result.output
    assert "empty.txt" in result.stderr
    assert "[below-upper]" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "nowhere"),
        ("check", ".", "--above", "province.txt"),
        ("check", "--above", "province.txt"),
        ("check", "city.txt", "--format", "papyrus"),
        ("check", "city.txt", "--fail-on", "mood"),
        ("check", "city.txt", "--baseline", "province.txt"),
        ("extract",),
        ("extract", "a", "b", "--all"),
        ("extract", "nowhere.txt"),
        ("read",),
        ("read", "nowhere.txt"),
        ("match", "nowhere.txt"),
        ("explain", "below-uper"),
        ("chekc",),
    ],
)
def test_wrong_input_ends_with_2_and_no_traceback(plans: Path, arguments: tuple[str, ...]) -> None:
    result = checker(*arguments)

    assert result.exit_code == 2, result.output
    assert result.stderr
    assert "Traceback" not in result.output


def test_a_suite_that_cannot_be_run_ends_with_3(plans: Path) -> None:
    Path("manifest.yaml").write_text("- {id: city, file: city.txt}\n", encoding="utf-8")
    Path("expectations").mkdir()
    Path("expectations/pairs.json").write_text("{}", encoding="utf-8")

    result = checker("check")

    assert result.exit_code == 3, result.output
    assert "pairs.json" in result.stderr


def test_nothing_judged_is_not_a_pass(plans: Path) -> None:
    Path("city.txt").write_text("某市人民政府\n\n关于进一步做好绿化工作的意见。\n\n一、加强领导。\n", encoding="utf-8")

    result = checker("check", "city.txt")

    assert result.exit_code == 4, result.output


# ---- what check writes


def test_a_single_text_format_is_printed_and_nothing_is_written(plans: Path) -> None:
    city_asks_for(20)

    result = checker("check", "city.txt", "--above", "province.txt", "--format", "json")

    assert {f["check"] for f in json.loads(result.stdout)["findings"]} >= {"below-upper"}
    assert not Path("reports").exists()


def test_the_same_input_gives_the_same_bytes_where_they_are_wanted(plans: Path) -> None:
    city_asks_for(20)
    for folder in ("first", "second"):
        checker("check", "city.txt", "--above", "province.txt", "--format", "json,html", "--out", folder)

    assert sorted(path.name for path in Path("first").iterdir()) == ["findings.json", "index.html"]
    for name in ("index.html", "findings.json"):
        assert Path("first", name).read_bytes() == Path("second", name).read_bytes()


def test_the_province_is_found_by_its_region_where_nobody_says_so(plans: Path) -> None:
    for name, place in (("province", "山东省"), ("city", "菏泽市")):
        text = Path(f"{name}.txt").read_text(encoding="utf-8").replace("某省", place).replace("某市", place)
        Path(f"{name}.txt").write_text(text.replace("30%", "20%") if name == "city" else text, encoding="utf-8")

    result = checker("check", "city.txt", "province.txt")

    assert "[below-upper]" in result.output


# ---- extract, read, match


def test_extract_prints_the_fields_of_the_guide() -> None:
    guide = (REPOSITORY / "tests" / "gold" / "heze-2024.jsonl").read_text(encoding="utf-8").splitlines()

    result = checker("extract", ORIGINALS / "heze-2024.txt")

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert records
    assert all(set(json.loads(guide[0])) <= set(record) for record in records)
    assert {record["doc"] for record in records} == {"heze-2024"}


def test_extract_prints_the_same_targets_as_csv() -> None:
    lines = checker("extract", ORIGINALS / "heze-2024.txt").stdout.splitlines()

    rows = list(csv.DictReader(checker("extract", ORIGINALS / "heze-2024.txt", "--format", "csv").stdout.splitlines()))

    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in lines]


def test_every_quote_can_be_found_again_in_the_original() -> None:
    for original in sorted(ORIGINALS.iterdir()):
        text = "".join(original.read_text(encoding="utf-8").split())
        for line in checker("extract", original).stdout.splitlines():
            record = json.loads(line)

            assert "".join(record["quote"].split()) in text, record["id"]


def test_the_dataset_is_fresh() -> None:
    result = checker("extract", REPOSITORY, "--check")

    assert result.exit_code == 0, result.output + "run: make dataset"


def test_a_dataset_that_is_not_fresh_ends_with_1(plans: Path) -> None:
    Path("manifest.yaml").write_text("- {id: city, file: city.txt}\n", encoding="utf-8")

    assert checker("extract", "--check").exit_code == 1
    assert checker("extract", "--all").exit_code == 0
    assert checker("extract", "--check").exit_code == 0
    city_asks_for(21)
    assert checker("extract", "--check").exit_code == 1


def test_read_prints_facts_and_passages_with_their_places() -> None:
    result = checker("--lang", "en", "read", ORIGINALS / "heze-2024.txt")

    assert "number: 菏政发〔2024〕11号" in result.stdout
    assert "一\tline 35\theading\t一、总体要求" in result.stdout


def test_match_prints_pairs_with_their_steps(plans: Path) -> None:
    result = checker("match", "city.txt", "--above", "province.txt")

    assert result.exit_code == 0, result.output
    assert "森林覆盖率" in result.stdout
    assert "\n    + " in result.stdout


# ---- explain, checks, help


def test_explain_says_why_and_what_is_permitted_in_both_languages() -> None:
    assert "允许的范围" in checker("explain", "below-upper").stdout
    assert "Permitted" in checker("explain", "below-upper", "--lang", "en").stdout


def test_every_line_of_a_suite_is_told_with_its_frame() -> None:
    told = checker("explain", "already-reached", "--lang", "en").stdout
    listed = checker("checks", "--lang", "en").stdout

    assert [
        frame for frame in ("pairs", "mentions", "targets") if f"[{frame}]: already-reached ∈ {{open}}" in told
    ] == [
        "pairs",
        "mentions",
        "targets",
    ]
    for suite in (REPOSITORY / "expectations").glob("*.json"):
        assert f" [{suite.stem}]: " in listed


def test_a_misspelt_check_is_offered_the_near_one() -> None:
    assert "below-upper" in checker("explain", "below-uper").stderr


def test_checks_lists_every_check_of_the_suites() -> None:
    listed = checker("checks").stdout
    for suite in (REPOSITORY / "expectations").glob("*.json"):
        for line in json.loads(suite.read_text(encoding="utf-8"))["expectations"]:
            assert f"\n{line['meta']['check']}: " in f"\n{listed}"


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("switch", ["-h", "--help"])
def test_help_is_shown_in_the_language_asked_for(name: str, switch: str) -> None:
    chinese, english = checker(name, switch).stdout, checker("--lang", "en", name, switch).stdout

    assert chinese.startswith("用法: ")
    assert english.startswith("Usage: ")


def test_the_language_may_be_set_by_the_environment() -> None:
    result = CliRunner(env={"CHECKER_LANG": "en"}).invoke(main, ["-h"])

    assert result.stdout.startswith("Usage: ")


@pytest.mark.parametrize("heavy", ["pandas", "great_expectations", "pint", "rapidfuzz", "yaml", "checker.model"])
def test_help_loads_nothing_heavy(heavy: str) -> None:
    code = (
        "import sys; from checker.cli import main; main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert f"'{heavy}'" not in done.stdout
    assert "'click'" in done.stdout


# ---- decisions, a first manifest


@pytest.fixture
def workspace(plans: Path) -> Path:
    """A workspace of the two plans in which the city asks for less."""
    city_asks_for(20)
    Path("manifest.yaml").write_text(
        "- {id: province, file: province.txt}\n- {id: city, file: city.txt, above: province}\n", encoding="utf-8"
    )
    return plans


def findings() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path("reports/findings.json").read_text(encoding="utf-8"))["findings"]
    return found


def test_an_accepted_finding_is_accepted_from_then_on(workspace: Path) -> None:
    assert checker("check").exit_code == 1
    (found,) = [finding for finding in findings() if finding["check"] == "below-upper"]

    result = checker("accept", found["fingerprint"], "--reason", "另有文件说明", "--name", "某人")

    assert result.exit_code == 0, result.output
    assert checker("check").exit_code == 0
    assert [f["status"] for f in findings() if f["check"] == "below-upper"] == ["accepted"]


def test_a_rejected_match_is_no_pair_from_then_on(workspace: Path) -> None:
    pair = checker("match").stdout.split()[0]

    result = checker("reject", pair, "--reason", "口径不同", "--expires", "2099-12-31")

    assert result.exit_code == 0, result.output
    assert pair not in checker("match").stdout


def test_a_fingerprint_that_nothing_has_is_refused(workspace: Path) -> None:
    result = checker("accept", "nothing", "--reason", "x")

    assert result.exit_code == 2
    assert not Path("decisions.yaml").exists()


def test_init_writes_a_manifest_that_can_be_checked(plans: Path) -> None:
    for name in ("heze-2024", "shandong-2024"):
        (plans / f"{name}.txt").write_bytes((ORIGINALS / f"{name}.txt").read_bytes())

    result = checker("init", ".")

    assert result.exit_code == 0, result.output
    listed = {entry.id: entry for entry in find(plans).listed}
    assert set(listed) == {"city", "province", "heze-2024", "shandong-2024"}
    assert listed["heze-2024"].above == ("shandong-2024",)
    assert listed["heze-2024"].facts["number"] == "菏政发〔2024〕11号"
    assert checker("init", ".").exit_code == 2


def test_init_lists_no_report_that_was_written_there(plans: Path) -> None:
    checker("check", "city.txt", "--above", "province.txt", "--format", "html,json,xlsx", "--out", ".")

    result = checker("init", ".")

    assert result.exit_code == 0, result.output
    assert {entry.id for entry in find(plans).listed} == {"city", "province"}


@pytest.mark.parametrize(
    ("arguments", "printed", "said"),
    [
        ((), "error", "notice"),
        (("--show", "error"), "error", "notice"),
        (("--show", "notice"), "error notice", ""),
        (("--fail-on", "never"), "error", "notice"),
        (("--fail-on", "never", "--show", "error"), "error", "notice"),
        (("--fail-on", "notice"), "error notice", ""),
    ],
    ids=" ".join,
)
def test_what_is_not_shown_is_counted_with_how_to_see_it(
    plans: Path, arguments: tuple[str, ...], printed: str, said: str
) -> None:
    city_asks_for(20)
    with Path("city.txt").open("a", encoding="utf-8") as text:
        text.write("力争森林蓄积量提高到200万立方米。\n")

    result = checker("check", "city.txt", "--above", "province.txt", "--format", "none", "--lang", "en", *arguments)

    lines = result.stdout.splitlines()
    assert sorted({line.partition("[")[0] for line in lines if "]: " in line}) == printed.split()
    told = [line for line in lines if line.startswith("not shown: ")]
    assert [bool(told)] == [bool(said)]
    assert all(severity in line for line in told for severity in said.split())
    assert all(line.endswith("; --show notice prints them") for line in told)


def test_the_text_report_shows_what_is_asked_for(plans: Path) -> None:
    city_asks_for(20)
    asked = ("check", "city.txt", "--above", "province.txt", "--format", "terminal", "--lang", "en")

    assert "not shown: " not in checker(*asked).stdout
    assert "error[below-upper]" in checker(*asked, "--show", "error").stdout


def test_every_format_can_be_written(workspace: Path) -> None:
    result = checker("check", "--format", ",".join(formats()), "--out", "there", "--fail-on", "never")

    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in Path("there").iterdir()) == sorted(FORMATS[form] for form in formats())


def test_a_workflow_is_told_on_its_own_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    monkeypatch.chdir(REPOSITORY)

    result = CliRunner().invoke(
        main, ["check", "docs_data", "--format", "github,junit", "--fail-on", "never", "--out", str(tmp_path)]
    )

    assert result.exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("## ")
    assert "file=docs_data/originals/" in (tmp_path / "annotations.txt").read_text(encoding="utf-8")
    assert "<failure" not in (tmp_path / "junit.xml").read_text(encoding="utf-8")


def test_explain_says_how_a_target_was_read_and_what_a_rule_of_the_grammar_says(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("某市绿化规划（2021—2025年）\n\n一、目标\n到2025年，绿化率达到40%以上。\n", encoding="utf-8")
    (line,) = checker("extract", str(plan)).stdout.splitlines()
    told = json.loads(line)

    read = checker("explain", str(plan), "--target", told["id"], "--lang", "en")
    rule = checker("explain", "level-by-its-nature", "--lang", "en")

    assert told["derivation"][:2] == ["subject-verb-figure", "level-by-its-nature"]
    assert read.exit_code == 0
    assert "绿化率 | 40% at least" in read.stdout
    assert all(f"  - {name}: " in read.stdout for name in told["derivation"])
    assert "found in its own sentence" in read.stdout
    assert read.stdout.strip() == checker("extract", str(plan), "--why", "--lang", "en").stdout.strip()
    assert "森林覆盖率达到{24%}" in rule.stdout


def test_explain_prints_of_a_rule_its_file_its_conditions_and_what_it_gives() -> None:
    english, chinese = (checker("explain", "bore", "--lang", lang).stdout for lang in ("en", "zh"))
    points = checker("explain", "points", "--lang", "en").stdout
    label = checker("explain", "each-year", "--lang", "en").stdout
    last = checker("explain", "level", "--lang", "en").stdout

    assert points.splitlines() == [
        "points: Percentage points that nothing changes by.",
        "checker/language/grammar/kinds.toml: What a figure is",
        "",
        "It holds where all of this is so:",
        "  unit: is one of 个百分点",
        "",
        "It gives: kind: level",
        "",
        "What the keys ask for (as the code says it):",
        "  unit: The unit of the figure; 百分点 and 个点 are 个百分点.",
        "",
        "It holds here ({} mark the words):",
        "  两地保障率相差{3个百分点}",
        "",
        "It does not hold here:",
        "  两地绿化率达到{55%}",
    ]
    assert "words.toml: Figures inside words" in english
    assert "words.toml: 词语、日期、编号中的数" in chinese
    assert "以下各项都成立时适用：" in chinese
    assert "It gives: yearly: true" in label
    assert "A label: it has no conditions; checker.extract.context.plancontext.PlanContext.at asks" in label
    assert "It asks nothing more" in last


def test_the_ledger_lists_every_figure_in_order_with_its_state_and_why(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "某市绿化规划（2021—2025年）\n\n一、目标\n到2025年，绿化率达到40%以上。依托现有3个苗圃，改造提升10万亩。\n",
        encoding="utf-8",
    )
    table = checker("extract", plan, "--ledger", "--lang", "en").stdout.splitlines()
    chinese = checker("extract", plan, "--ledger", "--lang", "zh").stdout.splitlines()
    lines = [json.loads(line) for line in checker("extract", plan, "--ledger", "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(checker("extract", plan, "--ledger", "--format", "csv").stdout.splitlines()))

    assert [(one["text"], one["state"], one["rule"]) for one in lines] == [
        ("2021—2025年", "date", "time-expression"),
        ("2025年", "date", "time-expression"),
        ("40%", "target", "subject-verb-figure"),
        ("3个", "out-of-scope", "thing-tended"),
        ("10万亩", "unread", "no-name"),
    ]
    assert rows == lines
    assert table[0].split() == ["Place", "Figure", "State", "Rule", "Why"]
    assert table[3].split("  ")[0] == "plan 一 line 4"
    assert "绿化率: The subject stands before the figure" in table[3]
    assert "thing-tended" in table[4]
    assert "A count of what is there" in table[4]
    assert "范围外" in chinese[4]
    assert len(table) == len(chinese) == len(lines) + 1


def test_the_ledger_goes_with_files_alone(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(CITY, encoding="utf-8")

    assert checker("extract", "--ledger", "--all", "--lang", "en").exit_code == 2
    assert (
        "--ledger goes with files" in checker("extract", plan, "--ledger", "--format", "parquet", "--lang", "en").stderr
    )


def test_explain_names_what_is_near_to_an_unknown_rule_or_target(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("一、目标\n到2025年，绿化率达到40%以上。\n", encoding="utf-8")

    rule = checker("explain", "level-by-nature", "--lang", "en")
    target = checker("explain", str(plan), "--target", "plan/0", "--lang", "en")

    assert (rule.exit_code, target.exit_code) == (2, 2)
    assert "level-by-its-nature" in rule.stderr
    assert "no target plan/0" in target.stderr


def test_a_pipe_as_document_is_refused_and_the_others_go_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "plan.txt").write_text(CITY, encoding="utf-8")

    result = checker("--lang", "en", "read", tmp_path / "pipe.txt")
    both = checker("--lang", "en", "census", tmp_path)

    assert result.exit_code == 2
    assert "pipe.txt: found something that is no file" in result.stderr
    assert "plan.txt" in both.stdout


def test_links_in_a_circle_are_refused_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(CITY, encoding="utf-8")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    manifest = "- {id: plan, file: plan.txt}\n- {id: a, file: a.txt}\n"
    (tmp_path / "manifest.yaml").write_text(manifest, encoding="utf-8")

    result = checker("check", tmp_path, "--out", tmp_path / "r")

    assert result.exit_code == 2
    assert "a.txt" in result.stderr


@pytest.mark.parametrize("make", ["a-file", "a-page"])
def test_a_place_that_cannot_be_written_ends_with_2_and_a_sentence(tmp_path: Path, make: str) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(CITY, encoding="utf-8")
    out = tmp_path / "out"
    if make == "a-file":
        out.write_text("", encoding="utf-8")
        out = out / "below"
    else:
        (out / "index.html").mkdir(parents=True)

    result = checker("--lang", "en", "check", plan, "--out", out)

    assert result.exit_code == 2
    assert str(out) in result.stderr
    assert "wanted a place that can be read and written" in result.stderr


def test_decisions_after_a_check_of_files_are_told_of_init_and_then_kept(plans: Path) -> None:
    city_asks_for(20)
    assert checker("check", "city.txt", "--above", "province.txt").exit_code == 1
    told = json.loads(Path("reports/findings.json").read_text(encoding="utf-8"))["findings"]
    fingerprint = next(one["fingerprint"] for one in told if one["check"] == "below-upper")

    refused = checker("accept", fingerprint, "--reason", "省里已批复")
    assert refused.exit_code == 2
    assert "checker init" in refused.stderr
    assert checker("init", ".").exit_code == 0
    manifest = Path("manifest.yaml")
    text = manifest.read_text(encoding="utf-8")
    assert "reports" not in text
    manifest.write_text(text.replace("- id: city\n", "- id: city\n  above: province\n"), encoding="utf-8")
    assert checker("accept", fingerprint, "--reason", "省里已批复").exit_code == 0
    assert checker("check").exit_code == 0
