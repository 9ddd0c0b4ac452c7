"""The command that reads decks and says what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.cli import options, report, streams
from cardprint.cli.command import CommandSpec, Option, OptionGroup
from cardprint.cli.options import setting
from cardprint.cli.report import counted
from cardprint.cli.targets import find_decks
from cardprint.errors import CardprintError, ExitCode, errors_in, format_problem, quoted
from cardprint.options.request import PrintRequest, Product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.cli.command import Arguments
    from cardprint.errors import Problem

_FORMATS = ("human", "short", "json")


def _check(arguments: Arguments) -> ExitCode:
    """List everything that is wrong with decks.

    Problems go to standard output, each with file, line, column and what to do about it.
    """
    from cardprint.source.config import load_settings  # noqa: PLC0415 - help needs none of it

    form = arguments.read("format", _format) or "human"
    request = PrintRequest(
        Product.CARDS, settings=arguments.settings(), defaults=load_settings(), limits=options.limits(arguments)
    )
    decks = find_decks(arguments.many("decks"))
    found: list[Problem] = []
    failures: list[ExitCode] = []
    for deck in decks:
        problems, code = _read(deck, request)
        found += problems
        failures += [code] if code else []
    _show(found, form)
    errors = len(errors_in(found))
    warnings = len(found) - errors
    streams.tell(f"{counted(len(decks), 'deck')}: {counted(errors, 'error')}, {counted(warnings, 'warning')}")
    if not failures and warnings and arguments.flag("strict"):
        return ExitCode.INPUT
    return failures[0] if failures else ExitCode.DONE


def _read(deck: str, request: PrintRequest) -> tuple[tuple[Problem, ...], ExitCode]:
    from cardprint.build.pipeline import preflight  # noqa: PLC0415 - help needs none of it

    try:
        return preflight(deck, request), ExitCode.DONE
    except CardprintError as error:
        return error.problems, error.exit_code


def _format(text: str) -> str:
    if text not in _FORMATS:
        raise ValueError(f"{quoted(text)} is not human, short or json")
    return text


def _show(problems: Sequence[Problem], form: str) -> None:
    if form == "json":
        streams.say(report.as_json([report.as_data(problem) for problem in problems]))
        return
    write = format_problem if form == "human" else report.short
    for problem in problems:
        streams.say(write(problem))


CHECK = CommandSpec(
    _check,
    (
        OptionGroup("Decks", options.DECKS.options[:1]),
        OptionGroup("Text", (setting("font"), setting("font-dir"), setting("missing"))),
        OptionGroup(
            "Output",
            (
                Option("format", ("--format",), "how to show problems [human]", "|".join(_FORMATS)),
                Option("strict", ("--strict",), "fail on warnings too"),
                options.LIMIT,
            ),
        ),
    ),
    (
        ("cardprint check", "every deck in cards/"),
        ("cardprint check cards/french.yaml --format short", "one line a problem, for editors"),
    ),
)
