"""What one deck is printed with, after everybody had a say, and the jobs that follow from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cardprint.errors import UsageError
from cardprint.layout.card.face_frame import Frame
from cardprint.layout.imposition.fold import fold_plan
from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.imposition.sheets import plan_sheets
from cardprint.model.built_in_themes import EDITION_SETTINGS, PLAIN, Edition, adapted
from cardprint.model.job import Arrangement, CardsJob, Missing, SheetJob, StudyJob
from cardprint.model.paper import SMALLEST_SHEET, card_size, paper, paper_name
from cardprint.model.units import to_mm
from cardprint.options.settings import anchored, layered, parse_setting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cardprint.errors import Span
    from cardprint.model.deck import Deck
    from cardprint.model.exercise import Plan
    from cardprint.model.stock import Stock
    from cardprint.model.theme import Theme
    from cardprint.options.request import PrintRequest

DEFAULT_PAPER = "A4"
DEFAULT_CARD_SIZE = "90x60mm"  # eight to a sheet of A4 or Letter; a hand holds it, an answer of a few lines fits it

_LEAST_ON_A6 = 9.0  # points: the type that a study plan for a week has room for on paper so narrow

_DECIDED_TOGETHER = ("stock", "paper", "card-size")

_Job = TypeVar("_Job", CardsJob, SheetJob, StudyJob)


_NO_PLACES: Mapping[str, Span] = {}


class PrintOptions(NamedTuple):
    """What one deck is to be printed with, after everybody had a say: defaults, the deck, the command line.

    ``places`` says of the settings that are the deck's where in its file they are.
    """

    values: Mapping[str, Any]
    start: int
    since: date | None = None
    seed: str = ""
    only: str | None = None
    places: Mapping[str, Span] = _NO_PLACES

    @property
    def font(self) -> str | None:
        """The family to set text in, None for the built-in one."""
        return self.values.get("font") or self.theme.font

    @property
    def theme(self) -> Theme:
        """The look of everything, with its edition."""
        theme: Theme = self.values.get("theme", PLAIN)
        return theme

    @property
    def font_folders(self) -> tuple[Path, ...]:
        """The folders that hold further fonts."""
        return (Path(self.values["font-dir"]),) if "font-dir" in self.values else ()

    @property
    def boxes(self) -> bool:
        """Whether a character that no font has is printed as a box."""
        return self.values.get("missing") is Missing.BOX

    @property
    def own_words(self) -> str:
        """What settings have printed on worksheets that stands neither in the deck nor among our own words."""
        marks = (step.mark for step in self.values.get("grading", ()))
        return " ".join((*self.values.get("header", ()), *marks))

    def cards_job(self) -> CardsJob:
        """Return how cards are printed. Raises UsageError where that is not possible."""
        job = _filled(CardsJob(self._stock(), start=self.start), self.values)
        try:
            sheet = fold_plan(job.stock).stock if job.arrangement is Arrangement.FOLD else job.stock
        except ValueError as error:
            raise UsageError.of(str(error)) from None
        _check_start(sheet, job.start)
        _check_type(job.stock, job.theme)
        return job

    def sheet_job(self) -> SheetJob:
        """Return how worksheet and key are set: on the paper asked for, else on that of the card stock, else on A4.

        Raises UsageError where the paper is too small.
        """
        stock: Stock | None = self.values.get("stock")
        size = self.values.get("paper") or (stock.paper if stock else paper(DEFAULT_PAPER))
        upright = size.turned() if size.is_landscape else size
        job = _filled(SheetJob(upright), self.values)
        if upright.width < SMALLEST_SHEET.width or upright.height < SMALLEST_SHEET.height:
            raise UsageError.of(
                f"{paper_name(size)} is too small for a worksheet", hint=f"take {paper_name(SMALLEST_SHEET)} or larger"
            )
        if (job.columns or 1) > job.most_columns:
            raise UsageError.of(f"{paper_name(size)} is too narrow for two columns", hint="leave out columns")
        return job

    @property
    def versions(self) -> tuple[str, ...]:
        """The names of the versions that are asked for, none where there is only one sheet."""
        versions: tuple[str, ...] = self.values.get("versions", ())
        return versions

    def plan(self) -> Plan:
        """Return what the exercise of a worksheet is made of."""
        from cardprint.layout.puzzle.squares import most_squares, rows_a_word, ways_for  # noqa: PLC0415 - cards need none of it
        from cardprint.model.exercise import Plan  # noqa: PLC0415 - as above

        names = {"kind": "kind", "mix": "mix", "choices": "options", "word-bank": "word_bank"}
        given = {names[name]: value for name, value in self.values.items() if name in names}
        job = self.sheet_job()
        given |= {"squares": most_squares(job), "ways": ways_for(job.grade), "rows_a_word": rows_a_word(job)}
        return Plan(**given, seed=self.seed, truths=job.words.truth)

    def study_job(self) -> StudyJob:
        """Return how a study kit is made, on paper as a worksheet's. Raises UsageError where that is not possible."""
        cards = _filled(CardsJob(self._stock(), start=self.start), self.values)
        _check_start(cards.stock, cards.start)
        _check_type(cards.stock, cards.theme)
        sheet = self.sheet_job()
        if sheet.is_narrow and cards.theme.least > _LEAST_ON_A6:
            raise UsageError.of(
                f"{paper_name(sheet.paper)} is too small for a study kit in type of {cards.theme.least:g} pt",
                hint="take A5 or larger",
            )
        return _filled(StudyJob(sheet.paper, cards, since=self.since), self.values)

    def _stock(self) -> Stock:
        stock: Stock | None = self.values.get("stock")
        size = self.values.get("paper")
        if stock is None:
            card = self.values.get("card-size") or card_size(DEFAULT_CARD_SIZE)
            try:
                return cut_stock(card, size or paper(DEFAULT_PAPER))
            except ValueError as error:
                raise UsageError.of(str(error)) from None
        if "card-size" in self.values:
            raise UsageError.of(
                f"the cards of {stock.id} have a size of their own", hint="leave out card-size or stock"
            )
        if size is not None and size not in (stock.paper, stock.paper.turned()):
            raise UsageError.of(
                f"{stock.id} comes on {paper_name(stock.paper)}, not on {paper_name(size)}",
                hint="leave out paper, or leave out stock and cut the cards by hand",
            )
        return stock


def print_options(request: PrintRequest, deck: Deck) -> PrintOptions:
    """Settle what a deck is printed with. What stands in the deck's file outranks defaults, the command line both."""
    settings = layered(request.defaults, anchored(deck.settings, Path(deck.path).parent), request.settings)
    edition = Edition(settings["edition"].strip().casefold()) if "edition" in settings else None
    if edition:
        settings = layered(EDITION_SETTINGS[edition], settings)
    values: dict[str, Any] = {name: parse_setting(name, text) for name, text in settings.items()}
    if edition or "theme" in values:
        values["theme"] = _theme(values.get("theme", PLAIN), edition)
    if not deck.lang.lower().startswith("en"):
        from cardprint.source.words import load_words  # noqa: PLC0415 - English reads no file

        values["words"] = load_words(deck.lang)
    places = {name: deck.span(mark) for name, mark in deck.setting_marks.items() if name not in request.settings}
    return PrintOptions(values, request.start, request.since, request.selection.seed or "", request.only, places)


def _theme(asked: Theme | Path, edition: Edition | None) -> Theme:
    """Fetch a theme from its file, if it is in one, and give its edition."""
    if isinstance(asked, Path):
        from cardprint.source.theme_file import load_theme  # noqa: PLC0415 - few have themes of their own

        asked = load_theme(asked)
    return adapted(asked, edition) if edition else asked


def _check_start(stock: Stock, start: int) -> None:
    try:
        plan_sheets(0, stock.slots, start=start)
    except ValueError as error:
        raise UsageError.of(str(error)) from None


def _check_type(stock: Stock, theme: Theme) -> None:
    """See that cards have room for a theme of larger type than they are made for."""
    if theme.smallest > PLAIN.smallest and not Frame.of(stock, theme).has_room_for(theme):
        width, height = map(to_mm, stock.card)
        raise UsageError.of(
            f"cards of {width:.4g} × {height:.4g} mm have no room for two lines of {theme.smallest:g} pt, the smallest "
            "type that is asked for",
            hint="take larger cards with --card-size, or leave out the edition or theme that asks for it",
        )


def _filled(job: _Job, values: Mapping[str, Any]) -> _Job:
    """Put into a job the settings that are called as its fields are."""
    given = {name.replace("-", "_"): value for name, value in values.items() if name not in _DECIDED_TOGETHER}
    return job._replace(**{name: value for name, value in given.items() if name in job._fields})
