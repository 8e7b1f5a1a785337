"""A province changes its plan: which cities are touched, what appears, goes, or cannot be judged any more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.decide.conftest import HEAD, checker

PROVINCE = HEAD.format(who="某省") + (
    "到2025年，各市森林覆盖率均达到30%以上。\n\n二、重点任务\n\n到2025年，各市新建口袋公园20个以上。\n"
)
CITIES = {"jia": ("甲市", 32, 20), "yi": ("乙市", 40, 20), "bing": ("丙市", 28, 25)}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    listed = ["- {id: sheng, file: sheng.txt, title: 某省绿化行动方案, level: province, period: [2024, 2025]}\n"]
    Path("sheng.txt").write_text(PROVINCE, encoding="utf-8")
    for name, (whose, forest, parks) in CITIES.items():
        text = (
            HEAD.format(who=whose)
            + f"到2025年，森林覆盖率达到{forest}%以上。\n\n二、重点任务\n\n到2025年，新建口袋公园{parks}个以上。\n"
        )
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
        listed.append(
            f"- {{id: {name}, file: {name}.txt, title: {whose}绿化行动方案, level: city, "
            "period: [2024, 2025], above: [sheng]}\n"
        )
    Path("manifest.yaml").write_text("".join(listed), encoding="utf-8")
    return tmp_path


def revised(old: str, new: str) -> Path:
    assert old in PROVINCE
    file = Path("revised.txt")
    file.write_text(PROVINCE.replace(old, new), encoding="utf-8")
    return file


def impact(new: Path) -> Any:
    done = checker("impact", "sheng.txt", new, "--format", "json")
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def of(found: Any, doc: str) -> Any:
    return next((one for one in found["touched"] if one["doc"] == doc), None)


def test_a_higher_figure_is_asked_of_those_it_now_leaves_behind_alone(here: Path) -> None:
    found = impact(revised("30%", "35%"))

    assert [one["check"] for one in of(found, "jia")["appeared"] if one["severity"] == "error"] == ["below-upper"]
    yi = of(found, "yi")
    assert yi is None or not [one for one in yi["appeared"] if one["check"] == "below-upper"]
    assert [one["check"] for one in of(found, "bing")["otherwise"] if one["severity"] == "error"] == ["below-upper"]
    assert [one["after"]["value"] for one in found["targets"] if one["after"]] == ["35"]


def test_a_lower_figure_takes_a_finding_away(here: Path) -> None:
    found = impact(revised("30%", "25%"))

    assert "below-upper" in {one["check"] for one in of(found, "bing")["gone"]}
    assert not [one for plan in found["touched"] for one in plan["appeared"] if one["severity"] == "error"]


def test_a_new_target_is_looked_for_in_every_city(here: Path) -> None:
    found = impact(revised("新建口袋公园20个以上。", "新建口袋公园20个以上。到2025年，各市污水集中收集率达到80%以上。"))

    for doc in CITIES:
        assert "unanswered" in {one["check"] for one in of(found, doc)["appeared"]}


def test_what_cannot_be_compared_any_more_is_told_and_not_called_gone(here: Path) -> None:
    found = impact(revised("到2025年，各市森林覆盖率", "到2030年，各市森林覆盖率"))

    told = {one["check"] for one in of(found, "bing")["no_longer_judged"]} | {
        one["check"] for one in found["no_longer_judged"]
    }
    assert "below-upper" in told
    assert not [one for one in of(found, "bing")["gone"] if one["check"] == "below-upper" and not one["gone"]]


def test_the_same_text_touches_nobody(here: Path) -> None:
    Path("revised.txt").write_text(PROVINCE, encoding="utf-8")
    found = impact(Path("revised.txt"))

    assert found["touched"] == found["targets"] == found["no_longer_judged"] == []
    assert set(found["untouched"]) == {"sheng", *CITIES}


def test_the_terminal_tells_plan_by_plan_in_both_languages(here: Path) -> None:
    new = revised("30%", "35%")
    for lang, words in (("zh", "新出现：1"), ("en", "appeared: 1")):
        done = checker("impact", "sheng.txt", new, "--lang", lang)

        assert done.exit_code == 0
        assert "甲市绿化行动方案" in done.output
        assert words in done.output


def test_a_text_that_is_in_no_manifest_is_refused(here: Path) -> None:
    other = Path("other.txt")
    other.write_text("别的文件\n", encoding="utf-8")
    done = checker("impact", other, "sheng.txt")

    assert done.exit_code == 2
    assert "other.txt" in done.output


def test_the_workspace_is_left_as_it_is(here: Path) -> None:
    before = {path.name: path.read_bytes() for path in here.iterdir()}
    new = revised("30%", "35%")
    impact(new)

    assert {path.name: path.read_bytes() for path in here.iterdir() if path.name != new.name} == before
