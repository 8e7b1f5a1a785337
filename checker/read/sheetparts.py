"""What a workbook's own parts say of its cells: number formats, raised and struck text, formulas, what is hidden."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from checker.language.heights import put_in_line
from checker.read.numberformats import BUILT_IN

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# What stands for the page's number, the date, a font in the head or foot of a sheet.
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|[KLCRPNDTZFAGBIUSEXYO](?:[0-9A-F]{6})?|\d{1,3})')
_ON = frozenset(("1", "true"))
_HEIGHTS = {"superscript": 1, "subscript": -1}
_NAME = re.compile(r"([A-Z]{1,3})(\d{1,7})")
At = tuple[int, int]


@dataclass(slots=True)
class SheetFacts:
    """What the file says of one sheet; cells are told by row and column, from 0."""

    formats: dict[At, str] = field(default_factory=dict)
    texts: dict[At, str] = field(default_factory=dict)
    struck: set[At] = field(default_factory=set)
    part_struck: dict[At, str] = field(default_factory=dict)
    unworked: set[At] = field(default_factory=set)
    errors: set[At] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)
    charts: list[int] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    white: set[At] = field(default_factory=set)
    pictures: int = 0
    height: int = 0
    width: int = 0


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with runs of its own look: as it is read, and what of it is struck out."""

    read: str
    struck: str


def sheet_facts(data: bytes) -> dict[str, SheetFacts] | None:
    """Return what a workbook says of each sheet, by name; None for a file that is no XLSX."""
    if not data.startswith(b"PK"):
        return None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = _Parts(archive)
        if "xl/workbook.xml" not in parts.names:
            return None
        return parts.sheets()


class _Parts:
    """The parts of a workbook by name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive, self.names = archive, set(archive.namelist())
        self.white: set[str] = set()

    def sheets(self) -> dict[str, SheetFacts]:
        codes, struck = self._styles()
        texts = self._rich_texts()
        links = {link: path for link, _, path in self._links("xl/workbook.xml")}
        found: dict[str, SheetFacts] = {}
        for sheet in self._root("xl/workbook.xml").iter(f"{S}sheet"):
            link = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
            facts = SheetFacts()
            path = links.get(link, "")
            if path in self.names:
                self._cells(path, facts, codes, struck, texts)
                self._around(path, facts)
            found[str(sheet.get("name"))] = facts
        return found

    def _root(self, path: str) -> Any:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(self.archive.read(path), parser)

    def _links(self, path: str) -> Iterator[tuple[str, str, str]]:
        """Yield the id, the kind and the path of each part that a part names."""
        folder, name = posixpath.split(path)
        listed = f"{folder}/_rels/{name}.rels"
        for link in self._root(listed) if listed in self.names else ():
            target = str(link.get("Target"))
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            yield str(link.get("Id")), str(link.get("Type")).rpartition("/")[2], whole

    def _styles(self) -> tuple[dict[str, str], set[str]]:
        """Return the format of each style of cells that has one, and the styles that strike out."""
        if "xl/styles.xml" not in self.names:
            return {}, set()
        root = self._root("xl/styles.xml")
        own = {str(one.get("numFmtId")): str(one.get("formatCode")) for one in root.iter(f"{S}numFmt")}
        fonts = root.find(f"{S}fonts")
        crossed = {str(at) for at, font in enumerate(fonts if fonts is not None else ()) if _on(font, "strike")}
        white = {str(at) for at, font in enumerate(fonts if fonts is not None else ()) if _is_white(font)}
        codes: dict[str, str] = {}
        struck: set[str] = set()
        cells = root.find(f"{S}cellXfs")
        for at, style in enumerate(cells if cells is not None else ()):
            number = str(style.get("numFmtId") or "0")
            code = own.get(number) or BUILT_IN.get(int(number) if number.isdecimal() and len(number) < 6 else 0, "")
            if code:
                codes[str(at)] = code
            if style.get("fontId") in white and style.get("fillId", "0") == "0":
                self.white.add(str(at))
            if style.get("fontId") in crossed:
                struck.add(str(at))
        return codes, struck

    def _rich_texts(self) -> dict[str, _Text]:
        """Return the shared texts in which some run is raised, set low or struck out."""
        from lxml import etree

        found: dict[str, _Text] = {}
        if "xl/sharedStrings.xml" not in self.names:
            return found
        with self.archive.open("xl/sharedStrings.xml") as opened:
            for at, (_, item) in enumerate(etree.iterparse(opened, tag=f"{S}si", resolve_entities=False)):
                if (text := _rich(item)) is not None:
                    found[str(at)] = text
                item.clear()
        return found

    def _cells(
        self, path: str, facts: SheetFacts, codes: dict[str, str], struck: set[str], texts: dict[str, _Text]
    ) -> None:
        from lxml import etree

        tags = (f"{S}c", f"{S}row", f"{S}col", f"{S}headerFooter")
        row = column = -1
        with self.archive.open(path) as opened:
            for event, element in etree.iterparse(opened, events=("start", "end"), tag=tags, resolve_entities=False):
                if event == "start":
                    if element.tag == f"{S}row":
                        number = str(element.get("r") or "")
                        row, column = int(number) - 1 if number.isdecimal() else row + 1, -1
                    continue
                if element.tag == f"{S}headerFooter":
                    facts.margins += [
                        text for part in element if (text := _MARGIN_CODE.sub("", part.text or "").strip())
                    ]
                elif element.tag == f"{S}col":
                    if element.get("hidden") in _ON:
                        first, last = (int(element.get(name, "1")) for name in ("min", "max"))
                        facts.columns.update(range(first - 1, min(last, 20_000)))
                elif element.tag == f"{S}row":
                    if element.get("hidden") in _ON:
                        facts.rows.add(row)
                    element.clear()
                else:
                    at = coordinates(str(element.get("r") or "")) or (row, column + 1)
                    column = at[1]
                    self._cell(element, at, facts, codes, struck, texts)

    def _cell(
        self,
        cell: Any,
        at: At,
        facts: SheetFacts,
        codes: dict[str, str],
        struck: set[str],
        texts: dict[str, _Text],
    ) -> None:
        value, kind, style = cell.find(f"{S}v"), cell.get("t", "n"), cell.get("s", "0")
        formula, inline = cell.find(f"{S}f"), cell.find(f"{S}is")
        if value is None and formula is None and inline is None:
            return
        facts.height, facts.width = max(facts.height, at[0] + 1), max(facts.width, at[1] + 1)
        if formula is not None and kind != "str" and inline is None and (value is None or not value.text):
            facts.unworked.add(at)
        if kind == "e":
            facts.errors.add(at)
        if style in self.white:
            facts.white.add(at)
        if style in struck:
            facts.struck.add(at)
        elif style in codes and kind in ("n", "d"):
            facts.formats[at] = codes[style]
        rich = texts.get(value.text or "") if kind == "s" and value is not None else None
        rich = _rich(inline) if inline is not None else rich
        if rich is not None:
            facts.texts[at] = rich.read
            if rich.struck.strip():
                facts.part_struck[at] = rich.struck

    def _around(self, path: str, facts: SheetFacts) -> None:
        """Note the comments, charts and pictures of a sheet."""
        for _, kind, part in self._links(path):
            if part not in self.names:
                continue
            if kind == "comments":
                found = self._root(part).iter(f"{S}comment")
                facts.comments += ["".join(text.text or "" for text in one.iter(f"{S}t")) for one in found]
            elif kind == "drawing":
                facts.shapes += [
                    text for one in self._root(part).iter(f"{_DRAWING}t") if (text := one.text or "").strip()
                ]
                for _, inner, drawn in self._links(part):
                    facts.pictures += inner == "image"
                    if inner == "chart" and drawn in self.names:
                        values = self._root(drawn).iter(f"{_CHART}v")
                        facts.charts.append(sum(any(map(str.isdigit, value.text or "")) for value in values))


def _rich(item: Any) -> _Text | None:
    """Return a text with its runs told apart; None where all of them look alike."""
    pieces: list[tuple[str, int]] = []
    struck = ""
    plain = True
    for run in item.findall(f"{S}r"):
        look = run.find(f"{S}rPr")
        text = "".join(part.text or "" for part in run.findall(f"{S}t"))
        align = look.find(f"{S}vertAlign") if look is not None else None
        height = _HEIGHTS.get(align.get("val", ""), 0) if align is not None else 0
        if look is not None and _on(look, "strike"):
            struck, plain = struck + text, False
            continue
        plain = plain and not height
        pieces.append((text, height))
    return None if plain else _Text(put_in_line(pieces), struck)


def _is_white(font: Any) -> bool:
    colour = font.find(f"{S}color")
    return colour is not None and str(colour.get("rgb", "")).upper() in ("FFFFFFFF", "00FFFFFF")


def _on(font: Any, name: str) -> bool:
    found = font.find(f"{S}{name}")
    return found is not None and str(found.get("val", "1")) in _ON


def coordinates(name: str) -> At | None:
    """Return the row and column, from 0, of a cell by its name; None for what is no name of a cell."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
