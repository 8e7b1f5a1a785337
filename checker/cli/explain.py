"""checker explain: what one check asks, why, and what is permitted; a rule of the grammar; how one target was read."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from checker.cli.constructions import rule_explained
from checker.cli.reasons import how_it_was_read
from checker.cli.rules import explained
from checker.cli.speech import Option, language, make_command, tell
from checker.cli.subject import by_its_rules, reading_of, workspace_of
from checker.language.grammar import names_of_rules
from checker.pipeline import kept_by_the_user, rules
from checker.workspace import shipped


@make_command(
    "explain",
    click.Argument(["subjects"], nargs=-1, required=True, metavar="CHECK|RULE|FILES..."),
    Option(["--target"], metavar="ID"),
)
@click.pass_context
def command(ctx: click.Context, subjects: tuple[str, ...], target: str | None) -> None:
    """Print the explanation of a check or a rule, or how the target with an id was read."""
    if target is not None:
        _target(ctx, tuple(map(Path, subjects)), target)
        return
    if len(subjects) > 1:
        raise click.UsageError(tell(ctx, "cli.usage.one-name"), ctx)
    (name,) = subjects
    checks, grammar = rules(shipped("expectations")), names_of_rules()
    if name in checks:
        lines = explained(checks[name], language(ctx))
    elif name in grammar:
        lines = rule_explained(name, language(ctx))
    else:
        near = ", ".join(get_close_matches(name, [*checks, *grammar], n=3))
        hint = tell(ctx, "cli.usage.near", near=near) if near else ""
        raise click.UsageError(tell(ctx, "cli.usage.unknown-check", found=name, near=hint), ctx)
    for line in lines:
        click.echo(line)


def _target(ctx: click.Context, paths: tuple[Path, ...], wanted: str) -> None:
    workspace = by_its_rules(ctx, workspace_of(ctx, paths, ()), kept=kept_by_the_user())
    reading = reading_of(ctx, workspace)
    known = {target.id: target for extraction in reading.extractions for target in extraction.targets}
    if wanted not in known:
        near = ", ".join(get_close_matches(wanted, known, n=3))
        hint = tell(ctx, "cli.usage.near", near=near) if near else ""
        raise click.UsageError(tell(ctx, "cli.usage.unknown-target", found=wanted, near=hint), ctx)
    for line in how_it_was_read(known[wanted], language(ctx)):
        click.echo(line)
