"""Backs lie behind their fronts, on every stock, however the sheet turns.

The reader here knows the paper, not the program: the catalogue's measures of a stock, or the crop marks of a sheet to
cut by hand. Where a card is printed it finds from what every face carries: its number at the right end of its foot,
the title at the left end, both as far from the card's edge. Then it turns the sheet over, as a printer does, and cuts
it.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import pytest

from acceptance.reader import read_pdf
from cardprint.model.catalogue import find_stock, stocks
from cardprint.model.paper import card_size
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLERANCE = mm(0.01)
TAG_COLOUR = "#0072b2"
OFFSET_MM = (1.3, -0.7)
OFFSET = {"back_offset": "1.3mm,-0.7mm"}

BY_HAND = (
    {},
    {"paper": "letter"},
    {"card_size": "poker"},
    {"card_size": "A6"},
    {"card_size": "52x74mm"},
    {"card_size": "52x74mm", "paper": "A3"},
    {"card_size": "127x76.2mm", "paper": "A5"},
    {"card_size": "60x60mm", "paper": "200x200mm"},
)
SHEETS = [
    *(pytest.param({"stock": stock.id}, id=stock.id) for stock in stocks()),
    *(pytest.param(settings, id=" on ".join(settings.values()) or "90x60mm") for settings in BY_HAND),
]
# Each with how many cards there are for every 4 slots, and the first slot to use.
JOBS = (
    (4, 1, {"turn": "side", "order": "sheet"}),
    (9, 1, {"turn": "top", "order": "sheet"}),
    (6, 1, {"turn": "side", "order": "stack", **OFFSET}),
    (7, 2, {"turn": "top", "order": "stack"}),
    (1, 2, {"turn": "side", "order": "sheet", **OFFSET}),
)


class Card(NamedTuple):
    """A face as it is printed: the card's top left corner on the page, and whether it stands upside down there."""

    left: float
    top: float
    turned: bool


class Side(NamedTuple):
    """One side of a sheet: its cards by their numbers."""

    width: float
    height: float
    cards: dict[int, Card]


@pytest.fixture(scope="module")
def decks(tmp_path_factory):
    """Return a deck of any number of cards, F001 with B001 on its back and so on."""
    folder = tmp_path_factory.mktemp("decks")

    def deck(number):
        path = folder / f"{number}.yaml"
        cards = (f"- {{front: F{card:03}, back: B{card:03}, tags: [Tag]}}\n" for card in range(1, number + 1))
        path.write_text("title: Registration\ncards:\n" + "".join(cards), encoding="utf-8")
        return path

    return deck


def size_of(settings):
    """Return the size of a card: of the stock, or as it was asked for."""
    if "stock" in settings:
        return find_stock(settings["stock"]).card
    return card_size(settings.get("card_size", "90x60mm"))


def side(page, letter, card, rise) -> Side:
    """Find the cards of a page by their words. ``rise`` is how far below its top a card has the line of its foot."""
    return Side(page.width, page.height, dict(_faces(page, letter, card, rise)))


def _faces(page, letter, card, rise) -> Iterator[tuple[int, Card]]:
    for found in re.finditer(rf"{letter}(\d+)\s+(?:Tag\s+)?(R)egistration\s+(\d+)", page.text):
        assert int(found[1]) == int(found[3])
        title, number = page.glyphs[found.start(2)], page.glyphs[found.end() - 1]
        inset = (card.width - abs(number.end - title.x)) / 2
        if title.turned:
            yield int(found[1]), Card(title.x + inset - card.width, title.y + rise - card.height, turned=True)
        else:
            yield int(found[1]), Card(title.x - inset, title.y - rise, turned=False)


def foot_line(page, card) -> float:
    """Measure how far below its top a card has the line of its foot. The tag's band is as far in as it is down."""
    foot = re.search(r"Registration\s+\d+", page.text)
    assert foot
    title, number, tag = (page.glyphs[index] for index in (foot.start(), foot.end() - 1, page.text.index("Tag")))
    (band,) = (shape.ink for shape in page.drawn if shape.colour == TAG_COLOUR and shape.ink.holds(tag.ink))
    left = title.x - (card.width - (number.end - title.x)) / 2
    return title.y - band.top + (band.left - left)


def flipped(back: Side, flip: str, card) -> Side:
    """Turn a sheet over about its long or its short edge, and look through it from the front."""
    upright = back.height >= back.width
    about_a_standing_edge = upright == (flip == "long")
    return back._replace(
        cards={
            number: face._replace(left=back.width - face.left - card.width)
            if about_a_standing_edge
            else face._replace(top=back.height - face.top - card.height)
            for number, face in back.cards.items()
        }
    )


def reads_upright(turned: bool, sheet: tuple[int, int], hand: tuple[int, int]) -> bool:  # noqa: FBT001
    """Return whether a back reads upright to somebody who turns its card over.

    ``sheet`` and ``hand`` are the factors by which the printer's turn and the reader's turn map what runs right and
    what runs down: (-1, 1) for a turn over sideways, (1, -1) for one top over bottom.
    """
    way = -1 if turned else 1
    return (way * sheet[0] * hand[0], way * sheet[1] * hand[1]) == (1, 1)


def turning(page, flip: str) -> tuple[int, int]:
    return (-1, 1) if (page.height >= page.width) == (flip == "long") else (1, -1)


IN_THE_HAND = {"side": (-1, 1), "top": (1, -1)}


def assert_meet(front: Side, back: Side, moved=(0.0, 0.0)) -> None:
    """See that the cards of two sides are the same ones, at the same places."""
    assert front.cards.keys() == back.cards.keys()
    for number, face in front.cards.items():
        behind = back.cards[number]
        assert behind.left - face.left == pytest.approx(moved[0], abs=TOLERANCE), number
        assert behind.top - face.top == pytest.approx(moved[1], abs=TOLERANCE), number


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_each_back_lies_behind_its_front_and_reads_upright(sheet, flip, decks, printed):
    card = size_of(sheet)
    slots = slots_of(sheet, decks, printed)
    for fourths, start, job in JOBS:
        deck = decks(max(1, fourths * slots // 4))
        made = printed(deck, start=min(start, slots), arrangement="duplex", flip=flip, **sheet, **job)
        pages = read_pdf(made.data)
        rise = foot_line(pages[0], card)
        x, y = (mm(length) for length in (OFFSET_MM if "back_offset" in job else (0.0, 0.0)))
        turned = turning(pages[0], flip)
        for front, back in zip(pages[::2], pages[1::2], strict=True):
            fronts = side(front, "F", card, rise)
            backs = side(back, "B", card, rise)
            assert fronts.cards
            assert_meet(fronts, flipped(backs, flip, card), (turned[0] * x, turned[1] * y))
            assert not any(face.turned for face in fronts.cards.values())
            hand = IN_THE_HAND[job["turn"]]
            assert all(reads_upright(face.turned, turned, hand) for face in backs.cards.values())


def slots_of(sheet, decks, printed) -> int:
    """Count the cards on a full sheet."""
    (front, *_) = read_pdf(printed(decks(40), arrangement="duplex", **sheet).data)
    return len(re.findall(r"F\d+", front.text))


@pytest.mark.parametrize("stock", stocks(), ids=lambda stock: stock.id)
def test_fronts_lie_in_the_slots_of_their_stock_in_order(stock, decks, printed):
    front, *_ = read_pdf(printed(decks(stock.slots), stock=stock.id, arrangement="duplex").data)
    cards = side(front, "F", stock.card, foot_line(front, stock.card)).cards
    assert (front.width, front.height) == pytest.approx(stock.paper, abs=TOLERANCE)
    assert list(cards) == list(range(1, stock.slots + 1))
    for number, (row, column) in enumerate(product(range(stock.rows), range(stock.columns)), 1):
        place = (stock.left + column * stock.pitch.width, stock.top + row * stock.pitch.height)
        assert cards[number][:2] == pytest.approx(place, abs=TOLERANCE)


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("settings", BY_HAND, ids=lambda settings: " on ".join(settings.values()) or "90x60mm")
def test_cards_to_cut_by_hand_lie_where_the_crop_marks_say_on_both_sides(settings, flip, decks, printed):
    card = size_of(settings)
    front, back, *_ = read_pdf(printed(decks(40), arrangement="duplex", flip=flip, **settings).data)
    rise = foot_line(front, card)
    for page, letter in ((front, "F"), (back, "B")):
        across, down = page.cuts
        cards = side(page, letter, card, rise).cards.values()
        assert cards
        for face in cards:
            assert is_near(face.left, across)
            assert is_near(face.left + card.width, across)
            assert is_near(face.top, down)
            assert is_near(face.top + card.height, down)


def is_near(place: float, places: list[float]) -> bool:
    return any(abs(place - other) <= TOLERANCE for other in places)


@pytest.mark.parametrize("sheet", ["avery-5371", "avery-8387", "zweckform-32254"])
@pytest.mark.parametrize("flip", ["long", "short"])
def test_the_pile_fed_again_gets_the_same_backs(sheet, flip, decks, printed):
    """``--separate`` prints all fronts, then all backs: the same pages in another order."""
    deck = decks(23)
    pages = read_pdf(printed(deck, stock=sheet, arrangement="duplex", flip=flip).data)
    apart = read_pdf(printed(deck, stock=sheet, arrangement="separate", flip=flip).data)
    assert [page.glyphs for page in apart] == [page.glyphs for page in pages[::2] + pages[1::2]]


@pytest.mark.parametrize("start", [1, 3])
@pytest.mark.parametrize("number", [1, 9, 10, 23, 40])
def test_a_stacked_pile_is_in_order_once_it_is_cut(number, start, decks, printed):
    stock = find_stock("avery-5371")
    made = printed(decks(number), stock="avery-5371", arrangement="duplex", order="stack", start=start)
    sheets = [side(page, "F", stock.card, 0.0).cards for page in read_pdf(made.data)[::2]]
    places = sorted({(round(face.top), round(face.left)) for sheet in sheets for face in sheet.values()})
    pile = [
        card
        for place in places
        for sheet in sheets
        for card, face in sheet.items()
        if (round(face.top), round(face.left)) == place
    ]
    assert pile == list(range(1, number + 1))


@pytest.mark.parametrize("turn", ["side", "top"])
@pytest.mark.parametrize(
    "sheet", [{}, {"card_size": "A6"}, {"card_size": "poker"}, {"stock": "avery-5371"}, {"stock": "avery-5388"}]
)
def test_folding_brings_each_back_behind_its_front(sheet, turn, decks, printed):
    card = size_of(sheet)
    for page in read_pdf(printed(decks(11), arrangement="fold", turn=turn, **sheet).data):
        rise = foot_line(page, card)
        fronts, backs = (side(page, letter, card, rise).cards for letter in "FB")
        assert fronts.keys() == backs.keys() != set()
        for number, front in fronts.items():
            back = backs[number]
            beside = abs(front.top - back.top) < TOLERANCE
            fold = fold_between(page, front, back, card)
            if beside:
                over = back._replace(left=2 * fold[0] - back.left - card.width)
            else:
                over = back._replace(top=2 * fold[1] - back.top - card.height)
            assert over[:2] == pytest.approx(front[:2], abs=TOLERANCE)
            assert reads_upright(back.turned, (-1, 1) if beside else (1, -1), IN_THE_HAND[turn])


def fold_between(page, front: Card, back: Card, card) -> tuple[float, float]:
    """Return the middle of the grey line that runs between a front and its back."""
    x, y = (front.left + back.left + card.width) / 2, (front.top + back.top + card.height) / 2
    lines = [shape.ink.middle for shape in page.drawn if shape.colour == "#b8b8bd"]
    return min(lines, key=lambda line: abs(line[0] - x) + abs(line[1] - y))
