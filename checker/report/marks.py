"""The text of a passage cut where figures and targets begin and end, so that each run can be marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.model import Figure, FigureState, Target


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that is marked alike: the state of the figure it belongs to, and the target it is part of.

    `starts` names the targets whose mark begins here, so that a link has one place to lead to.
    """

    text: str
    state: FigureState | None = None
    target: str = ""
    starts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    state: FigureState
    target: str


def runs(
    text: str, figures: Iterable[Figure], targets: Iterable[Target], *, within: tuple[int, int] | None = None
) -> list[Run]:
    """Cut a passage's text at its figures; a target without a figure is marked over its whole quote.

    Where two marks overlap the one that begins first wins, so that every character is written exactly once. `within`
    cuts one cell out of a row.
    """
    low, high = within or (0, len(text))
    marked = sorted(_spans(figures, list(targets)), key=lambda span: (span.start, -span.end))
    out: list[Run] = []
    at = low
    waiting: list[str] = []
    for span in marked:
        start, end = max(span.start, low), min(span.end, high)
        if start >= end:
            continue
        if start < at:
            waiting += [span.target] if span.target else []
            continue
        if start > at:
            out.append(Run(text[at:start]))
        starts = (span.target,) if span.target and span.start >= low else ()
        out.append(Run(text[start:end], span.state, span.target, (*waiting, *starts)))
        waiting = []
        at = end
    if at < high or waiting:
        out.append(Run(text[at:high], starts=tuple(waiting)))
    return out


def _spans(figures: Iterable[Figure], targets: Sequence[Target]) -> list[_Span]:
    spans = [_Span(figure.start, figure.end, figure.state, figure.target) for figure in figures]
    known = {span.target for span in spans}
    for target in targets:
        if target.id in known:
            continue
        state: FigureState = "baseline" if target.kind == "baseline" else "target"
        start, end = target.figure or (target.quote.start, target.quote.end)
        spans.append(_Span(start, end, state, target.id))
    return spans
