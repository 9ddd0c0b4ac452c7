"""What a run is asked for, the same for every deck: product, settings as text, which cards."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.limits import DEFAULT
from cardprint.options.selection import Selection
from cardprint.options.setting_values import parse_jobs
from cardprint.options.settings import layered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cardprint.model.limits import Limits


class Product(StrEnum):
    """What can be made of a deck. The value is how the names of its files end."""

    CARDS = "cards"
    WORKSHEET = "worksheet"
    KEY = "key"
    BUNDLE = "bundle"
    STUDY = "study"

    @property
    def has_cards(self) -> bool:
        """Whether there are cards in it, which it begins with."""
        return self in (Product.CARDS, Product.BUNDLE)


_NO_SETTINGS: Mapping[str, str] = {}


class PrintRequest(NamedTuple):
    """What is asked for, the same for every deck of a run.

    ``settings`` are those of the command line as text, ``defaults`` those of the user's config file; folders in them
    are relative to the current one. ``start`` is the first slot to use on the first sheet, ``since`` the date of the
    first day of a study plan, ``only`` the version of a worksheet to print, None for all of them. ``strict`` refuses to
    print what there are warnings about, ``limits`` what is larger than they allow.
    """

    product: Product
    settings: Mapping[str, str] = _NO_SETTINGS
    defaults: Mapping[str, str] = _NO_SETTINGS
    selection: Selection = Selection()
    start: int = 1
    since: date | None = None
    only: str | None = None
    strict: bool = False
    limits: Limits = DEFAULT

    @property
    def jobs(self) -> int | None:
        """How many processes share the decks of a run or the copies of a class, None for as many as gain by it.

        What a deck says does not count: there may be others.
        """
        text = layered(self.defaults, self.settings).get("jobs")
        return None if text is None else parse_jobs(text)
