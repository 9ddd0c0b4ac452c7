"""A deck and a job → the pages of its cards: every face fitted, dealt to slots, and mirrored for its back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from cardprint.errors import DeckError, Problem, Severity, UsageError, as_errors
from cardprint.layout.card.faces import FaceSetter
from cardprint.layout.imposition.duplex import Place, back_place
from cardprint.layout.imposition.fold import FoldPlan, fold_plan
from cardprint.layout.imposition.furniture import Furniture, SheetSide
from cardprint.layout.imposition.sheets import plan_sheets
from cardprint.model.job import Arrangement, Overflow
from cardprint.model.page import Document, Page, Panel

if TYPE_CHECKING:
    from cardprint.layout.card.fitted_face import FittedFace
    from cardprint.layout.imposition.sheets import Sheet
    from cardprint.model.deck import Card, Deck
    from cardprint.model.job import CardsJob
    from cardprint.model.page import Item
    from cardprint.model.stock import Stock
    from cardprint.text.typesetter import Typesetter

_MOST_COPIED = 100_000  # cards that copies make: three seconds, and 25,000 sheets

Progress = Callable[[int, int], None]


class PrintedCard(NamedTuple):
    """A piece of paper to cut out: the two sides of a card, or of one part of a card that takes several."""

    number: int
    front: tuple[Item, ...]
    back: tuple[Item, ...]


class CardFaces(NamedTuple):
    """Cards that are set and not yet dealt to sheets, and what there is to say of them."""

    cards: list[PrintedCard]
    problems: list[Problem]


def lay_out_cards(deck: Deck, job: CardsJob, typesetter: Typesetter, progress: Progress | None = None) -> Document:
    """Lay out a deck's cards: set them, then impose them. ``progress`` and errors are those of the two."""
    return impose(set_cards(deck, job, typesetter, progress), deck, job, typesetter)


def set_cards(deck: Deck, job: CardsJob, typesetter: Typesetter, progress: Progress | None = None) -> CardFaces:
    """Set all cards of a deck in their order.

    ``progress`` is told, card by card, how many of how many are done.
    """
    tags = tuple(dict.fromkeys(tag for card in deck.cards for tag in card.tags[:1]))
    faces = FaceSetter(
        typesetter,
        job.stock,
        deck.title,
        tags,
        confidence=job.confidence,
        theme=job.theme,
        words=job.words,
        qr=job.qr,
    )
    fits: Sequence[tuple[FittedFace, FittedFace]] | Iterator[tuple[FittedFace, FittedFace]]
    fits = map(faces.fit, deck.cards)
    if job.uniform:
        fits = _of_one_size(list(fits))
    done = CardFaces([], [])
    for count, (card, (front, back)) in enumerate(zip(deck.cards, fits, strict=True), 1):
        parts = max(front.parts, back.parts)
        if parts > 1:
            done.problems.extend(_overflows(deck, card, front, back))
        if job.qr:
            done.problems.extend(_codes_left_out(deck, card, front, back))
        for part in range(parts):
            done.cards.append(PrintedCard(card.number, *faces.items(card, front, back, part, parts)))
        if progress is not None:
            progress(count, len(deck.cards))
    return done


def impose(faces: CardFaces, deck: Deck, job: CardsJob, typesetter: Typesetter) -> Document:
    """Deal cards that are set to sheets.

    Raises DeckError where a text did not fit its card and the job forbids further cards, and UsageError for copies that
    make more cards than one file is to have: a deck of a few lines may ask for them.
    """
    if job.copies > 1 and len(faces.cards) * job.copies > _MOST_COPIED:
        raise UsageError.of(
            f"{job.copies} copies of {len(faces.cards):,} cards are more than {_MOST_COPIED:,}",
            hint="ask for fewer copies, and print the file several times",
        )
    if faces.problems and job.overflow is Overflow.ERROR:
        raise DeckError(*as_errors(faces.problems))
    fold = fold_plan(job.stock) if job.arrangement is Arrangement.FOLD else None
    pages = CardPages(faces.cards, job, typesetter, fold)
    duplex = job.flip if job.arrangement is Arrangement.DUPLEX else None
    return Document(deck.title, deck.lang, pages, "Cards", duplex, tuple(faces.problems))


def _of_one_size(fits: list[tuple[FittedFace, FittedFace]]) -> list[tuple[FittedFace, FittedFace]]:
    """Return all fronts the size of the smallest, and all backs that of theirs."""
    front = min(front.fitted.size for front, _ in fits)
    back = min(back.fitted.size for _, back in fits)
    return [
        (
            one._replace(fitted=one.fitted._replace(size=front)),
            other._replace(fitted=other.fitted._replace(size=back)),
        )
        for one, other in fits
    ]


def _overflows(deck: Deck, card: Card, front: FittedFace, back: FittedFace) -> Iterator[Problem]:
    for name, face, mark in (("front", front, card.front_mark), ("back", back, card.back_mark)):
        if face.parts > 1:
            more = face.parts - 1
            yield Problem(
                f"card {card.number}: the {name}{' with its QR codes' if face.codes else ''} does not fit at "
                f"{face.fitted.size:g} pt and goes on to {more} more card{'s' if more > 1 else ''}",
                deck.span(mark),
                "split it into cards that ask one thing each, or print larger cards with --card-size",
                Severity.WARNING,
                card.number,
            )


def _codes_left_out(deck: Deck, card: Card, front: FittedFace, back: FittedFace) -> Iterator[Problem]:
    if front.left_out or back.left_out:
        from cardprint.layout.link_codes import left_out  # noqa: PLC0415 - few decks have codes

        for face, mark in ((front, card.front_mark), (back, card.back_mark)):
            for address in face.left_out:
                yield left_out(deck, card.number, mark, address, "the card", "print larger cards with --card-size")


class CardPages(Sequence[Page]):
    """The pages of a deck's cards; each is put together when it is asked for."""

    def __init__(
        self, cards: Sequence[PrintedCard], job: CardsJob, typesetter: Typesetter, fold: FoldPlan | None
    ) -> None:
        """Deal the cards to sheets."""
        self._cards = cards
        self._job = job
        self._fold = fold
        self._stock: Stock = fold.stock if fold else job.stock
        self._sheets = plan_sheets(len(cards), self._stock.slots, start=job.start, order=job.order, copies=job.copies)
        self._furniture = Furniture(job, len(self._sheets), lambda text, _: typesetter.words(text), fold)
        self._places = self._front_and_back_places()

    def __len__(self) -> int:
        """Count the pages: one a folded sheet, else two."""
        return len(self._sheets) * (1 if self._fold else 2)

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        """Put a page together: fronts and backs sheet by sheet, or all fronts before all backs."""
        if isinstance(index, slice):
            return [self[number] for number in range(len(self))[index]]
        number = range(len(self))[index]
        if self._fold:
            return self._folded(number)
        if self._job.arrangement is Arrangement.SEPARATE:
            back, sheet = divmod(number, len(self._sheets))
        else:
            sheet, back = divmod(number, 2)
        return self._side(sheet, SheetSide.BACK if back else SheetSide.FRONT)

    def _front_and_back_places(self) -> list[tuple[Place, Place]]:
        """Return for each slot where its front and its back are printed."""
        job, turn = self._job, self._job.turn
        if self._fold:
            return [(Place(pair.front), self._fold.back_place(pair, turn)) for pair in self._fold.pairs]
        page = self._stock.paper
        return [(Place(slot), back_place(slot, page, job.flip, turn, job.back_offset)) for slot in self._stock.places()]

    def _dealt(self, sheet: Sheet) -> Iterator[tuple[PrintedCard, Place, Place]]:
        for index, (front, back) in zip(sheet, self._places, strict=True):
            if index is not None:
                yield self._cards[index], front, back

    def _folded(self, number: int) -> Page:
        panels: list[Panel] = list(self._furniture.panels(SheetSide.FRONT, number + 1))
        for card, front, back in self._dealt(self._sheets[number]):
            panels.append(_panel(card.front, front, "front", card.number))
            panels.append(_panel(card.back, back, "back", card.number))
        return Page(self._stock.paper, tuple(panels), f"sheet {number + 1}")

    def _side(self, number: int, side: SheetSide) -> Page:
        dealt = self._dealt(self._sheets[number])
        if side is SheetSide.FRONT:
            faces = [_panel(card.front, front, "front", card.number) for card, front, _ in dealt]
        else:
            faces = [_panel(card.back, back, "back", card.number) for card, _, back in dealt]
        panels = (*self._furniture.panels(side, number + 1), *faces)
        return Page(self._stock.paper, panels, f"{number + 1} {side.value}")


def _panel(items: tuple[Item, ...], place: Place, role: str, card: int) -> Panel:
    return Panel(*place.origin, items, role, card, place.turned)
