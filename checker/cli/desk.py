"""checker desk: the corridor behind a browser, on this computer or for an office."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.speech import Option, language, make_command, tell
from checker.errors import InputError
from checker.messages import message

if TYPE_CHECKING:
    from checker.desk.web.office import Office, Role


class _Address(click.ParamType[str]):
    """An address of this computer, in figures."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address, or fail with what is wanted."""
        try:
            return str(ip_address(value))
        except ValueError:
            self.fail(tell(ctx, "cli.usage.address", found=value) if ctx else value, param, ctx)


@make_command(
    "desk",
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[WORKSPACE]"),
    Option(["--new"], is_flag=True),
    Option(["--port"], type=click.IntRange(0, 65535), metavar="PORT"),
    Option(["--no-browser", "quiet"], is_flag=True),
    Option(["--host"], type=_Address(), metavar="ADDRESS", default="127.0.0.1", show_default=True),
    Option(["--name", "names"], multiple=True, metavar="HOST"),
    Option(["--users"], type=click.Path(path_type=Path), metavar="FILE"),
    Option(["--add-user", "added"], metavar="NAME"),
    Option(["--role"], type=click.Choice(["reviewer", "reader"])),
    Option(["--user-header", "header"], metavar="HEADER", default=""),
    Option(["--proxy", "proxies"], type=_Address(), multiple=True, metavar="ADDRESS"),
    Option(["--https"], is_flag=True),
)
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path | None,
    new: bool,
    port: int | None,
    quiet: bool,
    host: str,
    names: tuple[str, ...],
    users: Path | None,
    added: str | None,
    role: Role | None,
    header: str,
    proxies: tuple[str, ...],
    https: bool,
) -> None:
    """Serve a review until it is interrupted, or write a user into the list."""
    from checker.desk.web.serving import review_folder, serve

    if added is not None:
        _add(ctx, users, added, role, by_proxy=bool(header))
        return
    if role is not None:
        raise click.UsageError(tell(ctx, "cli.usage.role"), ctx)
    if folder is not None and new:
        raise click.UsageError(tell(ctx, "cli.usage.new-alone"), ctx)
    if folder is not None and folder.exists() and not folder.is_dir():
        raise InputError(folder, "", message("workspace.found.no-folder"), message("workspace.wanted.folder"))

    def said(address: str, place: Path) -> None:
        click.echo(tell(ctx, "cli.desk.serving", address=address, path=place))

    office = _office(users, header, (host, *names), proxies, https)
    place = folder or review_folder(new=new)
    serve(place, language(ctx), port, browser=not quiet and office is None, said=said, host=host, office=office)


def _office(
    users: Path | None, header: str, names: tuple[str, ...], proxies: tuple[str, ...], https: bool
) -> Office | None:
    """Return how the office reaches the desk, None where no users are named."""
    if users is None and not header:
        return None
    from checker.desk.web.office import Office, Users, load_users

    if users is not None:
        # A list that is none is said before anybody is let in.
        load_users(users, passwords=not header)
    return Office(
        names=names,
        header=header,
        proxies=proxies or ("127.0.0.1", "::1"),
        users=Users(users, by_proxy=bool(header)) if users is not None else None,
        https=https,
    )


def _add(ctx: click.Context, users: Path | None, name: str, role: Role | None, *, by_proxy: bool) -> None:
    """Ask for a password, which a list beside a proxy does not need, and write the user into the list."""
    from checker.desk.web.office import add_user

    if users is None or not name.strip():
        raise click.UsageError(tell(ctx, "cli.usage.add-user"), ctx)
    asked = tell(ctx, "cli.desk.password", name=name)
    password = None if by_proxy else click.prompt(asked, hide_input=True, confirmation_prompt=True)
    add_user(users, " ".join(name.split()), password, role)
    click.echo(tell(ctx, "cli.desk.added", name=name, path=users))
