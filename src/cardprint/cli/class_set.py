"""A worksheet for each pupil of a class: what of the command line decides it, and what is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.cli import report, streams
from cardprint.cli.command import Option, OptionGroup
from cardprint.cli.targets import OUTPUT_FOLDER, STANDARD_OUTPUT, find_decks
from cardprint.errors import ExitCode, UsageError, quoted, visible
from cardprint.model.deck import Deck

if TYPE_CHECKING:
    from cardprint.class_set.copies import HandedOut
    from cardprint.cli.command import Arguments
    from cardprint.options.request import PrintRequest

_MOST_SPARES = 1000

CLASS = OptionGroup(
    "Class",
    (
        Option("class", ("--class",), "make a copy for each pupil that a table names, keys and a list to tick", "CSV"),
        Option("spares", ("--spares",), "how many blank copies to make besides [0]", "N"),
        Option("collate", ("--collate",), "put all copies into one PDF, in the order of the table"),
    ),
)


def hand_out(arguments: Arguments, request: PrintRequest) -> ExitCode:
    """Make the copies of a class. A copy that fails does not stop the others."""
    from cardprint.class_set.copies import ClassSet  # noqa: PLC0415 - help needs none of it
    from cardprint.cli.progress import following  # noqa: PLC0415 - as above

    if arguments.flag("watch"):
        raise UsageError.of("--watch is not for classes", hint="leave it out; a second run makes only what is missing")
    decks = find_decks(arguments.many("decks"))
    if len(decks) > 1:
        raise UsageError.of(f"a class gets one deck at a time, not {len(decks)}", hint=f"name one, such as {decks[0]}")
    folder = _folder(decks[0], arguments.text("output"))
    class_set = ClassSet(
        decks[0], request, arguments.text("class") or "", spares=arguments.read("spares", _spares) or 0
    )
    quiet = arguments.flag("quiet")
    with following(decks[0], quiet=quiet) as progress:
        make = class_set.collate if arguments.flag("collate") else class_set.hand_out
        done = make(folder, progress)
    report.tell_problems((*done.problems, *(problem for failure in done.failures for problem in failure.problems)))
    if not quiet:
        streams.tell(_sentence(done))
    if arguments.flag("json"):
        streams.say(report.as_json(_summary(done)))
    if not done.failures:
        return ExitCode.DONE
    return ExitCode.BATCH if done.made or done.kept else done.failures[0].status


def _folder(deck: str, output: str | None) -> Path:
    if output == STANDARD_OUTPUT or (output is not None and Path(output).suffix):
        raise UsageError.of(f"the copies of a class are many files, not {quoted(output or '')}", hint="name a folder")
    return Path(output) if output else Path(OUTPUT_FOLDER) / f"{Deck(title='', cards=(), path=deck).name}-class"


def _spares(text: str) -> int:
    if not text.isdecimal() or int(text) > _MOST_SPARES:
        raise ValueError(f"{quoted(text)} is not a number of copies up to {_MOST_SPARES}")
    return int(text)


def _sentence(done: HandedOut) -> str:
    copies = report.counted(done.made, "copy").replace("copys", "copies")
    kept = f", {done.kept} there already" if done.kept else ""
    failed = f", {len(done.failures)} failed" if done.failures else ""
    rest = ", with keys and a list; print at 100 %" if done.made or done.kept else ""
    return f"{visible(str(done.folder))}: {copies}{kept}{failed}{rest}"


def _summary(done: HandedOut) -> dict[str, object]:
    return {
        "folder": str(done.folder),
        "made": done.made,
        "kept": done.kept,
        "failed": [
            {"name": failure.pupil.name, "errors": [report.as_data(problem) for problem in failure.problems]}
            for failure in done.failures
        ],
        "warnings": [report.as_data(problem) for problem in done.problems],
    }
