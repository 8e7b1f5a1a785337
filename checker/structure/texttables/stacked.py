"""Tables as a text shows them whose cells stand one under another: head cells one a line, then row after row.

They are found by structure: a run of lines in which numbers of rows, or kinds of cells, come again after so many lines
each, under lines that can be the heads of as many columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.language.heads import COUNTED
from checker.language.numbering import HASHES, NOTE, UNIT, mark
from checker.language.typesetting import squash
from checker.model.layout import Grid, Line, Row
from checker.structure.texttables.cellkinds import LONGEST, VALUES, counted, heads_column, heads_values, kind
from checker.structure.texttables.celltokens import CELLS_APART, Tokens, row, usual_gap
from checker.structure.texttables.headabove import head_above, head_rows_of
from checker.structure.texttables.headpieces import Heads
from checker.structure.texttables.numberedrows import Numbered, is_label
from checker.structure.texttables.numberedwidth import clean, widths
from checker.structure.texttables.periodicrows import Periodic, periods
from checker.structure.texttables.tablebody import Body
from checker.structure.texttables.textgrids import captioned

_SENTENCE = re.compile(r"[。；！？]|，.*，")
_ENDED = re.compile(r"[。；！？]$|.{12}[：:]$")
_HEAD_LINES = 30
_LONGEST_CELL = 400
_ALL = 1_000
_TRIES = 3  # starts in a run without numbers at which a table is looked for

Found = tuple[int, Grid, int]  # where a table begins, the table, the first line after it


def stacked(lines: Sequence[Line]) -> dict[int, tuple[Grid, int]]:
    """Return the tables among lines: by the index of the first line the table and the index of the first after it."""
    found: dict[int, tuple[Grid, int]] = {}
    ends = _short_until(lines)
    for start, stop in _runs(lines):
        at = start
        while at < stop:
            table = _first(lines, at, stop, ends, first=at == start)
            if table is None:
                break
            found[table[0]] = table[1], table[2]
            at = table[2]
    return found


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines between captions, notes, units, rows by tabs and lines too long for a cell."""
    start = 0
    for index, line in enumerate(lines):
        if _breaks(line):
            if index - start >= 6:
                yield start, index
            start = index + 1
    if len(lines) - start >= 6:
        yield start, len(lines)


def _breaks(line: Line) -> bool:
    text = line.text
    return (
        len(text) > _LONGEST_CELL
        or "\t" in text
        or line.level > 0
        or captioned(text)
        or HASHES.match(text) is not None
        or (len(text) > 3 and NOTE.match(text) is not None)
        or UNIT.fullmatch(text) is not None
    )


def _short_until(lines: Sequence[Line]) -> list[int]:
    """Return for each line where the run of short lines ends that it is in; its own index where it is not short."""
    ends = list(range(len(lines)))
    for index in range(len(lines) - 1, -1, -1):
        if _short(lines[index]):
            ends[index] = max(ends[index + 1], index + 1) if index + 1 < len(lines) else index + 1
    return ends


def _first(lines: Sequence[Line], start: int, stop: int, ends: Sequence[int], *, first: bool) -> Found | None:
    """Return the first table in a stretch."""
    soft = start
    while soft < stop:
        end = min(ends[soft], stop)
        if end - soft >= 6:
            above = first and soft == start and (start == 0 or _announced(lines[start - 1].text))
            found = (
                _numbered(lines, soft, end, stop, above)
                or _periodic(lines, soft, end, above)
                or _untold(lines, soft, end)
            )
            if found:
                return found
        soft = max(end, soft + 1)
    return None


def _short(line: Line) -> bool:
    text = line.text
    return len(text) <= LONGEST and not _ENDED.search(text) and _SENTENCE.search(text) is None


def _announced(text: str) -> bool:
    """Say whether a line is the caption of a table or names its unit."""
    return captioned(text) or UNIT.fullmatch(text) is not None


def _numbered(lines: Sequence[Line], start: int, end: int, stop: int, captioned_above: bool) -> Found | None:
    """Return the first table of numbered rows whose head stands in a run of short lines."""
    heads = -1
    tries = 0
    for index in range(start, end):
        text = squash(lines[index].text) if len(lines[index].text) <= 8 else ""
        if text in COUNTED or (text == "号" and index > start and squash(lines[index - 1].text) == "序"):
            heads = index
        begins = counted(text, 1) or (heads >= 0 and text.isdecimal() and index - heads <= _HEAD_LINES)
        if not begins or index - start < 2:
            continue
        tries += 1
        first = int(text) if text.isdecimal() else 1
        low = max(start, index - _HEAD_LINES)
        if found := _read_numbered(lines, low, index, stop, first, captioned_above=captioned_above and low == start):
            return found
        if tries > 2 * _TRIES:
            return None
        heads = -1
    return None


def _read_numbered(
    lines: Sequence[Line], low: int, index: int, stop: int, first: int, *, captioned_above: bool
) -> Found | None:
    apart = usual_gap(lines, max(low, index - 12), min(stop, index + 40))
    best: tuple[float, Numbered, Heads] | None = None
    for empties in (True, False):
        tokens = Tokens(lines, index, stop, apart, empties=empties)
        above = Tokens(lines, low, index, apart, empties=empties).upto(_ALL)
        told = tokens.tell(above)
        if not tokens.upto(1) or not counted(tokens.made[0].text, first):
            continue
        for width in widths(tokens, 0, first):
            columns = clean(tokens, 0, first, width)
            if not columns:
                continue
            label = above[-1:] if above and is_label(above[-1]) else []
            head = head_above(above[: len(above) - len(label)], columns, ordinal=0, sure=captioned_above)
            if head is None:
                continue
            cost, heads, words = head
            rows = Numbered(tokens, 0, first, columns, words)
            rows.body.rows += [row([token.lines]) for token in label]
            sample = _sample(rows)
            if best is None or cost + sample < best[0]:
                best = cost + sample, rows, heads
        if not told:
            break
    if best is None:
        return None
    head_rows = head_rows_of(best[2])
    body = best[1].read(head_rows)
    if body.sound < 2 or body.sound * 3 < body.count * 2:
        return None
    figures = any(column.mostly() == "value" for column in body.columns[1:])
    if (body.count < 3 and not figures) or (figures and body.doubtful()):
        return None
    return _found(lines, low, head_rows, body, best[1].tokens)


def _sample(rows: Numbered) -> float:
    """Return what the first rows cost on the average."""
    at, number, total, count = rows.at, rows.number, 0.0, 0
    while count < 8:
        stop = rows._next()
        if stop is None:
            break
        total += min(rows._cost(rows.at, stop), 6.0)
        count += 1
        rows.at, rows.number = stop, rows.number + 1
    rows.at, rows.number = at, number
    return total / count + 2.0 / count if count else 9.0


def _found(lines: Sequence[Line], low: int, head_rows: Sequence[Row], body: Body, tokens: Tokens) -> Found:
    begin = min(span[0] for one in head_rows for cell in one.cells for span in cell.spans if span[1] > span[0])
    start = next(at for at in range(low, len(lines)) if lines[at].start == begin)
    stop = tokens.ends[body.end - 1]
    grid = Grid(rows=(*head_rows, *body.rows), heads=len(head_rows))
    return start, grid, stop


def _periodic(lines: Sequence[Line], start: int, end: int, above: bool) -> Found | None:
    """Return a table without numbers at the head of a run of short lines, or at a head further on in it."""
    begins = [start]
    for index in range(start + 1, end - 6):
        if len(begins) >= _TRIES:
            break
        words = [squash(line.text) for line in lines[index : index + 4]]
        if heads_column(words[0]) and sum(heads_column(word) or heads_values(word) for word in words) >= 3:
            if index - begins[-1] >= 4:
                begins.append(index)
    for begin in begins:
        found = _read_periodic(lines, begin, end, captioned_above=above and begin == start)
        if found:
            return found
    return None


def _read_periodic(lines: Sequence[Line], start: int, end: int, *, captioned_above: bool) -> Found | None:
    apart = usual_gap(lines, start, min(end, start + 60))
    best: tuple[float, Heads, Body, Tokens] | None = None
    for empties in (True, False):
        tokens = Tokens(lines, start, end, apart, empties=empties)
        told = tokens.tell(())
        for first, width, _ in periods(tokens, 0, captioned=captioned_above):
            rows = Periodic(tokens, first, width, ())
            head = head_above(tokens.made[:first], rows.columns, ordinal=None, sure=captioned_above)
            if head is None:
                continue
            cost, heads, words = head
            rows.head = words
            head_rows = head_rows_of(heads)
            body = rows.read(head_rows)
            left = first - sum(1 for _ in words)
            score = body.sound * width - 2 * cost - left
            if (
                body.sound
                and not body.doubtful()
                and body.sound * 3 >= body.count * 2
                and (best is None or score > best[0])
            ):
                best = score, heads, body, tokens
        if not told:
            break
    if best is None:
        return None
    return _found(lines, start, head_rows_of(best[1]), best[2], best[3])


def _untold(lines: Sequence[Line], start: int, end: int) -> Found | None:
    """Return a run that is a table of figures by its head, each line a row of one cell that is not judged."""
    for index in range(start, min(end, start + 200)):
        if not heads_column(squash(lines[index].text[:40])):
            continue
        head = [squash(line.text) for line in lines[index : index + 8] if len(line.text) <= 40]
        if sum(heads_values(word) and heads_column(word) for word in head) < 2:
            continue
        stop = index
        while stop < end and len(lines[stop].text) <= 30:
            found = mark(lines[stop].text)
            if found is not None and stop + 1 < len(lines) and _SENTENCE.search(lines[stop + 1].text):
                break
            stop += 1
        figures = sum(kind(squash(line.text)) in VALUES for line in lines[index:stop])
        if figures < 5 or figures * 4 < stop - index:
            return None
        return index, Grid(rows=tuple(row([[line]], CELLS_APART) for line in lines[index:stop])), stop
    return None
