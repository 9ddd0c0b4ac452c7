"""The command that shows which fonts set the text, in the order in which they are asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.cli.command import CommandSpec, OptionGroup
from cardprint.cli.options import setting
from cardprint.cli.report import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.cli.command import Arguments


def _fonts(arguments: Arguments) -> None:
    """List the fonts and what each covers.

    They are asked for a character in this order, the Noto fonts of the system last. Emoji and code go to their own
    fonts first. The deck's language, or its letters, say which of Noto Sans JP, SC and TC is asked first; decks in
    Japanese and Chinese take symbols from it too.
    """
    from cardprint.source.config import load_settings  # noqa: PLC0415 - help needs none of it
    from cardprint.text.fonts import load_fonts, row_of  # noqa: PLC0415 - as above
    from cardprint.text.vendored_families import FORMULAS  # noqa: PLC0415 - as above

    settings = load_settings() | arguments.settings()
    folders = (Path(settings["font-dir"]),) if "font-dir" in settings else ()
    chain = load_fonts(family=settings.get("font"), folders=folders)
    rows = (*chain.describe(), *map(row_of, FORMULAS))
    cells = [(row.family, ", ".join(row.styles), f"{row.characters:,}", row.covers, row.origin) for row in rows]
    streams.say(table(("FAMILY", "STYLES", "CHARACTERS", "COVERS", "FROM"), [*cells, *_of_the_system()]))


def _of_the_system() -> Iterator[tuple[str, ...]]:
    """Yield a row for each kind of font that is asked last, if the system has any."""
    from cardprint.text import system_fonts  # noqa: PLC0415 - as above

    for count, kind, covers in (
        (len(system_fonts.han_families("JP")), "Noto CJK", "the rest of Chinese, Japanese and Korean"),
        (len(system_fonts.other_families()), "Noto", "what else is installed"),
    ):
        if count:
            yield f"{kind}, {count} {'family' if count == 1 else 'families'}", "", "", covers, "system"


FONTS = CommandSpec(
    _fonts,
    (OptionGroup("Text", (setting("font"), setting("font-dir"))),),
    (
        ("cardprint fonts", "the built-in families"),
        ("cardprint fonts --font-dir ~/fonts", "and those of a folder"),
    ),
)
