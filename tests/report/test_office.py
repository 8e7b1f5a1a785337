"""The papers opened by LibreOffice: the letter becomes pages, the workbook's formulas give the sums."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model import Run
from checker.report import docx, xlsx

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
