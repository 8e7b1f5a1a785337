"""Broken and hostile files: a clear refusal in bounded memory, never a crash and never a wrong reading."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import InputError
from checker.messages import catalogue
from checker.read import Limits, read, take_apart
from checker.structure import structure
from checker.structure.longparagraphs import LONGEST
from tests.read import make


@contextmanager
def _no_more_than(megabytes: int) -> Iterator[None]:
    """Fail where what is done within takes more memory of Python's than so much at once."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < megabytes * 1_000_000, f"{peak / 1_000_000:.0f} MB"


def _refused(data: bytes, limits: Limits | None = None) -> str:
    path = Path("plan.bin")
    with pytest.raises(InputError) as caught:
        structure(take_apart(data, path, limits or Limits()), data, path)
    return str(caught.value)


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_refused_or_read(kind: str, share: float) -> None:
    data = getattr(make, kind)("shandong-2021-tasks")
    cut = data[: int(len(data) * share)]
    try:
        found = structure(take_apart(cut, Path("plan")), cut, Path("plan"))
    except InputError:
        return
    assert found.passages


def test_a_bomb_in_a_packed_file_is_not_unpacked() -> None:
    bomb = _zip(word__document=b"", **{"word/document.xml": b" " * 50_000_000})

    with _no_more_than(megabytes=5):
        assert "packed beyond reason" in _refused(bomb)


def test_what_is_too_large_unpacked_is_refused() -> None:
    limits = Limits(unpacked_bytes=1000)

    assert "unpacked" in _refused(_zip(**{"word/document.xml": bytes(range(256)) * 8}), limits)


def test_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a>&d;</a>'

    assert "entities" in _refused(_zip(**{"word/document.xml": bomb}))


def test_an_archive_is_not_a_plan() -> None:
    assert "archive" in _refused(_zip(**{"plan.txt": b"text"}))


def test_an_ofd_file_is_named_as_such() -> None:
    assert "OFD" in _refused(_zip(**{"OFD.xml": b"<a/>"}))


def test_an_encrypted_office_file_is_named_as_such() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")

    assert "encrypted" in _refused(data)


def test_an_encrypted_pdf_is_named_as_such() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(100, 100, "plan")
    canvas.save()

    assert "encrypted" in _refused(out.getvalue())


def test_too_many_pages_are_refused() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(12):
        canvas.drawString(100, 100, "plan")
        canvas.showPage()
    canvas.save()

    assert _refused(out.getvalue(), Limits(pages=10)).startswith("plan.bin: found 12 pages")


def test_a_pdf_without_text_is_refused() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(10, 10, 50, 50)
    canvas.save()

    assert "without text" in _refused(out.getvalue())


def test_a_picture_is_refused() -> None:
    assert "PNG" in _refused(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)


def test_a_cell_beyond_the_limit_is_refused() -> None:
    page = f"<html><body><table><tr><th>指标</th><th>2025年</th></tr><tr><td>{'字' * 300}</td><td>5</td></tr></table>"

    assert "cell" in _refused(page.encode(), Limits(cell_characters=200))


def test_more_text_than_the_limit_is_refused() -> None:
    assert "too long" in _refused("一、目标。\n".encode() * 100, Limits(characters=100))


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("一、目标" * 100, encoding="utf-8")

    with pytest.raises(InputError, match="too large"):
        read(path, limits=Limits(file_bytes=100))


def test_a_page_nested_beyond_reason_is_read() -> None:
    page = "<html><body>" + "<div>" * 3000 + "<p>一、目标</p>" + "</div>" * 3000
    data = page.encode()

    assert structure(take_apart(data, Path("p")), data, Path("p")).passages[0].text == "一、目标"


def test_a_table_that_claims_a_million_columns_is_bounded() -> None:
    page = '<table><tr><th colspan="1000000" rowspan="1000000">指标</th></tr><tr><td>a</td><td>5</td></tr></table>'
    data = f"<html><body>{page}</body></html>".encode()

    with _no_more_than(megabytes=5):
        found = structure(take_apart(data, Path("p")), data, Path("p"))
    assert "5" in "".join(passage.text for passage in found.passages)


_HEADS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"<html><body>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_HEADS, st.binary(max_size=300))
def test_any_bytes_are_a_document_or_an_input_error(head: bytes, rest: bytes) -> None:
    data = head + rest
    try:
        found = structure(take_apart(data, Path("plan")), data, Path("plan"))
    except InputError:
        return
    assert found.passages


def test_every_refusal_has_a_word_in_both_languages() -> None:
    keys = [{key for key in catalogue(lang) if key.startswith("read.")} for lang in ("zh", "en")]

    assert keys[0] == keys[1]
    assert all(key.replace(".found", ".wanted") in keys[0] for key in keys[0])


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return an office file with one of its parts exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml"), ("xlsx", "xl/styles.xml")]
)
def test_a_bomb_in_any_part_of_an_office_file_is_refused_at_once(kind: str, part: str) -> None:
    data = _with_part(getattr(make, kind)("jinan-2022"), part, b"<a>" + b" " * 60_000_000 + b"</a>")

    with _no_more_than(megabytes=10):
        assert "packed beyond reason" in _refused(data)


@pytest.mark.parametrize(("kind", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml")])
@pytest.mark.parametrize("before", [b"", b" " * 5000, b"<!--" + b"x" * 5000 + b"-->"])
def test_entities_are_refused_wherever_they_are_declared(kind: str, part: str, before: bytes) -> None:
    lots = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 9))
    bomb = b'<?xml version="1.0"?>' + before + b'<!DOCTYPE a [<!ENTITY e0 "lol">' + lots + b"]><a>&e8;</a>"
    data = _with_part(getattr(make, kind)("jinan-2022"), part, bomb)

    with _no_more_than(megabytes=10):
        _refused(data)


@pytest.mark.parametrize(
    "data", [b"", b"\n \n\t", b"\xef\xbb\xbf", b"%PDF-1.7", b"PK\x05\x06" + b"\x00" * 18, b"<html></html>"]
)
def test_a_file_without_anything_in_it_is_refused(data: bytes) -> None:
    assert _refused(data).startswith("plan.bin")


def test_a_cell_of_a_million_characters_is_refused_in_every_format() -> None:
    import docx
    import openpyxl

    # Figures that differ, so that the file is not refused for how well it packs.
    long = "".join(f"达到{n * 7919 % 100_003}个，" for n in range(110_000))
    word = docx.Document()
    table = word.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "2025年"
    table.cell(1, 0).text = long
    made = io.BytesIO()
    word.save(made)
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["指标", "2025年"])
    sheet = io.BytesIO()
    book.save(sheet)
    inline = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>2025年</t></is></c></row>'
        f'<row r="2"><c r="A2" t="inlineStr"><is><t>{long}</t></is></c><c r="B2"><v>5</v></c></row>'
        "</sheetData></worksheet>"
    )
    web = f"<html><body><table><tr><th>指标</th><th>2025年</th></tr><tr><td>{long}</td><td>5</td></tr></table></body>"

    assert "cell" in _refused(made.getvalue())
    assert "cell" in _refused(_with_part(sheet.getvalue(), "xl/worksheets/sheet1.xml", inline.encode()))
    assert "cell" in _refused(web.encode())
    assert "cell" in _refused(f"指标,2025年\n{long},5\n".encode())
    assert "cell" in _refused(f"指标\t2025年\n{long}\t5\n".encode())


def test_a_paragraph_of_a_million_characters_is_read_in_full() -> None:
    paragraph = "到2025年达到5个，" * 100_000
    data = f"一、目标\n{paragraph}".encode()

    passages = structure(take_apart(data, Path("p")), data, Path("p")).passages[1:]

    assert "".join(passage.text for passage in passages) == paragraph
    assert max(len(passage.text) for passage in passages) <= LONGEST


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_a_file_with_bytes_changed_is_refused_or_read(kind: str) -> None:
    data = bytearray(getattr(make, kind)("jinan-2022"))
    for at in range(100, len(data), 997):
        data[at] ^= 0xFF
    changed = bytes(data)
    try:
        found = structure(take_apart(changed, Path("plan")), changed, Path("plan"))
    except InputError:
        return
    assert found.passages


def test_the_other_documents_of_a_run_go_on_and_the_run_says_what_was_not_read(tmp_path: Path) -> None:
    from checker import pipeline, workspace

    good = tmp_path / "plan.txt"
    good.write_text("某市绿化规划（2021—2025年）\n\n一、目标\n\n到2025年，森林覆盖率达到30%以上。\n", encoding="utf-8")
    bad = {
        "bomb.docx": _zip(**{"word/document.xml": b" " * 50_000_000}),
        "entities.xlsx": _zip(**{"xl/workbook.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "short.pdf": make.pdf("heze-2024")[:400],
        "empty.html": b"",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    given = workspace.loose((good, *(tmp_path / name for name in bad)), ())
    reading = pipeline.read_documents(given)

    assert [Path(found.file).name for found in reading.documents] == ["plan.txt"]
    assert [Path(error.file).name for error in reading.unread] == list(bad)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_the_lines_of_a_sheet_end_as_they_like(end: str) -> None:
    data = end.join(["指标,单位,2025年", "城镇化率,%,68", "供水管网漏损率,%,9", ""]).encode()
    found = structure(take_apart(data, Path("plan")), data, Path("plan"))

    assert [passage.row.cells[-1] for passage in found.passages if passage.row] == ["68", "9"]


def test_a_return_inside_a_line_with_commas_is_read() -> None:
    data = "到2025年,城镇化率\r达到68%，绿\r化覆盖率达到43%".encode()

    assert structure(take_apart(data, Path("plan")), data, Path("plan")).passages
