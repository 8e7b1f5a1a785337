"""checker desk: the corridor behind a browser on this computer."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.speech import Option, language, make_command, tell
from checker.errors import InputError
from checker.messages import message


@make_command(
    "desk",
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[WORKSPACE]"),
    Option(["--new"], is_flag=True),
    Option(["--port"], type=click.IntRange(0, 65535), metavar="PORT"),
    Option(["--no-browser", "quiet"], is_flag=True),
)
@click.pass_context
def command(ctx: click.Context, folder: Path | None, new: bool, port: int | None, quiet: bool) -> None:
    """Serve a review until it is interrupted."""
    from checker.desk.web.serving import review_folder, serve

    if folder is not None and new:
        raise click.UsageError(tell(ctx, "cli.usage.new-alone"), ctx)
    if folder is not None and folder.exists() and not folder.is_dir():
        raise InputError(folder, "", message("workspace.found.no-folder"), message("workspace.wanted.folder"))

    def said(address: str, place: Path) -> None:
        click.echo(tell(ctx, "cli.desk.serving", address=address, path=place))

    serve(folder or review_folder(new=new), language(ctx), port, browser=not quiet, said=said)
