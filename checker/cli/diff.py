"""checker diff: what changed between two reports, two workspaces or two versions of a plan."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import get_args

import click

from checker.cli.speech import Option, day_option, language, make_command
from checker.cli.subject import progress_off, progress_on
from checker.model import Severity

_SEVERITIES = get_args(Severity)
_FOUND = 1


@make_command(
    "diff",
    click.Argument(["old"], type=click.Path(path_type=Path)),
    click.Argument(["new"], type=click.Path(path_type=Path)),
    Option(["--above"], multiple=True, type=click.Path(path_type=Path), metavar="FILE"),
    Option(["--format", "form"], type=click.Choice(["text", "json"]), default="text", show_default=True),
    Option(["--fail-on"], type=click.Choice([*_SEVERITIES, "never"]), default="error", show_default=True),
    day_option(),
)
@click.pass_context
def command(
    ctx: click.Context, old: Path, new: Path, above: tuple[Path, ...], form: str, fail_on: str, day: date
) -> None:
    """Print what changed, and end with 1 where something graver than allowed is new."""
    from checker.cli.changes import told
    from checker.desk.comparing import as_tree, compared, failing

    changes = compared(old, new, above, progress_on(ctx), day)
    progress_off()
    if form == "json":
        click.echo(json.dumps(as_tree(changes), ensure_ascii=False, indent=1))
    else:
        for line in told(changes, language(ctx)):
            click.echo(line)
    levels = () if fail_on == "never" else _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
    ctx.exit(_FOUND if failing(changes, levels) else 0)
