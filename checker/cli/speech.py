"""How the command line speaks: Chinese unless asked for English, every sentence from the messages."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import click

from checker.messages import Language, chapter

if TYPE_CHECKING:
    from checker.errors import CheckerError

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_KEY = "checker.language"


def language(ctx: click.Context) -> Language:
    """Return the language asked for by --lang, else by CHECKER_LANG, else Chinese."""
    asked = ctx.meta.get(_KEY) or os.environ.get("CHECKER_LANG", "")
    return cast("Language", asked) if asked in LANGUAGES else "zh"


def tell(ctx: click.Context, key: str, /, **fields: object) -> str:
    """Return a sentence of the command line in the language of this call."""
    return chapter(language(ctx), "cli")[key].format(**fields)


def language_option() -> click.Option:
    """Make the option --lang, which the group and each command have: it holds for all that is said after it."""

    def remember(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
        if value:
            ctx.meta[_KEY] = value

    return Option(["--lang"], type=click.Choice(LANGUAGES), is_eager=True, expose_value=False, callback=remember)


class Option(click.Option):
    """An option whose help stands in the messages, under its command or, where several share it, under `cli.option`."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return how the option is written and what it is for."""
        found = super().get_help_record(ctx)
        if found is None:
            return None
        sentences = chapter(language(ctx), "cli")
        own = f"cli.{ctx.command.name}.option.{self.name or 'lang'}"
        return found[0], sentences.get(own) or sentences.get(f"cli.option.{self.opts[-1].lstrip('-')}", found[1])


class Day(click.ParamType[date]):
    """A day, written year-month-day."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with what is wanted."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(tell(ctx, "cli.usage.day", found=value) if ctx else str(value), param, ctx)


def day_option() -> Option:
    """Make the option --date: the day a decision is taken on, or by which decisions are held to have expired."""
    return Option(["--date", "day"], type=Day(), default=date.today, metavar="DATE")


class Command(click.Command):
    """A command whose help stands in the messages: one sentence, what it does, worked examples.

    An error that a person can cause is printed as one sentence and ends the program with the error's own code.
    """

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole help in the language of this call."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), self._heading(ctx, "usage"))
        text = tell(ctx, f"cli.{self.name}.help")
        formatter.write_paragraph()
        with formatter.indentation():
            for line in text.strip().splitlines():
                formatter.write(f"{' ' * formatter.current_indent}{line}\n" if line else "\n")
        self.format_options(ctx, formatter)

    def _heading(self, ctx: click.Context, name: str) -> str:
        return tell(ctx, f"cli.heading.{name}") + ": "

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under a heading in the language of this call, and the commands of a group."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = [record for param in options if (record := param.get_help_record(ctx))]
        with formatter.section(tell(ctx, "cli.heading.options")):
            formatter.write_dl([(name, self._said(ctx, name, text)) for name, text in records])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def _said(self, ctx: click.Context, name: str, text: str) -> str:
        first = name.replace(",", " ").split()[-1].lstrip("-")
        return chapter(language(ctx), "cli").get(f"cli.option.{first}", text)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what a person can mend is said in a sentence, without a traceback."""
        from checker.errors import CheckerError, InputError
        from checker.messages import message

        try:
            return super().invoke(ctx)
        except CheckerError as error:
            click.echo(sentence(ctx, error), err=True)
            ctx.exit(error.exit_code)
        except OSError as error:
            # A file or folder that cannot be read or written; a broken pipe names none and is click's.
            if error.filename is None:
                raise
            said = InputError(error.filename, "", str(error.strerror), message("workspace.wanted.accessible"))
            click.echo(sentence(ctx, said), err=True)
            ctx.exit(said.exit_code)


def sentence(ctx: click.Context, error: CheckerError) -> str:
    """Return what an error says, in the language of this call."""
    from checker.errors import InputError

    said = getattr(error.sentence, language(ctx)) if isinstance(error, InputError) else error
    return tell(ctx, "cli.error", what=said)


def make_command(name: str, *params: click.Parameter) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function: its name, its arguments and options, and --lang."""

    def make(callback: Callable[..., Any]) -> Command:
        settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
        return Command(name=name, callback=callback, params=[*params, language_option()], context_settings=settings)

    return make
