"""What is said of a finished PDF: to people in a sentence, to programs as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.cli import report
from cardprint.errors import visible
from cardprint.model.job import Arrangement
from cardprint.ticket import Product

if TYPE_CHECKING:
    from cardprint.build import Made
    from cardprint.cli.files import Errand


def summary(made: Made, errand: Errand) -> dict[str, object]:
    """Give what a program wants to know of a finished PDF, as what JSON can hold."""
    return {
        "deck": errand.deck,
        "product": made.product.value,
        "file": None if errand.target is None else str(errand.target),
        "cards": len(made.deck.cards),
        "pages": sum(made.pages),
        "sheets": made.sheets,
        "warnings": [report.as_data(problem) for problem in made.problems],
    }


def sentence(made: Made, errand: Errand) -> str:
    """Say where a finished PDF lies, how much paper it takes, and what to choose in the print dialogue."""
    pages = report.counted(sum(made.pages), "page")
    return f"{visible(str(errand.target))}: {pages} on {report.counted(made.sheets, 'sheet')}; {_advice(made)}"


def _advice(made: Made) -> str:
    """Say what to choose in the print dialogue."""
    fronts = made.pages[0] // 2
    cards = {
        Arrangement.FOLD: "print one-sided, at 100 %",
        Arrangement.DUPLEX: f"print two-sided, flip on {made.flip.value if made.flip else 'long'} edge, at 100 %",
        Arrangement.SEPARATE: f"print pages 1-{fronts}, turn the pile, print pages {fronts + 1}-{2 * fronts}, at 100 %",
    }
    if made.product is Product.STUDY:
        return cards[Arrangement.FOLD]
    if made.arrangement:
        return cards[made.arrangement]
    return cards[Arrangement.DUPLEX] if made.flip else "print at 100 %"
