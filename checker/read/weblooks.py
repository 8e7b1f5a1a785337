"""How the elements of a web page look: raised, lowered, struck out, hidden, or shown but no text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from checker.read.unread import Unread

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_STRUCK = frozenset(("del", "s", "strike"))
_FIELDS = frozenset(("input", "textarea", "select"))
_SET_IN = frozenset(("iframe", "object", "embed", "svg", "canvas", "video"))
_HEIGHTS = {"sup": 1, "sub": -1}
# Elements that show nothing of their own.
_NOTHING = frozenset(("script", "style", "template", "noscript", "option", "button", "map", "audio", "head"))
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")
_HIDDEN = re.compile(r"display:none|visibility:(?:hidden|collapse)")
_ALIGNED = re.compile(r"vertical-align:(super|sub)(?:;|$|!)")
_PIXELS = re.compile(r"(?<![\w-])(width|height):(\d{1,5})px")
_LARGE = 300
_TYPED = frozenset(("", "text", "number", "tel", "search", "date", "month"))


def left_out(node: LexborNode) -> str:
    """Return the key of what is said of an element that is not read as text; "" for one that is, or shows nothing."""
    tag = node.tag or ""
    style = _style(node)
    if _HIDDEN.search(style) or "hidden" in node.attributes:
        return "hidden-text"
    if tag in _STRUCK or _LINE_THROUGH.search(style):
        return "struck-text"
    if tag in _FIELDS:
        return "form-field"
    return "embedded" if tag in _SET_IN else ""


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
    text = "".join(found.text_content or "" for found in node.traverse(include_text=True) if found.tag == "-text")
    if key == "form-field":
        text = _entered(node, text)
    if text.strip() or (key == "embedded" and node.tag != "svg"):
        unread.note(key, place, text)


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
