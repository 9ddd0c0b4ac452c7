"""The command that gives editors the rules of deck files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.cli.command import CommandSpec
from cardprint.cli.report import as_json

if TYPE_CHECKING:
    from cardprint.cli.command import Arguments


def _schema(_arguments: Arguments) -> None:
    """Print the JSON Schema of deck files, for editors."""
    from cardprint.source.schema import deck_schema  # noqa: PLC0415 - only this command needs it

    streams.say(as_json(deck_schema()))


SCHEMA = CommandSpec(
    _schema,
    panels=(),
    examples=(("cardprint schema > deck.schema.json", "keep it beside your decks; `cardprint init` writes it too"),),
)
