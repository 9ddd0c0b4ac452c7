"""The program as a whole: its commands, each in a module that is imported when it is called for."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

from cardprint.cli import streams
from cardprint.cli.command import CommandSpec
from cardprint.cli.plain import PlainGroup
from cardprint.errors import CardprintError, ExitCode, UsageError, quoted
from cardprint.files.paths import is_there
from cardprint.model.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.cli.plain import PlainCommand

COMMANDS = {
    "deck": "printing",
    "worksheet": "printing",
    "key": "printing",
    "bundle": "printing",
    "study": "study",
    "rate": "rate",
    "check": "check",
    "init": "init",
    "stocks": "stocks",
    "fonts": "fonts",
    "themes": "themes",
    "schema": "schema",
}
"""The commands in the order of the help, and the modules of cli/ they are in."""

_EPILOG = """\b
Examples:
  cardprint init
      write a sample deck to start from
  cardprint deck --duplex
      print every deck in cards/ for a printer that prints both sides
  cardprint bundle cards/french.yaml
      cards, worksheet and answer key in one file
"""

_USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[
    0
]  # Typer gives the class of all its usage errors no name of its own


def invoke(arguments: Sequence[str]) -> int:
    """Carry out a command line and give its exit status. Raises CardprintError, a UsageError for a bad command line."""
    try:
        os.getcwd()  # noqa: PTH109 - asked whether, not where
    except OSError:
        raise UsageError.of("the folder you work in is not there any more", hint="change to another folder") from None
    program = _program()
    try:
        with program.make_context("cardprint", list(arguments)) as context:
            return program.invoke(context) or ExitCode.DONE
    except typer.Exit as done:
        return done.exit_code
    except _USAGE_ERROR as error:
        raise _told(error, arguments) from None


class _Commands(PlainGroup):
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's signature
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> PlainCommand | None:  # noqa: ANN401, ARG002 - Typer's signature
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"cardprint.cli.{COMMANDS[cmd_name]}"), cmd_name.upper())
        assert isinstance(command, CommandSpec)  # noqa: S101 - as the table says
        return command.build(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer's signature
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        meant = nearest(args[0], COMMANDS)
        if meant is None and is_there(args[0]):
            meant = f"deck {args[0]}"
        hint = f"did you mean `cardprint {meant}`?" if meant else "`cardprint --help` lists the commands"
        raise UsageError.of(f"there is no command {quoted(args[0])}", hint=hint)


def _program() -> Any:  # noqa: ANN401 - Typer's own type of a command is private
    app = typer.Typer(
        cls=_Commands,
        add_completion=False,
        rich_markup_mode=None,
        epilog=_EPILOG,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback(invoke_without_command=True)(_start)
    return typer.main.get_command(app)


def _start(
    context: typer.Context,
    *,
    version: bool = typer.Option(False, "--version", help="show the version and exit", show_default=False),  # noqa: FBT003 - Typer's way to give a default
) -> None:
    """Make flashcards, worksheets and answer keys on paper, from one deck file."""
    if version:
        from cardprint.cli.version import version as text  # noqa: PLC0415 - seldom asked for

        streams.say(text())
        raise typer.Exit
    if context.invoked_subcommand is None:
        streams.say(context.get_help())


def _told(error: Exception, arguments: Sequence[str]) -> CardprintError:
    """Put a usage error of Typer's in our words' form, with a hint."""
    message = getattr(error, "message", str(error)).rstrip(".")
    possible = getattr(error, "possibilities", None)
    command = f"cardprint {arguments[0]}" if arguments[0] in COMMANDS else "cardprint"
    hint = f"did you mean {possible[0]}?" if possible else f"`{command} --help` shows what is possible"
    return UsageError.of(message[:1].lower() + message[1:], hint=hint)
