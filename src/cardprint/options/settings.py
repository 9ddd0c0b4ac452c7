"""What a deck's ``print:`` section, the user's config file and the command line may set: one table for all three."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.model.built_in_themes import Edition
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
from cardprint.options.setting_values import (
    Setting,
    choice,
    parse_back_offset,
    parse_binding,
    parse_card_size,
    parse_columns,
    parse_copies,
    parse_grading,
    parse_header,
    parse_jobs,
    parse_mix,
    parse_name,
    parse_options,
    parse_pages,
    parse_paper,
    parse_stock,
    parse_theme,
    parse_versions,
    parse_weeks,
    switch,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse_setting(name: str, text: str) -> object:
    """Read the value of one setting. Raises KeyError for an unknown name, ValueError for an unfit value."""
    return SETTINGS[name].parse(text)


_ALL = (
    Setting("stock", parse_stock, "perforated cards or labels to print on; `cardprint stocks` lists them", "ID"),
    Setting("paper", parse_paper, "paper to print on, such as A4, letter or 210x297mm", "SIZE"),
    Setting("card-size", parse_card_size, "size of cards to cut by hand, such as A7, poker, 3x5in or 90x60mm", "SIZE"),
    choice(
        "arrangement",
        Arrangement,
        "where backs are printed: beside their fronts to fold over, on the other side of the sheet, or on sheets of "
        "their own after all fronts",
    ),
    choice("flip", Flip, "edge of the sheet that stays fixed when the printer turns it over"),
    choice("turn", Turn, "how a card is turned over: sideways like a page, or top over like a pad"),
    choice(
        "order",
        Order,
        "cards follow each other across each sheet, or down through the pile, for piles in order once cut",
    ),
    Setting("copies", parse_copies, "how often each card is printed", "N"),
    choice("cut-marks", CutMarks, "what shows where to cut"),
    choice("mark-sides", MarkSides, "sides of the sheet that carry cut marks"),
    switch("confidence", "print a scale from 1 to 5 to tick: how well did you know this?"),
    switch("qr", "print a QR code beside or below each text that has links, one for each of them"),
    switch("uniform", "set all fronts in one size of type, and all backs"),
    choice("overflow", Overflow, "text that does not fit at the smallest size goes on to another card, or is refused"),
    choice("missing", Missing, "a character that no font has is refused, or printed as a box"),
    Setting("font", parse_name, "family to set the text in; `cardprint fonts` lists them", "NAME"),
    Setting("font-dir", parse_name, "folder with more fonts", "FOLDER"),
    Setting(
        "theme", parse_theme, "look of the print: one that `cardprint themes` lists, or a file of your own", "NAME"
    ),
    choice("edition", Edition, "print for readers with low vision, or with dyslexia"),
    Setting("back-offset", parse_back_offset, "move the backs right and down, as seen on the back", "RIGHT,DOWN"),
    choice(
        "grade",
        Grade,
        "who writes on the worksheet, from kindergarten up; it decides how far apart the lines are",
        **{"4": Grade.THIRD, "5": Grade.THIRD} | {str(grade): Grade.SIXTH for grade in range(7, 14)},
    ),
    choice(
        "key",
        KeyForm,
        "where the answers stand: on the lines of the sheet, on strips to lay beside it, or on the lines and in a list",
    ),
    choice("kind", Kind, "how cards are asked that do not say so themselves"),
    Setting("mix", parse_mix, "how many cards are asked in which way, as in choice:5,short:5,match:1", "KIND:N,…"),
    Setting("choices", parse_options, "how many options a choice offers, from 2 to 6", "N"),
    switch("word-bank", "print the words to choose from in a box; a word search has its words unless told not to"),
    Setting("versions", parse_versions, "versions of the sheet, each in another order, as in A,B,C,D", "A,B,…"),
    Setting(
        "header",
        parse_header,
        f"what is filled in at the head of the worksheet: any of {', '.join(FIELDS)}, words of your own, or none",
        "FIELD,…",
    ),
    switch("honour-line", "end the worksheet with a line to sign that nobody helped"),
    Setting(
        "grading",
        parse_grading,
        "end the worksheet with a table of marks, as in 90%:A,80%:B or 40:1,32:2",
        "LEAST:MARK,…",
    ),
    switch("both-sides", "print worksheet and key on both sides of the paper, each on sheets of its own"),
    Setting(
        "binding",
        parse_binding,
        "margin where sheets are punched or bound, left on fronts and right on backs",
        "LENGTH",
    ),
    Setting(
        "pages",
        parse_pages,
        "fit the worksheet to so many pages: white space gives way, then writing lines, then type",
        "N",
    ),
    Setting("columns", parse_columns, "columns of the worksheet; auto takes two where they save paper", "auto|1|2"),
    Setting("boxes", parse_boxes, "every how many days each Leitner box is reviewed; powers is 1,2,4,8,16", "DAYS"),
    Setting("jobs", parse_jobs, "how many processes share several decks, or the copies of a class", "N"),
    Setting("weeks", parse_weeks, "how many weeks the study plan is for", "N"),
)

SETTINGS: Mapping[str, Setting] = {setting.name: setting for setting in _ALL}

_PATHS = ("font-dir", "theme")
_SHEET_DIVIDERS = {"stock": ("paper", "card-size"), "card-size": ("stock",)}


def is_path(name: str, text: str) -> bool:
    """Return whether what was typed for a setting names a file or a folder."""
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
