"""What a person keeps in docs_data/ is read as meant, or refused with file, line and what was wanted."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
import yaml

from checker.errors import InputError
from checker.kept import Kept
from checker.model import COUNTRY, Document, Region
from checker.pipeline import FORMATS, render, run
from checker.workspace import Workspace, find, loose
from checker.workspace.catalogue import load_catalogue, load_indicators, load_regions, with_the_country
from checker.workspace.decisions import load_decisions
from checker.workspace.manifest import load_manifest

REPOSITORY = Path(__file__).parents[1]
REGIONS = load_regions(REPOSITORY / "docs_data" / "regions.csv")


@pytest.fixture(scope="module")
def ours() -> Workspace:
    return find(REPOSITORY)


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def refused(folder: Path, text: str) -> InputError:
    (folder / "plan.txt").touch()
    with pytest.raises(InputError) as caught:
        load_manifest(written(folder, "manifest.yaml", text), REGIONS)
    return caught.value


# ---- the manifest


def test_every_original_is_listed_with_its_checksum(ours: Workspace) -> None:
    listed = {entry.file.name: entry.sha256 for entry in ours.listed}

    on_disk = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (REPOSITORY / "docs_data" / "originals").iterdir()
    }
    assert listed == on_disk


def test_a_plan_answers_the_annex_and_the_successor_of_what_it_answers(ours: Workspace) -> None:
    above = {entry.id: entry.above for entry in ours.listed}

    assert above["jinan-2022"] == ("shandong-2021", "shandong-2021-tasks", "shandong-2024")
    assert above["heze-2024"] == ("shandong-2024",)
    assert above["shandong-2024"] == ()


def test_the_newer_plan_is_seen_from_the_dates(ours: Workspace) -> None:
    issued = {entry.id: entry.facts["issued"] for entry in ours.listed}

    assert issued["shandong-2021"] < issued["jinan-2022"] < issued["shandong-2024"]  # type: ignore[operator]


def test_the_preview_is_marked_excerpt(ours: Workspace) -> None:
    assert [entry.id for entry in ours.listed if entry.facts.get("excerpt")] == ["shandong-2021"]


def plain(**facts: object) -> Document:
    known = {"id": "plan", "title": "read", "file": "plan.txt", "sha256": "0" * 64, "source": "", "passages": ()}
    return Document(**(known | facts))  # type: ignore[arg-type]


def test_what_the_manifest_says_overrides_what_was_read(tmp_path: Path) -> None:
    manifest = written(
        tmp_path, "manifest.yaml", "- {id: a, file: plan.txt, title: 某规划, region: 370100, issued: 2024-01-02}"
    )
    (listed,) = load_manifest(manifest, REGIONS)

    document = listed.complete(plain(issuer="某政府", number="1号"))

    assert (document.title, document.region, document.region_name) == ("某规划", "370100", "济南市")
    assert document.issued == date(2024, 1, 2)
    assert (document.issuer, document.number) == ("某政府", "1号")


def test_a_person_may_say_that_a_document_is_whole(tmp_path: Path) -> None:
    said = {}
    for stated in ("", ", excerpt: false", ", excerpt: true"):
        (listed,) = load_manifest(written(tmp_path, "manifest.yaml", f"- {{id: a, file: plan.txt{stated}}}"), REGIONS)
        said[stated] = [listed.complete(plain(excerpt=seen)).excerpt for seen in (True, False)]

    assert said == {"": [True, False], ", excerpt: false": [False, False], ", excerpt: true": [True, True]}


def test_a_document_that_changed_under_its_checksum_is_refused(tmp_path: Path) -> None:
    manifest = written(tmp_path, "manifest.yaml", f"- {{id: a, file: plan.txt, sha256: {'1' * 64}}}")
    (listed,) = load_manifest(manifest, REGIONS)

    with pytest.raises(InputError, match=r"0{64}.*1{64}"):
        listed.complete(plain())


@pytest.mark.parametrize("path", ["../plan.txt", "/etc/hostname", "a/../../plan.txt", "..\\plan.txt", "a/../plan.txt"])
def test_a_path_that_leaves_the_workspace_is_refused(tmp_path: Path, path: str) -> None:
    error = refused(tmp_path, f"- id: a\n  file: '{path}'\n")

    assert "line 2, file" in str(error)
    assert "inside the workspace" in str(error)


@pytest.mark.parametrize("name", ["decisions.yaml", "corrections.yaml", "indicators.yaml"])
def test_a_folder_in_the_place_of_a_file_is_not_passed_over(tmp_path: Path, name: str) -> None:
    written(tmp_path, "plan.txt", "x")
    written(tmp_path, "manifest.yaml", "- {id: a, file: plan.txt}\n")
    (tmp_path / name).mkdir()

    with pytest.raises(InputError, match=name):
        find(tmp_path)


def test_a_link_that_leaves_the_workspace_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    written(tmp_path, "secret.txt", "x")
    (inside / "plan2.txt").symlink_to(tmp_path / "secret.txt")

    error = refused(inside, "- id: a\n  file: plan2.txt\n")

    assert "plan2.txt" in str(error)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "at least one document"),
        ("a: 1", "a list of entries"),
        ("- 1", "a mapping of keys"),
        ("- id: a", "found nothing; wanted a value for file"),
        ("- id: a\n  file: plan.txt\n  colour: red", "line 3, colour: found colour; wanted one of the keys"),
        ("- id: a\n  file: plan.txt\n  level: village", "line 3, level: found village"),
        ("- id: a\n  file: plan.txt\n  issued: 2024", "line 3, issued: found 2024; wanted a date"),
        ("- id: a\n  file: plan.txt\n  period: [2025, 2021]", "line 3, period: found 2025, 2021"),
        ("- id: a\n  file: plan.txt\n  excerpt: maybe", "line 3, excerpt: found maybe; wanted true or false"),
        ("- id: a\n  file: plan.txt\n  region: 999999", "line 3, region: found 999999"),
        ("- id: a\n  file: plan.txt\n  sha256: 12", "line 3, sha256: found 12"),
        ("- id: a\n  file: plan.txt\n  above: b", "line 3, above: found b, which is no document"),
        ("- id: a\n  file: plan.txt\n  above: a", "line 3, above: found a pointing at itself"),
        ("- id: a\n  file: plan.txt\n  file: plan.txt", "line 3: found the key file twice"),
        ("- id: a/b\n  file: plan.txt", "line 1, id: found a/b"),
        (
            "- {id: a, file: plan.txt}\n- {id: a, file: plan.txt}",
            "line 2, id: found the id a, which line 1 has already",
        ),
        ("- {id: a, file: p, above: b}\n- {id: b, file: q, above: a}", "line 1, above: found a leading back"),
        ("- {id: a, file: p}\n- {id: b, file: p}", "line 2, file: found p, which is the file of a already (line 1)"),
        ("- {id: '..', file: p}", "line 1, id: found ..; wanted an id"),
        ("- {id: '-', file: p}", "line 1, id: found -; wanted an id"),
        ('- id: a\n  file: "a\\0b.txt"', "line 2, file: found a path that leads nowhere"),
        ("[" * 20_000, "found lists inside one another"),
        ("- {id: a, file: p, succeeds: b}\n- {id: b, file: q, succeeds: a}", "line 1, succeeds: found a leading back"),
        ("- [", "line 1"),
    ],
)
def test_a_wrong_manifest_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert said in str(refused(tmp_path, text))


def test_a_folder_without_manifest_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"without manifest\.yaml"):
        find(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        find(tmp_path / "nowhere")


# ---- files given by themselves


def test_a_file_by_itself_answers_the_files_named_above_it() -> None:
    workspace = loose((Path("x/city.txt"),), (Path("y/province.txt"), Path("z/annex.txt")))

    assert {entry.id: entry.above for entry in workspace.listed} == {
        "province": (),
        "annex": (),
        "city": ("province", "annex"),
    }
    assert not workspace.stated
    assert workspace.indicators


def test_two_files_of_one_name_are_told_apart_by_their_folders() -> None:
    workspace = loose((Path("市/规划.docx"),), (Path("省/规划.docx"),))

    assert [(one.id, one.above, one.reference) for one in workspace.listed] == [
        ("省-规划", (), True),
        ("市-规划", ("省-规划",), False),
    ]


def test_two_files_of_one_name_in_one_folder_are_told_apart_by_their_endings() -> None:
    names = [one.id for one in loose((Path("a/plan.txt"), Path("a/plan.docx"), Path("b/other.txt")), ()).listed]

    assert names == ["plan-txt", "plan-docx", "other"]


def test_a_file_whose_name_is_no_text_can_be_reported(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/plan\xff.txt"))
    file.write_text("甲市规划\n一、目标\n到2025年，常住人口城镇化率达到57%。\n", encoding="utf-8")
    found, _ = run(loose((file,), ()))

    assert [document.id for document in found.documents] == ["plan\ufffd"]
    for form in FORMATS:
        made = render(found, form, "zh")
        assert (made if isinstance(made, bytes) else made.encode("utf-8")) != b""


def test_the_same_file_given_twice_is_one_document() -> None:
    assert len(loose((Path("a/plan.txt"), Path("a/plan.txt")), ()).listed) == 1


# ---- catalogue and regions


def test_the_shipped_catalogue_and_regions_are_read() -> None:
    indicators = load_catalogue()

    assert len({indicator.id for indicator in indicators}) == len(indicators) > 0
    assert {region.parent for region in REGIONS if region.code != "370000"} == {"370000"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: a, name: 甲}\n- {id: a, name: 乙}", "line 2, id: found the id a, which line 1"),
        (
            "- {id: a, name: 甲, aliases: [丙]}\n- {id: b, name: 丙}",
            "line 2, name: found the name 丙, which is a name of a",
        ),
        ("- {id: a, name: 甲}\n- {id: b, name: 乙, aliases: [甲]}", "line 2, aliases: found the name 甲"),
        ("- {id: a, name: 甲, unit: 匹马}", "line 1, unit: found the unit 匹马"),
        ("- {id: a, name: 甲, direction: up}", "line 1, direction: found up; wanted one of"),
        ("- {id: a, name: 甲, aggregation: all}", "line 1, aggregation: found all"),
        ("- {id: a, name: 甲, weight: heavy}", "line 1, weight: found heavy; wanted a number"),
        ("- {id: a, name: 甲, weight: .nan}", "line 1, weight: found .nan; wanted a number"),
        ("- {id: a, name: 甲, kinds: [level, hope]}", "line 1, kinds: found hope; wanted one of"),
        ("- {id: a, name: 甲, nature: 重要}", "line 1, nature: found 重要; wanted one of"),
        ("- {id: a, name: 甲, subject: magic}", "line 1, subject: found magic; wanted one of"),
        ("- {id: a, name: 甲, applies_to: [inland]}", "line 1, applies_to: found inland; wanted one of"),
        ("- {id: 'name:甲', name: 甲}", "line 1, id: found name:甲; wanted an id"),
        ("- {id: a, names: 甲}", "line 1, names: found names"),
        ("- {id: a}", "found nothing; wanted a value for name"),
        ("- {id: a, name: {b: c}}", "line 1, name: found a list or a mapping"),
    ],
)
def test_a_wrong_catalogue_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        load_indicators(written(tmp_path, "indicators.yaml", text))

    assert said in str(caught.value)


def test_a_workspace_adds_its_indicators_to_those_of_the_field(tmp_path: Path) -> None:
    own = written(tmp_path, "indicators.yaml", "- {id: ponds, name: 坑塘}\n- {id: forest-coverage, name: 林木覆盖率}\n")
    of_the_field, both = load_catalogue(), load_catalogue(own)

    assert {entry.id for entry in both} == {entry.id for entry in of_the_field} | {"ponds"}
    assert [entry.name for entry in both if entry.id == "forest-coverage"] == ["林木覆盖率"]
    assert load_catalogue(tmp_path / "none.yaml") == of_the_field


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: a, name: 甲}\n- {id: mine, name: 森林覆盖率}", "line 2, name: found the name 森林覆盖率"),
        ("- {id: mine, name: 甲, aliases: [森林覆盖率]}", "line 1, aliases: found the name 森林覆盖率"),
    ],
)
def test_a_wording_of_the_field_under_another_id_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        load_catalogue(written(tmp_path, "indicators.yaml", text))

    assert said in str(caught.value)
    assert "or the id forest-coverage" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,name\n", "line 1: found code,name; wanted the columns"),
        ("code,name,parent,population_2020,coastal\n37,某,,,\n", "line 2, column code: found 37"),
        ("code,name,parent,population_2020,coastal\n370000,某,37,,\n", "line 2, column parent: found 37"),
        ("code,name,parent,population_2020,coastal\n370000,某,,-5,\n", "line 2, column population_2020: found -5"),
        ("code,name,parent,population_2020,coastal\n370000,某\n", "line 2: found 2 cells; wanted 5 cells"),
        ("code,name,parent,population_2020,coastal\n370000,某,,,,1\n", "line 2: found 6 cells; wanted 5 cells"),
        ("code,name,parent,population_2020,coastal\n370000,,,,\n", "line 2, column name: found nothing"),
        ("", "line 1"),
        ('code,name,parent,population_2020,coastal\n370000,"某,,,\n', "unexpected end"),
        ("code,name,parent,population_2020,coastal\n370000,某,,,maybe\n", "line 2, column coastal: found maybe"),
        ("code,name,parent,population_2020,coastal\n370000,某,,,\n370000,某,,,\n", "line 3: found the id 370000"),
    ],
)
def test_a_wrong_table_of_regions_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        load_regions(written(tmp_path, "regions.csv", text))

    assert said in str(caught.value)


def test_a_population_nobody_stated_is_unknown(tmp_path: Path) -> None:
    text = "code,name,parent,population_2020,coastal\n370000,山东省,,,\n"

    (region,) = load_regions(written(tmp_path, "regions.csv", text))

    assert (region.population, region.coastal) == (None, None)


def test_the_people_of_the_provinces_and_those_in_service_make_the_people_of_the_country() -> None:
    regions = {region.code: region for region in with_the_country(())}
    provinces = [region for region in regions.values() if region.parent == COUNTRY and region.population]

    assert len(provinces) == 31
    assert sum(one.population or 0 for one in provinces) + 2_000_000 == regions[COUNTRY].population
    assert all(one.coastal is not None for one in provinces)


def test_what_a_workspace_says_of_a_province_stands_above_the_census() -> None:
    own = (Region(code="370000", name="山东省", parent=COUNTRY, population=1, coastal=False),)

    assert [one.population for one in with_the_country(own) if one.code == "370000"] == [1]


def test_what_is_akin_to_an_indicator_is_in_the_catalogue() -> None:
    entries = {entry.id: entry for entry in load_catalogue()}

    assert {other for entry in entries.values() for other in entry.akin} <= set(entries)
    assert any(entry.akin for entry in entries.values())


def test_an_indicator_akin_to_none_there_is_is_refused_with_its_line(tmp_path: Path) -> None:
    own = written(tmp_path, "indicators.yaml", "- {id: ours, name: 某某比率, unit: '%', akin: [nowhere]}\n")

    with pytest.raises(InputError) as caught:
        load_catalogue(own)

    assert "nowhere" in str(caught.value)
    assert "akin" in str(caught.value)


# ---- decisions

DECISION = "- {fingerprint: f1, subject: finding, verdict: accept, reason: 已核实, name: 某人, date: 2024-06-01}\n"


def test_decisions_are_read(tmp_path: Path) -> None:
    (decision,) = load_decisions(written(tmp_path, "decisions.yaml", DECISION))

    assert (decision.fingerprint, decision.verdict, decision.date) == ("f1", "accept", "2024-06-01")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DECISION + DECISION, "line 2, fingerprint: found the fingerprint f1, which line 1"),
        ("- {fingerprint: f, subject: finding, verdict: maybe, reason: x}", "line 1, verdict: found maybe"),
        ("- {fingerprint: f, subject: finding, verdict: accept}", "wanted a value for reason"),
        (
            "- {fingerprint: f, subject: finding, verdict: accept, reason: x, expires: soon}",
            "line 1, expires: found soon",
        ),
    ],
)
def test_a_wrong_decision_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        load_decisions(written(tmp_path, "decisions.yaml", text))

    assert said in str(caught.value)


def test_a_manifest_that_is_kept_is_not_parsed_again_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("某市规划\n", encoding="utf-8")
    manifest = tmp_path / "manifest.yaml"
    manifest.write_text("# 注\n- {id: a, file: a.txt, period: [2021, 2025], title: ~}\n", encoding="utf-8")
    kept = Kept(tmp_path / "cache")
    first = find(tmp_path, kept)
    monkeypatch.setattr(yaml, "compose", lambda *_args, **_more: pytest.fail("it is parsed again"))

    assert find(tmp_path, kept) == first


def test_a_wrong_value_in_what_is_kept_is_pointed_at_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("某市规划\n", encoding="utf-8")
    (tmp_path / "manifest.yaml").write_text("- id: a\n  file: a.txt\n  level: village\n", encoding="utf-8")
    kept = Kept(tmp_path / "cache")
    said = []
    for _ in range(2):
        with pytest.raises(InputError) as refused:
            find(tmp_path, kept)
        said.append(refused.value.sentence)

    assert said[0] == said[1]
    assert "3" in said[0].en
