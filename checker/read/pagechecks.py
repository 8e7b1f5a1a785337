"""What a page shows against what was read of it: figures, pictures, signs without meaning, words struck out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.language.characters import unread_figures
from checker.read.printed import Area, Letter, PrintedLine, digits
from checker.read.ruled import Found
from checker.read.rules import Rule
from checker.read.unread import Unread

# A picture of at least this share of the page, with hardly any words printed over it, may hold a table.
_LARGE, _FEW = 0.08, 20
# How far from the middle of a character, in its size, a rule strikes it out, and how far it may run on beyond them.
_MIDDLE, _BEYOND = 0.2, 1.0
# The middle of a character above the foot of its box, in its size.
_HALF = 0.5
_SHORTEST = 2


class PageChecks(Unread):
    """What was noticed of pages, by the key of what is said of them."""

    def figures(self, page: int, shown: int, flow: Iterable[PrintedLine | Found]) -> None:
        """Note a page whose figures did not all reach its lines and tables, or stand with signs without meaning."""
        texts: list[str] = []
        twice = 0
        for item in flow:
            twice += item.twice
            if isinstance(item, PrintedLine):
                texts.append(item.text)
            else:
                texts += [cell[1] for row in item.rows for cell in row if cell]
        text = "\n".join(texts)
        if digits(text) + twice != shown:
            self.note("figures-differ", page)
        if unknown := unread_figures(text):
            self.note("figures-unknown", page, figures=unknown)


def unread_pictures(pictures: Sequence[Area], runs: Iterable[Sequence[Letter]], size: float) -> list[Area]:
    """Return the pictures of a page of text that are large enough to hold a table or a paragraph that nobody read."""
    large = [area for area in pictures if (area[2] - area[0]) * (area[3] - area[1]) >= _LARGE * size]
    if not large:
        return []
    letters = [letter for run in runs for letter in run]
    return [area for area in large if sum(_inside(letter, area) for letter in letters) < _FEW]


def without_struck(runs: Iterable[Sequence[Letter]], across: Sequence[Rule]) -> tuple[list[Sequence[Letter]], str]:
    """Return the runs of a page without the words that a rule is drawn through, and these words."""
    runs = list(runs)
    if not across:
        return runs, ""
    gone = ""
    spans = [(run[0][2], run[0][4]) for run in runs]
    for rule in across:
        for index in [index for index, (top, bottom) in enumerate(spans) if top < rule.at < bottom]:
            run = runs[index]
            struck = [letter for letter in run if _strikes(rule, letter)]
            if len(struck) < _SHORTEST:
                continue
            beyond = _BEYOND * (struck[0][4] - struck[0][2])
            if rule.start > struck[0][1] - beyond and rule.end < struck[-1][3] + beyond:
                gone += "".join(letter[0] for letter in struck)
                runs[index] = [letter for letter in run if not _strikes(rule, letter)]
    return [run for run in runs if run], gone


def _strikes(rule: Rule, letter: Letter) -> bool:
    size = letter[4] - letter[2]
    return (
        abs(letter[4] - _HALF * size - rule.at) < _MIDDLE * size
        and rule.start <= (letter[1] + letter[3]) / 2 <= rule.end
        and letter[0] != " "
    )


def _inside(letter: Letter, area: Area) -> bool:
    x, y = (letter[1] + letter[3]) / 2, (letter[2] + letter[4]) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]
