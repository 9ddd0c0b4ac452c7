"""The looks that come with the program: all are read, by everybody and from every printer."""

from __future__ import annotations

import re
from colorsys import rgb_to_hsv

import pytest

from cardprint.model.built_in_themes import EDITION_SETTINGS, PLAIN, THEMES, Edition, adapted, find_theme
from cardprint.model.contrast import READABLE, contrast
from cardprint.model.paper import card_size
from cardprint.model.theme import Band
from cardprint.model.units import mm

LOOKS = [*THEMES.values(), *(adapted(theme, edition) for theme in THEMES.values() for edition in Edition)]


def looks(theme):
    return f"{theme.name} {theme.smallest:g} {theme.leading:g}"


def hue(colour):
    return rgb_to_hsv(*(channel / 255 for channel in bytes.fromhex(colour[1:])))


@pytest.mark.parametrize("theme", LOOKS, ids=looks)
def test_all_words_are_read_on_what_they_stand_on(theme):
    colours = theme.colours
    for ink in (*colours[:2], *colours[3:7]):  # all but hair lines
        assert contrast(ink) >= READABLE
    for tag in colours.tags:
        assert contrast(tag.band, tag.words) >= READABLE
        assert contrast(tag.ink) >= READABLE


@pytest.mark.parametrize("theme", LOOKS, ids=looks)
def test_lines_are_seen_and_are_no_darker_than_words(theme):
    colours = theme.colours
    assert 1.5 <= contrast(colours.hair) < contrast(colours.quiet) <= contrast(colours.text)


@pytest.mark.parametrize("theme", LOOKS, ids=looks)
def test_colour_alone_tells_no_tag_from_another(theme):
    """Every theme writes a tag's word; the one without colours has a sign for each before its signs come round."""
    assert theme.band is not Band.NONE
    tags = theme.colours.tags
    if len({tag.band for tag in tags}) < len(tags):
        signs = [tag.sign for tag in tags]
        assert None not in signs
        assert len(set(signs)) == len(signs)


def test_mono_prints_black_and_greys_only():
    colours = THEMES["mono"].colours
    used = [*colours[:7], *(colour for tag in colours.tags for colour in tag[:3])]
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in used)


@pytest.mark.parametrize("theme", THEMES.values(), ids=looks)
def test_large_print_is_as_the_printing_house_for_the_blind_asks(theme):
    large = adapted(theme, Edition.LARGE_PRINT)
    assert min(large.smallest, large.least, large.front, large.short, large.back) >= 18
    assert large.margin == pytest.approx(mm(25.4))
    assert large.measure <= 6 * 72
    assert large.columns == 1
    assert {large.italics, large.hyphens, large.centred} == {False}
    assert contrast(large.colours.text) == 21


@pytest.mark.parametrize("theme", THEMES.values(), ids=looks)
def test_the_dyslexia_edition_is_as_the_british_dyslexia_association_asks(theme):
    clear = adapted(theme, Edition.DYSLEXIA)
    assert clear.smallest >= 12
    assert clear.least >= 12
    assert clear.leading == 1.5
    assert clear.spacing == (0.35, 3.5)
    assert {clear.italics, clear.hyphens, clear.centred, clear.capitals} == {False}


@pytest.mark.parametrize("theme", THEMES.values(), ids=looks)
def test_the_dyslexia_edition_has_neither_red_nor_green(theme):
    colours = adapted(theme, Edition.DYSLEXIA).colours
    assert colours.tags
    for colour in (colours.text, colours.key, colours.number, *(tag.band for tag in colours.tags)):
        angle, saturation, _ = hue(colour)
        assert saturation < 0.2 or 25 / 360 < angle < 70 / 360 or 190 / 360 < angle < 330 / 360, colour


@pytest.mark.parametrize("edition", Edition)
def test_an_edition_takes_larger_cards_where_nobody_says_which(edition):
    size = card_size(EDITION_SETTINGS[edition]["card-size"])
    assert size.width >= mm(120)
    assert size.height >= mm(80)


def test_an_edition_keeps_the_font_that_a_theme_names():
    named = PLAIN.__class__("mine", "", font="Noto Serif")
    assert [adapted(named, edition).font for edition in Edition] == ["Noto Serif"] * 2
    assert [adapted(PLAIN, edition).font for edition in Edition] == ["Atkinson Hyperlegible", "Lexend"]


@pytest.mark.parametrize("name", [" School", "SCHOOL "])
def test_a_theme_is_found_by_its_name_in_any_case(name):
    assert find_theme(name) is THEMES["school"]


def test_an_unknown_theme_is_reported_with_the_nearest():
    with pytest.raises(ValueError, match=re.escape("no theme is called 'schol': did you mean school?")):
        find_theme("schol")
    with pytest.raises(ValueError, match="`cardprint themes` lists them; a file of your own ends in"):
        find_theme("baroque")
