"""The tag on a front: at the corner where reading begins, inside the card, and told from others without colour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.layout.card.face_frame import Frame
from cardprint.layout.card.tag_band import TagBand
from cardprint.layout.imposition.grid import cut_stock
from cardprint.model.built_in_themes import PLAIN, THEMES, Edition, adapted
from cardprint.model.catalogue import stocks
from cardprint.model.page import Box, Circle, Rule
from cardprint.model.paper import card_size, paper
from cardprint.model.text import Text
from cardprint.model.theme import Band
from cardprint.model.units import mm
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import by_line, read
from text_checks import texts_in

SETTERS = {lang: Typesetter(load_fonts(system=False), lang) for lang in ("en", "he")}
LOOKS = [*THEMES.values(), *(adapted(PLAIN, edition) for edition in Edition)]
STOCKS = [cut_stock(card_size("90x60mm"), paper("A4")), next(stock for stock in stocks() if stock.padding > mm(2))]


def band(theme=PLAIN, tag="containers", lang="en", stock=STOCKS[0], colour=0):
    frame = Frame.of(stock, theme)
    return frame, TagBand(SETTERS[lang], frame, theme).items(tag, theme.colours.tags[colour])


def left(item):
    return item.x - item.radius if isinstance(item, Circle) else item.x1 if isinstance(item, Rule) else item.x


def right(item):
    if isinstance(item, Circle):
        return item.x + item.radius
    return item.x2 if isinstance(item, Rule) else item.x + item.width


@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: theme.about)
def test_a_tag_is_written_out(theme):
    _, items = band(theme)
    assert read(items) == "containers"


@pytest.mark.parametrize("lang", SETTERS)
@pytest.mark.parametrize("stock", STOCKS, ids=lambda stock: stock.id)
@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: theme.about)
@given(tag=st.text("abcdefgh ijklmnop", min_size=1, max_size=80).filter(str.strip))
def test_a_tag_however_long_stays_on_its_card(theme, stock, lang, tag):
    frame, items = band(theme, tag, lang, stock)
    for item in by_line(items):
        assert left(item) >= -1e-6
        assert right(item) <= frame.card.width + 1e-6
        if isinstance(item, Text):
            assert left(item) >= frame.safe.x - mm(1)
            assert right(item) <= frame.safe.right + mm(1)


@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: theme.about)
def test_the_tag_of_a_right_to_left_deck_is_at_the_right(theme):
    """As if seen in a mirror, only that its word is not."""
    frame, items = band(theme)
    _, turned = band(theme, lang="he")
    middle = frame.card.width / 2
    assert all(right(item) < middle for item in texts_in(items))
    assert all(left(item) > middle for item in texts_in(turned))
    for one, other in zip(items, turned, strict=True):
        assert left(other) == pytest.approx(frame.card.width - right(one))
        if isinstance(one, Box):
            assert other.radii == (one.radii[1], one.radii[0], one.radii[3], one.radii[2])


def test_the_word_stands_on_the_band():
    _, (face_area, word) = band()
    assert isinstance(face_area, Box)
    assert face_area.x < word.x
    assert word.x + word.width < face_area.x + face_area.width
    assert face_area.y < word.y - 0.7 * word.size
    assert word.y < face_area.y + face_area.height


def test_a_band_runs_to_the_edge_that_is_cut_and_keeps_from_one_that_is_not_printed():
    _, (cut, _) = band()
    assert (cut.x, cut.y) == (0, 0)
    _, (perforated, _) = band(stock=STOCKS[1])
    assert perforated.x > 0
    assert perforated.y > 0


def test_signs_of_mono_differ_in_shape_and_have_no_colour():
    drawn = []
    for colour in range(len(THEMES["mono"].colours.tags)):
        _, (face_area, *sign, _) = band(THEMES["mono"], colour=colour)
        assert (face_area.fill, face_area.stroke) == ("#ffffff", "#000000")
        drawn.append(tuple((type(item).__name__, bool(getattr(item, "fill", None))) for item in sign))
    assert all(drawn)
    assert len(set(drawn)) == len(drawn)


def test_a_theme_without_bands_writes_no_tag():
    assert band(PLAIN._replace(band=Band.NONE))[1] == []


def test_the_type_of_a_tag_is_as_large_as_its_edition_asks():
    for edition in Edition:
        theme = adapted(PLAIN, edition)
        (word,) = texts_in(band(theme)[1])
        assert word.size == theme.least
