"""The inputs of the fuzzer: a pair of plans in two formats, mutated, made anew by its number."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from random import Random

from tests.fuzz import mutations, plans

_FIRST_MARK = 9101
_TEXT = ("txt", "md", "html", "csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An input: its files, what was done to them, and what still holds of them.

    `marks` are the figures that a person sees in each file, None where nobody can say; `contradicts` says that the two
    plans still contradict each other.
    """

    number: int
    formats: tuple[str, str]
    done: tuple[str, ...]
    files: dict[str, bytes]
    marks: dict[str, frozenset[str] | None]
    contradicts: bool


def make(seed: int, number: int, *, untouched: bool = False) -> Case:
    """Return the input of a number."""
    random = Random(f"{seed}/{number}")
    given = count(_FIRST_MARK)
    names = tuple(plans.FORMATS)
    kinds = {"upper": names[number % len(names)], "lower": names[number // len(names) % len(names)]}
    made = plans.pair(lambda: str(next(given)))
    touched = random.choice(("upper", "lower"))
    done: list[str] = []
    if not untouched:
        for name in random.choices(tuple(mutations.OF_BLOCKS), k=random.choice((1, 1, 2, 3))):
            mutations.OF_BLOCKS[name](random, made[touched], lambda: str(next(given)))
            done.append(name)
    files = {name: plans.FORMATS[kind](made[name]) for name, kind in kinds.items()}
    marks: dict[str, frozenset[str] | None] = {
        name: frozenset(str(mark) for mark in range(_FIRST_MARK, next(given)) if str(mark) in shown(blocks))
        for name, blocks in made.items()
    }
    contradicts, kind, chance = True, kinds[touched], 1.0 if untouched else random.random()
    if kind in _TEXT and chance < 0.3:
        coding = random.choice(mutations.ENCODINGS[1:] if kind == "html" else mutations.ENCODINGS)
        files[touched] = mutations.encoded(files[touched], coding)
        done.append(repr(coding))
    elif chance > 0.4:
        pass
    else:
        broken = kind in ("docx", "xlsx") and random.random() < 0.8
        of_bytes = mutations.broken_parts if broken else mutations.shuffled
        files[touched] = of_bytes(random, files[touched])
        done.append(of_bytes.__name__)
        marks[touched], contradicts = None, False
    return Case(
        number=number,
        formats=(kinds["upper"], kinds["lower"]),
        done=tuple(done),
        files={f"{name}.{kinds[name]}": data for name, data in files.items()},
        marks=marks,
        contradicts=contradicts,
    )


def shown(blocks: plans.Blocks) -> str:
    """Return all that stands in the blocks."""
    return "\n".join(
        block.text if isinstance(block, plans.Text) else "\n".join(cell.flat for row in block.rows for cell in row)
        for block in blocks
    )
