"""checker checks: every check with the ranges in force; --lint: what is doubtful in the rule pack itself."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.rules import claim, permitted
from checker.cli.speech import Option, language, make_command
from checker.cli.subject import by_its_rules
from checker.desk.linting import lint
from checker.messages import say
from checker.pipeline import rules
from checker.workspace import find, shipped

_DOUBTFUL = 1


@make_command(
    "checks",
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[WORKSPACE]"),
    Option(["--lint", "linting"], is_flag=True),
)
@click.pass_context
def command(ctx: click.Context, folder: Path | None, linting: bool) -> None:
    """Print every check with its claim and its permitted ranges, or what is doubtful in them and in the catalogue."""
    lang = language(ctx)
    if linting:
        remarks = lint(by_its_rules(ctx, find(folder or Path())))
        for one in remarks:
            click.echo(say("lint.remark", lang, file=one.file, line=one.line, what=getattr(one.what, lang)))
        if not remarks:
            click.echo(say("lint.sound", lang))
        ctx.exit(_DOUBTFUL if remarks else 0)
    suites = by_its_rules(ctx, find(folder)).suites if folder else shipped("expectations")
    for name, lines in rules(suites).items():
        click.echo(f"{name}: {claim(name, lang)}")
        for line in lines:
            click.echo(f"  {permitted(line, lang)}")
