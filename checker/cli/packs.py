"""checker packs: the rule packs there are, and which of them would be used on a day, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from checker.cli.speech import day_option, language, make_command, tell
from checker.cli.subject import packs_option, progress_off, progress_on, subject_params, tell_of_the_pack, workspace_of
from checker.errors import InputError
from checker.messages import Language, say
from checker.model import Message
from checker.pipeline import kept_by_the_user, places_of, ruled, rules
from checker.workspace import PackFile, Workspace, with_pack
from checker.workspace.choosing import around, standing

_SHOWN = 12


@make_command("packs", *subject_params(), packs_option(), day_option())
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], above: tuple[Path, ...], packs: Path | None, day: date
) -> None:
    """Print every pack with its edition, region, days and checksum, then the one that would be used."""
    lang = language(ctx)
    workspace = workspace_of(ctx, paths, above, packs)
    kept = kept_by_the_user()
    about = around(tuple(places_of(workspace, progress_on(ctx), kept=kept).values()), workspace.regions)
    chosen, undecided = workspace, None
    try:
        chosen = ruled(workspace, day, progress_on(ctx), kept=kept)
    except InputError as error:
        undecided = error
    progress_off()
    for pack in workspace.packs:
        for line in _told(workspace, pack, lang):
            click.echo(line)
        state = "used" if pack == chosen.pack else standing(pack, about, day)
        click.echo(f"  {tell(ctx, f'cli.packs.state.{state}', day=day)}")
    if not workspace.packs:
        click.echo(tell(ctx, "cli.packs.none"))
    if undecided is not None:
        raise undecided
    tell_of_the_pack(ctx, chosen.remarks)
    click.echo(_reason(ctx, chosen, about[0], day))


def _told(workspace: Workspace, pack: PackFile, lang: Language) -> Iterator[str]:
    """Yield what a pack says of itself and the checksum of the rules it makes; raises where they cannot be used."""
    by_it = with_pack(workspace, pack)
    rules(by_it.suites)
    told = pack.pack
    yield getattr(pack.label, lang)
    until = say("cli.packs.until", lang, until=told.until) if told.until else say("cli.packs.open", lang)
    days = say("cli.packs.days", lang, in_force=told.in_force, until=until)
    yield f"  {say('cli.packs.region', lang, region=told.region_name, code=told.region)}  {days}"
    edition = say("cli.packs.edition", lang, edition=by_it.edition[:_SHOWN])
    yield f"  {edition}  {say('cli.packs.source', lang, source=told.source)}"


def _reason(ctx: click.Context, chosen: Workspace, region: str, day: date) -> str:
    """Say which rules would be used on a day, and why."""
    names = {one.code: one.name for one in chosen.regions}
    told = {"day": day, "region": names.get(region, region), "edition": chosen.edition[:_SHOWN]}
    if chosen.pack is None:
        return tell(ctx, "cli.packs.without", **told)
    label: Message = chosen.pack.label
    return tell(ctx, "cli.packs.used", pack=getattr(label, language(ctx)), of=chosen.pack.pack.region_name, **told)
