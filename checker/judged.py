"""What was measured and judged of a part of a run, kept: done again only where something it was made of has changed.

The parts that are to be done are measured one by one and held to the suites together: most of what a validation costs
is paid once a suite, whatever the number of rows. Findings, counts and their order are those of a run judged whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from checker.decide import Sources, with_basis
from checker.edition import JUDGING, edition
from checker.intake import Progress, Reading
from checker.judge import ROW, Judged, apart, hold_to_account, judged_alone, load, outside, row_by_row, together
from checker.kept import Kept
from checker.match import relationships
from checker.measure import Frame, context_of, measured, noting
from checker.model import Decision, Finding, Matching, Tally
from checker.model.serialisation import from_json, to_json
from checker.parts import Part, Parts

if TYPE_CHECKING:
    from checker.judge import Suite, Validate
    from checker.measure import Asked, Context, Permits
    from checker.workspace import Workspace

Answer = tuple[tuple[Finding, ...], tuple[Tally, ...]]
_OF = "\x1f"
# So many parts are held to the suites at once; the frames of more would fill the memory.
_AT_ONCE = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPart:
    """What was judged of a part, and what it asked for beside itself with the checksum of the answers."""

    judged: Judged
    asked: tuple[tuple[str, str, str], ...]
    answers: str


def kept_or_judged(
    kept: Kept,
    workspace: Workspace,
    reading: Reading,
    matching: Matching,
    said: Sequence[Decision],
    permits: Permits,
    progress: Progress,
    validate: Validate | None = None,
) -> Answer | None:
    """Return the findings and counts of a run, of which what is `kept` is not judged again.

    None where the run can only be judged whole: its suites ask more than a row at a time, or rows of two parts go by
    one name.
    """
    suites = load(workspace.suites)
    if not row_by_row(suites, ("schema", "id")) or not _unique(reading):
        return None
    context = context_of(matching, reading.documents, reading.extractions, workspace.indicators, workspace.regions)
    # A word on a match may teach another name for what a target is of: then what is made of it tells too little.
    made_of = {} if said else reading.made_of
    parts = Parts(context, relationships(reading.documents), _rules(workspace, said), made_of)
    each = list(parts.each())
    found = [_known(kept, parts, part) for part in each]
    left = [at for at, known in enumerate(found) if known is None]
    sources = Sources.of(reading.documents, reading.extractions) if left else None
    for first in range(0, len(left), _AT_ONCE):
        numbers = left[first : first + _AT_ONCE]
        progress("judge", first, len(left))
        made = _judged(context, [each[at] for at in numbers], suites, permits, validate or outside)
        written = []
        for at, (alone, asked) in zip(numbers, made, strict=True):
            done = _with_basis(alone, sources) if sources else alone
            one = OfPart(judged=done, asked=tuple(sorted(asked)), answers=parts.answers(asked))
            kept.put(one, each[at].made_of)
            written.append(to_json(done))
        # Read again when the frames are gone: what is held till the end then lies together, each word once.
        for at, text in zip(numbers, written, strict=True):
            found[at] = from_json(Judged, text)
    judged = [one for one in found if one is not None]
    return together(judged, _positions(context)) if apart(judged) else None


def _known(kept: Kept, parts: Parts, part: Part) -> Judged | None:
    """Return what is kept of a part, None where there is nothing or what it asked for is answered otherwise now."""
    known = kept.get(OfPart, part.made_of)
    if known is None or parts.answers(cast("tuple[Asked, ...]", known.asked)) != known.answers:
        return None
    return known.judged


def _judged(
    context: Context, parts: Sequence[Part], suites: Sequence[Suite], permits: Permits, validate: Validate
) -> Iterator[tuple[Judged, set[Asked]]]:
    """Yield what is judged of some parts and what each asked for; their rows go through the suites together."""
    frames, asked = [], []
    for part in parts:
        of_part, notes = noting(context, part.matching, part.rows_of, part.covered)
        frames.append(measured(of_part, permits, part.frames))
        asked.append(notes)
    joined = {name: _joined([one[name] for one in frames]) for name in frames[0]}
    hold_to_account(suites, joined)
    broken: list[dict[tuple[str, int], list[str]]] = [defaultdict(list) for _ in parts]
    for line, rows in validate(suites, {name: frame.table() for name, frame in joined.items()}, ROW).items():
        for row in rows:
            number, _, name = row.partition(_OF)
            broken[int(number)][line].append(name)
    for one, outside_of, notes in zip(frames, broken, asked, strict=True):
        yield judged_alone(one, suites, outside_of), notes


def _joined(frames: Sequence[Frame]) -> Frame:
    """Return the rows of several frames as one, the number of its frame before the id of each row."""
    rows = {f"{number}{_OF}{row}": found for number, one in enumerate(frames) for row, found in one.rows.items()}
    measurements = {
        check: {
            f"{number}{_OF}{row}": found
            for number, one in enumerate(frames)
            for row, found in one.measurements[check].items()
        }
        for check in frames[0].measurements
    }
    return replace(frames[0], rows=rows, measurements=measurements)


def _with_basis(judged: Judged, sources: Sources) -> Judged:
    """Return what was judged, each finding with what it rests on."""
    return replace(judged, found=tuple(replace(one, finding=with_basis(one.finding, sources)) for one in judged.found))


def _unique(reading: Reading) -> bool:
    """Say whether no two targets have one id."""
    ids = [target.id for extraction in reading.extractions for target in extraction.targets]
    return len(set(ids)) == len(ids)


def _positions(context: Context) -> dict[str, int]:
    """Return the documents in the order in which their targets were read."""
    found: dict[str, int] = {}
    for extraction in context.extractions.values():
        for target in extraction.targets:
            found.setdefault(target.quote.doc, len(found))
    return found


def _rules(workspace: Workspace, said: Sequence[Decision]) -> str:
    """Return all that a part is measured, judged and matched by beside its documents."""
    matches = [decision for decision in said if decision.subject == "match"]
    return repr((edition(JUDGING), workspace.edition, matches))
