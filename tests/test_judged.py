"""What was judged of a plan is kept: it is judged again where something it rests on has changed, and nowhere else.

Whatever changes, a run with the store comes to what a run without it comes to, byte for byte. The plans are made.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import checker.judged
import checker.pipeline
from checker.cli import main
from checker.engine import Engine
from checker.judge import outside_directly
from checker.kept import Kept
from checker.measure import Context, Frame, Permits, measured
from checker.model import Decision
from checker.pipeline import NOTHING, render, run
from checker.workspace import Workspace, find

REPOSITORY = Path(__file__).parents[1]
DIRECTLY = Engine(validate=outside_directly)  # the same rows as Great Expectations finds, without its seconds
MANIFEST = """
- {id: state, file: state.txt, title: 国家节水规划, level: national, issued: '2021-01-05', period: [2021, 2025]}
- {id: old, file: old.txt, title: 山东省节水行动方案, level: province, region: '370000', issued: '2016-03-01',
   period: [2016, 2020]}
- {id: province, file: province.txt, title: 山东省节水规划, level: province, region: '370000', issued: '2021-05-01',
   period: [2021, 2025], above: [state], succeeds: old}
- {id: tasks, file: tasks.txt, title: 山东省节水规划任务分解, level: province, region: '370000', issued: '2021-05-01',
   period: [2021, 2025], annex_of: province}
- {id: jinan, file: jinan.txt, title: 济南市节水规划, level: city, region: '370100', issued: '2021-09-01',
   period: [2021, 2025], above: [province]}
- {id: qingdao, file: qingdao.txt, title: 青岛市节水规划, level: city, region: '370200', issued: '2021-09-02',
   period: [2021, 2025], above: [province]}
- {id: heze, file: heze.txt, title: 菏泽市节水规划, level: city, region: '371700', issued: '2020-09-03',
   period: [2021, 2025], above: [province]}
- {id: bridges, file: bridges.txt, title: 甘肃省桥梁规划, level: province, region: '620000', issued: '2021-09-03',
   period: [2021, 2025]}
"""
SENTENCES = (
    "到2025年，城市再生水利用率达到45%以上。",
    "到2025年，常住人口城镇化率达到70%左右。",
    "到2025年，全省新增高效节水灌溉面积300万亩。",
    "2020年，城市再生水利用率达到38%，到2025年，城市再生水利用率提高7个百分点。",
    "确保各市公共供水管网漏损率控制在9%以内。",
    "加快推进老旧管网改造，全面实施城市节水更新行动，落实各部门责任。",
    "推进节水载体建设，建成节水型企业500家，其中市级300家、省级200家。",
    "按照《山东省节水规划》（鲁政发〔2021〕12号）要求，制定本规划。",
    "到2025年，万元地区生产总值用水量下降16%。",
    "到2030年，城市再生水利用率达到60%。",
)
TEXTS = {
    "state": (0, 1, 4, 5, 8), "old": (0, 2, 3), "province": (0, 1, 2, 3, 4, 5, 6, 9), "tasks": (0, 2, 4),
    "jinan": (0, 1, 2, 3, 5, 7), "qingdao": (0, 2, 4, 5, 6, 7), "heze": (0, 1, 2, 4, 9), "bridges": (1, 6),
}  # fmt: skip


def text(doc: str, sentences: Collection[int], more: int = 0) -> str:
    """Return the text of a plan with some sentences, each figure of a tenth part more where it is to be."""
    said = "\n".join(SENTENCES[one].replace("5%", f"{5 + more}%").replace("00", f"{more}0") for one in sentences)
    return f"{doc}节水规划\n一、目标\n{said}\n"


def write(folder: Path) -> Path:
    folder.mkdir()
    (folder / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    for doc, sentences in TEXTS.items():
        (folder / f"{doc}.txt").write_text(text(doc, sentences), encoding="utf-8")
    return folder


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return write(tmp_path / "plans")


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[frozenset[str], tuple[str, ...]]]:
    """The parts that were judged anew: their frames, and the documents that have rows."""
    found = []

    def counting(context: Context, permits: Permits, only: frozenset[str]) -> Mapping[str, Frame]:
        found.append((only, context.rows_of or ()))
        return measured(context, permits, only)

    monkeypatch.setattr(checker.judged, "measured", counting)
    return found


def both(workspace: Workspace, store: Kept) -> tuple[str | bytes, str | bytes]:
    """Return the report of a run with a store and of one without."""
    answers = [render(run(workspace, kept=kept, engine=DIRECTLY)[0], "json", "zh") for kept in (store, NOTHING)]
    return answers[0], answers[1]


def of_plans(parts: Sequence[tuple[frozenset[str], tuple[str, ...]]]) -> list[tuple[str, ...]]:
    return [rows_of for frames, rows_of in parts if "pairs" in frames]


EDITS = st.lists(
    st.dictionaries(
        st.sampled_from(sorted(TEXTS)),
        st.tuples(st.lists(st.integers(0, len(SENTENCES) - 1), unique=True), st.integers(0, 4)),
        max_size=3,
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=EDITS)
def test_whatever_changes_a_run_with_the_store_is_a_run_without_it(
    edits: list[dict[str, tuple[list[int], int]]],
) -> None:
    with TemporaryDirectory() as place:
        folder, store = write(Path(place) / "plans"), Kept(Path(place) / "cache")
        run(find(folder), kept=store, engine=DIRECTLY)
        for edit in edits:
            for doc, (sentences, more) in edit.items():
                (folder / f"{doc}.txt").write_text(text(doc, sentences, more), encoding="utf-8")
            with_store, without = both(find(folder), store)
            assert with_store == without
    assert not store.notes


def test_of_a_changed_plan_nothing_but_its_own_and_its_groups_is_judged_again(
    plans: Path, tmp_path: Path, judged: list[tuple[frozenset[str], tuple[str, ...]]]
) -> None:
    store = Kept(tmp_path / "cache")
    run(find(plans), kept=store, engine=DIRECTLY)
    assert len(of_plans(judged)) == len(TEXTS) - 1  # a plan and its annexes are one part
    judged.clear()
    (plans / "jinan.txt").write_text(text("jinan", (0, 1, 2), 3), encoding="utf-8")
    with_store, without = both(find(plans), store)
    assert with_store == without
    assert of_plans(judged) == [("jinan",)]
    assert len([frames for frames, _ in judged if "groups" in frames]) == 2  # the province's and the state's
    judged.clear()
    assert both(find(plans), store) == (without, without)
    assert judged == []


def test_of_a_changed_upper_plan_all_below_it_are_judged_again_and_no_other(
    plans: Path, tmp_path: Path, judged: list[tuple[frozenset[str], tuple[str, ...]]]
) -> None:
    store = Kept(tmp_path / "cache")
    run(find(plans), kept=store, engine=DIRECTLY)
    judged.clear()
    (plans / "tasks.txt").write_text(text("tasks", (0, 2, 4), 2), encoding="utf-8")
    with_store, without = both(find(plans), store)
    assert with_store == without
    assert sorted(of_plans(judged)) == [("heze",), ("jinan",), ("province", "tasks"), ("qingdao",)]


def test_a_renamed_plan_is_judged_again_where_it_may_be_cited(
    plans: Path, tmp_path: Path, judged: list[tuple[frozenset[str], tuple[str, ...]]]
) -> None:
    store = Kept(tmp_path / "cache")
    run(find(plans), kept=store, engine=DIRECTLY)
    judged.clear()
    manifest = MANIFEST.replace("甘肃省桥梁规划", "山东省节水规化")
    (plans / "manifest.yaml").write_text(manifest, encoding="utf-8")
    with_store, without = both(find(plans), store)
    assert with_store == without
    assert sorted(of_plans(judged)) == [("bridges",), ("jinan",), ("province", "tasks"), ("qingdao",)]


def test_a_persons_word_on_a_match_is_heard(plans: Path, tmp_path: Path) -> None:
    store, workspace = Kept(tmp_path / "cache"), find(plans)
    found = run(workspace, kept=store, engine=DIRECTLY)[0]
    pair = next(one for one in found.pairs if one.relation == "above")
    word = Decision(
        fingerprint=pair.id, subject="match", verdict="reject", name="甲", reason="不同指标", date="2026-01-01"
    )
    with_store, without = both(replace(workspace, decisions=(word,)), store)
    assert with_store == without


def test_suites_that_ask_more_than_a_row_are_judged_whole(
    plans: Path, tmp_path: Path, judged: list[tuple[frozenset[str], tuple[str, ...]]]
) -> None:
    suites = Path(copytree(REPOSITORY / "expectations", plans / "expectations"))
    suite = json.loads((suites / "pairs.json").read_text(encoding="utf-8"))
    line = {
        "type": "expect_column_values_to_be_unique",
        "kwargs": {"column": "indicator"},
        "meta": {"check": "below-upper"},
    }
    suite["expectations"].append(line)
    (suites / "pairs.json").write_text(json.dumps(suite, ensure_ascii=False), encoding="utf-8")
    with_store, without = both(find(plans), Kept(tmp_path / "cache"))
    assert with_store == without
    assert judged == []


def test_many_documents_are_judged_part_by_part_though_nothing_is_kept(
    plans: Path, monkeypatch: pytest.MonkeyPatch, judged: list[tuple[frozenset[str], tuple[str, ...]]]
) -> None:
    whole = render(run(find(plans), engine=DIRECTLY)[0], "json", "zh")
    assert judged == []
    monkeypatch.setattr(checker.pipeline, "FEW", len(TEXTS) - 1)
    monkeypatch.setattr(checker.judged, "_AT_ONCE", 3)

    assert render(run(find(plans), engine=DIRECTLY)[0], "json", "zh") == whole
    assert len(of_plans(judged)) == len(TEXTS) - 1


def test_without_a_store_the_command_writes_the_same_reports(tmp_path: Path) -> None:
    folder = Path(copytree(REPOSITORY / "docs_data", tmp_path / "five"))
    forms = ("json", "sarif", "markdown", "junit")

    def checked(out: str, *more: str) -> list[bytes]:
        rmtree(tmp_path / out, ignore_errors=True)
        arguments = ["check", str(folder), "--out", str(tmp_path / out), "--format", ",".join(forms), *more]
        done = CliRunner(env={"CHECKER_CACHE": str(tmp_path / "cache")}).invoke(main, arguments)
        assert done.exit_code in (0, 1), done.output
        return [file.read_bytes() for file in sorted((tmp_path / out).iterdir())]

    checked("first")
    city = next(folder.glob("originals/*.txt"))
    city.write_text(city.read_text(encoding="utf-8").replace("2025年", "2024年", 1), encoding="utf-8")
    manifest = (folder / "manifest.yaml").read_text(encoding="utf-8")
    lines = [line for line in manifest.splitlines(keepends=True) if "sha256" not in line]
    (folder / "manifest.yaml").write_text("".join(lines), encoding="utf-8")

    assert checked("with") == checked("without", "--no-cache")
