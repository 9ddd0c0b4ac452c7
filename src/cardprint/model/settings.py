"""What a deck's ``print:`` section, the user's config file and the command line may set: one table for all three."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cardprint.errors import quoted
from cardprint.model.job import (
    FIELDS,
    Arrangement,
    CutMarks,
    Flip,
    Grade,
    KeyForm,
    MarkSides,
    Missing,
    Order,
    Overflow,
    Turn,
)
from cardprint.model.kind import Kind
from cardprint.model.leitner import parse_boxes
from cardprint.model.nearest import nearest
from cardprint.model.themes import Edition, find_theme
from cardprint.model.units import format_mm, mm, parse_length

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import Enum

    from cardprint.model.exercise import Portion
    from cardprint.model.geometry import Size
    from cardprint.model.grading import Grading
    from cardprint.model.stock import Stock
    from cardprint.model.theme import Theme

MAX_COPIES = 1000
MAX_WEEKS = 53
MAX_PAGES = 99
MAX_FIELD = 30
MAX_BINDING = mm(50)
MAX_JOBS = 64
MAX_BACK_OFFSET = mm(20)  # three times the worst feed people report; more is a slip of the keyboard

_Meaning = TypeVar("_Meaning")
_BETWEEN_LENGTHS = re.compile(r'(?<=[a-z"])\s*[,;\s]\s*(?=[-+.\d])', re.IGNORECASE)  # "0,5mm" is one length


class Setting(NamedTuple):
    """One setting. ``parse`` turns what was typed into its value and raises ValueError with a message fit to show.

    ``values`` shows in one word what may be typed. A ``switch`` says yes or no: on the command line it is a flag.
    """

    name: str
    parse: Callable[[str], object]
    help: str
    values: str
    switch: bool = False


def parse_setting(name: str, text: str) -> object:
    """Read the value of one setting. Raises KeyError for an unknown name, ValueError for an unfit value."""
    return SETTINGS[name].parse(text)


def _meaning(text: str, meanings: Mapping[str, _Meaning], shown: str) -> _Meaning:
    """Look up a word of a closed choice; ``shown`` is the choice as help has it, ``long|short``."""
    try:
        return meanings[text.strip().casefold()]
    except KeyError:
        meant = nearest(text, meanings)
        *most, last = shown.split("|")
        message = f"{quoted(text)} is not {', '.join(most)} or {last}"
        raise ValueError(f"{message}: did you mean {meant}?" if meant else message) from None


def _choice(name: str, choice: type[Enum], help_text: str, **more: Enum) -> Setting:
    """Make the setting that takes a word of an enumeration; ``more`` are further words understood but not shown."""
    shown = "|".join(member.value for member in choice)

    def parse(text: str) -> Enum:
        return _meaning(text, {member.value: member for member in choice} | more, shown)

    return Setting(name, parse, help_text, shown)


def _switch(name: str, help_text: str) -> Setting:
    meanings = {"yes": True, "no": False, "true": True, "false": False, "on": True, "off": False}

    def parse(text: str) -> bool:
        return _meaning(text, meanings, "yes|no")

    return Setting(name, parse, help_text, "yes|no", switch=True)


def _stock(text: str) -> Stock:
    from cardprint.model.catalogue import find_stock  # noqa: PLC0415 - read only where a stock is named

    return find_stock(text)


def _paper(text: str) -> Size:
    from cardprint.model.paper import paper  # noqa: PLC0415 - read only where a paper is named

    return paper(text)


def _card_size(text: str) -> Size:
    from cardprint.model.paper import card_size  # noqa: PLC0415 - read only where a size is named

    return card_size(text)


def _columns(text: str) -> int | None:
    return _meaning(text, {"auto": None, "1": 1, "2": 2}, "auto|1|2")


def _copies(text: str) -> int:
    if not text.strip().isdecimal() or not 1 <= int(text) <= MAX_COPIES:
        raise ValueError(f"{quoted(text)} is not a number of copies from 1 to {MAX_COPIES}")
    return int(text)


def _jobs(text: str) -> int | None:
    if text.strip().casefold() == "auto":
        return None
    if not text.strip().isdecimal() or not 1 <= int(text) <= MAX_JOBS:
        raise ValueError(f"{quoted(text)} is not auto or a number of processes from 1 to {MAX_JOBS}")
    return int(text)


def _options(text: str) -> int:
    if text.strip() not in ("2", "3", "4", "5", "6"):
        raise ValueError(f"{quoted(text)} is not a number of options from 2 to 6")
    return int(text)


def _mix(text: str) -> tuple[Portion, ...]:
    from cardprint.model.exercise import parse_mix  # noqa: PLC0415 - read only where exercises are planned

    return parse_mix(text)


def _versions(text: str) -> tuple[str, ...]:
    from cardprint.model.exercise import parse_versions  # noqa: PLC0415 - as above

    return parse_versions(text)


def _header(text: str) -> tuple[str, ...]:
    if text.strip().casefold() == "none":
        return ()
    names = tuple(map(_field, text.split(",")))
    if len(set(names)) < len(names):
        raise ValueError("a field is there twice")
    return names


def _field(text: str) -> str:
    """Read the name of a field: one that we know, or one of the user's own.

    Their own ends in a colon, or is like none of ours.
    """
    name = text.strip()
    if name.casefold() in FIELDS:
        return name.casefold()
    own = name.rstrip(": ")
    if not own or len(own) > MAX_FIELD:
        raise ValueError(f"{quoted(name)} is not the name of a field: take up to {MAX_FIELD} characters")
    meant = None if name.endswith(":") else nearest(name, FIELDS)
    if meant is not None:
        raise ValueError(f"{quoted(name)} is no field: did you mean {meant}? One of your own ends in a colon")
    return own


def _grading(text: str) -> Grading:
    from cardprint.model.grading import parse_grading  # noqa: PLC0415 - read only where marks are given

    return () if text.strip().casefold() == "none" else parse_grading(text)


def _pages(text: str) -> int | None:
    if text.strip().casefold() == "auto":
        return None
    if not text.strip().isdecimal() or not 1 <= int(text) <= MAX_PAGES:
        raise ValueError(f"{quoted(text)} is not auto or a number of pages from 1 to {MAX_PAGES}")
    return int(text)


def _binding(text: str) -> float:
    if text.strip().casefold() == "none":
        return 0.0
    length = parse_length(text)
    if not 0 <= length <= MAX_BINDING:
        raise ValueError(f"{quoted(text)} is not a margin from 0 mm to {format_mm(MAX_BINDING)}")
    return length


def _weeks(text: str) -> int:
    if not text.strip().isdecimal() or not 1 <= int(text) <= MAX_WEEKS:
        raise ValueError(f"{quoted(text)} is not a number of weeks from 1 to {MAX_WEEKS}")
    return int(text)


def _back_offset(text: str) -> tuple[float, float]:
    parts = _BETWEEN_LENGTHS.split(text.strip())
    if len(parts) != 2:  # noqa: PLR2004 - right and down
        raise ValueError(f"{quoted(text)} is not two lengths: write how far right and how far down, as in 1mm,-0.5mm")
    right, down = (parse_length(part) for part in parts)
    if max(abs(right), abs(down)) > MAX_BACK_OFFSET:
        raise ValueError(f"{quoted(text)} moves the backs by more than {format_mm(MAX_BACK_OFFSET)}")
    return right, down


def _theme(text: str) -> Theme | Path:
    return Path(text.strip()) if text.strip().endswith((".yaml", ".yml")) else find_theme(text)


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("the name is empty")
    return text.strip()


_ALL = (
    Setting("stock", _stock, "perforated cards or labels to print on; `cardprint stocks` lists them", "ID"),
    Setting("paper", _paper, "paper to print on, such as A4, letter or 210x297mm", "SIZE"),
    Setting("card-size", _card_size, "size of cards to cut by hand, such as A7, poker, 3x5in or 90x60mm", "SIZE"),
    _choice(
        "arrangement",
        Arrangement,
        "where backs are printed: beside their fronts to fold over, on the other side of the sheet, or on sheets of "
        "their own after all fronts",
    ),
    _choice("flip", Flip, "edge of the sheet that stays fixed when the printer turns it over"),
    _choice("turn", Turn, "how a card is turned over: sideways like a page, or top over like a pad"),
    _choice(
        "order",
        Order,
        "cards follow each other across each sheet, or down through the pile, for piles in order once cut",
    ),
    Setting("copies", _copies, "how often each card is printed", "N"),
    _choice("cut-marks", CutMarks, "what shows where to cut"),
    _choice("mark-sides", MarkSides, "sides of the sheet that carry cut marks"),
    _switch("confidence", "print a scale from 1 to 5 to tick: how well did you know this?"),
    _switch("qr", "print a QR code beside or below each text that has links, one for each of them"),
    _switch("uniform", "set all fronts in one size of type, and all backs"),
    _choice("overflow", Overflow, "text that does not fit at the smallest size goes on to another card, or is refused"),
    _choice("missing", Missing, "a character that no font has is refused, or printed as a box"),
    Setting("font", _name, "family to set the text in; `cardprint fonts` lists them", "NAME"),
    Setting("font-dir", _name, "folder with more fonts", "FOLDER"),
    Setting("theme", _theme, "look of the print: one that `cardprint themes` lists, or a file of your own", "NAME"),
    _choice("edition", Edition, "print for readers with low vision, or with dyslexia"),
    Setting("back-offset", _back_offset, "move the backs right and down, as seen on the back", "RIGHT,DOWN"),
    _choice(
        "grade",
        Grade,
        "who writes on the worksheet, from kindergarten up; it decides how far apart the lines are",
        **{"4": Grade.THIRD, "5": Grade.THIRD} | {str(grade): Grade.SIXTH for grade in range(7, 14)},
    ),
    _choice(
        "key",
        KeyForm,
        "where the answers stand: on the lines of the sheet, on strips to lay beside it, or on the lines and in a list",
    ),
    _choice("kind", Kind, "how cards are asked that do not say so themselves"),
    Setting("mix", _mix, "how many cards are asked in which way, as in choice:5,short:5,match:1", "KIND:N,…"),
    Setting("choices", _options, "how many options a choice offers, from 2 to 6", "N"),
    _switch("word-bank", "print the words to choose from in a box; a word search has its words unless told not to"),
    Setting("versions", _versions, "versions of the sheet, each in another order, as in A,B,C,D", "A,B,…"),
    Setting(
        "header",
        _header,
        f"what is filled in at the head of the worksheet: any of {', '.join(FIELDS)}, words of your own, or none",
        "FIELD,…",
    ),
    _switch("honour-line", "end the worksheet with a line to sign that nobody helped"),
    Setting(
        "grading", _grading, "end the worksheet with a table of marks, as in 90%:A,80%:B or 40:1,32:2", "LEAST:MARK,…"
    ),
    _switch("both-sides", "print worksheet and key on both sides of the paper, each on sheets of its own"),
    Setting(
        "binding",
        _binding,
        "margin where sheets are punched or bound, left on fronts and right on backs",
        "LENGTH",
    ),
    Setting(
        "pages",
        _pages,
        "fit the worksheet to so many pages: white space gives way, then writing lines, then type",
        "N",
    ),
    Setting("columns", _columns, "columns of the worksheet; auto takes two where they save paper", "auto|1|2"),
    Setting("boxes", parse_boxes, "every how many days each Leitner box is reviewed; powers is 1,2,4,8,16", "DAYS"),
    Setting("jobs", _jobs, "how many processes set the cards, or auto, which takes several for large decks", "N"),
    Setting("weeks", _weeks, "how many weeks the study plan is for", "N"),
)

SETTINGS: Mapping[str, Setting] = {setting.name: setting for setting in _ALL}

_PATHS = ("font-dir", "theme")
_SHEET_DIVIDERS = {"stock": ("paper", "card-size"), "card-size": ("stock",)}


def is_path(name: str, text: str) -> bool:
    """Tell whether what was typed for a setting names a file or a folder."""
    try:
        return name in _PATHS and isinstance(SETTINGS[name].parse(text), (Path, str))
    except ValueError:
        return False


def anchored(settings: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Make the paths that settings name relative to the folder of the file they stand in."""
    paths = {
        name: str(folder / os.path.expanduser(text))  # noqa: PTH111 - Path's raises where there is no such user
        for name, text in settings.items()
        if is_path(name, text)
    }
    return {**settings, **paths}


def layered(*layers: Mapping[str, str]) -> dict[str, str]:
    """Lay settings over one another; later ones win.

    Stock and card size both divide the sheet: a later one replaces the other, and stock brings its paper.
    """
    settings: dict[str, str] = {}
    for layer in layers:
        for name in layer:
            for replaced in _SHEET_DIVIDERS.get(name, ()):
                settings.pop(replaced, None)
        settings.update(layer)
    return settings
