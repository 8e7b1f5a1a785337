"""What a row of each frame is, and the columns that a line of a suite may ask of, in words."""

from __future__ import annotations

from collections.abc import Iterator

from checker.measure import BESIDE
from checker.messages import Language, catalogue, say
from checker.model.record import FIELDS

# Frames that have the columns of another one, and explain them there.
_AS = {"mentions": "pairs", "schema": "targets"}


def frames_explained(lang: Language) -> Iterator[str]:
    """Yield the frames in Markdown: for each what a row is, and a table of its columns."""
    yield f"\n## {say('frames.title', lang)}\n\n{say('frames.lead', lang)}"
    for frame, columns in BESIDE.items():
        yield f"\n### {frame}\n\n{say(f'frames.row.{frame}', lang)}\n"
        other = _AS.get(frame)
        if other is not None and BESIDE[other].items() == columns.items():
            yield say("frames.same", lang, frame=other)
            continue
        own = columns.keys() - ({field.name for field in FIELDS} if frame == "schema" else set())
        yield f"| {' | '.join(say(f'frames.{head}', lang) for head in ('column', 'kind', 'meaning'))} |"
        yield "| --- | --- | --- |"
        for name in sorted(own):
            yield f"| `{name}` | {say(f'frames.{columns[name]}', lang)} | {column_explained(frame, name, lang)} |"
        if frame == "schema":
            yield f"\n{say('frames.of-the-dataset', lang)}"


def column_explained(frame: str, column: str, lang: Language) -> str:
    """Return what a column of a frame holds: as the frame says it, the frame that has the same, or the dataset."""
    places = (f"frames.{frame}.{column}", f"frames.{_AS.get(frame, frame)}.{column}", f"dataset.field.{column}.meaning")
    return next(catalogue(lang)[key] for key in places if key in catalogue(lang))
