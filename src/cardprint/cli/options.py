"""The options that commands share, in the groups that help shows. What a setting means stands in its table alone."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from cardprint.build.print_options import DEFAULT_CARD_SIZE, DEFAULT_PAPER
from cardprint.cli.command import Option, OptionGroup
from cardprint.errors import UsageError
from cardprint.model.built_in_themes import PLAIN
from cardprint.model.job import FIELDS, Arrangement, CardsJob, Missing, SheetJob, StudyJob
from cardprint.model.kind import Kind
from cardprint.model.leitner import BOXES
from cardprint.model.limits import NAMES, parse_limits
from cardprint.options.selection import Selection, parse_numbers, parse_rating, parse_tags
from cardprint.options.settings import SETTINGS

if TYPE_CHECKING:
    from cardprint.cli.command import Arguments
    from cardprint.model.limits import Limits

_ARRANGEMENTS = {
    Arrangement.DUPLEX: "backs on the other side of the sheet, for printers that print both sides",
    Arrangement.FOLD: "backs beside their fronts, to fold over, for printers that print one side",
    Arrangement.SEPARATE: "all fronts, then all backs, to feed the pile of sheets again",
}
_DEFAULTS = {
    **{
        name.replace("_", "-"): default.value
        for job in (CardsJob, SheetJob)
        for name, default in job._field_defaults.items()
        if isinstance(default, Enum)
    },
    "paper": DEFAULT_PAPER,
    "card-size": DEFAULT_CARD_SIZE,
    "missing": Missing.ERROR.value,
    "columns": "auto",
    "pages": "auto",
    "binding": "none",
    "jobs": "auto",
    "theme": PLAIN.name,
    "copies": "1",
    "kind": Kind.SHORT.value,
    "choices": "3",
    "header": ",".join(FIELDS[:4]),
    "boxes": ",".join(map(str, BOXES)),
    "weeks": str(StudyJob._field_defaults["weeks"]),
}
_LONGEST_VALUES = 64  # characters that a line of 80 has room for behind an option; more are told in its help


def setting(name: str) -> Option:
    """Make the option for a setting."""
    known = SETTINGS[name]
    if known.switch:
        return Option(name, (f"--{name}/--no-{name}",), known.help)
    text, values = known.help, known.values
    if len(values) > _LONGEST_VALUES:
        text, values = f"{text}: {values.replace('|', ', ')}", name.upper()
    default = f" [{_DEFAULTS[name]}]" if name in _DEFAULTS else ""
    return Option(name, (f"--{name}",), text + default, values)


def selection(arguments: Arguments) -> Selection:
    """Read which cards are asked for. Raises UsageError for what cannot be read."""
    return Selection(
        tags=arguments.read("tags", parse_tags) or (),
        numbers=arguments.read("cards", parse_numbers) or (),
        seed=arguments.text("shuffle"),
        weak=arguments.read("weak", parse_rating),
    )


def limits(arguments: Arguments) -> Limits:
    """Read what is allowed to be larger than usual. Raises UsageError for what cannot be read."""
    try:
        return parse_limits(arguments.many("limit"))
    except ValueError as error:
        raise UsageError.of(f"--limit: {error}") from None


def _arrangement(arrangement: Arrangement) -> Option:
    default = " [default]" if arrangement.value == _DEFAULTS["arrangement"] else ""
    return Option(arrangement.value, (f"--{arrangement.value}",), _ARRANGEMENTS[arrangement] + default)


CHOICE = (
    Option("tags", ("--tags",), "only cards with one of these tags", "TAG,…"),
    Option("cards", ("--cards",), "only cards with these numbers, as in 1-5,9", "NUMBERS"),
    Option("weak", ("--weak",), "only cards rated this from 1 to 5 or lower, or not rated yet", "RATING"),
    Option("shuffle", ("--shuffle",), "shuffle the cards; one seed gives one order", "SEED"),
)
DECKS = OptionGroup(
    "Decks",
    (
        Option("decks", (), "deck files, or folders of decks; without any, every deck in cards/", "DECK", many=True),
        *CHOICE,
    ),
)
SHEETS = OptionGroup(
    "Sheets",
    (
        *map(_arrangement, _ARRANGEMENTS),
        setting("flip"),
        setting("turn"),
        setting("stock"),
        setting("paper"),
        setting("card-size"),
        Option("start", ("--start",), "first slot to use on the first sheet, where others are gone [1]", "N"),
        setting("order"),
        setting("copies"),
        setting("cut-marks"),
        setting("mark-sides"),
        setting("back-offset"),
    ),
)
FACES = OptionGroup("Cards", (setting("uniform"), setting("overflow")))
LINES = OptionGroup(
    "Worksheet and key",
    tuple(map(setting, ("grade", "pages", "columns", "header", "honour-line", "grading", "both-sides", "binding"))),
)
QUESTIONS = OptionGroup("Questions", tuple(map(setting, ("kind", "mix", "choices", "word-bank", "versions"))))
TYPE = OptionGroup(
    "Text",
    tuple(map(setting, ("confidence", "qr", "theme", "edition", "font", "font-dir", "missing"))),
)
LIMIT = Option(
    "limit",
    ("--limit",),
    f"allow a deck more than usual, as in deck=64; what is bounded: {', '.join(NAMES)}",
    "NAME=N",
    many=True,
)
OUTPUT = OptionGroup(
    "Output",
    (
        Option("output", ("--output", "-o"), "PDF file or folder to write to, - for standard output [output/]", "PATH"),
        Option("watch", ("--watch",), "print again each time the deck or a picture in it is saved"),
        setting("jobs"),
        Option("json", ("--json",), "print a summary as JSON"),
        Option("quiet", ("--quiet", "-q"), "tell nothing but problems"),
        Option("strict", ("--strict",), "take warnings for errors: print nothing where there are any"),
        LIMIT,
    ),
)
