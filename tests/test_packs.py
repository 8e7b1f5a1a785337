"""Rule packs: the one of the nearest region that is in force on the day judges the run, and every report names it."""

from __future__ import annotations

import io
import json
import subprocess
import time
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.desk.live import check_paragraph, held
from checker.desk.web.review import Review
from checker.pipeline import run
from checker.workspace import find, shipped
from checker.workspace.ours import plan_files
from checker.workspace.packs import state_of_packs

PLANS = {
    "sheng.txt": "山东省绿化方案（2024—2025年）\n\n一、主要目标\n到2025年，各市森林覆盖率达到30%以上。\n",
    "shi.txt": "菏泽市绿化方案（2024—2025年）\n\n一、主要目标\n到2025年，森林覆盖率达到25%。\n",
}
MANIFEST = (
    "- {id: sheng, file: sheng.txt, title: 山东省绿化方案, level: province, region: 370000, period: [2024, 2025]}\n"
    "- {id: shi, file: shi.txt, title: 菏泽市绿化方案, level: city, region: 371700, period: [2024, 2025],"
    " above: [sheng]}\n"
)
SOURCE = "鲁绿函〔2025〕9号"
INDICATOR = "- {id: own, name: 绿地养护水平, unit: '%', kinds: [level], direction: higher, aggregation: each}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace of a province's plan and a city's, which falls short of it."""
    monkeypatch.chdir(tmp_path)
    for name, text in {**PLANS, "manifest.yaml": MANIFEST}.items():
        Path(name).write_text(text, encoding="utf-8")


def pack(
    folder: str, edition: str, in_force: str, severity: str = "warning", until: str = "", region: str = "370000"
) -> Path:
    """Write a pack with the shipped suites in which a shortfall against what binds each is of another severity."""
    place = Path(folder) if "/" in folder else Path("packs") / folder
    (place / "expectations").mkdir(parents=True)
    for file in shipped("expectations").glob("*.json"):
        suite = json.loads(file.read_text(encoding="utf-8"))
        for line in suite["expectations"]:
            if line["meta"]["check"] == "below-upper" and line.get("severity", "critical") == "critical":
                line["severity"] = severity
        (place / "expectations" / file.name).write_text(json.dumps(suite, ensure_ascii=False), encoding="utf-8")
    said = f"name: 绿化规则\nedition: {edition}\nregion: {region}\nin_force: {in_force}\n"
    ends = f"until: {until}\n" if until else ""
    (place / "pack.yaml").write_text(f"{said}{ends}source: {SOURCE}\n", encoding="utf-8")
    return place


def checker(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "--lang", "en"])


def check(day: str, *more: str | Path) -> Result:
    return checker("check", ".", "--fail-on", "never", "--date", day, *more)


def report(day: str, *more: str | Path) -> dict[str, Any]:
    done = check(day, "--format", "json", *more)
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    schema = json.loads(files("checker.report").joinpath("schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, schema, cls=jsonschema.Draft202012Validator)
    return told


def severity(told: dict[str, Any]) -> str:
    (found,) = (finding["severity"] for finding in told["findings"] if finding["check"] == "below-upper")
    return str(found)


# ---- which pack holds


def test_a_pack_judges_from_its_first_day_to_its_last_and_the_report_names_it() -> None:
    pack("p25", "2025年版", "2025-03-01", until="2025-12-31")

    before, first, last = (report(day) for day in ("2025-02-28", "2025-03-01", "2025-12-31"))

    assert [severity(told) for told in (before, first, last)] == ["error", "warning", "warning"]
    assert "pack" not in before
    assert "pack_remarks" not in before
    assert first["pack"] == last["pack"]
    assert first["pack"] == {
        "name": "绿化规则",
        "edition": "2025年版",
        "region": "370000",
        "region_name": "山东省",
        "in_force": "2025-03-01",
        "until": "2025-12-31",
        "source": SOURCE,
    }
    assert before["edition"] != first["edition"]
    assert [part for part in first["rules"] if first["rules"][part] != before["rules"][part]] == ["suites"]


def test_a_pack_that_ended_without_another_is_said_and_the_shipped_rules_judge() -> None:
    pack("p25", "2025年版", "2025-03-01", until="2025-12-31")
    done = check("2026-01-01", "--format", "json")
    told = json.loads(done.stdout)

    assert severity(told) == "error"
    assert "pack" not in told
    (remark,) = told["pack_remarks"]
    assert "“绿化规则” (2025年版) of 山东省 ended on 2025-12-31" in remark["en"]
    assert "shipped with the tool" in remark["en"]
    assert remark["en"] in done.stderr
    pack("p26", "2026年版", "2026-01-01", "info")
    followed = report("2026-01-01")
    assert (severity(followed), followed["pack"]["edition"]) == ("notice", "2026年版")
    assert "pack_remarks" not in followed


def test_the_latest_in_force_goes_first_and_a_nearer_region_before_it() -> None:
    pack("old", "2023年版", "2023-01-01", "info")
    pack("new", "2025年版", "2025-03-01")
    pack("country", "国家版", "2026-01-01", "info", region="100000")
    assert report("2026-02-01")["pack"]["edition"] == "2025年版"

    pack("city", "市级版", "2024-01-01", "info", until="2026-01-31", region="371700")
    assert report("2026-01-31")["pack"]["edition"] == "市级版"
    after = report("2026-02-01")
    assert after["pack"]["edition"] == "2025年版"
    assert "used instead: “绿化规则” (2025年版)" in after["pack_remarks"][0]["en"]


def test_the_pack_of_another_province_is_not_used_nor_a_citys_where_plans_of_two_cities_are_reviewed() -> None:
    pack("elsewhere", "豫", "2020-01-01", region="410000")
    pack("city", "菏泽", "2020-01-01", region="371700")
    assert report("2026-01-01")["pack"]["edition"] == "菏泽"

    Path("jinan.txt").write_text(PLANS["shi.txt"].replace("菏泽", "济南"), encoding="utf-8")
    with Path("manifest.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write("- {id: jinan, file: jinan.txt, level: city, region: 370100, above: [sheng]}\n")
    done = check("2026-01-01", "--format", "json")
    assert "pack" not in json.loads(done.stdout)


def test_regions_are_read_from_the_plans_where_the_manifest_does_not_say_them() -> None:
    Path("manifest.yaml").write_text("- {id: a, file: sheng.txt}\n- {id: b, file: shi.txt, above: [a]}\n", "utf-8")
    pack("p25", "2025年版", "2025-03-01")
    assert report("2026-01-01")["pack"]["edition"] == "2025年版"

    for name, text in PLANS.items():
        Path(name).write_text(text.replace("山东省", "某省").replace("菏泽市", "某市"), encoding="utf-8")
    nowhere = report("2026-01-01")
    assert "pack" not in nowhere
    assert "b: the region is not known" in nowhere["pack_remarks"][0]["en"]


def test_files_given_by_themselves_are_judged_by_a_folder_of_packs() -> None:
    pack("rules/p25", "2025年版", "2025-03-01")
    alone = ("check", "shi.txt", "--above", "sheng.txt", "--format", "json", "--fail-on", "never", "--date")

    told = json.loads(checker(*alone, "2026-01-01", "--packs", "rules").stdout)
    before = json.loads(checker(*alone, "2025-01-01", "--packs", "rules").stdout)
    assert (severity(told), told["pack"]["edition"]) == ("warning", "2025年版")
    assert (severity(before), before.get("pack")) == ("error", None)
    missing = checker(*alone, "2026-01-01", "--packs", "nowhere")
    assert missing.exit_code == 2
    assert "nowhere: found no such folder" in missing.output


def test_two_packs_in_force_from_the_same_day_are_refused_until_one_is_named() -> None:
    pack("a", "甲版", "2025-03-01")
    pack("b", "乙版", "2025-03-01", "info")

    done = check("2026-01-01", "--format", "json")
    assert done.exit_code == 2
    assert f"{Path('packs', 'b', 'pack.yaml')}: line 4, in_force: found “绿化规则” (乙版)" in done.stderr
    assert str(Path("packs", "a", "pack.yaml")) in done.stderr
    assert severity(report("2025-02-28")) == "error"
    assert severity(report("2026-01-01", "--pack", "绿化规则@乙版")) == "notice"
    assert check("2026-01-01", "--pack", "绿化规则").exit_code == 2


def test_a_pack_that_is_named_is_used_and_what_is_odd_about_it_is_said() -> None:
    pack("p25", "2025年版", "2025-03-01", until="2025-12-31")
    pack("p26", "2026年版", "2026-01-01", "info")
    pack("elsewhere", "豫", "2020-01-01", "info", region="410000")

    assert report("2025-06-01", "--pack", "绿化规则@2025年版")["pack"]["edition"] == "2025年版"
    late = report("2026-06-01", "--pack", "绿化规则@2025年版")
    assert severity(late) == "warning"
    assert ["is not in force on 2026-06-01" in remark["en"] for remark in late["pack_remarks"]] == [True]
    (remark,) = report("2026-06-01", "--pack", "绿化规则@豫")["pack_remarks"]
    assert "is for 河南省" in remark["en"]
    unknown = check("2026-06-01", "--pack", "绿化规则@1999年版")
    assert unknown.exit_code == 2
    assert "绿化规则@2026年版" in unknown.output
    Path("packs").rename("put-away")
    assert check("2026-06-01", "--pack", "绿化规则").exit_code == 2


# ---- an earlier run repeated


def kept_report(day: str, *more: str | Path) -> Path:
    file = Path(f"report-{day}.json")
    file.write_text(check(day, "--format", "json", *more).stdout, encoding="utf-8")
    return file


def test_an_old_report_is_repeated_byte_for_byte_by_its_pack() -> None:
    pack("p25", "2025年版", "2025-03-01", until="2025-12-31")
    pack("p26", "2026年版", "2026-01-01", "info")
    for day in ("2025-01-15", "2025-06-15"):
        old = kept_report(day)
        again = check("2026-06-01", "--format", "json", "--edition", old)

        assert again.exit_code == 0, again.output
        assert again.stdout == old.read_text(encoding="utf-8")
        edition = json.loads(old.read_text(encoding="utf-8"))["edition"]
        assert check("2026-06-01", "--format", "json", "--edition", edition[:8]).stdout == again.stdout
    assert severity(report("2026-06-01")) == "notice"


def test_an_old_report_says_of_the_choice_what_it_said_then() -> None:
    pack("p25", "2025年版", "2025-03-01", until="2025-12-31")
    for day in ("2025-01-15", "2026-01-15"):
        old = kept_report(day)
        again = check("2026-06-01", "--format", "json", "--edition", old)

        assert again.stdout == old.read_text(encoding="utf-8")
        assert ("pack_remarks" in json.loads(again.stdout)) == (day == "2026-01-15")


def test_of_two_packs_with_the_same_rules_the_one_that_the_report_names_is_taken() -> None:
    pack("p25", "2025年版", "2025-03-01")
    old = kept_report("2025-06-15")
    pack("p26", "2026年版", "2026-01-01")

    assert report("2026-06-01")["pack"]["edition"] == "2026年版"
    assert report("2026-06-01", "--edition", old)["pack"]["edition"] == "2025年版"


def test_an_edition_tells_packs_apart_that_the_day_does_not() -> None:
    pack("a", "甲版", "2025-03-01")
    old = kept_report("2025-06-15")
    pack("b", "乙版", "2025-03-01", "info")

    assert report("2025-06-15", "--edition", old)["pack"]["edition"] == "甲版"


def test_a_report_whose_pack_has_changed_or_is_gone_is_refused() -> None:
    place = pack("p25", "2025年版", "2025-03-01")
    old = kept_report("2025-06-15")
    (place / "indicators.yaml").write_text(INDICATOR, encoding="utf-8")

    changed = check("2025-06-15", "--edition", old)
    assert changed.exit_code == 2
    assert "(other: indicators)" in changed.output
    place.rename(Path("put-away"))
    gone = check("2025-06-15", "--edition", old)
    assert gone.exit_code == 2
    assert "“绿化规则” (2025年版), which was used then, is not here any more" in gone.output


def test_an_edition_holds_a_pack_that_is_named() -> None:
    pack("p25", "2025年版", "2025-03-01")
    pack("p26", "2026年版", "2026-01-01", "info")
    old = kept_report("2025-06-15")

    assert check("2026-06-01", "--pack", "绿化规则@2025年版", "--edition", old, "--format", "none").exit_code == 0
    assert check("2026-06-01", "--pack", "绿化规则@2026年版", "--edition", old, "--format", "none").exit_code == 2


# ---- what a pack brings


def test_indicators_of_a_pack_are_added_and_its_regions_take_the_place_of_others() -> None:
    place = Path("packs/p")
    place.mkdir(parents=True)
    (place / "pack.yaml").write_text(
        "{name: 某包, edition: 一, region: 370000, in_force: 2025-01-01, source: 某文}", encoding="utf-8"
    )
    (place / "indicators.yaml").write_text(INDICATOR, encoding="utf-8")
    Path("indicators.yaml").write_text(INDICATOR.replace("own", "ours").replace("绿地养护", "绿道养护"), "utf-8")
    (place / "regions.csv").write_text(
        "code,name,parent,population_2020,coastal\n371700,菏泽市,370000,8,0\n", encoding="utf-8"
    )
    found, _ = run(find(Path()), on=date(2025, 2, 1))

    assert {"own", "ours"} <= {one.id for one in found.indicators}
    assert [one.population for one in found.regions if one.code == "371700"] == [8]
    assert found.pack is not None
    # A wording of the workspace's own entry is taken.
    (place / "indicators.yaml").write_text(INDICATOR.replace("绿地养护", "绿道养护"), encoding="utf-8")
    done = check("2025-02-01")
    assert done.exit_code == 2
    assert f"{place / 'indicators.yaml'}: line 1, name" in done.stderr


BROKEN = {
    "name: 某包\nedition: 一\nregion: 370000\nsource: 某文\n": "line 1, in_force: found nothing",
    "name: 某包\nedition: 一\nregion: 370000\nin_force: 去年\nsource: 某文\n": "line 4, in_force: found 去年",
    "name: 某包\nedition: 一\nregion: 379999\nin_force: 2025-01-01\nsource: 某文\n": "line 3, region",
    "name: 某包\nregion: 370000\nin_force: 2025-01-01\nsource: 某文\n": "line 1, edition: found nothing",
    "name: 某包\nedition: ''\nregion: 370000\nin_force: 2025-01-01\nsource: 某文\n": "line 2, edition: found nothing",
    "name: 某@包\nedition: 一\nregion: 370000\nin_force: 2025-01-01\nsource: 某文\n": "line 1, name: found 某@包",
    "name: 某包\nedition: 一\nregion: 370000\nin_force: 2025-01-02\nuntil: 2025-01-01\nsource: 文\n": "line 5, until",
    "name: 某包\nedition: 一\nregion: 370000\nin_force: 2025-01-01\nsource: 某文\nuntill: 2026-01-01\n": "line 6",
    "- name: 某包\n": "line 1: found something other than a mapping",
    "name: [\n": "line 2",
    "": "found something other than a mapping",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_pack_is_refused_with_file_and_line(text: str) -> None:
    (pack("p", "一", "2030-01-01") / "pack.yaml").write_text(text, encoding="utf-8")
    done = check("2026-01-01")

    assert done.exit_code == 2
    assert str(Path("packs", "p", "pack.yaml")) in done.stderr
    assert BROKEN[text] in done.stderr


def test_a_folder_without_a_pack_a_pack_without_rules_and_one_twice_are_refused() -> None:
    place = pack("p", "一", "2025-01-01")
    Path("packs/.git").mkdir()
    Path("packs/README.md").write_text("规则包\n", encoding="utf-8")
    assert check("2026-01-01", "--format", "none").exit_code == 0

    twice = pack("q", "一", "2026-01-01")
    done = check("2026-01-01")
    assert done.exit_code == 2
    assert f"{twice / 'pack.yaml'}: line 2, edition" in done.stderr
    (twice / "pack.yaml").unlink()
    assert f"{twice / 'pack.yaml'}: found no such file" in check("2026-01-01").stderr
    (twice / "expectations").rename("put-away")
    (place / "pack.yaml").rename(twice / "pack.yaml")
    place.rename("put-away-too")
    assert "found a rule pack without any rules" in check("2026-01-01").stderr


def test_the_files_of_a_pack_are_no_plans() -> None:
    (pack("p", "一", "2025-01-01") / "通知.txt").write_text("关于印发绿化规则的通知\n", encoding="utf-8")
    assert [file.name for file in plan_files(Path(), ())] == ["sheng.txt", "shi.txt"]


# ---- where it is told, and who else chooses


def test_every_report_names_the_pack_and_its_days() -> None:
    pack("p25", "2025年版", "2025-03-01", until="2026-12-31")
    done = check("2026-01-01", "--format", "html,xlsx,docx,sarif,markdown", "--out", "out")
    out = Path("out")

    assert "in force from 2025-03-01 until 2026-12-31" in " ".join(done.output.split())
    for file in ("index.html", "report.md"):
        text = (out / file).read_text(encoding="utf-8")
        assert "2025年版" in text, file
        assert "until 2026-12-31" in text, file
    (log,) = json.loads((out / "findings.sarif").read_text(encoding="utf-8"))["runs"]
    assert (log["properties"]["pack"]["edition"], log["properties"]["pack"]["until"]) == ("2025年版", "2026-12-31")
    cells = [cell for sheet in openpyxl.load_workbook(out / "report.xlsx") for row in sheet.values for cell in row]
    assert [cell for cell in cells if "2025年版" in str(cell) and "until 2026-12-31" in str(cell)]
    with ZipFile(io.BytesIO((out / "opinion.docx").read_bytes())) as letter:
        assert "2025年版" in letter.read("word/document.xml").decode("utf-8")


def test_what_is_kept_depends_on_the_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE", str(Path("kept").resolve()))
    place = pack("p25", "2025年版", "2025-03-01", until="2025-12-31")

    def page(day: str) -> str:
        assert check(day, "--format", "html,json", "--out", "out").exit_code == 0
        return Path("out/index.html").read_text(encoding="utf-8")

    first = page("2025-06-01")
    assert "2025年版" in first
    assert "2025年版" not in page("2025-01-01")
    assert page("2025-06-01") == first
    said = (place / "pack.yaml").read_text(encoding="utf-8")
    (place / "pack.yaml").write_text(said.replace("2025年版", "修订版"), encoding="utf-8")
    again = page("2025-06-01")
    assert "修订版" in again
    assert "2025年版" not in again


def test_the_packs_are_listed_with_what_they_are_on_a_day() -> None:
    pack("p23", "2023年版", "2023-01-01", until="2024-12-31")
    pack("p25", "2025年版", "2025-03-01")
    pack("p27", "2027年版", "2027-01-01")
    pack("country", "国家版", "2020-01-01", region="100000")
    pack("elsewhere", "豫", "2020-01-01", region="410000")
    told = checker("packs", "--date", "2026-01-01")

    assert told.exit_code == 0, told.output
    lines = told.stdout.splitlines()
    states = {lines[at].split("(")[1].rstrip(")"): lines[at + 3].strip() for at in range(0, 20, 4)}
    assert states["2025年版"] == "used on 2026-01-01"
    assert states["2023年版"].startswith("no longer")
    assert states["2027年版"].startswith("not yet")
    assert states["国家版"].startswith("in force on 2026-01-01, but not used")
    assert states["豫"] == "for another region"
    edition = report("2026-01-01")["edition"]
    assert edition[:12] in lines[-1]
    assert "the nearest pack in force is that of 山东省" in lines[-1]
    pack("twin", "又一版", "2025-03-01")
    undecided = checker("packs", "--date", "2026-01-01")
    assert undecided.exit_code == 2
    assert "又一版" in undecided.stdout
    Path("packs").rename("put-away")
    none = checker("packs", "--date", "2026-01-01")
    assert "no rule packs" in none.stdout
    assert none.exit_code == 0


def git(*arguments: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *named, *arguments], check=True, capture_output=True)


def test_the_gate_judges_by_the_pack_of_the_day_and_refuses_any_that_cannot_be_used() -> None:
    assert checker("extract", "--all").exit_code == 0
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "plans")

    def gate(day: str, *more: str) -> Result:
        return checker("gate", ".", "--date", day, *more)

    place = pack("p25", "2025年版", "2025-03-01", until="2025-12-31")
    assert gate("2025-02-01").exit_code == 1
    assert gate("2025-06-01").exit_code == 0
    late = gate("2026-06-01")
    assert late.exit_code == 1
    assert "ended on 2025-12-31" in late.stderr
    # The base is judged by its own rules, which call the same an error: it is known there.
    assert gate("2025-02-01", "--base", "HEAD").exit_code == 0
    for file in (place / "expectations").glob("pairs.json"):
        file.write_text(file.read_text(encoding="utf-8").replace('"warning"', '"grave"'), encoding="utf-8")
    assert gate("2020-01-01").exit_code == 3


def test_the_effect_of_a_change_is_judged_by_the_pack() -> None:
    pack("p25", "2025年版", "2025-03-01")
    Path("new.txt").write_text(PLANS["sheng.txt"].replace("30%", "20%"), encoding="utf-8")

    def gone(day: str) -> list[str]:
        done = checker("impact", "sheng.txt", "new.txt", ".", "--format", "json", "--date", day)
        touched = json.loads(done.stdout)["touched"]
        return [one["severity"] for plan in touched for one in plan["gone"] if one["check"] == "below-upper"]

    assert gone("2025-02-01") == ["error"]
    assert gone("2025-06-01") == ["warning"]


def test_a_paragraph_is_checked_by_the_pack_of_the_run() -> None:
    pack("p25", "2025年版", "2025-03-01")

    def severities(on: date) -> set[str]:
        workspace = find(Path())
        found, _ = run(workspace, on=on)
        verdict = check_paragraph(held(workspace, found, "shi"), "到2025年，森林覆盖率达到25%。", ("一、主要目标",))
        return {one.severity for one in verdict.findings if one.check == "below-upper"}

    assert severities(date(2025, 2, 1)) == {"error"}
    assert severities(date(2025, 6, 1)) == {"warning"}


def test_the_desk_sees_that_a_pack_has_changed_or_begun_to_hold() -> None:
    place = pack("p25", "2025年版", "2024-03-01", until="2024-12-31")

    def state(*day: int) -> str:
        return state_of_packs(Path("packs"), date(*day))

    assert state(2024, 2, 28) != state(2024, 3, 1) == state(2024, 12, 31) != state(2025, 1, 1)
    review = Review(Path())
    known: Callable[[], bool] = lambda: review.stale  # noqa: E731 - asked anew each time
    review.start()
    until = time.monotonic() + 120
    while review.state == "checking" and time.monotonic() < until:
        time.sleep(0.1)
    found = review.run()
    assert found is not None, review.progress.why
    assert not known()
    assert [remark.en for remark in found.pack_remarks if "ended on 2024-12-31" in remark.en]
    said = (place / "pack.yaml").read_text(encoding="utf-8")
    (place / "pack.yaml").write_text(said.replace("until: 2024-12-31\n", ""), encoding="utf-8")
    assert known()
    review.close()
    assert state_of_packs(Path("nowhere"), date(2025, 1, 1)) == ""
