"""What is said of a finished PDF: to people in a sentence, to programs as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.cli import report
from cardprint.errors import visible
from cardprint.model.job import Arrangement
from cardprint.options.request import Product

if TYPE_CHECKING:
    from cardprint.build.pipeline import BuildResult
    from cardprint.cli.targets import PrintJob


def summary(made: BuildResult, print_job: PrintJob) -> dict[str, object]:
    """Return what a program wants to know of a finished PDF, as what JSON can hold."""
    return {
        "deck": print_job.deck,
        "product": made.product.value,
        "file": None if print_job.target is None else str(print_job.target),
        "cards": len(made.deck.cards),
        "pages": sum(made.pages),
        "sheets": made.sheets,
        "warnings": [report.as_data(problem) for problem in made.problems],
    }


def sentence(made: BuildResult, print_job: PrintJob) -> str:
    """Return where a finished PDF lies, how much paper it takes, and what to choose in the print dialogue."""
    pages = report.counted(sum(made.pages), "page")
    return f"{visible(str(print_job.target))}: {pages} on {report.counted(made.sheets, 'sheet')}; {_advice(made)}"


def _advice(made: BuildResult) -> str:
    """Return what to choose in the print dialogue."""
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
