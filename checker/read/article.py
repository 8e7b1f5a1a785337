"""The article of a web page, told from the site around it by tags, names, links and where the text is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.language.typesetting import blank

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# What is never read as text, whatever it holds.
_UNSEEN = re.compile(
    "script|style|noscript|template|iframe|svg|button|select|option|input|textarea|object|embed|video|audio|canvas|map"
)
_FRAME = re.compile("nav|header|footer|aside|form|dialog")
_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav\w*|menu\w*|crumbs?|bread\w*|foot\w*|header|head(?:er)?bar|topbar|side(?:bar|nav)?|share\w*"
    r"|toolbar|copyright|pagination|pager|search\w*|login\w*|related\w*|recommend\w*|qrcode|ewm|banner|location"
    r"|position|friend\w*|links?|print\w*|fontsize)(?:$|[\s_-])"
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"))
_PRINTED = frozenset(("body", "html", "-text", "table", "tbody", "thead", "tr", "td", "th", "p", "span"))
_DESCEND = frozenset(("div", "section", "article", "main", "center", "form", "td", "table", "tbody", "tr"))
# An element with so much of the page's text is the article, whatever it is called.
_MUCH = 0.4
_NEARLY_ALL = 0.95
_LINKS, _LINK_SHARE = 4, 0.7
# Sentences with measured figures are a document's and not a site's.
_MEASURED = re.compile(r"\d[\d.,]*\s*(?:[%％‰万亿元吨亩]|[个家所座处项套张辆户人](?!次|数|气)|公[里顷斤]|平方|立方)")
_WORDED = frozenset(("aside", "form", "header", "dialog"))


@dataclass(slots=True)
class _Weight:
    """How much text an element holds, how much of it is in links, and how many these are.

    `stops` counts the ends of sentences, `measured` the figures with a unit, both outside links.
    """

    text: int = 0
    linked: int = 0
    links: int = 0
    stops: int = 0
    measured: int = 0

    @property
    def speaks(self) -> bool:
        """Whether sentences with measured figures stand in it."""
        return self.stops > 0 and self.measured > 0 and self.linked * 3 < self.text


def find_article(body: LexborNode) -> tuple[LexborNode, frozenset[int]]:
    """Return the innermost element that holds nearly all the text, and the elements within it to be left out."""
    nodes = list(body.traverse(include_text=True))
    weights = _weights(nodes)
    whole = weights[body.mem_id].text - weights[body.mem_id].linked
    around = frozenset(node.mem_id for node in nodes if _surrounds(node, weights[node.mem_id], whole))
    left_out = _below(nodes, around)
    kept = [node for node in nodes if node.mem_id not in left_out]
    weights = _weights(kept)
    whole = weights[body.mem_id].text
    here = body
    while True:
        inner = (child for child in here.iter() if child.tag in _DESCEND and child.mem_id in weights)
        nearly = next((child for child in inner if weights[child.mem_id].text >= max(whole * _NEARLY_ALL, 1)), None)
        if (
            nearly is None
            or _beside(weights[here.mem_id], weights[nearly.mem_id]).speaks
            or nearly.tag in ("table", "tbody", "tr", "td")
        ):
            return here, around
        here = nearly


def _weights(nodes: list[LexborNode]) -> dict[int, _Weight]:
    weights = {node.mem_id: _Weight() for node in nodes}
    # Children stand after their parents, so from the back every element is complete when it is added.
    for node in reversed(nodes):
        own = weights[node.mem_id]
        if node.tag == "-text":
            text = node.text_content or ""
            own.text = sum(not blank(c) for c in text)
            own.stops, own.measured = text.count("。"), len(_MEASURED.findall(text))
        elif node.tag == "a":
            own.linked, own.links, own.stops, own.measured = own.text, 1, 0, 0
        parent = weights.get(node.parent.mem_id) if node.parent is not None else None
        if parent is not None and not _UNSEEN.fullmatch(node.tag or ""):
            parent.text += own.text
            parent.linked += own.linked
            parent.links += own.links
            parent.stops += own.stops
            parent.measured += own.measured
    return weights


def _beside(whole: _Weight, part: _Weight) -> _Weight:
    """Return what an element holds beside one of its children."""
    return _Weight(
        whole.text - part.text,
        whole.linked - part.linked,
        whole.links - part.links,
        whole.stops - part.stops,
        whole.measured - part.measured,
    )


def _below(nodes: list[LexborNode], around: frozenset[int]) -> set[int]:
    """Return the elements left out and all that stands within them."""
    found = set(around)
    for node in nodes:
        if node.parent is not None and node.parent.mem_id in found:
            found.add(node.mem_id)
    return found


def _surrounds(node: LexborNode, weight: _Weight, whole: int) -> bool:
    """Say whether an element is the site's and not the article's."""
    tag = node.tag or ""
    if _UNSEEN.fullmatch(tag):
        return True
    if tag in _PRINTED or weight.text - weight.linked > _MUCH * whole:
        return False
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "")
    if "display:none" in style or "hidden" in attributes or attributes.get("role") in _ROLES:
        return True
    if _FRAME.fullmatch(tag):
        return tag not in _WORDED or not weight.speaks
    if weight.links >= _LINKS and weight.linked > _LINK_SHARE * weight.text:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return len(names) < 200 and _NAMES.search(names) is not None and not weight.speaks
