"""The command that prints what learning on paper takes: a plan, dividers for the box of cards, a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.cli import options
from cardprint.cli.command import CommandSpec, Option, OptionGroup
from cardprint.cli.printing import print_decks
from cardprint.options.request import Product

if TYPE_CHECKING:
    from cardprint.cli.command import Arguments
    from cardprint.errors import ExitCode


def _study(arguments: Arguments) -> ExitCode:
    """Print a study kit: a plan, box dividers and a log.

    Cards you do not know yet come often, cards you know come seldom. Stand the dividers in a box, put each card behind
    the one that lists its number, and on each day review the boxes that the plan names: a card you knew moves up one
    box, a card you did not know goes back to box 1. In the log, write from 1 to 5 how well you knew each card;
    `cardprint rate` takes that down, and --weak 3 prints what is left to learn.
    """
    return print_decks(Product.STUDY, arguments)


STUDY = CommandSpec(
    _study,
    (
        options.DECKS,
        OptionGroup(
            "Plan",
            (
                options.setting("boxes"),
                options.setting("weeks"),
                Option("from", ("--from",), "date of the first day; without it days are numbered", "2026-11-30"),
            ),
        ),
        OptionGroup(
            "Sheets",
            tuple(
                option
                for option in options.SHEETS.options
                if option.name in ("stock", "paper", "card-size", "start", "cut-marks")
            ),
        ),
        OptionGroup("Text", tuple(option for option in options.TYPE.options if option.name != "confidence")),
        options.OUTPUT,
    ),
    (
        ("cardprint study cards/french.yaml", "a plan for four weeks, dividers for five boxes, a log of every card"),
        ("cardprint study cards/french.yaml --from 2026-11-30 --weeks 8", "with dates, for eight weeks"),
        ("cardprint study cards/french.yaml --boxes 1,3,5", "three boxes; published plans differ, choose yours"),
        ("cardprint study cards/french.yaml --weak 3", "only what is not known well yet, by `cardprint rate`"),
    ),
)
