"""What stands directly beside a figure: the context of the rules in grammar/words.toml and grammar/ordinals.toml."""

from __future__ import annotations

from checker.language.words import edges

_BEFORE, _AFTER, _BEHIND, _EDGE = 12, 14, 8, 4  # characters


class Surroundings:
    """The characters beside a figure in its text.

    `before` stands before it, `onwards` begins with it, `after` follows the number (with the unit), `behind` its unit;
    `number` and `unit` are as written, `following` is the character behind the unit, or behind the number where there is
    none: then it is `bare`.
    """

    __slots__ = ("_at", "_text", "after", "bare", "before", "behind", "following", "number", "onwards", "unit")

    def __init__(self, text: str, start: int, number_end: int, end: int, unit: str) -> None:
        self._text, self._at = text, end
        self.before = text[max(0, start - _BEFORE) : start]
        self.onwards = text[start : start + _AFTER]
        self.after = text[number_end : number_end + _AFTER]
        self.behind = text[end : end + _BEHIND]
        self.number, self.unit, self.bare = text[start:number_end], unit, not unit
        self.following = self.behind[:1] if unit else self.after[:1]

    @property
    def unit_begins(self) -> str:
        """Return the unit once more, for conditions on how it begins."""
        return self.unit

    @property
    def ends_a_word(self) -> bool:
        """Say whether a word of the dictionary ends where figure and unit end: 开展三次|检查, not 一次能源."""
        start = self._at - len(self.number) - len(self.unit)
        return self._at in (place + start for place in edges(self._text[start : self._at + _EDGE]))
