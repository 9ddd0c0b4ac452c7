"""The foot of a card: title and number at the same places on every card, neither ever upon the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.layout.card.face_frame import Frame
from cardprint.layout.card.foot import Foot
from cardprint.layout.imposition.grid import cut_stock
from cardprint.model.built_in_themes import PLAIN, THEMES, Edition, adapted
from cardprint.model.paper import card_size, paper
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import deck_of, read

SETTERS = {lang: Typesetter(load_fonts(system=False), lang) for lang in ("en", "he")}
LOOKS = [*THEMES.values(), *(adapted(PLAIN, edition) for edition in Edition)]
(CARD,) = deck_of(("Q", "A")).cards


def foot(title, *, theme=PLAIN, lang="en", size="90x60mm", part=(0, 1)):
    frame = Frame.of(cut_stock(card_size(size), paper("A4")), theme)
    return frame, Foot(SETTERS[lang], title, frame, theme).items(CARD, *part)


def test_it_says_title_and_number():
    _, (title, number) = foot("Rivers")
    assert (read([title]), read([number])) == ("Rivers", "1")


def test_a_card_of_several_says_which_it_is():
    _, (_, number) = foot("Rivers", part=(1, 3))
    assert read([number]) == "1 · 2/3"


def test_in_right_to_left_decks_the_title_is_at_the_right():
    frame, (title, number) = foot("Rivers", lang="he")
    assert title.x + title.width == pytest.approx(frame.inner.right)
    assert number.x == frame.inner.x


@pytest.mark.parametrize("lang", SETTERS)
@pytest.mark.parametrize("size", ["90x60mm", "50x50mm"])
@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: theme.about)
@given(title=st.text("abcdefgh ijklmnop", min_size=1, max_size=80).filter(str.strip), parts=st.integers(1, 12))
def test_title_and_number_keep_apart_and_inside(theme, size, lang, title, parts):
    frame, both = foot(title, theme=theme, size=size, lang=lang, part=(0, parts))
    for item in both:
        assert item.size >= theme.least
        if item.words:
            assert item.x >= frame.inner.x - 1e-6
            assert item.x + item.width <= frame.inner.right + 1e-6
            assert item.y <= frame.inner.bottom
    one, other = sorted(both, key=lambda item: item.x)
    assert one.x + one.width <= other.x or not one.words or not other.words
