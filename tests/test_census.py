"""The census says of every file of a folder what was understood, counts its figures, and lists what is doubtful."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from checker.cli import main
from checker.desk.census import Census, census, entry
from checker.desk.doubting import doubts, key_of
from checker.desk.understood import count_tables
from checker.messages import message, say
from checker.model import Document, Extraction, Message, Passage, TableRow
from checker.pipeline import Stage, read_all
from checker.report.widths import width
from checker.workspace import loose

ORIGINALS = Path(__file__).parents[1] / "docs_data" / "originals"
STATES = ("target", "baseline", "name", "date", "out_of_scope", "unread")
PLAN = """海青市人民政府
关于印发海青市绿化行动方案（2024—2026年）的通知

海政发〔2024〕7号

一、总体要求

到2026年，森林覆盖率达到30%以上，新建公园12个。
"""
TABLE = (
    ("序号", "指标名称", "单位", "2023年", "2026年"),
    ("1", "森林覆盖率", "%", "28.5", "30"),
    ("2", "人均公园绿地面积", "平方米", "12.1", "13.5"),
)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>海青市湿地保护规划（2024—2026年）</title></head><body>
<div class="article"><h1>海青市湿地保护规划（2024—2026年）</h1><p>一、目标</p>
<p>到2026年，湿地保护率达到55%以上，修复湿地300公顷。</p></div></body></html>"""


def nobody(_stage: Stage, _done: int, _whole: int) -> None:
    """Tell nobody."""


def checker(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def word(file: Path, rows: Sequence[Sequence[str]]) -> None:
    made = docx.Document()
    made.add_paragraph("海青市绿地系统规划（2024—2026年）")
    made.add_paragraph("一、主要指标")
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    made.save(str(file))


def pdf(file: Path, *lines: str) -> Path:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(file))
    canvas.setFont("STSong-Light", 12)
    for number, line in enumerate(lines):
        canvas.drawString(72, 760 - 24 * number, line)
    canvas.save()
    return file


def fill(made: Path) -> Path:
    """Fill a folder: a text, a Word file, a web page, a table and a broken PDF, in two levels, and a hidden file."""
    (made / "county").mkdir(parents=True)
    (made / "a.txt").write_text(PLAN, encoding="utf-8")
    word(made / "b.docx", TABLE)
    (made / "c.html").write_text(PAGE, encoding="utf-8")
    (made / "county" / "d.csv").write_text("\n".join(",".join(row) for row in TABLE), encoding="utf-8")
    (made / "county" / "e.pdf").write_bytes(b"%PDF-1.7 and nothing after it")
    (made / ".hidden.txt").write_text(PLAN, encoding="utf-8")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder, to be changed."""
    return fill(tmp_path / "plans")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, as it is."""
    return fill(tmp_path_factory.mktemp("kept") / "plans")


@pytest.fixture(scope="module")
def found(kept: Path) -> dict[str, Any]:
    """The census of the folder as it is."""
    return tree(kept)


def tree(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(checker("census", folder, "--format", "json", "--workers", "1").stdout)
    return found


def read(file: Path) -> tuple[Document, Extraction]:
    reading = read_all(loose((file,), ()))
    return reading.documents[0], reading.extractions[0]


def kinds(document: Document, extraction: Extraction, file: Path) -> list[str]:
    return [doubt.kind for doubt in doubts(document, extraction, file) if doubt.kind != "no-level"]


# ---- the lines of the files


def test_every_file_has_its_line_of_figures(found: dict[str, Any]) -> None:
    lines = {file["file"]: tuple(file["figures"][state] for state in STATES) for file in found["files"]}

    assert lines == {
        "a.txt": (2, 0, 0, 4, 0, 0),
        "b.docx": (2, 2, 0, 5, 0, 0),
        "c.html": (2, 0, 0, 2, 0, 0),
        "county/d.csv": (4, 0, 0, 4, 0, 0),
        "county/e.pdf": (0, 0, 0, 0, 0, 0),
    }


def test_a_line_has_the_facts_that_were_found(found: dict[str, Any]) -> None:
    (line,) = [file for file in found["files"] if file["file"] == "a.txt"]

    assert line["title"] == "海青市绿化行动方案（2024—2026年）"
    assert (line["level"], line["region"], line["kind"], line["period"]) == ("city", "海青市", "plan", [2024, 2026])
    assert line["facts"] == ["title", "issuer", "number", "region_name", "level", "period"]
    assert line["pages"] is None
    assert line["characters"] == len("".join(PLAN.split()))


def test_the_tables_that_were_read_are_counted(found: dict[str, Any]) -> None:
    tables = {file["file"]: file["tables"]["read"] for file in found["files"]}

    assert tables == {"a.txt": 0, "b.docx": 1, "c.html": 0, "county/d.csv": 1, "county/e.pdf": 0}


def test_a_pdf_has_pages(tmp_path: Path) -> None:
    line = entry(pdf(tmp_path / "p.pdf", "一、目标", "到2026年，森林覆盖率达到30%以上。"), "p.pdf")

    assert line.pages == 1


def test_the_totals_are_the_sums_of_the_lines(found: dict[str, Any]) -> None:
    assert found["totals"]["figures"] == {
        state: sum(file["figures"][state] for file in found["files"]) for state in STATES
    }
    assert (found["totals"]["read"], found["totals"]["unreadable"]) == (4, 1)
    assert found["totals"]["unread_share"] == 0
    assert sum(found["totals"]["doubts"].values()) == len(found["doubts"])


def test_unread_are_counted_among_targets_baselines_and_unread(tmp_path: Path) -> None:
    rows = (TABLE[0], (*TABLE[1][:4], "30.1.5"), TABLE[2])
    word(tmp_path / "b.docx", rows)

    found = entry(tmp_path / "b.docx", "b.docx").figures

    assert (found.of("target"), found.of("baseline"), found.of("unread")) == (1, 1, 3)
    assert found.unread_share == pytest.approx(3 / 5)


def test_the_originals_are_understood() -> None:
    found = census(ORIGINALS, 1, nobody)

    assert [one.file for one in found.entries] == sorted(file.name for file in ORIGINALS.iterdir())
    assert all(one.figures.near for one in found.entries)
    assert found.figures.unread_share is not None
    assert found.figures.unread_share < 0.03
    assert [doubt.kind for _, doubt in found.doubts] == ["warning"]  # one of them is a preview
    assert found.tables.not_understood == 0


# ---- how it is asked and what it answers


def test_two_workers_find_what_one_finds(kept: Path) -> None:
    assert census(kept, 2, nobody) == census(kept, 1, nobody)


def test_progress_is_told_file_by_file(kept: Path) -> None:
    told: list[tuple[int, int]] = []

    census(kept, 1, lambda _stage, done, whole: told.append((done, whole)))

    assert told == [(number, 5) for number in range(5)]


def test_of_a_workspace_only_the_listed_files_are_looked_at(folder: Path) -> None:
    (folder / "manifest.yaml").write_text("- {id: a, file: a.txt}\n", encoding="utf-8")

    assert [file["file"] for file in tree(folder)["files"]] == ["a.txt"]


@pytest.mark.parametrize(
    "more",
    [
        ("--format", "html,json,xlsx,docx,markdown"),
        ("--format", "html,json", "--pages", "folder"),
        ("--format", "html", "--pages", "folder"),
        ("--format", "json,docx-comments"),
        ("--format", "html,json", "--out", "."),
    ],
    ids=["reports", "pages", "pages alone", "comments", "beside the plans"],
)
def test_what_the_tool_wrote_is_no_plan(folder: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]) -> None:
    monkeypatch.chdir(folder)
    (folder / "county" / "e.pdf").unlink()
    before = [entry["file"] for entry in tree(folder)["files"]]
    checker("check", "a.txt", "b.docx", "--fail-on", "never", *more)
    (folder / "facts.json").write_text('{"year": 2025}', encoding="utf-8")

    assert len(list(folder.rglob("*"))) > len(before) + 2
    assert [entry["file"] for entry in tree(folder)["files"]] == before


def test_a_file_may_be_given_by_itself(kept: Path) -> None:
    assert [file["file"] for file in tree(kept / "a.txt")["files"]] == ["a.txt"]


def test_what_cannot_be_read_is_said_with_the_reason_and_ends_with_2(kept: Path) -> None:
    result = checker("--lang", "en", "census", kept, "--workers", "1")

    assert result.exit_code == 2
    assert "county/e.pdf: found a file that is broken or cut short" in result.stdout
    assert "1 file(s) could not be read" in result.stderr
    assert "county/d.csv" in result.stdout


def test_all_read_ends_with_0_and_says_nothing_beside(folder: Path) -> None:
    (folder / "county" / "e.pdf").unlink()

    result = checker("census", folder, "--workers", "1")

    assert result.exit_code == 0, result.output
    assert result.stderr == ""


def test_no_figure_at_all_ends_with_4(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("海青市人民政府关于加强绿化工作的意见\n\n各部门要加强领导。\n", encoding="utf-8")

    result = checker("census", tmp_path)

    assert result.exit_code == 4
    assert "没有找到任何数字" in result.stdout


def test_an_empty_folder_and_none_end_with_2(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        result = checker("census", place)

        assert result.exit_code == 2
        assert result.stderr


# ---- how it is shown


def test_the_columns_stand_under_each_other(kept: Path) -> None:
    table = checker("census", kept, "--workers", "1").stdout.split("\n\n")[0].splitlines()

    assert len(table) == 5
    assert {width(line) for line in table} == {width(table[0])}
    assert [width(line.split("  规划  ")[0]) for line in table[1:]] == [width(table[0].split("  类型  ")[0])] * 4


def test_a_long_title_is_cut_to_its_column(tmp_path: Path) -> None:
    title = "海青市绿化和绿色低碳循环发展暨生态文明建设行动方案（2024—2026年）"
    text = PLAN.replace("海青市绿化行动方案（2024—2026年）", title)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    line = checker("census", tmp_path).stdout.splitlines()[1]

    assert "…" in line
    assert title not in line


def test_csv_has_a_line_a_file_with_the_same_figures(kept: Path, found: dict[str, Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(checker("census", kept, "--format", "csv", "--workers", "1").stdout)))

    assert [{state: int(row[state]) for state in STATES} for row in rows] == [
        file["figures"] for file in found["files"]
    ]
    assert [bool(row["problem"]) for row in rows] == [False, False, False, False, True]


# ---- doubts


def test_a_percentage_that_the_page_does_not_print_so_is_the_worst_doubt(tmp_path: Path) -> None:
    lines = ("一、目标", "到2026年，污水处理率达到{}%以上。")
    misread = pdf(tmp_path / "misread.pdf", *(line.format("925") for line in lines))
    printed = pdf(tmp_path / "printed.pdf", *(line.format("92.5") for line in lines))
    document, extraction = read(misread)

    against_the_page = doubts(document, extraction, printed)

    assert "share-not-printed" not in kinds(document, extraction, misread)
    assert against_the_page[0].kind == "share-not-printed"
    assert against_the_page[0].what.zh.startswith("925%")
    assert against_the_page[0].place is not None
    assert against_the_page[0].place.zh == "第1页"


@pytest.mark.parametrize("page", ["1925", "925.4", "92 5", "3.925"])
def test_digits_of_another_figure_are_not_the_figure(tmp_path: Path, page: str) -> None:
    misread = pdf(tmp_path / "misread.pdf", "一、目标", "到2026年，污水处理率达到925%以上。")
    other = pdf(tmp_path / "other.pdf", "一、目标", f"到2026年，污水处理率达到{page}%以上。")

    assert "share-not-printed" in kinds(*read(misread), other)


def test_a_printed_share_above_100_is_a_doubt_and_a_growth_is_none(tmp_path: Path) -> None:
    share, growth = tmp_path / "share.txt", tmp_path / "growth.txt"
    share.write_text(PLAN.replace("30%以上", "130%以上"), encoding="utf-8")
    growth.write_text(PLAN.replace("森林覆盖率达到30%以上", "林业产值增长130%以上"), encoding="utf-8")

    assert kinds(*read(share), share) == ["share-above-100"]
    assert kinds(*read(growth), growth) == []


def test_a_long_paragraph_is_a_doubt_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAN + "\n" + "加强绿地养护管理，提升绿地质量，" * 400 + "。\n", encoding="utf-8")
    document, extraction = read(file)

    (doubt,) = doubts(document, extraction, file)

    assert (doubt.kind, doubt.weight) == ("long-paragraph", 6401)
    assert doubt.place is not None
    assert doubt.place.en == "line 10"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("绿化。森林覆盖率", "name-over-sentence"),
        ("绿化\n率", "name-over-sentence"),
        ("绿化.森林覆盖率", "name-over-sentence"),
        ("绿" * 61, "long-name"),
        ("绿地占全国1/", "figure-cut"),
        ("装机容量2×", "figure-cut"),
        ("]公园", "figure-cut"),
    ],
)
def test_a_name_over_a_sentence_end_or_too_long_is_a_doubt(tmp_path: Path, name: str, kind: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAN, encoding="utf-8")
    document, extraction = read(file)
    first, *others = extraction.targets

    assert kinds(document, extraction, file) == []
    named = replace(extraction, targets=(replace(first, indicator=name), *others))
    assert kinds(document, named, file) == [kind]
    for harmless in ("绿" * 60, "PM2.5浓度", "绿道（1.5米以上）长度", "湿地*", "（含）公园"):
        assert kinds(document, replace(named, targets=(replace(first, indicator=harmless),)), file) == []


def test_a_body_taken_for_the_title_block_is_a_doubt(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAN, encoding="utf-8")
    document, extraction = read(file)
    aside = extraction.figures[0]._replace(state="out-of-scope", reason="title-block")

    assert kinds(document, replace(extraction, figures=(aside,) * 10), file) == []
    assert kinds(document, replace(extraction, figures=(aside,) * 11), file) == ["body-in-title"]


def test_a_table_of_which_every_row_is_suspect_is_not_understood(tmp_path: Path) -> None:
    word(tmp_path / "b.docx", TABLE)
    document, extraction = read(tmp_path / "b.docx")

    def doubted(passage: Passage) -> Passage:
        assert passage.row is None or isinstance(passage.row, TableRow)
        return replace(passage, row=replace(passage.row, suspect="digits-joined")) if passage.row else passage

    suspect = replace(document, passages=tuple(map(doubted, document.passages)))

    assert (count_tables(document, extraction).read, count_tables(document, extraction).suspect) == (1, 0)
    assert (count_tables(suspect, extraction).read, count_tables(suspect, extraction).suspect) == (0, 1)
    assert kinds(suspect, extraction, tmp_path / "b.docx") == ["table-not-understood"]


def test_a_caption_without_a_table_is_a_doubt_and_a_box_of_sentences_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    captions = "\n表1 绿化主要指标\n\n二、任务\n\n专栏1 绿化工程\n\n建设绿道30公里。\n"
    file.write_text(PLAN + captions, encoding="utf-8")
    document, extraction = read(file)

    (doubt,) = doubts(document, extraction, file)

    assert (doubt.kind, doubt.what.zh) == ("table-missing", "表1绿化主要指标")
    assert count_tables(document, extraction).missing == 1


def test_what_a_reader_warns_of_is_graded_and_what_it_rightly_left_out_is_no_doubt(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAN, encoding="utf-8")
    document, extraction = read(file)
    said = (
        message("read.left-out.page-number", count=3),
        message("read.warning.tracked-changes"),
        message("read.warning.picture", places="4"),
        message("read.warning.figures-differ", places="2、7"),
    )

    found = doubts(replace(document, warnings=said), extraction, file)

    assert [doubt.kind for doubt in found] == ["figures-differ", "picture", "warning"]
    assert found[0].what.en == say("read.warning.figures-differ", "en", places="2、7")


def test_a_national_plan_needs_no_region(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN.replace("海青市人民政府", "国务院").replace("海青市", ""), encoding="utf-8")

    found = entry(tmp_path / "a.txt", "a.txt")

    assert (found.level, found.region) == ("national", "")
    assert "region_name" in found.facts


def test_the_worst_doubt_stands_first_over_all_files(folder: Path) -> None:
    (folder / "county" / "e.pdf").unlink()
    (folder / "z.txt").write_text(PLAN + "\n" + "加强绿地养护管理，提升绿地质量，" * 400 + "。\n", encoding="utf-8")

    found: Census = census(folder, 1, nobody)

    assert found.doubts[0][0].file == "z.txt"
    assert found.doubts[0][1].kind == "long-paragraph"


def test_what_a_reader_said_is_known_by_its_key() -> None:
    said = message("read.suspect.digits-joined", table="表1", rows="2、5")

    assert key_of(said) == "read.suspect.digits-joined"
    assert key_of(Message(zh="没有这样的提示", en="no such warning")) == ""
