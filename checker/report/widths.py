"""How wide text is on a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Return the columns a line of text takes; a control character or a combining mark takes none."""
    return sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, int]):
    """The columns of each character that was met."""

    def __missing__(self, char: str) -> int:
        self[char] = 0 if combining(char) or ord(char) < 32 else 2 if east_asian_width(char) in "WF" else 1
        return self[char]


_WIDTHS = _Widths()


def pad(text: str, columns: int) -> str:
    """Fill a text with spaces to so many columns."""
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Break a text into lines of at most so many columns: anywhere in Chinese, between words elsewhere.

    A full-width stop or closing bracket is never the first character of a line.
    """
    lines: list[str] = []
    line, taken = "", 0
    for word in _words(text):
        if taken + width(word.rstrip()) > columns and line and word[0] not in _NEVER_FIRST:
            lines.append(line.rstrip())
            line = word.lstrip()
            taken = width(line)
        else:
            line += word
            taken += width(word)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


_NEVER_FIRST = "，。、；：？！）》」』”’%％…—"


def _words(text: str) -> list[str]:
    """Cut where a line may be broken: after a space and around every wide character."""
    out: list[str] = []
    for char in text:
        wide = east_asian_width(char) in "WF"
        if out and not wide and not out[-1].endswith(" ") and east_asian_width(out[-1][-1]) not in "WF":
            out[-1] += char
        else:
            out.append(char)
    return out
