"""The papers opened by LibreOffice: the letter becomes pages, the workbook's formulas give the sums."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checker.model import Run
from checker.report import docx, xlsx
from tests.report.hostile import hostile_run

Convert = Callable[[bytes, str, str], list[Path]]


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """Have LibreOffice write a file in another form; a machine without it, or without a part of it, skips."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")

    def converted(content: bytes, name: str, form: str) -> list[Path]:
        source = tmp_path / name
        source.write_bytes(content)
        out = tmp_path / "out"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(out), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        if "could not be loaded" in done.stderr + done.stdout:
            pytest.skip("this LibreOffice has no filter for the file")
        return sorted(out.iterdir()) if out.is_dir() else []

    return converted


def test_the_letter_opens_and_prints(run: Run, convert: Convert) -> None:
    (printed,) = convert(docx.render(run), "opinion.docx", "pdf")

    assert printed.read_bytes().startswith(b"%PDF")


def test_the_sums_and_shares_are_computed_anew(run: Run, convert: Convert) -> None:
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    sheets = convert(xlsx.render(run), "report.xlsx", every_sheet)
    cells = {
        file.stem.split("-")[-1]: list(csv.reader(file.read_text(encoding="utf-8").splitlines())) for file in sheets
    }

    assert [row[4] for row in cells["合计核算"][3:6]] == ["590", "110", "否"]
    assert cells["占比核算"][1][8].startswith("9.7")
    assert [row[5] for row in cells["概况"] if row[0] in ("重点核实", "一般核实", "提示")] == ["2", "2", "4"]
    assert not any(cell.startswith(("#", "Err:")) for rows in cells.values() for row in rows for cell in row)


def test_no_character_of_a_text_breaks_an_office_file() -> None:
    import docx as word
    from openpyxl import load_workbook

    run = hostile_run()
    document = replace(run.documents[0], title="常住人口\x00\x0b\ud800\ufffe\uffff城镇化率")
    run = replace(run, documents=(document,))

    assert load_workbook(io.BytesIO(xlsx.render(run))).sheetnames
    assert word.Document(io.BytesIO(docx.render(run))).paragraphs
