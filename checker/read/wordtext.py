"""The text of a paragraph of a Word file as a reader sees it, and what of it was left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from checker.language.heights import digits, put_in_line
from checker.read.unread import Unread
from checker.read.wordlooks import Look, Looks, W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Formulas that stand in more than one line.
_TALL = frozenset(f"{M}{name}" for name in ("nary", "rad", "m", "eqArr", "limLow", "limUpp"))
_BREAKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
_PASSED = frozenset((f"{W}pPr", f"{W}rPr", f"{W}txbxContent", f"{ALTERNATE}Fallback"))
DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))


@dataclass(slots=True)
class Words:
    """A paragraph: its text, the notes that it calls, what is drawn in it.

    `omitted` counts the figures of its text that were left out, `added` those that stand in no text of the file.
    """

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    drawn: list[Any] = field(default_factory=list)
    omitted: int = 0
    added: int = 0


class Reader:
    """Reads paragraphs; what it leaves out is told to `unread`."""

    def __init__(self, looks: Looks, unread: Unread, nesting: int) -> None:
        self.looks, self.unread, self.nesting = looks, unread, nesting
        self.tracked = False

    def words(self, paragraph: Any, place: int) -> Words:
        """Return a paragraph's text with insertions taken and deletions left out."""
        found = Words()
        around = self.looks.paragraph(paragraph)
        pieces: list[tuple[str, int]] = []
        # Each level: what is still to come, and how its text looks: height, struck out, hidden, deleted.
        stack: list[tuple[Iterator[Any], tuple[int, bool, bool]]] = [(iter(paragraph), self.looks.run(None, around))]
        left_out: dict[str, list[str]] = {}
        while stack:
            child = next(stack[-1][0], None)
            look = stack[-1][1]
            if child is None:
                stack.pop()
                continue
            tag = child.tag
            if tag in (f"{W}t", f"{M}t"):
                text = child.text or ""
                if look[1] or look[2]:
                    left_out.setdefault("struck-text" if look[1] else "hidden-text", []).append(text)
                    found.omitted += digits(text)
                else:
                    pieces.append((text, look[0]))
            elif tag in _BREAKS:
                pieces.append((_BREAKS[tag], 0))
            elif tag == f"{W}sym":
                pieces.append((_sign(child), look[0]))
            elif tag in _REFERENCES:
                found.notes.append((_REFERENCES[tag], child.get(f"{W}id", "")))
            elif tag in _DELETED:
                self._deleted(child, left_out, found)
            elif tag in _PASSED:
                self.tracked = self.tracked or child.find(f".//{W}ins") is not None
            elif tag == f"{W}ddList":
                chosen = _chosen(child)
                found.added += digits(chosen)
                pieces.append((chosen, look[0]))
            elif tag == f"{W}instrText":
                self._instruction(child.text or "", place)
            elif tag == f"{M}oMath":
                pieces += self._formula(child, place)
            elif isinstance(tag, str) and len(stack) < self.nesting:
                if tag in DRAWN:
                    found.drawn.append(child)
                self.tracked = self.tracked or tag in _INSERTED
                look = self._look(child, around, look)
                stack.append((iter(child), look))
        for key, texts in left_out.items():
            if any(map(str.strip, texts)):
                self.unread.note(key, place, "".join(texts))
        found.text = put_in_line(pieces)
        return found

    def _look(self, element: Any, around: Look, outside: tuple[int, bool, bool]) -> tuple[int, bool, bool]:
        if element.tag != f"{W}r":
            return outside
        properties = element.find(f"{W}rPr")
        height, struck, hidden = self.looks.run(properties, around)
        return height, struck, hidden or white_on_white(element, properties)

    def _deleted(self, element: Any, left_out: dict[str, list[str]], found: Words) -> None:
        self.tracked = True
        left_out.setdefault("deleted-text", []).extend(text_of(element, f"{W}delText", f"{W}t"))
        found.omitted += sum(map(digits, text_of(element, f"{W}t")))

    def deleted_block(self, block: Any, place: int) -> None:
        """Note a paragraph or table that was deleted as a whole."""
        self.tracked = True
        self.unread.note("deleted-text", place, "\n".join(text_of(block, f"{W}delText", f"{W}t")))

    def _instruction(self, text: str, place: int) -> None:
        """Note a formula that is written as an instruction: what it shows stands nowhere in the file."""
        if text.strip().upper().startswith("EQ "):
            self.unread.note("equation-unread", place, text)

    def _formula(self, formula: Any, place: int) -> list[tuple[str, int]]:
        if next(formula.iter(*_TALL), None) is not None:
            self.unread.note("equation", place, "".join(text_of(formula, f"{M}t")))
        return list(_linear(formula, 0, self.nesting))


def _linear(element: Any, height: int, depth: int) -> Iterator[tuple[str, int]]:
    """Yield the pieces of a formula as it is read aloud: a/b for a fraction, powers raised."""
    for child in element if depth else ():
        tag = child.tag
        if tag in (f"{M}t", f"{W}t"):
            yield child.text or "", height
        elif tag == f"{M}den":
            yield "/", height
            yield from _linear(child, height, depth - 1)
        elif tag in (f"{M}sup", f"{M}sub"):
            yield from _linear(child, 1 if tag == f"{M}sup" else -1, depth - 1)
        elif tag == f"{M}d":
            signs = [child.find(f"{M}dPr/{M}{name}") for name in ("begChr", "endChr")]
            first, last = (
                usual if sign is None else sign.get(f"{M}val", "") for sign, usual in zip(signs, "()", strict=True)
            )
            yield first, height
            yield from _linear(child, height, depth - 1)
            yield last, height
        elif isinstance(tag, str):
            yield from _linear(child, height, depth - 1)


def white_on_white(run: Any, properties: Any) -> bool:
    """Say whether a run is white and stands in no table, box or ground of another colour."""
    colour = properties.find(f"{W}color") if properties is not None else None
    if colour is None or colour.get(f"{W}val", "").upper() != "FFFFFF":
        return False
    if any(properties.find(f"{W}{name}") is not None for name in ("shd", "highlight")):
        return False
    paragraph = next(run.iterancestors(f"{W}p"), None)
    grounded = paragraph is not None and paragraph.find(f"{W}pPr/{W}shd") is not None
    return not grounded and next(run.iterancestors(f"{W}tc", f"{W}txbxContent"), None) is None


def text_of(element: Any, *tags: str) -> list[str]:
    """Return the texts within an element, those that are written twice for older programs once."""
    doubled = next(element.iter(f"{ALTERNATE}Fallback"), None) is not None
    return [
        found.text or ""
        for found in element.iter(*tags)
        if not doubled or next(found.iterancestors(f"{ALTERNATE}Fallback"), None) is None
    ]


def _sign(symbol: Any) -> str:
    """Return the sign of a symbol font; language/characters.py knows what the usual ones show."""
    try:
        code = int(symbol.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return (
        chr(0xF000 | code if code < 0x100 else code) if 0x20 <= code <= 0xFFFD and not 0xD800 <= code < 0xE000 else ""
    )


def _chosen(choices: Any) -> str:
    """Return the entry that a list to choose from shows."""
    entries = choices.findall(f"{W}listEntry")
    result = choices.find(f"{W}result")
    at = result.get(f"{W}val", "0") if result is not None else "0"
    number = int(at) if at.isdecimal() and len(at) < 6 else 0
    return str(entries[number].get(f"{W}val", "")) if number < len(entries) else ""
