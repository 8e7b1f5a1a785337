"""Pictures as inline SVG: text stays text, and the same run gives the same bytes.

Sizes of text are those of the font matplotlib brings along.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from checker.report.drawn import Comparison, RegionShare, Track, comparisons, shares, tracks
from checker.report.lookup import Lookup
from checker.report.matrix import MatrixRow
from checker.report.svg import fit_for_the_page
from checker.report.widths import width

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, SOFT, RULE, ACCENT, MIDDLE, HOT = "#23272c", "#5a626c", "#dad6cd", "#24506b", "#7d5200", "#96302a"
MOST_SHARES, MOST_COMPARISONS, MOST_TRACKS = 40, 18, 12
_INCH = 96.0


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its kind, the SVG, and how many of how many things it shows."""

    kind: str
    svg: Markup
    shown: int
    all: int


def pictures(lookup: Lookup, matrix: Sequence[MatrixRow]) -> tuple[Picture, ...]:
    """Draw what the figures of a run allow; a kind without enough figures is left out."""
    wanted: Sequence[tuple[str, list[Any], int, Callable[[Any], Figure]]] = (
        ("share", shares(lookup), MOST_SHARES, _draw_shares),
        ("intervals", comparisons(lookup, matrix), MOST_COMPARISONS, _draw_comparisons),
        ("tracks", tracks(lookup), MOST_TRACKS, _draw_tracks),
    )
    found = []
    for kind, things, most, draw in wanted:
        if things:
            found.append(Picture(kind, _drawn(kind, things[:most], draw), min(len(things), most), len(things)))
    return tuple(found)


def _drawn(kind: str, things: Sequence[Any], draw: Callable[[Any], Figure]) -> Markup:
    from matplotlib import rc_context

    settings: Any = {
        "svg.fonttype": "none", "svg.hashsalt": kind, "font.family": ["DejaVu Sans"], "font.size": 9.0,
        "axes.edgecolor": RULE, "axes.linewidth": 0.8, "xtick.color": SOFT, "ytick.color": INK, "text.color": INK,
        "xtick.labelsize": 8.0, "ytick.labelsize": 9.0, "axes.spines.top": False, "axes.spines.right": False,
        "xtick.major.size": 3.0, "ytick.major.size": 0.0, "figure.dpi": 72.0, "path.simplify": False,
    }  # fmt: skip
    out = io.StringIO()
    with rc_context(settings), warnings.catch_warnings():
        # Chinese characters are not in the font that is measured with; the page's own font shows them.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure = draw(things)
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return fit_for_the_page(out.getvalue(), kind)


def _figure(wide: float, high: float) -> Figure:
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure(figsize=(wide / _INCH, high / _INCH))
    FigureCanvasSVG(figure)
    figure.patch.set_visible(False)
    return figure


def _axes(figure: Figure, left: float, top: float, wide: float, high: float) -> Axes:
    """Place axes by pixels from the upper left corner, so that nothing depends on how wide text is."""
    whole_wide, whole_high = (side * _INCH for side in figure.get_size_inches())
    axes = figure.add_axes((left / whole_wide, 1 - (top + high) / whole_high, wide / whole_wide, high / whole_high))
    axes.patch.set_visible(False)
    return axes


def _draw_shares(things: Sequence[RegionShare]) -> Figure:
    """One row a part: a tick at the share of the people, a dot at the share of the total, a line between."""
    from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

    high = 22.0 * len(things)
    figure = _figure(900, high + 64)
    axes = _axes(figure, 340, 16, 460, high)
    for at, one in enumerate(things):
        ratio = one.total / one.people
        colour = HOT if ratio > 5 or ratio * 5 < 1 else MIDDLE if ratio > 1.5 or ratio < 0.7 else ACCENT
        axes.plot([float(one.people), float(one.total)], [at, at], color=colour, linewidth=1.6, zorder=2)
        axes.plot([float(one.people)], [at], marker="|", markersize=10, markeredgewidth=1.8, color=INK, zorder=3)
        axes.plot([float(one.total)], [at], marker="o", markersize=6, color=colour, zorder=4)
        axes.text(
            1.015,
            at,
            f"{one.total:.1f}% / {one.people:.1f}%",
            transform=axes.get_yaxis_transform(),
            va="center",
            fontsize=8,
            color=colour,
        )
    values = [float(value) for one in things for value in (one.total, one.people)]
    axes.set_xscale("log")
    axes.set_xlim(min(values) / 1.4, max(values) * 1.4)
    axes.xaxis.set_major_locator(FixedLocator([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _at: f"{value:g}%"))
    axes.set_ylim(len(things) - 0.5, -0.5)
    axes.set_yticks(range(len(things)), [f"{one.region}  {_cut(one.indicator, 40)}" for one in things])
    axes.grid(axis="x", color="#ece9e2", linewidth=0.8)
    axes.spines["left"].set_visible(False)
    return figure


def _draw_comparisons(things: Sequence[Comparison]) -> Figure:
    """One small picture an indicator, each with its own scale: a line for what each document allows."""
    row, gap = 21.0, 46.0
    tall = [row * len(one.statements) for one in things]
    figure = _figure(900, sum(tall) + gap * len(things) + 10)
    top = 6.0
    for one, high in zip(things, tall, strict=True):
        figure.text(
            12 / 900,
            1 - (top + 12) / (figure.get_size_inches()[1] * _INCH),
            _cut(one.indicator, 60),
            fontsize=10,
            fontweight="bold",
            va="center",
        )
        axes = _axes(figure, 130, top + 24, 560, high)
        ends = [float(v) for s in one.statements for v in (s.printed, s.low, s.high) if v is not None]
        low, high_end = min(ends), max(ends)
        room = (high_end - low or abs(low) or 1.0) * 0.18
        low, high_end = low - room, high_end + room
        for at, said in enumerate(one.statements):
            left = low if said.low is None else float(said.low)
            right = high_end if said.high is None else float(said.high)
            axes.plot([left, right], [at, at], color=ACCENT, linewidth=3, solid_capstyle="butt", alpha=0.45)
            for open_end, edge, mark in ((said.low is None, low, "<"), (said.high is None, high_end, ">")):
                if open_end:
                    axes.plot([edge], [at], marker=mark, markersize=6, color=ACCENT, clip_on=False)
            axes.plot([float(said.printed)], [at], marker="o", markersize=6, color=INK, zorder=4)
            axes.text(1.03, at, _cut(said.label, 34), transform=axes.get_yaxis_transform(), va="center", fontsize=9)
        axes.set_xlim(low, high_end)
        axes.set_ylim(len(one.statements) - 0.4, -0.6)
        axes.set_yticks(range(len(one.statements)), [said.name for said in one.statements])
        axes.set_xticks([])
        axes.spines["left"].set_visible(False)
        top += high + gap
    return figure


def _draw_tracks(things: Sequence[Track]) -> Figure:
    """One small picture a series: a ring for a baseline, a dot for a target, each with its printed figure."""
    columns, wide, tall = 3, 300.0, 178.0
    rows = -(-len(things) // columns)
    figure = _figure(columns * wide, rows * tall)
    for at, one in enumerate(things):
        left, top = (at % columns) * wide, (at // columns) * tall
        whole = figure.get_size_inches() * _INCH
        figure.text(
            (left + 14) / whole[0],
            1 - (top + 16) / whole[1],
            f"{one.region}  {_cut(one.indicator, 30)}",
            fontsize=9,
            fontweight="bold",
            va="center",
        )
        axes = _axes(figure, left + 34, top + 48, wide - 78, tall - 84)
        years = [year for year, *_ in one.points]
        values = [float(value) for _, value, *_ in one.points]
        # A year with two figures has no one way up or down: the line goes through the first of each year.
        line = {year: float(value) for year, value, *_ in reversed(one.points)}
        axes.plot(sorted(line), [line[year] for year in sorted(line)], color=ACCENT, linewidth=1.6, zorder=2)
        for year, value, base, label in one.points:
            face = "#ffffff" if base else ACCENT
            axes.plot(
                [year], [float(value)], marker="o", markersize=6, markerfacecolor=face, markeredgecolor=ACCENT, zorder=3
            )
            axes.annotate(
                _cut(label, 16), (year, float(value)), (0, 8), textcoords="offset points", ha="center", fontsize=8
            )
        room = (max(values) - min(values)) * 0.25
        axes.set_xlim(min(years) - 0.6, max(years) + 0.6)
        axes.set_ylim(min(values) - room, max(values) + room)
        axes.set_xticks(sorted(set(years)), [str(year) for year in sorted(set(years))])
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
    return figure


def _cut(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > columns - 1:
            break
        kept += char
    return kept + "…"
