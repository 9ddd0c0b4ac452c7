"""The ways in which a worksheet can ask a card."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """How a card is asked."""

    SHORT = "short"  # to be answered on lines
    CHOICE = "choice"  # one of some options is to be ticked
    TRUE_FALSE = "true-false"  # a claim is to be judged
    MATCHING = "matching"  # the letters of answers are to be written beside questions
    ORDERING = "ordering"  # steps are to be numbered
    CLOZE = "cloze"  # blanks are to be filled
    DRILL = "drill"  # many short ones, against the clock
    CROSSWORD = "crossword"  # answers are to be written into squares where they cross
    WORD_SEARCH = "word-search"  # words are to be found among letters
    LABEL = "label"  # numbered spots of a picture are to be named


PUZZLES = (Kind.CROSSWORD, Kind.WORD_SEARCH)
"""The kinds that ask many cards in one task, whose answers share squares."""
