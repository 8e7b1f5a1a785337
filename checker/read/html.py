"""Web pages: the article without the site around it, its tables kept, its charset as declared or as found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import refusal
from checker.language.heights import digits, put_in_line
from checker.model import Place
from checker.model.layout import Line, Pages
from checker.read import weblooks
from checker.read.article import find_article
from checker.read.build import Builder
from checker.read.decode import decode
from checker.read.limits import Limits
from checker.read.unread import Unread
from checker.read.webtable import BLOCK, SPACES, boxes, cell_text, data_rows, head_count

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_CHARSET = re.compile(rb"""(?i)charset\s*=\s*["']?\s*([\w-]{2,20})""")
_ABOVE_LINES, _ABOVE_LENGTH = 60, 200
_TITLES = ("ArticleTitle", "title", "og:title", "DC.title")


def read_html(data: bytes, file: Path, limits: Limits) -> Pages:
    """Take a web page apart."""
    from selectolax.lexbor import LexborHTMLParser

    declared = _CHARSET.search(data[:4096])
    text = decode(data, file, declared=declared.group(1).decode("ascii") if declared else "")
    if len(text) > limits.characters:
        raise refusal(file, "too-many-characters", limit=limits.characters)
    page = LexborHTMLParser(text)
    body = page.body
    if body is None:
        raise refusal(file, "empty-page")
    weblooks.hide(page)
    builder = Builder(title=_title(page))
    article, around = find_article(body)
    around -= _in_tables(article)
    if article.mem_id != body.mem_id:
        for line in _above(body, article, around, limits, file):
            builder.leave_out(line, "site-head")
    walk = _Walk(builder, limits, file, around)
    before = len(builder.parts)
    walk.run(article)
    builder.leave(walk.unread)
    shown, read = (sum(map(digits, texts)) for texts in (weblooks.texts(article, around), builder.parts[before:]))
    if shown != read:
        builder.differs("paragraph", walk.differing or [f"1—{walk.paragraphs}"], shown, read)
    _site(body, article, around, builder)
    return builder.pages()


def _in_tables(article: LexborNode) -> frozenset[int]:
    """Return the elements that stand in tables of data, none of which is the site's."""
    tables = (table for table in article.css("table") if data_rows(table) is not None)
    return frozenset(node.mem_id for table in tables for node in table.traverse())


def _site(body: LexborNode, article: LexborNode, around: frozenset[int], builder: Builder) -> None:
    """Say how much of the page was taken for the site's and not read, and how many figures stand in it."""
    unread = Unread()
    # What the article itself leaves out was said where it was read.
    stack = [(body, body.mem_id != article.mem_id, False)]
    while stack:
        node, beyond, within = stack.pop()
        beyond = beyond and node.mem_id != article.mem_id
        within = within or node.mem_id in around
        key = "" if node is body or node.tag == "-text" else weblooks.left_out(node)
        text = node.text_content or "" if node.tag == "-text" else weblooks.held(node, key) if key else ""
        if text.strip() and (beyond or (within and not key)):
            unread.note("left-out.site-text", "", text)
        if not key and node.tag != "-text" and (node is body or not weblooks.shows_nothing(node)):
            stack.extend((child, beyond, within) for child in reversed(list(node.iter(include_text=True))))
    builder.leave(unread)


def _above(body: LexborNode, article: LexborNode, around: frozenset[int], limits: Limits, file: Path) -> list[str]:
    """Return the lines that stand above the article: a box of facts about the document may be among them."""
    builder = Builder()
    _Walk(builder, limits, file, around).run(body, until=article.mem_id)
    pages = builder.pages()
    lines: list[str] = []
    for item in pages.items:
        if isinstance(item, Line):
            lines.append(item.text)
        else:
            for row in item.rows:
                lines.append("\t".join(pages.source[start:end] for cell in row.cells for start, end in cell.spans))
    return [line for line in lines[-_ABOVE_LINES:] if len(line) <= _ABOVE_LENGTH]


def _title(page: object) -> str:
    for name in _TITLES:
        node = page.css_first(f'meta[name="{name}"], meta[property="{name}"]')  # type: ignore[attr-defined]
        if node is not None and (node.attributes.get("content") or "").strip():
            return str(node.attributes["content"]).strip()
    for tag in ("h1", "title"):
        nodes = page.css(tag)  # type: ignore[attr-defined]
        if len(nodes) == 1 and (text := SPACES.sub(" ", nodes[0].text()).strip()):
            return str(text)
    return ""


class _Walk:
    """A walk through the article in reading order; the line being put together is `words`."""

    def __init__(self, builder: Builder, limits: Limits, file: Path, around: frozenset[int]) -> None:
        self.builder, self.limits, self.file, self.around = builder, limits, file, around
        self.unread = Unread()
        self.differing: list[str] = []
        self.words: list[tuple[str, int]] = []
        self.paragraphs = self.cells = 0
        self.level = 0
        self.block_lines: list[str] = []

    def run(self, top: LexborNode, until: int = 0) -> None:
        """Walk without recursion, for a hostile page nests deeper than a program's stack; `until` ends the walk."""
        stack: list[tuple[LexborNode, str, int]] = [(top, "enter", 0)]
        while stack:
            node, step, around = stack.pop()
            if node.mem_id in self.around:
                self._left_out(node)
                continue
            if node.mem_id == until:
                break
            if step == "leave":
                self._flush()
                self.level = 0
                continue
            if node.tag == "-text":
                self.words.append((SPACES.sub(" ", node.text_content or ""), around))
                continue
            if node.tag == "br":
                self._line()
                continue
            # A page may show its article only once a script has run.
            if (node is not top and self._left_out(node)) or (node.tag == "table" and self._table(node)):
                continue
            if BLOCK.fullmatch(node.tag or ""):
                self._flush()
                heading = re.fullmatch("h([1-6])", node.tag or "")
                self.level = int(heading.group(1)) if heading else self.level
                stack.append((node, "leave", 0))
            height = weblooks.height(node, around)
            self.words.append((weblooks.before(node), around))
            stack.extend((child, "enter", height) for child in reversed(list(node.iter(include_text=True))))
        self._flush()

    def _left_out(self, node: LexborNode) -> bool:
        """Say whether an element is no text of the page; what it shows is noted."""
        if node.tag == "img" and weblooks.picture(node):
            self.unread.note("picture-set-in", self.paragraphs)
        key = weblooks.left_out(node)
        if key:
            weblooks.note(node, key, self.paragraphs, self.unread)
        return bool(key) or weblooks.shows_nothing(node)

    def _line(self) -> None:
        text = put_in_line(self.words).strip()
        self.words = []
        before = self.block_lines[-1] if self.block_lines else ""
        if before[-1:].isdecimal() and text[:1].isdecimal() and not (before.isdecimal() or text.isdecimal()):
            # Whether a line ends within a figure or between two, nobody knows.
            self.block_lines[-1] += f"\ufffd{text}"
        elif text:
            self.block_lines.append(text)

    def _flush(self) -> None:
        self._line()
        if not self.block_lines:
            return
        self.paragraphs += 1
        place = Place(paragraph=self.paragraphs)
        if len(self.block_lines) == 1:
            self.builder.paragraph(
                self.block_lines[0], place, level=self.level if len(self.block_lines[0]) <= 100 else 0
            )
        else:
            for text in self.block_lines:
                self.builder.printed(text, place)
        self.block_lines = []

    def _table(self, table: LexborNode) -> bool:
        """Add a table of data; one that only lays out the page is walked through like any block."""
        rows = data_rows(table)
        if rows is None:
            return False
        self._flush()
        before = len(self.builder.parts)
        for caption in table.css("caption"):
            text = cell_text(caption, self.paragraphs, self.unread)
            self.builder.paragraph(text, Place(paragraph=self.paragraphs))
        self.cells += sum(map(len, rows))
        found = boxes(rows, self.paragraphs, self.file, self.limits, self.unread)
        self.builder.table(found, heads=head_count(rows))
        if self.cells > self.limits.cells:
            raise refusal(self.file, "too-many-cells", limit=self.limits.cells)
        if sum(map(digits, self.builder.parts[before:])) != sum(map(digits, weblooks.texts(table))):
            self.differing.append(str(self.paragraphs))
        return True
