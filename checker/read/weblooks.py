"""How the elements of a web page look: raised, lowered, struck out, hidden, or shown but no text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from checker.read.unread import Unread

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_STRUCK = frozenset(("del", "s", "strike"))
_FIELDS = frozenset(("input", "textarea", "select"))
_SET_IN = frozenset(("iframe", "object", "embed", "svg", "canvas", "video"))
_HEIGHTS = {"sup": 1, "sub": -1}
# Elements that show nothing of their own.
_NOTHING = frozenset(("script", "style", "template", "noscript", "option", "button", "map", "audio", "head"))
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")
_HIDDEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|(?<![\w-])(?:font-size|opacity):0(?:\.0+)?(?:px|pt|r?em|%)?(?:;|!|$)"
    r"|(?<![\w-])(?:left|right|top|bottom|text-indent|margin-left):-\d{3,}"
)
_WHITE = re.compile(r"(?<![\w-])color:(?:#fff|#ffffff|white|transparent|rgba?\(255,255,255(?:,[\d.]+)?\))(?:;|!|$)")
# A rule of a style sheet that stands in no condition: what it is for, and what it says.
_RULE = re.compile(r"([^{}@;]{1,200})\{([^{}]{0,2000})\}")
_CONDITION = re.compile(r"@[^{};]{0,200}\{(?:[^{}]|\{[^{}]*\})*\}|/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"[\w.#\s>-]{1,100}")
_ALIGNED = re.compile(r"vertical-align:(super|sub)(?:;|$|!)")
_PIXELS = re.compile(r"(?<![\w-])(width|height):(\d{1,5})px")
_LARGE = 300
_TYPED = frozenset(("", "text", "number", "tel", "search", "date", "month"))


def left_out(node: LexborNode) -> str:
    """Return the key of what is said of an element that is not read as text; "" for one that is, or shows nothing."""
    tag = node.tag or ""
    style = _style(node)
    if _HIDDEN.search(style) or "hidden" in node.attributes or (_WHITE.search(style) and _on_white(node)):
        return "hidden-text"
    if tag in _STRUCK or _LINE_THROUGH.search(style):
        return "struck-text"
    if tag in _FIELDS:
        return "form-field"
    return "embedded" if tag in _SET_IN else ""


def hide(page: LexborHTMLParser) -> None:
    """Mark as hidden what the page's own style sheets hide."""
    for sheet in page.css("style"):
        for wanted, said in _RULE.findall(_CONDITION.sub("", sheet.text() or "")):
            if not _HIDDEN.search(re.sub(r"\s", "", said).lower()):
                continue
            for selector in wanted.split(","):
                if _SELECTOR.fullmatch(selector) and selector.strip():
                    for node in page.css(selector.strip()):
                        node.attrs["hidden"] = ""


def _on_white(node: LexborNode) -> bool:
    """Say whether nothing gives an element another ground than white, as far as the page itself tells."""
    at: LexborNode | None = node
    while at is not None:
        if "background" in _style(at) or "bgcolor" in at.attributes or at.attributes.get("class"):
            return False
        at = at.parent
    return True


def shows_nothing(node: LexborNode) -> bool:
    """Say whether an element has no text that a reader of the page sees."""
    return node.tag in _NOTHING


def height(node: LexborNode, around: int) -> int:
    """Return how high an element stands: 1 raised, 0 on the line, -1 lowered."""
    aligned = _ALIGNED.search(_style(node))
    if aligned:
        return 1 if aligned[1] == "super" else -1
    if _second(node, ("msup", "msub")):
        return 1 if node.parent is not None and node.parent.tag == "msup" else -1
    return _HEIGHTS.get(node.tag or "", around)


def before(node: LexborNode) -> str:
    """Return the sign that is seen before an element of a formula: the stroke of a fraction."""
    return "/" if _second(node, ("mfrac",)) else ""


def _second(node: LexborNode, tags: tuple[str, ...]) -> bool:
    """Say whether an element is the second one of a formula of some kind."""
    parent = node.parent
    if parent is None or parent.tag not in tags or node.tag == "-text":
        return False
    return [child.mem_id for child in islice(parent.iter(), 2)][1:] == [node.mem_id]


def note(node: LexborNode, key: str, place: int, unread: Unread) -> None:
    """Keep what is said of an element that is left out, with the figures that it shows."""
    text = held(node, key)
    if text.strip() or (key == "embedded" and node.tag != "svg"):
        unread.note(key, place, text)


def held(node: LexborNode, key: str) -> str:
    """Return the words of an element that is left out, of a field what was entered."""
    text = "".join(found.text_content or "" for found in node.traverse(include_text=True) if found.tag == "-text")
    return _entered(node, text) if key == "form-field" else text


def picture(node: LexborNode) -> bool:
    """Say whether an image is declared so large that it may hold a table."""
    sizes = dict(_PIXELS.findall(_style(node)))
    sides = [str(node.attributes.get(name) or sizes.get(name) or "").removesuffix("px") for name in ("width", "height")]
    known = [int(side) for side in sides if side.isdecimal() and len(side) < 6]
    return bool(known) and min(known) >= _LARGE


def texts(top: LexborNode, around: Container[int] = ()) -> Iterator[str]:
    """Yield the texts of an element that a reader of the page sees, in order."""
    stack = [top]
    while stack:
        node = stack.pop()
        if node.tag == "-text":
            yield node.text_content or ""
        elif node is top or not (node.mem_id in around or shows_nothing(node) or left_out(node)):
            stack.extend(reversed(list(node.iter(include_text=True))))


def _entered(node: LexborNode, text: str) -> str:
    """Return what a field of a form shows."""
    if node.tag == "input":
        typed = (node.attributes.get("type") or "").lower() in _TYPED
        return node.attributes.get("value") or "" if typed else ""
    if node.tag == "select":
        chosen = node.css_first("option[selected]") or node.css_first("option")
        return chosen.text() if chosen is not None else ""
    return text


def _style(node: LexborNode) -> str:
    return re.sub(r"\s", "", node.attributes.get("style") or "").lower()
