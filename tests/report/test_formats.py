"""The files for other tools and the papers: they agree on every count, and a document's text is only text in them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import docx as word
import openpyxl
import pytest

from checker.messages import Language
from checker.model import Run
from checker.report import docx, github, html, junit, markdown, sarif, terminal, xlsx
from checker.report import json as report_json
from checker.report.summary import fails

Render = Callable[[Run, Language], str | bytes]
FORMATS: dict[str, Render] = {
    "docx": docx.render,
    "github": github.render,
    "html": html.render,
    "json": report_json.render,
    "junit": junit.render,
    "markdown": markdown.render,
    "sarif": sarif.render,
    "terminal": terminal.render,
    "xlsx": xlsx.render,
}


def book_of(run: Run) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(run, "zh")))


def letter_of(run: Run) -> Any:
    return word.Document(io.BytesIO(docx.render(run, "zh")))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_run_gives_the_same_bytes(run: Run, name: str, lang: Language) -> None:
    assert FORMATS[name](run, lang) == FORMATS[name](run, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_write_a_hostile_run_and_an_empty_one(hostile: Run, name: str, lang: Language) -> None:
    nothing = Run(documents=(), extractions=(), pairs=(), groups=(), series=(), unmatched=(), findings=(), tallies=())

    assert FORMATS[name](hostile, lang)
    assert FORMATS[name](nothing, lang)


def counts_in(name: str, run: Run) -> dict[str, int]:
    """Count the findings by severity as a reader of one format would."""
    written = FORMATS[name](run, "en")
    if isinstance(written, str):
        if name == "json":
            return Counter(finding["severity"] for finding in json.loads(written)["findings"])
        if name == "sarif":
            levels = Counter(result["level"] for result in json.loads(written)["runs"][0]["results"])
            return {"error": levels["error"], "warning": levels["warning"], "notice": levels["note"]}
        if name == "html":
            return Counter(re.findall(r'data-s="(\w+)"', written))
        if name == "terminal":
            return Counter(re.findall(r"^(error|warning|notice)\[", written, re.MULTILINE))
        words = {"Verify first": "error", "Verify": "warning", "Note": "notice"}
        return Counter(
            words[level] for level in re.findall(r"^### \d+\. (Verify first|Verify|Note):", written, re.MULTILINE)
        )
    sheet = openpyxl.load_workbook(io.BytesIO(written))["Findings"]
    words = {"Verify first": "error", "Verify": "warning", "Note": "notice"}
    return Counter(words[str(row[3])] for row in sheet.iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize("name", ["json", "sarif", "html", "terminal", "markdown", "xlsx"])
def test_the_formats_agree_on_how_many_findings_there_are(run: Run, name: str) -> None:
    assert dict(counts_in(name, run)) == dict(Counter(finding.severity for finding in run.findings))


# ---- JUnit


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 2), ("warning", 3), ("notice", 4), ("never", 0)])
def test_what_is_at_the_fail_level_fails_and_the_rest_is_skipped_with_its_text(
    run: Run, fail_on: str, failures: int
) -> None:
    root = ET.fromstring(junit.render(run, "zh", fail_on=fail_on))

    assert len(root.findall(".//failure")) == failures == int(root.get("failures", "-1"))
    assert failures == sum(fails(finding, fail_on) for finding in run.findings)
    assert len(root.findall(".//failure")) + len(root.findall(".//skipped")) == len(run.findings)
    assert all("请核实" in (item.get("message") or "") for item in root.findall(".//skipped"))


def test_the_totals_of_junit_are_the_sums_of_its_suites(run: Run) -> None:
    root = ET.fromstring(junit.render(run))

    for count in ("tests", "failures", "skipped", "errors"):
        assert int(root.get(count, "-1")) == sum(int(suite.get(count, "-1")) for suite in root.iter("testsuite"))
    assert int(root.get("tests", "-1")) == len(list(root.iter("testcase")))


def test_nothing_judged_is_an_error_in_junit(run: Run) -> None:
    root = ET.fromstring(junit.render(replace(run, tallies=(), findings=())))

    assert root.get("errors") == "1"


# ---- SARIF


def test_sarif_marks_what_is_known_and_explained_and_leaves_nothing_out(run: Run) -> None:
    results = json.loads(sarif.render(run))["runs"][0]["results"]
    states = Counter(result["baselineState"] for result in results)

    assert states == {"new": 4, "unchanged": 3, "absent": 1}
    (suppressed,) = [result for result in results if "suppressions" in result]
    assert suppressed["suppressions"][0]["justification"] == "由省级部门直接实施，不分解到市"
    assert len({result["partialFingerprints"]["planChecker/v1"] for result in results}) == len(results)


def test_sarif_points_at_the_line_and_names_the_other_side(run: Run) -> None:
    (found,) = [one for one in json.loads(sarif.render(run))["runs"][0]["results"] if one["ruleId"] == "weaker-wording"]
    place = found["locations"][0]["physicalLocation"]

    assert place["artifactLocation"]["uri"] == "originals/heze-2024.txt"
    assert place["region"]["startLine"] == 246
    assert found["relatedLocations"][0]["message"]["text"].startswith("上级表述")


def test_sarif_names_a_rule_for_every_result_and_every_tally(run: Run) -> None:
    (log,) = json.loads(sarif.render(run))["runs"]
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]

    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in log["results"])
    assert {tally.check for tally in run.tallies} <= set(rules)


def test_a_page_of_a_pdf_is_said_and_no_line_made_up(run: Run) -> None:
    from checker.model import Place

    document = run.documents[1]
    paged = tuple(replace(passage, place=Place(page=7)) for passage in document.passages)
    changed = replace(run, documents=(run.documents[0], replace(document, passages=paged)))
    (found,) = [
        one for one in json.loads(sarif.render(changed))["runs"][0]["results"] if one["ruleId"] == "weaker-wording"
    ]

    assert "region" not in found["locations"][0]["physicalLocation"]
    assert found["locations"][0]["properties"]["page"] == 7
    assert "争取市主城区" in found["locations"][0]["properties"]["quote"]


# ---- GitHub


def test_every_open_finding_is_one_annotation_on_one_line(run: Run) -> None:
    lines = github.render(run).splitlines()

    assert len(lines) == 6 + 1
    assert lines[0].startswith("::error file=originals/heze-2024.txt,line=246,title=")
    assert "10" in lines[-1]


def test_an_annotation_names_the_file_from_the_top_of_the_repository(run: Run) -> None:
    assert "::error file=docs_data/originals/heze-2024.txt,line=246," in github.render(run, root="docs_data")
    (log,) = json.loads(sarif.render(run, root="docs_data"))["runs"]
    assert log["artifacts"][1]["location"]["uri"] == "docs_data/originals/heze-2024.txt"


def test_a_quote_cannot_end_an_annotation_or_start_another(hostile: Run) -> None:
    from checker.model import Message

    wicked = Message(zh="一\n::error file=x::二%0A", en="a\n::error::b")
    text = github.render(replace(hostile, findings=(replace(hostile.findings[0], message=wicked),)))

    assert len(text.splitlines()) == 2
    assert "%250A" in text


def test_the_step_summary_lists_the_heaviest_first(run: Run) -> None:
    summary = github.step_summary(run)

    assert summary.index("四星级以上新型智慧城市") < summary.index("常住人口城镇化率")
    assert "| 重点核实 | 2 | 0 | 0 | 0 | 2 |" in summary


# ---- Markdown


def test_markdown_leaves_no_markup_of_a_document_alive(hostile: Run) -> None:
    text = markdown.render(hostile)

    assert not re.search(r"(?<!\\)<(?:script|img|b|u|i)\b", text)
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(javascript", text)


# ---- the workbook


def test_no_text_of_a_document_is_a_formula(hostile: Run) -> None:
    for sheet in book_of(hostile):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or re.fullmatch(r"=(?:SUM|IF)?[(A-Z0-9:/\-=>,\"是否)]+", str(cell.value))


def test_an_indicator_that_begins_like_a_formula_is_kept_as_text(hostile: Run) -> None:
    cell = book_of(hostile)["目标"]["C2"]

    assert cell.value == '=HYPERLINK("javascript:alert(4)")<b>'
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_sums_and_shares_are_live(run: Run) -> None:
    book = book_of(run)
    sums = [row for row in book["合计核算"].iter_rows(values_only=True) if row[0]]
    share = [cell.value for cell in book["占比核算"][2]]

    assert [row[4] for row in sums[3:6]] == ["=SUM(E3:E3)", "=E2-E4", '=IF(E4>E2,"是","否")']
    assert share[2:4] == [590, 700]
    assert share[4] == "=C2/D2"
    assert share[8] == "=E2/H2"


def test_a_pair_in_one_unit_has_its_difference_as_a_formula(run: Run) -> None:
    row = next(row for row in book_of(run)["配对"].iter_rows(min_row=2) if row[2].value == "常住人口城镇化率")

    assert [cell.value for cell in row[3:8]] == [
        57,
        "常住人口城镇化率",
        67,
        f"=D{row[0].row}-F{row[0].row}",
        f'=IF(F{row[0].row}=0,"",G{row[0].row}/F{row[0].row})',
    ]


def test_every_target_and_pair_has_its_row(run: Run) -> None:
    book = book_of(run)

    assert book["目标"].max_row == 1 + sum(len(extraction.targets) for extraction in run.extractions)
    assert book["配对"].max_row == 1 + len(run.pairs)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# ---- the letter


def test_each_statement_stands_in_the_column_of_its_plan(run: Run) -> None:
    titles = {document.id: document.title for document in run.documents}
    lower, upper = titles["heze-2024"], titles["shandong-2024"]
    rows = [[cell.text for cell in row.cells] for row in letter_of(run).tables[0].rows[1:]]

    assert all(upper not in row[2] and lower not in row[3] for row in rows)


def test_the_letter_is_addressed_to_the_drafters_and_names_both_plans(run: Run) -> None:
    texts = [paragraph.text for paragraph in letter_of(run).paragraphs]

    assert texts[0] == "关于《菏泽市新型城镇化建设行动提升方案（2024—2025年）》衔接审核意见的函"
    assert "菏泽市人民政府：" in texts
    assert any(
        "《菏泽市新型城镇化建设行动提升方案" in text and "《山东省新型城镇化建设行动方案" in text for text in texts
    )


def test_the_table_has_a_row_to_fill_in_for_each_opinion_and_its_fingerprint(run: Run) -> None:
    asked = [one for one in run.findings if one.severity != "notice" and one.status in ("new", "known")]
    table = letter_of(run).tables[0]
    marks = [mark for row in table.rows[1:] for mark in row._tr.iter(f"{W}bookmarkStart")]
    named = [mark.get(f"{W}name", "").removeprefix(docx.FINDING) for mark in marks]

    assert [row.cells[0].text for row in table.rows[1:]] == ["1", "2", "3-1", "3-2"]
    assert sorted(named) == sorted(finding.fingerprint for finding in asked)
    assert [cell.text for cell in table.rows[0].cells][-2:] == ["采纳情况", "未采纳理由"]
    assert {cell.text for row in table.rows[1:] for cell in row.cells[-2:]} == {""}


def test_the_letter_counts_what_it_does_not_repeat(run: Run) -> None:
    texts = "\n".join(paragraph.text for paragraph in letter_of(run).paragraphs)

    assert "疑似不衔接之处 4 条（重点核实 2 条、一般核实 2 条）" in texts
    assert "另有 2 条未列入" in texts
    assert "另有 2 条已有说明或已消除" in texts


def test_office_files_carry_no_clock_and_no_outside_link(run: Run) -> None:
    for written in (docx.render(run), xlsx.render(run)):
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")
            links = [archive.read(part) for part in archive.namelist() if part.endswith(".rels")]
        assert not any(b'TargetMode="External"' in link for link in links)
