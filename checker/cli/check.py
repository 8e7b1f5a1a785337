"""checker check: the whole corridor, its reports, and an exit code that says how it went."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from checker.cli.edition import held_to
from checker.cli.folder import FORMS, Form, write_pages
from checker.cli.speech import Option, day_option, language, make_command, sentence, tell
from checker.cli.subject import (
    cache_option,
    packs_option,
    progress_off,
    progress_on,
    subject_params,
    tell_of_the_pack,
    tell_of_the_store,
    workspace_of,
)
from checker.engine import LOCAL, NAMES, Name, engine
from checker.model import Run, Severity
from checker.pipeline import (
    FORMATS,
    NOTHING,
    Kept,
    Reading,
    formats,
    kept_by_the_user,
    nothing_judged,
    render,
    ruled,
    run,
    step_summary,
    write,
)
from checker.reported import Rendering, rendering
from checker.workspace import Workspace

_SEVERITIES = get_args(Severity)
# The level from which a run fails if not said otherwise, and the word for none.
_USUAL, _NEVER = "error", "never"
_DEFAULT = "html,json"
_OUT = Path("reports")
# Formats one reads on a screen or pipes into another program; the others are files in any case.
_PIPED = ("json", "markdown", "sarif", "junit", "github", "terminal")
# Not one file a run but one a Word draft: the draft itself, with comments.
_COMMENTS = "docx-comments"
# No file at all: what came out is printed and that is it.
_NONE = "none"
_FOUND, _INPUT, _NOTHING_JUDGED = 1, 2, 4


class Formats(click.ParamType[tuple[str, ...]]):
    """Formats of a report, separated by commas."""

    name = "formats"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the formats named, each once, or fail with those there are."""
        asked = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
        for form in asked:
            if form not in (*formats(), _COMMENTS) and asked != (_NONE,):
                wanted = ", ".join((*formats(), _COMMENTS, _NONE))
                self.fail(tell(ctx, "cli.usage.format", found=form, wanted=wanted) if ctx else form, param, ctx)
        return asked


@make_command(
    "check",
    *subject_params(),
    Option(["--fail-on"], type=click.Choice([*_SEVERITIES, _NEVER]), default=_USUAL, show_default=True),
    Option(["--show"], type=click.Choice(_SEVERITIES)),
    Option(["--format", "forms"], type=Formats(), metavar="LIST"),
    Option(["--out"], type=click.Path(path_type=Path, file_okay=False), metavar="DIR"),
    Option(["--pages"], type=click.Choice(FORMS), default="auto", show_default=True),
    packs_option(),
    Option(["--pack", "pack"], metavar="NAME[@EDITION]", default=""),
    Option(["--edition"], metavar="EDITION|FILE"),
    Option(["--baseline"], type=click.Path(path_type=Path), metavar="FILE"),
    Option(["--decided"], type=click.Path(path_type=Path), metavar="FILE", multiple=True),
    Option(["--comments-from"], type=click.Choice(_SEVERITIES)),
    Option(["--engine", "engine_name"], type=click.Choice(NAMES), default="embedded", show_default=True),
    Option(["--master"], metavar="URL"),
    day_option(),
    cache_option(),
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    above: tuple[Path, ...],
    fail_on: str,
    show: Severity | None,
    forms: tuple[str, ...] | None,
    out: Path | None,
    pages: Form,
    packs: Path | None,
    pack: str,
    edition: str | None,
    baseline: Path | None,
    decided: tuple[Path, ...],
    comments_from: Severity | None,
    engine_name: Name,
    master: str | None,
    day: date,
    cache: bool,
) -> None:
    """Run the corridor, write the reports, print what came out and exit accordingly.

    Asked for no report, it prints what came out and leaves nothing behind.
    """
    kept = kept_by_the_user() if cache else NOTHING
    workspace = _by_rules(ctx, workspace_of(ctx, paths, above, packs, kept), day, kept, pack, edition)
    if decided:
        workspace = _marked(ctx, workspace, decided, day)
    earlier = _earlier(baseline) if baseline else None
    if master and engine_name == "embedded":
        raise click.UsageError(tell(ctx, "cli.usage.master"), ctx)
    with engine(engine_name, master or LOCAL) as chosen:
        found, reading = run(workspace, progress_on(ctx), day, kept, chosen)
    progress_off()
    tell_of_the_store(ctx, kept)
    if earlier is not None:
        found = earlier(found)
    for error in reading.unread:
        click.echo(sentence(ctx, error), err=True)
    for note in reading.notes:
        click.echo(getattr(note, language(ctx)), err=True)
    if not reading.documents:
        ctx.exit(_INPUT)
    if forms and len(forms) == 1 and forms[0] in _PIPED and out is None:
        click.echo(render(found, forms[0], language(ctx), **_told(forms[0], fail_on, show, workspace)), nl=False)
    elif forms == (_NONE,):
        _print(found, show or fail_on, "", ctx)
    else:
        told = {form: _told(form, fail_on, show, workspace) for form in forms or Formats()(_DEFAULT)}
        # What an earlier report is held against, or a file that could not be read, may be otherwise next time.
        rendered = rendering(kept, workspace, day) if earlier is None and not reading.unread else render
        written = _write(found, told, out or _OUT, ctx, pages, rendered)
        if forms and _COMMENTS in forms:
            written |= _comment(workspace, found, out or _OUT, ctx, comments_from)
        _print(found, show or fail_on, str(written.pop("html", "")), ctx)
        for path in written.values():
            click.echo(tell(ctx, "cli.check.written", path=path))
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page and forms and "github" in forms:
        with Path(page).open("a", encoding="utf-8") as summary:
            summary.write(step_summary(found, language(ctx)))
    ctx.exit(exit_code(found, reading, fail_on))


def _by_rules(
    ctx: click.Context, workspace: Workspace, day: date, kept: Kept, pack: str, edition: str | None
) -> Workspace:
    """Return a workspace by the rules of a pack that is named, of an edition, or that hold on the day."""

    def usual() -> Workspace:
        return ruled(workspace, day, progress_on(ctx), kept=kept, name=pack)

    # A pack that is named is the only one to look at.
    chosen = held_to(edition, usual() if pack else workspace, usual) if edition else usual()
    progress_off()
    tell_of_the_pack(ctx, chosen.remarks)
    return chosen


def _earlier(baseline: Path) -> Callable[[Run], Run]:
    """Return what marks in a run the findings that an earlier report has; the report is read before the plans are."""
    from checker.desk.comparing import of_report, with_known

    earlier = of_report(baseline)
    return lambda found: with_known(found, earlier)


def _told(form: str, fail_on: str, show: Severity | None, workspace: Workspace) -> dict[str, Any]:
    """Return what one format is told beside the run: levels that fail or are shown, where documents lie from here."""
    here, root = Path.cwd().resolve(), workspace.root.resolve()
    below = root.relative_to(here).as_posix() if root.is_relative_to(here) and root != here else ""
    told: dict[str, dict[str, Any]] = {
        "junit": {"fail_on": fail_on},
        "sarif": {"root": below},
        "github": {"root": below},
        "terminal": {"shown": _from(show)} if show else {},
    }
    return told.get(form, {})


def _print(found: Run, least: str, page: str, ctx: click.Context) -> None:
    """Print the findings of a level and those above it and the summary of all, as wide as the terminal is.

    Where no level fails, what would fail a run as it usually is is shown.
    """
    shown = _from(least if least != _NEVER else _USUAL)
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    columns = max(60, min(120, shutil.get_terminal_size((100, 24)).columns))
    # What could not be read was said on the other channel already.
    told = replace(found, problems=())
    text = render(told, "terminal", language(ctx), colour=colour, columns=columns, page=page, shown=shown)
    click.echo(text, nl=False, color=colour)


def _write(
    found: Run,
    told: Mapping[str, Mapping[str, Any]],
    out: Path,
    ctx: click.Context,
    pages: Form,
    rendered: Rendering,
) -> dict[str, Path]:
    """Write a run in the formats that are told something beside it, and return where each was written."""
    written = {}
    for form, more in told.items():
        if form == _COMMENTS:
            continue
        if form == "html":
            written[form] = write_pages(found, out, language(ctx), pages, rendered)
            continue
        path = out / FORMATS[form]
        out.mkdir(parents=True, exist_ok=True)
        written[form] = path
        if rendered is render:
            write(path, found, form, language(ctx), **more)
            continue
        content = rendered(found, form, language(ctx), **more)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return written


def _marked(ctx: click.Context, workspace: Workspace, files: tuple[Path, ...], day: date) -> Workspace:
    """Return the workspace with what was marked in files, for this run alone; say what of them cannot be used."""
    from checker.cli.returned import say_left, user
    from checker.desk.deciding import marked

    taken, left = marked(files, "", user(), day, None)
    say_left(ctx, left)
    said = {decision.fingerprint: decision for decision in (*workspace.decisions, *taken)}
    return replace(workspace, decisions=tuple(said.values()))


def _comment(
    workspace: Workspace, found: Run, out: Path, ctx: click.Context, level: Severity | None
) -> dict[str, Path]:
    """Write the copies of the Word drafts; say where there is none."""
    from checker.desk.commenting import commented

    written = {}
    for name, content in commented(workspace, found, language(ctx), level).items():
        written[name] = out / name
        out.mkdir(parents=True, exist_ok=True)
        written[name].write_bytes(content)
    if not written:
        click.echo(tell(ctx, "cli.check.no-word"), err=True)
    return written


def exit_code(found: Run, reading: Reading, fail_on: str) -> int:
    """Return 2 where a document could not be read, 4 where nothing was judged, 1 for findings at the level, else 0."""
    if reading.unread:
        return _INPUT
    if nothing_judged(found):
        return _NOTHING_JUDGED
    new = Counter(finding.severity for finding in found.findings if finding.status == "new")
    return _FOUND if any(new[severity] for severity in _from(fail_on)) else 0


def _from(least: str) -> Sequence[Severity]:
    """Return the levels from the gravest to this one; of `never` there are none."""
    return () if least == "never" else _SEVERITIES[: _SEVERITIES.index(least) + 1]
