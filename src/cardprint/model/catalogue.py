"""The card stock and labels we know, and how to find one by what is printed on its pack.

The numbers come from two published tables: LibreOffice's label table and the templates of gLabels. Each stock says
which of them it is from, and where they disagree.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.model.geometry import Size
from cardprint.model.nearest import nearest
from cardprint.model.paper import PAPERS
from cardprint.model.stock import Stock, StockKind
from cardprint.model.units import mm
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_LO = "LibreOffice's label table"
_GL = "gLabels' templates"
_BOTH = f"{_LO} and {_GL} agree"

_A4 = PAPERS["A4"]
_LETTER = PAPERS["Letter"]

_MAKER = lazy_pattern(r"(avery|zweckform|herma)-")


def _stock(  # noqa: PLR0913, PLR0917 - a row of the table
    ids: str,
    name: str,
    paper: Size,
    grid: tuple[int, int],
    card: tuple[float, float],
    corner: tuple[float, float],
    pitch: tuple[float, float] | None = None,
    *,
    kind: StockKind = "perforated",
    origin: str = _LO,
    verified: bool = True,
    note: str = "",
) -> Stock:
    """Make a stock of a row in millimetres. The first of ``ids`` is its name; without ``pitch`` cards touch."""
    first, *aliases = ids.split()
    step_x, step_y = pitch or card
    return Stock(
        id=first,
        name=name,
        paper=paper,
        columns=grid[0],
        rows=grid[1],
        card=Size(mm(card[0]), mm(card[1])),
        left=mm(corner[0]),
        top=mm(corner[1]),
        pitch=Size(mm(step_x), mm(step_y)),
        kind=kind,
        aliases=tuple(aliases),
        origin=origin,
        verified=verified,
        note=note,
    )


@cache
def stocks() -> tuple[Stock, ...]:
    """Return every stock of the catalogue, American sheets first, then European ones."""
    return (
        _stock(
            "avery-5371 avery-8371 avery-5871 avery-5911",
            "business cards",
            _LETTER,
            (2, 5),
            (88.9, 50.8),
            (19.05, 12.7),
            origin=_BOTH,
        ),
        _stock(
            "avery-5388 avery-8388 avery-5386",
            "index cards 3 × 5 in",
            _LETTER,
            (1, 3),
            (127, 76.2),
            (44.45, 25.4),
            origin=_BOTH,
        ),
        _stock(
            "avery-8373 avery-5881",
            "business cards, printed to the edge",
            _LETTER,
            (2, 4),
            (88.9, 50.8),
            (12.7, 19.05),
            (101.6, 63.5),
            origin=f"{_LO}; {_GL} agree on 8373",
        ),
        _stock(
            "avery-8389 avery-5889 avery-3248",
            "postcards 4 × 6 in",
            _LETTER,
            (1, 2),
            (152.4, 101.6),
            (31.75, 31.75),
            (152.4, 114.3),
        ),
        _stock(
            "avery-5389",
            "postcards 4 × 6 in",
            _LETTER,
            (1, 2),
            (152.4, 101.6),
            (31.75, 38.1),
            verified=False,
            note="gLabels has these cards 12.7 mm apart, the first 31.75 mm from the top, as on avery-8389: "
            "hold a sheet printed on plain paper against yours first, and use avery-8389 if that fits",
        ),
        _stock("avery-8387 avery-3263", "postcards", _LETTER.turned(), (2, 2), (139.7, 107.95), (0, 0)),
        _stock("avery-5384 avery-5392", "name badges 3 × 4 in", _LETTER, (2, 3), (101.6, 76.2), (6.35, 25.4)),
        _stock("avery-5390 avery-5383", "name badges", _LETTER, (2, 4), (88.9, 55.03), (19.05, 29.63)),
        _stock(
            "avery-5163 avery-8163",
            "labels 2 × 4 in",
            _LETTER,
            (2, 5),
            (101.6, 50.8),
            (3.96, 12.7),
            (106.36, 50.8),
            kind="label",
            note="gLabels has the left edge at 4.13 mm; at 3.96 mm the labels are centred on the sheet",
        ),
        _stock("zweckform-32254", "index cards", _A4, (2, 4), (105, 70), (0, 8.5)),
        _stock("zweckform-32252", "postcards A6", _A4.turned(), (2, 2), (148.5, 105), (0, 0)),
        _stock(
            "zweckform-32010 zweckform-32011 avery-c32011",
            "business cards",
            _A4,
            (2, 5),
            (85, 54),
            (15, 13.5),
            (95, 54),
            origin=f"{_LO}; {_GL} agree on C32011",
        ),
        _stock(
            "avery-c9312 avery-32015",
            "business cards",
            _A4,
            (2, 4),
            (85, 54),
            (17, 31.5),
            (91, 60),
            origin=f"{_LO} for one of the two numbers, {_GL} for the other",
        ),
        _stock(
            "herma-5028",
            "labels",
            _A4,
            (2, 5),
            (83.8, 50.8),
            (18.6, 22),
            (89.2, 50.8),
            kind="label",
            origin=_GL,
        ),
        _stock("herma-4626 herma-5062", "labels A7", _A4, (2, 4), (105, 74.25), (0, 0), kind="label"),
        _stock("herma-4676 herma-5063", "labels A6", _A4, (2, 2), (105, 148.5), (0, 0), kind="label"),
        _stock(
            "herma-5077 avery-l7165",
            "labels",
            _A4,
            (2, 4),
            (99.06, 67.73),
            (4.67, 13.04),
            (101.6, 67.73),
            kind="label",
            origin=f"{_LO}; {_GL} agree on L7165",
        ),
    )


@cache
def _known() -> Mapping[str, Stock]:
    """Every name a stock goes by: its id and aliases, each also without the maker."""
    names = {}
    for stock in stocks():
        for name in (stock.id, *stock.aliases):
            names[name] = names[_MAKER.sub("", name)] = stock
    return names


def find_stock(name: str) -> Stock:
    """Find a stock by the maker and number on its pack, or the number alone, however it is spaced and capitalized.

    Avery and Zweckform are one firm and share their numbers. Raises ValueError, with a message fit to show, that
    names the nearest stock.
    """
    wanted = re.sub(r"[\s_-]+", "-", name.strip().casefold())
    number = wanted.removeprefix("avery-").removeprefix("zweckform-")
    known = _known()
    for key in (wanted, f"avery-{number}", f"zweckform-{number}"):
        if key in known:
            return known[key]
    meant = nearest(wanted, known)
    advice = f"did you mean {meant}?" if meant else "`cardprint stocks` lists them"
    raise ValueError(f"no stock is called {quoted(name)}: {advice}")
