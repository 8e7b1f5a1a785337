"""A drawn picture made fit for the page: styles as attributes, and no more digits and ids than are needed.

A page with a strict content security policy refuses style attributes and style elements, which matplotlib writes; both
are turned into presentation attributes here.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markupsafe import Markup

_DECIMALS = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"


def fit_for_the_page(svg: str, kind: str) -> Markup:
    """Turn styles into attributes, keep only ids that are referred to, and size by the view box."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _LINK)
    root = ET.fromstring(svg)
    used = set(re.findall(r"#([\w-]+)", svg))
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"):
                parent.remove(child)
    for element in root.iter():
        element.text, element.tail = (part if part and part.strip() else None for part in (element.text, element.tail))
        for name, value in _declarations(element.attrib.pop("style", "")):
            element.set(name, value)
        for name in ("d", "x", "y", "transform", "width", "height"):
            if name in element.attrib:
                element.set(name, _DECIMALS.sub(_shorter, " ".join(element.attrib[name].split())))
        if element.get("transform", "").startswith("rotate(-0 "):
            del element.attrib["transform"]
        own = element.attrib.pop("id", "")
        if own in used:
            element.set("id", f"{kind}-{own}")
        for name in ("clip-path", f"{{{_LINK}}}href"):
            if name in element.attrib:
                element.set(name, element.attrib[name].replace("#", f"#{kind}-"))
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.set("stroke-linejoin", "round")
    root.set("role", "img")
    root.set("aria-labelledby", f"h-{kind}")
    return Markup(ET.tostring(root, encoding="unicode"))


def _shorter(found: re.Match[str]) -> str:
    """A tenth of a point is finer than any screen or printer of this page shows."""
    return f"{float(found[0]):.1f}".removesuffix(".0")


def _declarations(style: str) -> list[tuple[str, str]]:
    """Return the declarations of a style as attributes; of a font only size and weight, the page gives the family."""
    found = []
    for declaration in filter(None, map(str.strip, style.split(";"))):
        name, value = (part.strip() for part in declaration.split(":", 1))
        if name == "font":
            size = re.search(r"([\d.]+)px", value)
            found += [("font-size", size[1])] if size else []
            found += [("font-weight", "bold")] if re.search(r"\b(bold|700)\b", value) else []
        elif name not in ("font-family", "-inkscape-font-specification"):
            found.append((name, value))
    return found
