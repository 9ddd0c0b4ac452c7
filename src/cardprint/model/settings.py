"""What a deck's ``print:`` section, the user's config file and the command line may set: one table for all three."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Setting(NamedTuple):
    """One setting. ``parse`` turns what was typed into its value and raises ValueError with a message fit to show."""

    name: str
    parse: Callable[[str], object]
    help: str


SETTINGS: Mapping[str, Setting] = {}


def parse_setting(name: str, text: str) -> object:
    """Read the value of one setting. Raises KeyError for an unknown name, ValueError for an unfit value."""
    return SETTINGS[name].parse(text)
