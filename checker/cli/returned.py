"""What the commands that read a returned file have in common: who is at the keyboard, and what could not be used."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker.cli.speech import language, tell

if TYPE_CHECKING:
    from checker.decide import Left


def user() -> str:
    """Return who is at the keyboard, nobody where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def say_left(ctx: click.Context, left: Sequence[Left]) -> None:
    """Print every row or comment that could not be used, with its place and what was wanted."""
    for one in left:
        parts = {name: getattr(getattr(one, name), language(ctx)) for name in ("place", "found", "wanted")}
        click.echo(tell(ctx, "cli.reply.left", **parts), err=True)
