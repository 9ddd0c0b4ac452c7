"""What is drawn behind a card's text: borders inside the safe area, patterns that leave text alone."""

from __future__ import annotations

import pytest

from cardprint.layout.card.cards import lay_out_cards
from cardprint.layout.card.decoration import border, clearings, pattern
from cardprint.layout.card.face_frame import Frame
from cardprint.layout.imposition.grid import cut_stock
from cardprint.model.built_in_themes import PLAIN, THEMES
from cardprint.model.geometry import Rect
from cardprint.model.job import CardsJob
from cardprint.model.page import Box, PlacedPicture, Rule
from cardprint.model.paper import card_size, paper
from cardprint.model.text import Text, TextBlock
from cardprint.model.theme import Backing, Border
from making import deck_of
from text_checks import texts_in

STOCK = cut_stock(card_size("90x60mm"), paper("A4"))
PATTERNS = [Backing.DOTS, Backing.LINES]
WORDY = deck_of(("Q", "A short answer"), ("Q", "Words of an answer that goes on for a while. " * 7))


def drawn(**fields):
    theme = PLAIN._replace(**fields)
    return theme, Frame.of(STOCK, theme)


@pytest.mark.parametrize("choice", [Border.HAIR, Border.ROUND])
def test_a_border_keeps_clear_of_the_cut_and_of_text(choice):
    theme, frame = drawn(border=choice)
    (line,) = border(frame, theme)
    assert (line.x, line.y, line.width, line.height) == frame.safe
    assert line.fill is None
    assert frame.inner.x - frame.safe.x >= 5
    assert (line.radii == (0,) * 4) is (choice is Border.HAIR)


def test_plain_cards_have_neither_border_nor_pattern():
    theme, frame = drawn()
    assert border(frame, theme) == pattern(frame, theme) == clearings(frame, theme, frame.inner) == ()


@pytest.mark.parametrize("choice", PATTERNS)
@pytest.mark.parametrize("line", Border)
def test_a_pattern_stays_inside_the_border_and_off_the_cut(choice, line):
    theme, frame = drawn(backing=choice, border=line)
    lines = pattern(frame, theme)
    assert lines
    for rule in lines:
        assert frame.safe.x - 1e-6 <= min(rule.x1, rule.x2)
        assert max(rule.x1, rule.x2) <= frame.safe.right + 1e-6
        assert frame.safe.y - 1e-6 <= min(rule.y1, rule.y2)
        assert max(rule.y1, rule.y2) <= frame.safe.bottom + 1e-6


@pytest.mark.parametrize("choice", PATTERNS)
def test_a_pattern_is_light_enough_to_read_beside(choice):
    theme, frame = drawn(backing=choice)
    assert {rule.colour for rule in pattern(frame, theme)} == {theme.colours.hair}


def test_a_clearing_leaves_room_around_a_text_and_ends_with_the_pattern():
    theme, frame = drawn(backing=Backing.LINES)
    middle = Rect(100, 60, 50, 20)
    inner, outer = clearings(frame, theme, middle, Rect(0, 0, *frame.card))
    assert inner.x < middle.x
    assert inner.x + inner.width > middle.right
    assert (outer.x, outer.y, outer.width, outer.height) == pytest.approx(frame.safe)


@pytest.mark.parametrize("choice", PATTERNS)
@pytest.mark.parametrize("base", THEMES)
def test_nothing_on_a_back_stands_on_its_pattern(choice, base, typesetter):
    theme = THEMES[base]._replace(backing=choice)
    document = lay_out_cards(WORDY, CardsJob(STOCK, theme=theme, confidence=True), typesetter)
    backs = [panel.items for page in document.pages for panel in page.panels if panel.role == "back"]
    assert backs
    for items in backs:
        first = next(index for index, item in enumerate(items) if isinstance(item, Text | TextBlock | PlacedPicture))
        whites = [item for item in items[:first] if isinstance(item, Box) and item.fill == "#ffffff"]
        assert any(isinstance(item, Rule) for item in items[:first])
        for item in texts_in(items[first:]):
            assert any(
                white.x <= item.x
                and item.x + item.width <= white.x + white.width
                and white.y <= item.y - 0.5 * item.size
                and item.y <= white.y + white.height
                for white in whites
            )


def test_fronts_have_no_pattern(typesetter):
    document = lay_out_cards(WORDY, CardsJob(STOCK, theme=THEMES["bold"]), typesetter)
    fronts = [panel.items for page in document.pages for panel in page.panels if panel.role == "front"]
    assert not any(isinstance(item, Rule) for items in fronts for item in items)
