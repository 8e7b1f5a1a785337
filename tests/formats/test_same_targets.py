"""The same plan as plain text, Word, web page, PDF and workbook: the same targets in all fields but the place."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from checker.extract import extract
from checker.model import Document, Extraction, Target
from checker.read import take_apart
from checker.structure import structure
from tests.read import make

PLANS = ("heze-2024", "jinan-2022", "shandong-2021-tasks")
FORMATS = {"word": make.docx, "web": make.html, "pdf": make.pdf}
ENOUGH = 0.98
# Where a target stands, and the names that are made from that.
_PLACE = frozenset(("id", "doc", "quote", "figure"))
_FIELDS = tuple(field.name for field in fields(Target) if field.name not in _PLACE)


def _document(data: bytes) -> Document:
    path = Path("plan")
    return structure(take_apart(data, path), data, path, doc_id="plan")


def _read(data: bytes) -> Extraction:
    return extract(_document(data))


def _as_listed(found: Document, name: str) -> Document:
    """Return a document with the facts that a manifest states: a workbook of a plan's tables does not."""
    plain = make.plain(name)
    facts = ("title", "issuer", "region_name", "level", "number", "issued", "period")
    return replace(found, **{fact: getattr(plain, fact) for fact in facts})


@cache
def _plain(name: str) -> Extraction:
    return extract(make.plain(name))


def _key(target: Target) -> tuple[Any, ...]:
    """Return all of a target but its place, its quote without white space (a tab here is a blank there)."""
    return "".join(target.quote.text.split()), *(getattr(target, name) for name in _FIELDS)


def _missing(of: Iterable[Target], among: Iterable[Target]) -> list[tuple[Any, ...]]:
    return list((Counter(map(_key, of)) - Counter(map(_key, among))).elements())


def _share(found: Iterable[Target], wanted: Iterable[Target]) -> float:
    """Return the share of the targets, of either reading, that the other has in all fields."""
    one, two = list(found), list(wanted)
    return 1 - max(len(_missing(one, two)), len(_missing(two, one))) / max(len(one), len(two))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", PLANS)
def test_the_format_changes_no_target(name: str, form: str) -> None:
    found = _read(FORMATS[form](name)).targets
    plain = _plain(name).targets

    assert len(plain) >= 60
    assert _share(found, plain) >= ENOUGH, _missing(plain, found)[:5]


@pytest.mark.parametrize("form", FORMATS)
def test_the_ledger_counts_the_same_figures(form: str) -> None:
    found = Counter((figure.state, figure.reason) for figure in _read(FORMATS[form]("shandong-2021-tasks")).figures)

    assert found == Counter((figure.state, figure.reason) for figure in _plain("shandong-2021-tasks").figures)


@pytest.mark.parametrize("name", ["jinan-2022", "shandong-2021-tasks"])
def test_a_workbook_of_the_tables_gives_the_targets_of_the_tables(name: str) -> None:
    found = [target for target in extract(_as_listed(_document(make.xlsx(name)), name)).targets if target.in_table]
    plain = [target for target in _plain(name).targets if target.in_table]

    assert len(plain) >= 20
    assert _share(found, plain) >= ENOUGH, _missing(plain, found)[:5]


def test_the_table_of_the_printed_plan_goes_over_pages() -> None:
    found = _document(make.pdf("shandong-2021-tasks"))

    assert len({passage.place.page for passage in found.passages if passage.row}) >= 3


@pytest.mark.skipif(
    not (find_spec("rapidocr") and find_spec("onnxruntime")),
    reason="the extra `ocr` is not installed (pip install .[ocr])",
)
def test_a_scan_gives_most_targets_and_marks_them_as_recognised() -> None:
    found = _document(_scanned(make.pdf("heze-2024"), pages=2))
    values = Counter(target.amount.value for target in extract(found).targets if target.amount)
    plain = [target.amount.value for target in _plain("heze-2024").targets if target.amount]

    assert all(passage.place.scanned for passage in found.passages)
    assert sum(values.values()) >= 10
    assert (values & Counter(plain)).total() >= 0.9 * values.total()


@pytest.mark.skipif(
    not (find_spec("rapidocr") and find_spec("onnxruntime")),
    reason="the extra `ocr` is not installed (pip install .[ocr])",
)
def test_a_few_words_printed_under_a_picture_are_kept_as_they_are_printed() -> None:
    found = _document(_scanned(make.pdf("heze-2024"), pages=1, under="1.新建9所示范园。"))
    texts = [passage.text for passage in found.passages]

    assert sum("新建9所示范园" in text for text in texts) == 1
    assert sum(map(len, texts)) > 200, "what the picture shows is read too"


def _scanned(data: bytes, pages: int, under: str = "") -> bytes:
    """Return the first pages of a PDF as pictures, as a scanner leaves them, with a line printed `under` each."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(out)
    opened = pypdfium2.PdfDocument(data)
    for number in range(pages):
        picture = opened[number].render(scale=2).to_pil()
        canvas.setPageSize((picture.width / 2, picture.height / 2))
        canvas.drawImage(ImageReader(picture), 0, 60, picture.width / 2, picture.height / 2 - 60)
        canvas.setFont("STSong-Light", 14)
        canvas.drawString(72, 30, under)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
