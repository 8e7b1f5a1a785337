"""Web pages: the article without the site around it, its tables kept, its charset as declared or as found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model import Place
from checker.read.build import Builder
from checker.read.decode import decode
from checker.read.limits import Limits
from checker.read.piece import Reading, blank
from checker.read.refusal import refusal
from checker.read.webtable import BLOCK, SPACES, boxes, cell_text, data_rows, head_count

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_CHARSET = re.compile(rb"""(?i)charset\s*=\s*["']?\s*([\w-]{2,20})""")
_NEVER = re.compile(
    "script|style|nav|header|footer|aside|form|noscript|template|iframe|svg|button|select|option|input|textarea|object"
    "|embed|video|audio|canvas|map|dialog|head"
)
_AROUND = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav\w*|menu\w*|crumbs?|bread\w*|foot\w*|header|head(?:er)?bar|topbar|side(?:bar|nav)?|share\w*|toolbar|copyright"
    r"|pagination|pages?r|search\w*|login\w*|related\w*|recommend\w*|qrcode|ewm|banner|location|position|friend\w*|links?|print\w*|fontsize)(?:$|[\s_-])"
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"))
_TITLES = ("ArticleTitle", "title", "og:title", "DC.title")
_WHOLE = 0.95


def read_html(data: bytes, file: Path, limits: Limits) -> Reading:
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
    builder = Builder(title=_title(page))
    around = [node for node in body.traverse() if _surrounds(node)]
    for node in around:
        node.decompose()
    article = _article(body)
    _Walk(builder, limits, file).run(article)
    return builder.reading()


def _title(page: object) -> str:
    for name in _TITLES:
        node = page.css_first(f'meta[name="{name}"], meta[property="{name}"]')  # type: ignore[attr-defined]
        if node is not None and (node.attributes.get("content") or "").strip():
            return str(node.attributes["content"]).strip()
    return ""


def _surrounds(node: LexborNode) -> bool:
    """Say whether an element is the site's and not the article's, by its tag, its role or its name."""
    if _NEVER.fullmatch(node.tag or ""):
        return True
    if node.tag in ("body", "html", "-text", "table", "tbody", "tr", "td", "th", "p"):
        return False
    attributes = node.attributes
    if (
        attributes.get("role") in _ROLES
        or attributes.get("hidden") == ""
        or "display:none" in ((attributes.get("style") or "").replace(" ", ""))
    ):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return len(names) < 200 and _AROUND.search(names) is not None


def _article(body: LexborNode) -> LexborNode:
    """Return the innermost element that holds nearly all the text of the page that is no link."""
    weights: dict[int, int] = {}
    nodes = [node for node in body.traverse() if node.tag not in ("-comment", "_comment")]
    parents: dict[int, int] = {}
    for node in nodes:
        if node.parent is not None:
            parents[node.mem_id] = node.parent.mem_id
    for node in reversed(nodes):
        own = 0
        if node.tag == "-text":
            own = sum(not blank(c) for c in node.text_content or "")
        weights[node.mem_id] = weight = weights.get(node.mem_id, 0) + own
        if node.tag != "a" and node.mem_id in parents:
            parent = parents[node.mem_id]
            weights[parent] = weights.get(parent, 0) + weight
    total = weights.get(body.mem_id, 0)
    here = body
    while True:
        inner = next((c for c in here.iter() if c.tag in _DESCEND and weights.get(c.mem_id, 0) >= total * _WHOLE), None)
        if inner is None:
            return here
        here = inner


_DESCEND = frozenset(("div", "section", "article", "main", "center", "form"))


class _Walk:
    """A walk through the article in reading order; the line being put together is `words`."""

    def __init__(self, builder: Builder, limits: Limits, file: Path) -> None:
        self.builder, self.limits, self.file = builder, limits, file
        self.words: list[str] = []
        self.paragraphs = self.cells = 0
        self.level = 0
        self.block_lines: list[str] = []

    def run(self, top: LexborNode) -> None:
        """Walk without recursion: a hostile page nests deeper than a program's stack."""
        stack: list[tuple[LexborNode | None, str]] = [(top, "enter")]
        while stack:
            node, step = stack.pop()
            if node is None:
                continue
            if step == "leave":
                self._flush()
                self.level = 0
                continue
            if node.tag == "-text":
                self.words.append(SPACES.sub(" ", node.text_content or ""))
                continue
            if node.tag == "br":
                self._line()
                continue
            if node.tag == "table" and self._table(node):
                continue
            if BLOCK.fullmatch(node.tag or ""):
                self._flush()
                heading = re.fullmatch("h([1-6])", node.tag or "")
                self.level = int(heading.group(1)) if heading else self.level
                stack.append((node, "leave"))
            children = list(node.iter(include_text=True))
            stack.extend((child, "enter") for child in reversed(children))
        self._flush()

    def _line(self) -> None:
        text = "".join(self.words).strip()
        self.words = []
        if text:
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
        caption = table.css_first("caption")
        if caption is not None:
            self.builder.paragraph(cell_text(caption), Place(paragraph=self.paragraphs))
        self.cells += sum(map(len, rows))
        self.builder.table(boxes(rows, self.paragraphs, self.file, self.limits), heads=head_count(rows))
        if self.cells > self.limits.cells:
            raise refusal(self.file, "too-many-cells", limit=self.limits.cells)
        return True
