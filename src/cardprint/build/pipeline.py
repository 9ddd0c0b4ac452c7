"""The one road from a deck file to a PDF: load, choose cards, preflight, lay out, draw, bind, write."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cardprint.build.collation import on_sheets_of_their_own
from cardprint.build.lazy_pages import with_progress
from cardprint.build.prepare import prepare, typesetter_for
from cardprint.build.print_options import print_options
from cardprint.errors import DeckError, OutputError, TooWideError, as_errors
from cardprint.model.job import Arrangement
from cardprint.model.limits import DEFAULT
from cardprint.options.request import Product

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cardprint.build.lazy_pages import Progress
    from cardprint.build.prepare import Prepared
    from cardprint.build.print_options import PrintOptions
    from cardprint.build.worksheets import Papers
    from cardprint.errors import Problem
    from cardprint.model.deck import Deck
    from cardprint.model.exercise import Exercise
    from cardprint.model.job import Flip, SheetJob
    from cardprint.model.limits import Limits
    from cardprint.model.page import Document
    from cardprint.options.request import PrintRequest


class BuildResult(NamedTuple):
    """A finished PDF, not yet written.

    ``pages`` has the number of pages of each part, with the empty one that lets the next part of a two-sided bundle
    begin on a sheet of its own. ``arrangement`` is how cards lie on their sheets, None where there
    are no cards; ``flip`` is the edge that sheets with both sides in turn are to be turned on, else None. ``problems``
    are warnings; ``exercises`` are the versions of the worksheet, if there is one.
    """

    deck: Deck
    product: Product
    data: bytes
    pages: tuple[int, ...]
    arrangement: Arrangement | None
    flip: Flip | None
    problems: tuple[Problem, ...]
    exercises: tuple[Exercise, ...] = ()

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes when it is printed as it is meant to be."""
        if self.flip is not None:
            return sum(-(-pages // 2) for pages in self.pages)
        return sum(self.pages) - (self.pages[0] // 2 if self.arrangement is Arrangement.SEPARATE else 0)


def make(path: str | Path, request: PrintRequest, progress: Progress | None = None) -> BuildResult:
    """Make what the request asks for of one deck file. Nothing is written.

    Raises DeckError with every problem of the deck, LimitError, and UsageError where deck and request contradict each
    other.
    """
    whole, problems = load(path, request.limits)
    files, unbound = _rendered(whole, request, problems, progress)
    return unbound._replace(data=_bound(unbound.deck, files))


def write(made: BuildResult, target: Path) -> None:
    """Put a finished PDF in its place, or leave the place as it was. Folders on the way to it are made.

    Raises OutputError and SelfCheckError.
    """
    put(made.data, target, _check(made))


def scanner_key(made: BuildResult) -> tuple[str, tuple[Problem, ...]]:
    """Return the right letters of a worksheet as CSV, for scanners, and warnings.

    Raises UsageError where there is nothing a scanner can mark.
    """
    from cardprint.exercise.scanner_key import scanner_key  # noqa: PLC0415 - few have a scanner

    return scanner_key(made.exercises)


def put(data: bytes, target: Path, check: Callable[[bytes], None]) -> None:
    """Write a file whole or not at all, once it passes a check. Raises OutputError and SelfCheckError."""
    from cardprint.files.atomic import write_atomically  # noqa: PLC0415 - not needed for standard output

    make_folder(target.parent)
    write_atomically(target, data, check)


def make_folder(folder: Path) -> None:
    """Make a folder and those on the way to it, where they are not there. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.of(
            f"cannot make the folder {folder}: {error.strerror or error}", hint="choose another one with -o"
        ) from error


def check(made: BuildResult) -> None:
    """See that a finished PDF is whole, where it is not written by ``write``. Raises SelfCheckError."""
    _check(made)(made.data)


def _check(made: BuildResult) -> Callable[[bytes], None]:
    from cardprint.pdf.self_check import check_pdf  # noqa: PLC0415 - comes with ReportLab, which costs 70 ms

    return lambda written: check_pdf(written, sum(made.pages))


def preflight(path: str | Path, request: PrintRequest) -> tuple[Problem, ...]:
    """Read a deck as for printing and give its warnings. Raises DeckError with everything that would stop it."""
    whole, problems = load(path, request.limits)
    deck = request.selection.of(whole)
    return problems + typesetter_for(deck, print_options(request, deck))[1]


def load(path: str | Path, limits: Limits = DEFAULT) -> tuple[Deck, tuple[Problem, ...]]:
    """Read a deck file; gives warnings beside the deck. Raises DeckError and LimitError."""
    from cardprint.source.deck_file import load_deck  # noqa: PLC0415 - reading YAML costs 13 ms

    return load_deck(path, limits=limits)


def versions_of(path: str | Path, request: PrintRequest) -> tuple[str, ...]:
    """Return which versions of a deck's worksheet are asked for, none where there is only one. Raises DeckError."""
    return print_options(request, load(path, request.limits)[0]).versions


def _rendered(
    whole: Deck, request: PrintRequest, problems: tuple[Problem, ...], progress: Progress | None
) -> tuple[tuple[bytes, ...], BuildResult]:
    """Render the parts of a product, each a file; return them and what is made of them but for its data.

    All the type that this takes is let go before they are bound.
    """
    from cardprint.pdf.writer import render_parts  # noqa: PLC0415 - ReportLab costs 70 ms

    product, deck = request.product, request.selection.of(whole)
    prepared = prepare(deck, request)
    exercises = _drawn_up(product, deck, whole, prepared.options)
    try:
        parts = on_sheets_of_their_own(_laid_out(product, deck, exercises, prepared, progress))
    except TooWideError as error:
        from cardprint.build.preflight import with_place  # noqa: PLC0415 - only to tell of this

        raise with_place(error, deck) from None
    of_parts = (problem for part in parts for problem in part.problems)
    problems = tuple(
        dict.fromkeys((*problems, *prepared.problems, *of_parts))
    )  # those of a worksheet are its key's too
    if request.strict and problems:
        raise DeckError(*as_errors(problems))
    return render_parts(with_progress(parts, progress)), BuildResult(
        deck,
        product,
        b"",
        tuple(len(part.pages) for part in parts),
        prepared.options.cards_job().arrangement if product.has_cards else None,
        parts[0].duplex,
        problems,
        exercises,
    )


def _drawn_up(product: Product, deck: Deck, whole: Deck, options: PrintOptions) -> tuple[Exercise, ...]:
    """Draw up the exercise of a worksheet and its key in all versions."""
    if product in (Product.CARDS, Product.STUDY):
        return ()
    from cardprint.build.worksheets import draw_up_versions  # noqa: PLC0415 - cards need none of it

    return draw_up_versions(deck, options.plan(), options.versions, whole)


def _laid_out(
    product: Product, deck: Deck, exercises: Sequence[Exercise], prepared: Prepared, progress: Progress | None
) -> tuple[Document, ...]:
    """Lay out the parts of a product, in the order in which they are bound."""
    options, typesetter, _ = prepared
    if product is Product.STUDY:
        return _study_kit(deck, prepared)
    if not product.has_cards:
        papers = _papers(exercises, options.sheet_job(), prepared)
        return (papers.worksheet if product is Product.WORKSHEET else papers.key,)
    from cardprint.layout.card.cards import lay_out_cards  # noqa: PLC0415 - a worksheet needs none of it

    job = options.cards_job()
    cards = lay_out_cards(deck, job, typesetter, None if progress is None else partial(progress, "fitting cards"))
    if product is Product.CARDS:
        return (cards,)
    sheet = options.sheet_job()
    if job.arrangement is not Arrangement.DUPLEX:
        sheet = sheet._replace(both_sides=False)  # a file is printed in one way, and these cards take one side
    return (cards, *_papers(exercises, sheet, prepared))


def _study_kit(deck: Deck, prepared: Prepared) -> tuple[Document, ...]:
    from cardprint.layout.study.dividers import lay_out_dividers  # noqa: PLC0415 - cards need none of it
    from cardprint.layout.study.leitner import lay_out_plan  # noqa: PLC0415 - as above
    from cardprint.layout.study.log import lay_out_log  # noqa: PLC0415 - as above

    study = prepared.options.study_job()
    return tuple(lay_out(deck, study, prepared.typesetter) for lay_out in (lay_out_plan, lay_out_dividers, lay_out_log))


def _papers(exercises: Sequence[Exercise], job: SheetJob, prepared: Prepared) -> Papers:
    from cardprint.build.worksheets import lay_out_papers  # noqa: PLC0415 - cards need none of it

    return lay_out_papers(exercises, job, prepared.typesetter, prepared.options.only)


def _bound(deck: Deck, parts: Sequence[bytes]) -> bytes:
    """Bind the parts; several become one file with one copy of each font."""
    if len(parts) == 1:
        return parts[0]
    from cardprint.pdf.bundle import bundle  # noqa: PLC0415 - pypdf costs 40 ms, and a single part needs none of it

    return bundle(parts, title=deck.title, lang=deck.lang)
