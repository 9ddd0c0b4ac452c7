"""The looks that come with the program, and the editions for readers who need large or clear print."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.model.nearest import nearest
from cardprint.model.theme import Backing, Band, Border, Sign, Spacing, TagColour, Theme
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAIN = Theme("plain", "black on white with the tag on a band of colour")

_BLACK, _WHITE = "#000000", "#ffffff"
_BROWN = "#7a4f00"

_ALL = (
    PLAIN,
    Theme(
        "school",
        "larger type in round borders, tags in the corner",
        colours=PLAIN.colours._replace(text="#172b3a", hair="#9fb3c1", number="#1c5d8c"),
        front=28.0,
        back=17.0,
        band=Band.CORNER,
        border=Border.ROUND,
        corner=mm(4),
    ),
    Theme(
        "mono",
        "black only: tags are told apart by a sign and a frame",
        colours=PLAIN.colours._replace(
            text=_BLACK,
            quiet="#4d4d4d",
            hair="#8c8c8c",
            key=_BLACK,
            number=_BLACK,
            keyword=_BLACK,
            literal=_BLACK,
            tags=tuple(TagColour(_WHITE, _BLACK, _BLACK, sign) for sign in Sign),
        ),
        border=Border.HAIR,
    ),
    Theme(
        "bold",
        "the largest type, dense, and backs on striped paper",
        colours=PLAIN.colours._replace(text=_BLACK, quiet="#4d4d4d", number="#0a4f8f"),
        front=34.0,
        short=28.0,
        back=18.0,
        leading=1.28,
        border=Border.ROUND,
        corner=mm(2.5),
        backing=Backing.LINES,
    ),
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in _ALL}


class Edition(StrEnum):
    """Whom the print is for: readers with low vision, or readers with dyslexia."""

    LARGE_PRINT = "large-print"
    DYSLEXIA = "dyslexia"


# What an edition asks of the sheet where nobody asks for anything else.
EDITION_SETTINGS: Mapping[Edition, Mapping[str, str]] = {
    Edition.LARGE_PRINT: {"card-size": "130x95mm"},  # four to a sheet; a line of 18 pt type holds some 35 characters
    Edition.DYSLEXIA: {"card-size": "130x95mm"},
}


def adapted(theme: Theme, edition: Edition) -> Theme:
    """Return a theme's edition.

    Large print follows the guidelines of the American Printing House for the Blind: 18 pt sans serif throughout, lines
    of at most 6 in, margins of 1 in, no columns. Print for readers with dyslexia follows the style guide of the British
    Dyslexia Association (2023): sans serif of 12 to 14 pt and more, letters further apart by 35 % of their average
    width, words by 3.5 times that, lines 1.5 sizes apart, all set left, no italics, no words in capitals, neither red
    nor green.
    """
    if edition is Edition.LARGE_PRINT:
        return theme._replace(
            font=theme.font or "Atkinson Hyperlegible",
            colours=theme.colours._replace(text=_BLACK, quiet="#333333", hair="#6b6b6b"),
            front=max(theme.front, 34.0),
            short=max(theme.short, 28.0),
            back=max(theme.back, 24.0),
            smallest=18.0,
            least=18.0,
            italics=False,
            hyphens=False,
            centred=False,
            margin=mm(25.4),
            measure=6 * 72.0,
            columns=1,
        )
    return theme._replace(
        font=theme.font or "Lexend",
        colours=theme.colours._replace(
            key="#1f3d99",
            number="#1f3d99",
            literal=_BROWN if theme.colours.literal == PLAIN.colours.literal else theme.colours.literal,
            tags=tuple(filter(_neither_red_nor_green, theme.colours.tags)),
        ),
        smallest=12.0,
        least=12.0,
        leading=1.5,
        spacing=Spacing(letters=0.35, words=3.5),
        italics=False,
        capitals=False,
        hyphens=False,
        centred=False,
        columns=1,
    )


def _neither_red_nor_green(tag: TagColour) -> bool:
    red, green, blue = (int(tag.band[at : at + 2], 16) for at in (1, 3, 5))
    return blue >= max(red, green) or min(red, green) > max(blue, max(red, green) / 2)


def find_theme(name: str) -> Theme:
    """Find a theme that comes with the program. Raises ValueError, with a message fit to show, for any other name."""
    theme = THEMES.get(name.strip().casefold())
    if theme is not None:
        return theme
    meant = nearest(name, THEMES)
    advice = f"did you mean {meant}?" if meant else "`cardprint themes` lists them; a file of your own ends in .yaml"
    raise ValueError(f"no theme is called {quoted(name)}: {advice}")
