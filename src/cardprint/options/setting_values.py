"""How the values of settings are read: what was typed, or a ValueError with a message fit to show."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cardprint.errors import quoted
from cardprint.model.built_in_themes import find_theme
from cardprint.model.job import FIELDS
from cardprint.model.nearest import nearest
from cardprint.model.units import format_mm, mm, parse_length
from cardprint.patterns import lazy_pattern

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
_BETWEEN_LENGTHS = lazy_pattern(r'(?<=[a-z"])\s*[,;\s]\s*(?=[-+.\d])', re.IGNORECASE)  # "0,5mm" is one length


class Setting(NamedTuple):
    """One setting. ``parse`` turns what was typed into its value and raises ValueError with a message fit to show.

    ``values`` shows in one word what may be typed. A ``switch`` says yes or no: on the command line it is a flag.
    """

    name: str
    parse: Callable[[str], object]
    help: str
    values: str
    switch: bool = False


def meaning(text: str, meanings: Mapping[str, _Meaning], shown: str) -> _Meaning:
    """Look up a word of a closed choice; ``shown`` is the choice as help has it, ``long|short``."""
    try:
        return meanings[text.strip().casefold()]
    except KeyError:
        meant = nearest(text, meanings)
        *most, last = shown.split("|")
        message = f"{quoted(text)} is not {', '.join(most)} or {last}"
        raise ValueError(f"{message}: did you mean {meant}?" if meant else message) from None


def choice(name: str, words: type[Enum], help_text: str, **more: Enum) -> Setting:
    """Make the setting that takes a word of an enumeration; ``more`` are further ones understood but not shown."""
    shown = "|".join(member.value for member in words)

    def parse(text: str) -> Enum:
        return meaning(text, {member.value: member for member in words} | more, shown)

    return Setting(name, parse, help_text, shown)


def switch(name: str, help_text: str) -> Setting:
    """Make a setting that says yes or no."""
    meanings = {"yes": True, "no": False, "true": True, "false": False, "on": True, "off": False}

    def parse(text: str) -> bool:
        return meaning(text, meanings, "yes|no")

    return Setting(name, parse, help_text, "yes|no", switch=True)


def parse_stock(text: str) -> Stock:
    """Read the name of a stock."""
    from cardprint.model.catalogue import find_stock  # noqa: PLC0415 - read only where a stock is named

    return find_stock(text)


def parse_paper(text: str) -> Size:
    """Read the size of paper."""
    from cardprint.model.paper import paper  # noqa: PLC0415 - read only where a paper is named

    return paper(text)


def parse_card_size(text: str) -> Size:
    """Read the size of cards."""
    from cardprint.model.paper import card_size  # noqa: PLC0415 - read only where a size is named

    return card_size(text)


def parse_columns(text: str) -> int | None:
    """Read a number of columns; None for as many as save paper."""
    return meaning(text, {"auto": None, "1": 1, "2": 2}, "auto|1|2")


def parse_copies(text: str) -> int:
    """Read how often each card is printed."""
    if not text.strip().isdecimal() or not 1 <= int(text) <= MAX_COPIES:
        raise ValueError(f"{quoted(text)} is not a number of copies from 1 to {MAX_COPIES}")
    return int(text)


def parse_jobs(text: str) -> int | None:
    """Read a number of processes; None for as many as are of use."""
    if text.strip().casefold() == "auto":
        return None
    if not text.strip().isdecimal() or not 1 <= int(text) <= MAX_JOBS:
        raise ValueError(f"{quoted(text)} is not auto or a number of processes from 1 to {MAX_JOBS}")
    return int(text)


def parse_options(text: str) -> int:
    """Read how many options a choice offers."""
    if text.strip() not in ("2", "3", "4", "5", "6"):
        raise ValueError(f"{quoted(text)} is not a number of options from 2 to 6")
    return int(text)


def parse_mix(text: str) -> tuple[Portion, ...]:
    """Read how many cards are asked in which way."""
    from cardprint.model.exercise import parse_mix  # noqa: PLC0415 - read only where exercises are planned

    return parse_mix(text)


def parse_versions(text: str) -> tuple[str, ...]:
    """Read the names of versions."""
    from cardprint.model.exercise import parse_versions  # noqa: PLC0415 - as above

    return parse_versions(text)


def parse_header(text: str) -> tuple[str, ...]:
    """Read the fields at the head of a worksheet."""
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


def parse_grading(text: str) -> Grading:
    """Read the least points for each mark."""
    from cardprint.model.grading import parse_grading  # noqa: PLC0415 - read only where marks are given

    return () if text.strip().casefold() == "none" else parse_grading(text)


def parse_pages(text: str) -> int | None:
    """Read a number of pages; None for as many as it takes."""
    if text.strip().casefold() == "auto":
        return None
    if not text.strip().isdecimal() or not 1 <= int(text) <= MAX_PAGES:
        raise ValueError(f"{quoted(text)} is not auto or a number of pages from 1 to {MAX_PAGES}")
    return int(text)


def parse_binding(text: str) -> float:
    """Read how wide a margin is kept for binding, in points."""
    if text.strip().casefold() == "none":
        return 0.0
    length = parse_length(text)
    if not 0 <= length <= MAX_BINDING:
        raise ValueError(f"{quoted(text)} is not a margin from 0 mm to {format_mm(MAX_BINDING)}")
    return length


def parse_weeks(text: str) -> int:
    """Read a number of weeks."""
    if not text.strip().isdecimal() or not 1 <= int(text) <= MAX_WEEKS:
        raise ValueError(f"{quoted(text)} is not a number of weeks from 1 to {MAX_WEEKS}")
    return int(text)


def parse_back_offset(text: str) -> tuple[float, float]:
    """Read how far backs are moved to the right and down, in points."""
    parts = _BETWEEN_LENGTHS.split(text.strip())
    if len(parts) != 2:  # noqa: PLR2004 - right and down
        raise ValueError(f"{quoted(text)} is not two lengths: write how far right and how far down, as in 1mm,-0.5mm")
    right, down = (parse_length(part) for part in parts)
    if max(abs(right), abs(down)) > MAX_BACK_OFFSET:
        raise ValueError(f"{quoted(text)} moves the backs by more than {format_mm(MAX_BACK_OFFSET)}")
    return right, down


def parse_theme(text: str) -> Theme | Path:
    """Read the name of a theme, or of a file that has one."""
    return Path(text.strip()) if text.strip().endswith((".yaml", ".yml")) else find_theme(text)


def parse_name(text: str) -> str:
    """Read a name, which is anything but nothing."""
    if not text.strip():
        raise ValueError("the name is empty")
    return text.strip()
