"""The command that shows the looks there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.cli.command import Command
from cardprint.cli.report import table
from cardprint.model import themes

if TYPE_CHECKING:
    from cardprint.cli.command import Given

_EDITIONS = {
    themes.Edition.LARGE_PRINT: "18 pt and larger, for readers with low vision",
    themes.Edition.DYSLEXIA: "wide letters, words and lines, for readers with dyslexia",
}


def _themes(_given: Given) -> None:
    """List the themes, and the editions that each can be printed in."""
    streams.say(table(("THEME", "WHAT"), ((theme.name, theme.about) for theme in themes.THEMES.values())))
    streams.say("")
    streams.say(table(("EDITION", "WHAT"), ((edition.value, what) for edition, what in _EDITIONS.items())))


THEMES = Command(
    _themes,
    (),
    (
        ("cardprint themes", "the list"),
        ("cardprint deck --theme school", "print in one of them"),
        ("cardprint bundle --edition large-print", "cards, worksheet and key in large print"),
    ),
)
