"""The command that shows the looks there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.cli.command import CommandSpec
from cardprint.cli.report import table
from cardprint.model import built_in_themes

if TYPE_CHECKING:
    from cardprint.cli.command import Arguments

_EDITIONS = {
    built_in_themes.Edition.LARGE_PRINT: "18 pt and larger, for readers with low vision",
    built_in_themes.Edition.DYSLEXIA: "wide letters, words and lines, for readers with dyslexia",
}


def _themes(_arguments: Arguments) -> None:
    """List the themes, and the editions that each can be printed in."""
    streams.say(table(("THEME", "WHAT"), ((theme.name, theme.about) for theme in built_in_themes.THEMES.values())))
    streams.say("")
    streams.say(table(("EDITION", "WHAT"), ((edition.value, what) for edition, what in _EDITIONS.items())))


THEMES = CommandSpec(
    _themes,
    (),
    (
        ("cardprint themes", "the list"),
        ("cardprint deck --theme school", "print in one of them"),
        ("cardprint bundle --edition large-print", "cards, worksheet and key in large print"),
    ),
)
