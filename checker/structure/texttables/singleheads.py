"""The head of a table whose rows stand on a line each: which words above its rows head which column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.heads import COUNTED
from checker.language.lexicon import compiled
from checker.language.times import five_year_plan
from checker.model.layout import Line
from checker.structure.texttables.textgrids import captioned

Span = tuple[int, int]
Token = tuple[str, Span]

PIECE = 44  # characters of a line that may be a piece of a cell
_ABOVE = 8
_TOKEN = re.compile(r"\S+")
_STOP = re.compile(r"[。；！？]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME_HEAD = re.compile(r".{0,6}(?:指标|项目|名称|内容|任务).{0,4}")
_UNIT_HEAD, _NATURE_HEAD = re.compile(r"(?:计量)?单位"), re.compile(r".{0,4}(?:属性|性质|类型)")
_VALUE_HEAD = compiled(r".{0,8}(?:(?:19|20)\d\d年?|十[一二三四五六七八九]五|<cells.heads-values>|实际|增长|增速).{0,8}")


def piece(line: Line) -> bool:
    """Say whether a line may be a piece of a cell: short, and no sentence."""
    return len(line.text) <= PIECE and not _STOP.search(line.text) and "\t" not in line.text


def tokens(line: Line) -> list[Token]:
    """Return the words of a line between blanks, each with its place in the source."""
    offset = line.start + line.raw.index(line.text)
    return [(found[0], (offset + found.start(), offset + found.end())) for found in _TOKEN.finditer(line.text)]


def head(lines: Sequence[Line], first: int, shape: str) -> tuple[int, list[list[Span]]] | None:
    """Return where the head begins and the words that head each column; None where no head names the values."""
    start = first
    while start > max(first - _ABOVE, 0) and _heads(lines[start - 1]):
        start -= 1
    words = [_joined(tokens(line)) for line in lines[start:first]]
    values = [[token for token in line if _VALUE_HEAD.fullmatch(token[0])] for line in words]
    wanted = shape.count("v")
    # The lowest line with a head a column; what stands above it heads them all.
    at = next((at for at in range(len(values) - 1, -1, -1) if len(values[at]) == wanted), None)
    if at is None:
        return None
    over = [token for line in values[:at] for token in line if len(line) < wanted]
    heads: list[list[Span]] = [[], [], *([] for _ in shape)]
    for line in words:
        for text, span in line:
            if text in COUNTED or text in ("序", "号"):
                heads[0].append(span)
            elif _UNIT_HEAD.fullmatch(text) and "u" in shape:
                heads[2 + shape.index("u")].append(span)
            elif _NATURE_HEAD.fullmatch(text) and "n" in shape:
                heads[2 + shape.index("n")].append(span)
            elif _NAME_HEAD.fullmatch(text) and not _VALUE_HEAD.fullmatch(text):
                heads[1].append(span)
    columns = [number for number, letter in enumerate(shape) if letter == "v"]
    for column, (text, span) in zip(columns, values[at], strict=True):
        heads[2 + column] = [*(above for said, above in over if _covers(said, text)), span]
    return start, heads


def _covers(over: str, head: str) -> bool:
    """Say whether a head may stand over another: “十四五”目标 over 2025年, but not over 2020年."""
    plan, year = five_year_plan(over), _YEAR.search(head)
    return plan is None or year is None or plan[0] <= int(year[0]) <= plan[1]


def _heads(line: Line) -> bool:
    if not piece(line) or captioned(line.text):
        return False
    words = [text for text, _ in _joined(tokens(line))]
    return all(len(word) <= 14 for word in words) and any(
        word in COUNTED
        or word in ("序", "号")
        or any(sign.fullmatch(word) for sign in (_NAME_HEAD, _UNIT_HEAD, _NATURE_HEAD, _VALUE_HEAD))
        for word in words
    )


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens with single characters that blanks hold apart put together (指 标 -> 指标)."""
    done: list[Token] = []
    for text, span in tokens:
        if done and len(text) == 1 and len(done[-1][0]) == 1 and text not in ("号",):
            done[-1] = (done[-1][0] + text, (done[-1][1][0], span[1]))
        else:
            done.append((text, span))
    return done
