"""Mutations of plans: of their tables and text before they are written, and of the bytes of the written file.

Each is given a source of chance and says by its place in the tables below what still holds of the file: after one of
`OF_BLOCKS` every figure that a person sees must be in the ledger or be said not to be read, and whoever reads it still
sees the two sentences that contradict each other, for those are left as they are.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import yaml

from tests.fuzz.plans import Blocks, Cell, Table, Text

Mark = Callable[[], str]
PIECES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parents[1] / "bench" / "growth.yaml").read_text(encoding="utf-8")
)
_RUNS = [piece for pieces in PIECES.values() for piece in pieces]
_WORDS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
_SIGNS = (
    "\x00\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x85\u200b\u202e\u2028\u2066\ufeff\ufffe\uffff\ue000\ufdd0\u3000\u00ad"
)


def _tables(blocks: Blocks) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table) and len(block.rows) > 1]


def _at(random: Random, blocks: Blocks) -> int:
    """Return a place behind the sentences that contradict each other."""
    return random.randrange(3, len(blocks) + 1)


def _row(random: Random, table: Table) -> list[Cell]:
    return random.choice(table.rows)


def swap_rows(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Change two rows for each other."""
    rows = random.choice(_tables(blocks)).rows
    one, other = random.randrange(len(rows)), random.randrange(len(rows))
    rows[one], rows[other] = rows[other], rows[one]


def repeat_row(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Write a row several times."""
    rows = random.choice(_tables(blocks)).rows
    row = random.choice(rows)
    for _ in range(random.choice((1, 2, 30))):
        rows.insert(random.randrange(len(rows) + 1), [Cell(cell.text, cell.across) for cell in row])


def drop_row(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Take a row away."""
    rows = random.choice(_tables(blocks)).rows
    del rows[random.randrange(len(rows))]


def swap_cells(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Change two cells of a table for each other."""
    table = random.choice(_tables(blocks))
    one, other = random.choice(_row(random, table)), random.choice(_row(random, table))
    one.text, other.text = other.text, one.text


def drop_cell(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Take a cell away, so that the rest of the row stands a column further left."""
    row = _row(random, random.choice(_tables(blocks)))
    if len(row) > 1:
        del row[random.randrange(len(row))]


def add_cell(random: Random, blocks: Blocks, mark: Mark) -> None:
    """Put a cell in, so that a row is longer than its head."""
    row = _row(random, random.choice(_tables(blocks)))
    row.insert(random.randrange(len(row) + 1), Cell(mark()))


def merge_cells(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Let a cell span several columns."""
    random.choice(_row(random, random.choice(_tables(blocks)))).across = random.choice((2, 3, 9))


def nest_table(random: Random, blocks: Blocks, mark: Mark) -> None:
    """Put a table into a cell."""
    cell = random.choice(_row(random, random.choice(_tables(blocks))))
    cell.inner = [["甲", mark()], ["乙", mark()]]


def fill_cell(random: Random, blocks: Blocks, mark: Mark) -> None:
    """Write odd figures or a sentence into a cell."""
    random.choice(_row(random, random.choice(_tables(blocks)))).text = _odd(random, mark)


def repeat_table(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Write a table again elsewhere."""
    table = random.choice(_tables(blocks))
    blocks.insert(_at(random, blocks), Table([[Cell(cell.text) for cell in row] for row in table.rows]))


def turn_table(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Make the rows of a table columns."""
    table = random.choice(_tables(blocks))
    width = max(map(len, table.rows))
    table.rows = [[Cell(row[at].text if at < len(row) else "") for row in table.rows] for at in range(width)]


def _odd(random: Random, mark: Mark) -> str:
    form = random.choice(_WORDS["forms"])
    return form.format(*(mark() for _ in range(form.count("{}"))))


def odd_figures(random: Random, blocks: Blocks, mark: Mark) -> None:
    """Add a sentence with figures in an odd form."""
    blocks.insert(_at(random, blocks), Text(f"到2025年，{_odd(random, mark)}。"))


def word_salad(random: Random, blocks: Blocks, mark: Mark) -> None:
    """Add a sentence of the words of plans in no order."""
    words = [
        random.choice(_WORDS["words"]) if random.random() < 0.75 else f" {mark()}"
        for _ in range(random.randrange(3, 25))
    ]
    blocks.insert(_at(random, blocks), Text("".join(words) + "。"))


def control_signs(random: Random, blocks: Blocks, mark: Mark) -> None:
    """Add a sentence with control characters between its words."""
    signs = [random.choice(_SIGNS) for _ in range(3)]
    blocks.insert(_at(random, blocks), Text(f"到2025年，{signs[0]}新建{signs[1]}公园{signs[2]}{mark()}个。"))


def long_run(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Add a paragraph of one construction, hundreds of times."""
    piece = random.choice(_RUNS).replace("\n", " ")
    blocks.insert(_at(random, blocks), Text(piece * (random.choice((40, 400, 4000)) // len(piece) + 1) + "。"))


def deep_brackets(random: Random, blocks: Blocks, mark: Mark) -> None:
    """Add brackets within brackets."""
    opening, closing = random.choice(("（）", "《》", "“”", "[]"))
    deep = random.choice((3, 50, 800))
    blocks.insert(_at(random, blocks), Text(f"{opening * deep}公园{mark()}个{closing * deep}。"))


def style(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Hide a paragraph, strike it out, or print it white."""
    random.choice([block for block in blocks if isinstance(block, Text) and not block.fixed]).style = random.choice(
        ("hidden", "white", "strike", "bold")
    )


def repeat_text(random: Random, blocks: Blocks, _mark: Mark) -> None:
    """Write a paragraph again elsewhere."""
    chosen = random.choice([block for block in blocks if isinstance(block, Text) and not block.fixed])
    blocks.insert(_at(random, blocks), Text(chosen.text))


OF_BLOCKS: Mapping[str, Callable[[Random, Blocks, Mark], None]] = {
    one.__name__: one
    for one in (
        swap_rows, repeat_row, drop_row, swap_cells, drop_cell, add_cell, merge_cells, nest_table, fill_cell,
        repeat_table, turn_table, odd_figures, word_salad, control_signs, long_run, deep_brackets, style, repeat_text,
    )
}  # fmt: skip

ENCODINGS = ("gb18030", "utf-16", "utf-8-sig", "\r\n", "\r")


def encoded(data: bytes, coding: str) -> bytes:
    """Return text in another encoding, or with other ends of lines."""
    text = data.decode("utf-8")
    return text.replace("\n", coding).encode() if coding.isspace() else text.encode(coding, "replace")


def shuffled(random: Random, data: bytes) -> bytes:
    """Return a file with blocks of bytes changed for each other, flipped, cut off or put in twice."""
    made = bytearray(data)
    for _ in range(random.randrange(1, 6)):
        start, size = random.randrange(len(made) or 1), random.choice((1, 8, 200))
        match random.randrange(4):
            case 0:
                other = random.randrange(len(made) or 1)
                made[start : start + size], made[other : other + size] = (
                    made[other : other + size],
                    made[start : start + size],
                )
            case 1:
                made[start : start + size] = bytes(random.randrange(256) for _ in range(size))
            case 2:
                made[start:start] = made[start : start + size]
            case _:
                del made[start : start + size]
    return bytes(made)


def broken_parts(random: Random, data: bytes) -> bytes:
    """Return a Word file or workbook with an entry missing, renamed, cut, or its XML put out of order."""
    parts = {
        name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    name = random.choice([part for part in parts if part.endswith((".xml", ".rels"))])
    match random.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[name + "x"] = parts.pop(name)
        case 2:
            parts[name] = parts[name][: random.randrange(len(parts[name]) + 1)]
        case 3:
            parts[name] = b"<x/>"
        case 4:
            parts[name] = _tags(random, parts[name])
        case _:
            parts[name] = shuffled(random, parts[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def _tags(random: Random, data: bytes) -> bytes:
    """Return XML in which an element is renamed, an attribute changed, or a stretch of elements moved."""
    tags = [found.span() for found in re.finditer(rb"<[^>]*>", data)]
    start, end = random.choice(tags)
    tag = data[start:end]
    match random.randrange(4):
        case 0:
            tag = re.sub(rb"\w+:", b"w:", tag)
        case 1:
            tag = re.sub(rb'="[^"]*"', random.choice((b'=""', b'="-1"', b'="99999999"', b'="x"')), tag)
        case 2:
            tag = b""
        case _:
            other = random.choice(tags)
            tag = data[other[0] : other[1]] + tag
    return data[:start] + tag + data[end:]
