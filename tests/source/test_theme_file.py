"""Theme files: what they say is in the theme, all else is as in their base, and what is wrong is told at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.errors import DeckError, format_problem
from cardprint.model.built_in_themes import PLAIN, THEMES
from cardprint.model.contrast import READABLE, contrast
from cardprint.model.theme import Backing, Band, Border
from cardprint.model.units import mm
from cardprint.source.theme_file import load_theme

WHOLE = """\
base: school
about: sea and sand
font: Noto Serif
text: "#102030"
quiet: '#445566'
hair: 9ab
key: '#8a1c1c'
number: 0b5
keyword: '#14407a'
literal: '#7a3b00'
front: 30
short: 26.5
back: 18
smallest: 9
leading: 1.4
band: corner
border: round
corner: 3mm
backing: dots
tags: ['#0077b6', '#e9c46a']
"""


@pytest.fixture
def read(tmp_path):
    def reading(text):
        path = tmp_path / "sea.yaml"
        path.write_text(text, encoding="utf-8")
        return load_theme(path)

    return reading


@pytest.fixture
def refused(read, tmp_path):
    """Return the problems of a theme file, each as it is shown."""

    def refusing(text):
        with pytest.raises(DeckError) as refusal:
            read(text)
        return [format_problem(problem).replace(f"{tmp_path}/", "") for problem in refusal.value.problems]

    return refusing


def test_everything_a_theme_file_says_is_in_the_theme(read):
    theme = read(WHOLE.replace("0b5", "'#0b5351'").replace("9ab", "'9ab'"))
    assert theme.about == "sea and sand"
    assert theme.font == "Noto Serif"
    assert theme.colours[:5] == ("#102030", "#445566", "#99aabb", "#8a1c1c", "#0b5351")
    assert theme.colours[5:7] == ("#14407a", "#7a3b00")
    assert (theme.front, theme.short, theme.back, theme.smallest, theme.leading) == (30, 26.5, 18, 9, 1.4)
    assert (theme.band, theme.border, theme.backing) == (Band.CORNER, Border.ROUND, Backing.DOTS)
    assert theme.corner == pytest.approx(mm(3))
    assert [tag.band for tag in theme.colours.tags] == ["#0077b6", "#e9c46a"]


@pytest.mark.parametrize("base", THEMES)
def test_what_a_theme_file_does_not_say_is_as_in_its_base(base, read):
    theme = read(f"base: {base}\nfront: 40\n")
    own = THEMES[base]
    assert (theme.front, theme.back, theme.colours, theme.border) == (40, own.back, own.colours, own.border)


def test_the_base_counts_wherever_it_stands(read):
    assert read("front: 40\nbase: mono\n").colours == THEMES["mono"].colours


def test_without_a_base_it_is_plain(read):
    assert read("about: mine\n").colours == PLAIN.colours


@given(colour=st.integers(0, 0xFFFFFF).map("#{:06x}".format))
def test_the_words_of_a_tag_are_read_whatever_its_colour(colour, tmp_path_factory):
    path = tmp_path_factory.mktemp("theme") / "a.yaml"
    path.write_text(f"tags: ['{colour}']\n", encoding="utf-8")
    (tag,) = load_theme(path).colours.tags
    assert contrast(tag.band, tag.words) >= READABLE
    assert contrast(tag.ink) >= READABLE


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("base: plane", "'base': no theme is called 'plane': did you mean plain?"),
        ("text: red", "'text': 'red' is not a colour: write six digits, as in '#0072b2'"),
        ("text: '#eeeeee'", "'text': '#eeeeee' is too light to be read on white paper: take a darker shade"),
        ("tags: ['#12']", "'tags': '#12' is not a colour: write six digits, as in '#0072b2'"),
        ("front: big", "'front': 'big' is not a size of type in points from 6 to 144"),
        ("smallest: 5", "'smallest': '5' is not a size of type in points from 6 to 144"),
        ("leading: 3", "'leading': '3' is not a distance of lines from 1 to 2.5"),
        ("corner: 2cm", "'corner': '2cm' is not a radius from 0 to 10mm"),
        ("band: bant", "'band': 'bant' is none of band, corner, none: did you mean band?"),
        ("border: thick", "'border': 'thick' is none of none, hair, round"),
        ("backing: stripes", "'backing': 'stripes' is none of none, dots, lines"),
    ],
)
def test_what_is_wrong_is_reported_with_its_place(line, told, refused):
    (problem,) = refused(f"about: mine\n{line}\n")
    column = line.index("[") + 2 if "[" in line else line.index(" ") + 2
    assert problem.splitlines()[0] == f"sea.yaml:2:{column}: error: {told}"


def test_all_that_is_wrong_is_reported_at_once(refused):
    assert len(refused("text: red\nfront: big\nbackng: dots\n")) == 3


def test_an_unknown_key_is_reported_with_the_nearest(refused):
    (problem,) = refused("backng: dots\n")
    assert "backng" in problem
    assert "backing" in problem


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words\n"])
def test_a_file_that_is_no_mapping_is_no_theme(text, refused):
    (problem,) = refused(text)
    assert "a theme must be a mapping" in problem
