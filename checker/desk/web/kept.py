"""What persons say of findings, targets and matches, kept at once; after the last two the run is judged anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from checker.decide import Sources, about_match
from checker.desk.deciding import DECISIONS, keep_in
from checker.desk.web.feedback import ConflictError, mark_of_decision, refuse_incomplete, save_feedback
from checker.desk.web.review import Review
from checker.extract import amount_as_read
from checker.model import Addition, Decision, Finding, Pair, Target, Transcription, Verdict
from checker.report.amounts import signed
from checker.workspace.correcting import CORRECTIONS, keep_corrections, mark_of, withdraw_correction
from checker.workspace.corrections import Correction, load_corrections
from checker.workspace.decisions import load_decisions, withdraw
from checker.workspace.notes import NOTES, Note, NoteKind, add_note, load_notes

_SHOWN = 40  # characters of a sentence in a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that changes what is judged: corrections by their marks, decisions on matches, and the notes of both."""

    corrections: dict[str, Correction]
    matches: tuple[Decision, ...]
    notes: tuple[Note, ...]


def all_kept(review: Review) -> Kept:
    """Return what is kept of targets and matches, the notes newest first."""
    corrections = {mark_of(one): one for one in corrections_in(review)}
    decisions = load_decisions(review.root / DECISIONS)
    notes = [note for note in load_notes(review.root / NOTES) if _SIGN in note.fingerprint or note.kind == "correct"]
    return Kept(
        corrections=corrections,
        matches=tuple(one for one in decisions if one.subject == "match"),
        notes=tuple(reversed(notes)),
    )


_SIGN = "~"  # of the fingerprint of a match; a mark of a correction has none


def say_of_finding(review: Review, finding: Finding, note: Note, seen: str) -> None:
    """Keep what a person says of a finding; `seen` is the mark of the decision that stood when it was looked at.

    Raises InputError where something is missing, ConflictError where another decision stands by now.
    """
    with review.lock:
        save_feedback(review.root, finding, note, seen)


def corrections_in(review: Review) -> tuple[Correction, ...]:
    """Return the corrections of the workspace."""
    return load_corrections(review.root / CORRECTIONS, tuple(one.id for one in review.listed()))


def target_named(review: Review, name: str) -> Target | None:
    """Return a target of the run."""
    run = review.judged
    targets = (target for one in (run.extractions if run else ()) for target in one.targets)
    return next((target for target in targets if target.id == name), None)


def pair_named(review: Review, fingerprint: str) -> Pair | None:
    """Return a match of the run."""
    run = review.judged
    return next((pair for pair in (run.pairs if run else ()) if pair.id == fingerprint), None)


def put_right(review: Review, corrections: Sequence[Correction], instead: str = "") -> None:
    """Keep what was put right of a target, or what was added; `instead` is the mark of what it replaces."""
    with review.lock:
        documents = [one.id for one in review.listed()]
        keep_corrections(review.root / CORRECTIONS, documents, corrections, instead)
        for one in corrections:
            said = f"{_short(one)}：{in_short(one)} · {one.reason}"
            add_note(review.root / NOTES, _note(mark_of(one), "correct", one.name, said))
        review.start()


def put_in(review: Review, correction: Correction) -> None:
    """Keep a target that was added, or words typed from a picture; raises ConflictError where it was added before."""
    with review.lock:
        if mark_of(correction) in map(mark_of, corrections_in(review)):
            raise ConflictError
        put_right(review, (correction,))


def take_back(review: Review, mark: str, name: str) -> bool:
    """Take a correction back; say whether it was there."""
    with review.lock:
        known = {mark_of(one): one for one in corrections_in(review)}.get(mark)
        documents = [one.id for one in review.listed()]
        if known is None or not withdraw_correction(review.root / CORRECTIONS, documents, mark):
            return False
        add_note(review.root / NOTES, _note(mark, "correct", name, f"{_short(known)}：{in_short(known)} ↶"))
        review.start()
        return True


def decision_on(review: Review, fingerprint: str) -> Decision | None:
    """Return the decision on a match."""
    decisions = load_decisions(review.root / DECISIONS)
    return next((one for one in decisions if one.subject == "match" and one.fingerprint == fingerprint), None)


def decide_match(review: Review, pair: Pair, kind: NoteKind, text: str, name: str, seen: str) -> None:
    """Keep a person's word on a match.

    Raises InputError where name or reason is missing, ConflictError where another word stands by now.
    """
    note = _note(pair.id, kind, name, text)
    refuse_incomplete(note)
    run = review.run()
    with review.lock:
        known = decision_on(review, pair.id)
        if run is None or mark_of_decision(known) != seen:
            raise ConflictError
        taken = Decision(
            fingerprint=pair.id,
            verdict=cast("Verdict", kind),
            subject="match",
            reason=text,
            name=name,
            date=date.today().isoformat(),
        )
        sources = Sources.of(run.documents, run.extractions)
        keep_in(review.root, (known,) if known else (), (about_match(taken, pair.upper, pair.lower, sources),))
        add_note(review.root / NOTES, note)
        review.start()


def withdraw_match(review: Review, fingerprint: str, name: str, seen: str) -> None:
    """Take a person's word on a match back; raises as `decide_match` does."""
    note = _note(fingerprint, "undo", name, "")
    refuse_incomplete(note)
    with review.lock:
        known = decision_on(review, fingerprint)
        if known is None or mark_of_decision(known) != seen:
            raise ConflictError
        withdraw(review.root / DECISIONS, fingerprint)
        add_note(review.root / NOTES, replace(note, text=known.about))
        review.start()


def in_short(correction: Correction) -> str:
    """Return what a correction says, in a few words: the field and its value, or the target or the words it adds."""
    added = correction.value
    if isinstance(added, Transcription):
        return f"＋ p. {added.page}" if added.page else f"＋ “{added.behind[-_SHOWN:]}”"
    if not isinstance(added, Addition):
        return f"{correction.field} = {'—' if added is None else added}"
    figure = ""
    if added.value is not None:
        written = Decimal(added.value), added.value_max, correction.figure, added.unit, added.bound or "eq"
        figure = signed(amount_as_read(*written))
    time = added.by or ("—".join(map(str, added.period)) if added.period else "")
    return " ".join(filter(None, ("＋", added.indicator, figure, str(time))))


def _short(correction: Correction) -> str:
    quote = " ".join(correction.quote.split())
    return f"“{quote[:_SHOWN]}{'…' if len(quote) > _SHOWN else ''}”"


def _note(fingerprint: str, kind: NoteKind, name: str, text: str) -> Note:
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    return Note(fingerprint=fingerprint, kind=kind, name=name, at=at, text=text)
