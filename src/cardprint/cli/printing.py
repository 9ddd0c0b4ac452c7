"""The commands that make PDFs: deck, worksheet, key and bundle. They differ in what they make, not in how."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.cli import options, report, streams
from cardprint.cli.class_set import CLASS, hand_out
from cardprint.cli.command import CommandSpec, Option, OptionGroup
from cardprint.cli.run_jobs import RunOptions, rerun_on_change, run_print_jobs
from cardprint.cli.targets import find_decks, print_jobs
from cardprint.errors import DeckError, ExitCode, UsageError, quoted
from cardprint.model.deck import side_file
from cardprint.model.job import Arrangement
from cardprint.model.leitner import parse_date
from cardprint.options.request import PrintRequest, Product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.cli.command import Arguments
    from cardprint.cli.targets import PrintJob


def _deck(arguments: Arguments) -> ExitCode:
    """Print cards: fronts and backs that fit together.

    They go on paper, to fold or cut, or on perforated stock.
    """
    return print_decks(Product.CARDS, arguments)


def _worksheet(arguments: Arguments) -> ExitCode:
    """Print the questions, with lines to write answers on.

    They can be asked in other ways, in several versions, and with a copy for each pupil of a class.
    """
    if arguments.text("class") is not None:
        return hand_out(arguments, _ticket(Product.WORKSHEET, arguments))
    return print_decks(Product.WORKSHEET, arguments)


def _key(arguments: Arguments) -> ExitCode:
    """Print the worksheet with its answers filled in.

    It is the worksheet page for page and line for line, so that marking is a matter of looking across.
    """
    return print_decks(Product.KEY, arguments)


def _bundle(arguments: Arguments) -> ExitCode:
    """Print cards, worksheet and answer key into one file."""
    return print_decks(Product.BUNDLE, arguments)


def print_decks(product: Product, arguments: Arguments) -> ExitCode:
    """Make a product of every deck that is named. A deck that fails does not stop the others."""
    if arguments.flag("json") and arguments.text("output") == "-":
        raise UsageError.of(
            "the PDF and the summary cannot both go to standard output", hint="leave out --json or -o -"
        )
    if arguments.flag("watch") and (arguments.flag("json") or arguments.text("output") == "-"):
        raise UsageError.of("--watch writes files, again and again", hint="leave out --json or -o -")
    request = _ticket(product, arguments)
    found = print_jobs(find_decks(arguments.many("decks")), product, arguments.text("output"))
    scanner_key = arguments.text("key-csv")
    if scanner_key is not None and len(found) > 1:
        raise UsageError.of(
            f"the keys of {len(found)} decks cannot all go to {quoted(scanner_key)}", hint="name one deck"
        )
    if arguments.flag("each-version"):
        found = _by_version(found, request)
    run_options = RunOptions(request, arguments.flag("quiet"), None if scanner_key is None else (found[0], scanner_key))
    _refuse_overwriting(found, run_options)
    if arguments.flag("watch"):
        rerun_on_change(found, run_options)
    outcomes = list(run_print_jobs(found, run_options, request.jobs))
    failed = [one.error for one in outcomes if one.error]
    done = [one.summary for one in outcomes if one.summary]
    if arguments.flag("json"):
        problems = [report.as_data(problem) for error in failed for problem in error.problems]
        streams.say(report.as_json({"files": done, "errors": problems}))
    if not failed:
        return ExitCode.DONE
    return ExitCode.BATCH if done else failed[0].exit_code


def _by_version(print_jobs: Sequence[PrintJob], request: PrintRequest) -> tuple[PrintJob, ...]:
    """Make an print job of each version of a worksheet. A deck that cannot be read is left to be told of later."""
    from cardprint.build import pipeline  # noqa: PLC0415 - help needs none of it

    found: list[PrintJob] = []
    for print_job in print_jobs:
        try:
            found += print_job.split(pipeline.versions_of(print_job.deck, request))
        except DeckError:
            found.append(print_job)
    return tuple(found)


def _refuse_overwriting(found: Sequence[PrintJob], run_options: RunOptions) -> None:
    """See before anything is read that no file of the run is a deck of it, its ratings, or another file of the run."""
    from cardprint.build.overwriting import refuse_overwriting  # noqa: PLC0415 - help needs none of it
    from cardprint.source.config import config_path  # noqa: PLC0415 - as above

    decks = dict.fromkeys(print_job.deck for print_job in found)
    refuse_overwriting(run_options.targets(found), [config_path(), *map(Path, decks), *map(side_file, decks)])


def _ticket(product: Product, arguments: Arguments) -> PrintRequest:
    from cardprint.source.config import load_settings  # noqa: PLC0415 - help needs none of it

    chosen = [arrangement.value for arrangement in Arrangement if arguments.flag(arrangement.value)]
    if len(chosen) > 1:
        raise UsageError.of(f"--{chosen[0]} and --{chosen[1]} exclude each other", hint="leave out one of them")
    settings = arguments.settings()
    if chosen:
        settings["arrangement"] = chosen[0]
    return PrintRequest(
        product,
        settings=settings,
        defaults=load_settings(),
        selection=options.selection(arguments),
        start=arguments.read("start", _slot) or 1,
        since=arguments.read("from", parse_date),
        strict=arguments.flag("strict"),
        limits=options.limits(arguments),
    )


def _slot(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{quoted(text)} is not a slot of the sheet: slots count from 1, across, then down")
    return int(text)


_SHEET = OptionGroup(options.LINES.title, (options.setting("paper"), *options.LINES.options))
_KEY = (
    options.setting("key"),
    Option("key-csv", ("--key-csv",), "write the right letters as a table for scanners such as ZipGrade", "FILE"),
)
_QUESTIONS = OptionGroup(
    options.QUESTIONS.title,
    (
        *options.QUESTIONS.options,
        Option("each-version", ("--each-version",), "write each version to a file of its own"),
    ),
)

DECK = CommandSpec(
    _deck,
    (options.DECKS, options.SHEETS, options.FACES, options.TYPE, options.OUTPUT),
    (
        ("cardprint deck --duplex", "every deck in cards/, for a printer that prints both sides"),
        (
            "cardprint deck cards/french.yaml --stock avery-5371 --start 4",
            "perforated cards; three of the sheet are gone",
        ),
        ("cardprint deck verbs.yaml --tags irregular --shuffle monday", "some of the cards, in another order"),
        ("cardprint deck verbs.yaml -o - | lp", "straight to the printer"),
        ("cardprint deck verbs.yaml --watch", "again each time the deck is saved, to see it beside your editor"),
    ),
)
WORKSHEET = CommandSpec(
    _worksheet,
    (options.DECKS, _QUESTIONS, _SHEET, CLASS, options.TYPE, options.OUTPUT),
    (
        ("cardprint worksheet cards/french.yaml --grade 2", "lines for second graders"),
        ("cardprint worksheet cards/french.yaml --kind choice --versions A,B", "options to tick, in two orders"),
        ("cardprint worksheet cards/french.yaml --mix choice:5,short:3,match:1", "eight questions and a set to match"),
        (
            "cardprint worksheet french.yaml --class 5b.csv --versions A,B --spares 3",
            "a copy for each pupil, by name",
        ),
        (
            "cardprint worksheet cards/french.yaml --cards 1-10 --confidence",
            "ten questions, and how well they were known",
        ),
    ),
)
KEY = CommandSpec(
    _key,
    (options.DECKS, _QUESTIONS, OptionGroup(_SHEET.title, (*_SHEET.options, *_KEY)), options.TYPE, options.OUTPUT),
    (
        ("cardprint key cards/french.yaml", "the worksheet with its answers"),
        ("cardprint key cards/french.yaml --key compact", "and a list of them to read out"),
        (
            "cardprint key cards/french.yaml --kind choice --versions A,B",
            "two versions; name them as for the worksheet",
        ),
    ),
)
BUNDLE = CommandSpec(
    _bundle,
    (
        options.DECKS,
        options.SHEETS,
        options.FACES,
        options.QUESTIONS,
        OptionGroup(options.LINES.title, (*options.LINES.options, *_KEY)),
        options.TYPE,
        options.OUTPUT,
    ),
    (
        ("cardprint bundle cards/french.yaml --duplex", "cards, worksheet and key in output/french-bundle.pdf"),
        ("cardprint bundle -o out/", "a bundle of every deck in cards/, in the folder out"),
    ),
)
