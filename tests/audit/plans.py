"""A province's plan as text and a city's as a PDF with a ruled table, of our own."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.audit.detection import Detection
from checker.measure.lib.context import context_of
from checker.pipeline import Reading, match_targets, permitted, read_all
from checker.workspace import Workspace, loose
from tests.read.printing import HEAD, SIZE, canvas, rule, write

PROVINCE = """山东省城乡供水提升行动方案（2024—2025年）

一、主要目标
到2025年，各市城镇污水集中处理率不低于98%，各市再生水利用率不低于50%，各市农村自来水普及率不低于80%。
到2025年，各市城市供水普及率达到99%以上，各市水源地水质达标率达到95%以上。
二、重点任务
（一）保障水源。建立水源地日常巡查和定期会商制度，到2025年，新增应急备用水源可供水能力达到30万立方米以上。
（二）改造管网。全面更换老旧小区锈蚀严重的供水立管，完善漏损分区计量、压力调控、智能监测体系。
（三）强化监管。各市建立供水水质公示制度，每季度公布检测结果。
"""
CITY = (
    "菏泽市城乡供水提升行动方案（2024—2025年）",
    "",
    "一、主要目标",
    "　　到2025年，全市城镇污水集中处理率不低于98%，再生水利用率不低于",
    "50%，农村自来水普及率不低于81%，城市供水普及率达到99%以上。",
    "二、重点任务",
    "　　（一）保障水源。建立水源地日常巡查和定期会商制度，到2025年，",
    "新增应急备用水源可供水能力达到30万立方米以上，水源地水质达标率达到",
    "95%以上。",
    "　　（二）改造管网。全面更换老旧小区锈蚀严重的供水立管，完善漏损分",
    "区计量、压力调控、智能监测体系。智能监测、压力调控设备由市级采购。",
    "　　（三）强化监管。建立供水水质公示制度，每季度公布检测结果。",
)
ROWS = (
    HEAD,
    ("1", "城镇污水集中处理率", "%", "95", "98", "约束性"),
    ("2", "再生水利用率", "%", "42", "50", "约束性"),
    ("3", "农村自来水普及率", "%", "72", "81", "预期性"),
    ("4", "城市供水普及率", "%", "98.5", "99", "预期性"),
)


@dataclass(frozen=True, slots=True)
class Plans:
    """The two plans as files given by themselves, and as read."""

    workspace: Workspace
    reading: Reading


def written(folder: Path, form: str = "pdf") -> Plans:
    """Write the two plans, the city's in a format, and read them."""
    province, city = folder / "province.txt", folder / f"city.{form}"
    province.write_text(PROVINCE, encoding="utf-8")
    city.write_bytes(FORMS[form]())
    workspace = loose((city,), (province,))
    return Plans(workspace, read_all(workspace))


def pdf() -> bytes:
    """Return the city's plan: lines of one width, and a table with rules below them."""
    page, out = canvas()
    top = 780
    for line in CITY:
        page.drawString(80, top, line)
        top -= 2 * SIZE
    page.drawString(220, top - SIZE, "表1 供水提升主要指标")
    write(page, ROWS, top - 2 * SIZE)
    rule(page, len(ROWS), top - 2 * SIZE)
    page.save()
    return out.getvalue()


def docx() -> bytes:
    """Return the city's plan as a Word file."""
    import docx as word

    made = word.Document()
    for line in _paragraphs():
        made.add_paragraph(line)
    table = made.add_table(rows=0, cols=len(HEAD))
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def text() -> bytes:
    """Return the city's plan as plain text."""
    return "\n".join((*CITY, "表1 供水提升主要指标", *("\t".join(row) for row in ROWS), "")).encode()


def _paragraphs() -> Iterator[str]:
    """Yield the paragraphs of the plan, their lines joined."""
    whole = ""
    for line in (*CITY, ""):
        if whole and (line.startswith(("　　", "一、", "二、")) or not line):
            yield whole.strip()
            whole = ""
        whole += line
    yield "表1 供水提升主要指标"


FORMS: dict[str, Callable[[], bytes]] = {"pdf": pdf, "docx": docx, "txt": text}


def detection_of(plans: Plans) -> Detection:
    """Return what says which checks name a changed target of the plans."""
    matching = match_targets(plans.workspace, plans.reading)
    workspace, reading = plans.workspace, plans.reading
    context = context_of(matching, reading.documents, reading.extractions, workspace.indicators, workspace.regions)
    return Detection(context, permitted(workspace.suites))
