"""One to one: of all candidates, each name gets at most one, so that the sum of the ranks is the largest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


def assign(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Return which right belongs to which left; only pairs with a weight (greater than 0) may be chosen."""
    chosen: dict[int, int] = {}
    for lefts, rights in _islands(weights):
        chosen.update(_best(lefts, rights, weights))
    return chosen


def _islands(weights: Mapping[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    """Return the parts of the candidates that have nothing to do with each other; most are tiny."""
    of_left: dict[int, list[int]] = defaultdict(list)
    of_right: dict[int, list[int]] = defaultdict(list)
    for left, right in weights:
        of_left[left].append(right)
        of_right[right].append(left)
    islands: list[tuple[list[int], list[int]]] = []
    seen: set[int] = set()
    for start in sorted(of_left):
        if start in seen:
            continue
        lefts, rights, todo = {start}, set[int](), [start]
        while todo:
            left = todo.pop()
            for right in of_left[left]:
                if right not in rights:
                    rights.add(right)
                    fresh = set(of_right[right]) - lefts
                    lefts |= fresh
                    todo.extend(fresh)
        seen |= lefts
        islands.append((sorted(lefts), sorted(rights)))
    return islands


def _best(lefts: list[int], rights: list[int], weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Solve one island by the Hungarian method with potentials (rows: lefts, columns: rights and one blank a left)."""
    rows, columns = len(lefts), len(rights) + len(lefts)

    def cost(row: int, column: int) -> float:
        if column > len(rights):
            return 0.0
        return -weights.get((lefts[row - 1], rights[column - 1]), 0.0)

    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        slack, came_from, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            current, step, following = owner[column], float("inf"), 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                reduced = cost(current, other) - row_price[current] - column_price[other]
                if reduced < slack[other]:
                    slack[other], came_from[other] = reduced, column
                if slack[other] < step:
                    step, following = slack[other], other
            for other in range(columns + 1):
                if used[other]:
                    row_price[owner[other]] += step
                    column_price[other] -= step
                else:
                    slack[other] -= step
            column = following
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    found = {owner[column]: column for column in range(1, len(rights) + 1) if owner[column]}
    return {
        lefts[row - 1]: rights[column - 1]
        for row, column in found.items()
        if (lefts[row - 1], rights[column - 1]) in weights
    }
