"""A deck is its author's: taking ratings down changes nothing in it but the ratings."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.files.shipped import CARDS
from cardprint.source.deck_file import load_deck
from cardprint.source.ratings.rating_lines import differ_in_ratings_only, with_ratings

DECKS = [*sorted((Path(__file__).parents[2] / "decks" / "good").glob("*.yaml")), *sorted(CARDS.glob("*.yaml"))]
RATING_LINE = re.compile(r"\s*\"?rating\"?: *['\"]?[1-5]['\"]?\s*")


# Ways to write a text behind its key, in a card whose keys are indented by two.
VALUES = st.sampled_from(
    [
        " x\n",
        " x # said\n",
        " 'it''s'\n",
        ' "a \\" # b"\n',
        " x\n    y\n",
        " |\n    x\n\n    # y\n",
        " |+\n    x\n\n\n",
        " >-\n    x\n    y\n\n",
        " '\n    rating: 3'\n",
        "\n    x\n",
    ]
)
BETWEEN = st.sampled_from(["", "\n", "# rating: 1\n", "  # more\n"])
AFTER = st.sampled_from(["", "  tags: [a, b] # c\n", "  accept:\n  - x\n  # y\n", "  accept:\n    - |+\n      x\n\n"])
RATINGS = st.sampled_from(["", "  rating: 3\n", '  "rating":  "1" # !\n', "  ? rating\n  : 2\n"])


@st.composite
def cards(draw):
    """Write a card in one of the many ways YAML has."""
    if draw(st.booleans()):
        rating = draw(st.sampled_from(["", ", rating: 4", ", 'rating': '5'"]))
        gap = draw(st.sampled_from([", ", ",", ",\n    "]))
        return f"- {{front: x{gap}back: 'y, }}'{rating}}}\n"
    keys = draw(st.permutations([f"  front:{draw(VALUES)}", f"  back:{draw(VALUES)}", draw(RATINGS)]))
    first, *more = [key for key in keys if key]
    return "-" + first[1:] + "".join(draw(BETWEEN) + key for key in more) + draw(AFTER) + draw(BETWEEN)


@given(st.lists(cards(), min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]), st.data())
def test_any_way_to_write_a_card_stays_as_it_is(written, end, data):
    text = f"title: T\n\ncards:\n{''.join(written)}".replace("\n", end)
    ratings = data.draw(st.dictionaries(st.integers(1, len(written)), st.integers(1, 5)))
    new, refused = with_ratings(text, ratings)
    assert refused == ()
    assert differ_in_ratings_only(text, new, ratings)
    kept = [line for line in text.split(end) if "rating" not in line]
    assert [line for line in new.split(end) if "rating" not in line] == kept or re.search("[{?]", text)


def text_of(path: Path) -> str:
    data = path.read_bytes()
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")


def rated(text: str, **ratings: int) -> str:
    new, refused = with_ratings(text, {int(name.removeprefix("card")): rating for name, rating in ratings.items()})
    assert refused == ()
    return new


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that were taken away (-) and that came (+)."""
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "-+"]


@pytest.fixture(scope="module", params=DECKS, ids=lambda path: path.stem)
def deck_and_text(request):
    return load_deck(request.param)[0], text_of(request.param)


@given(data=st.data())
def test_any_good_deck_says_the_same_but_for_its_ratings(deck_and_text, data):
    deck, text = deck_and_text
    numbers = st.sampled_from([card.number for card in deck.cards])
    ratings = data.draw(st.dictionaries(numbers, st.integers(1, 5)))
    new, refused = with_ratings(text, ratings)
    assert refused == ()
    assert differ_in_ratings_only(text, new, ratings)


def test_no_line_of_a_good_deck_changes_but_rating_lines(deck_and_text):
    deck, text = deck_and_text
    new, _ = with_ratings(text, {card.number: 3 for card in deck.cards})
    for line in changed_lines(text, new):
        assert RATING_LINE.fullmatch(line[2:]) or "{" in line, line


def test_a_rating_that_is_there_gets_another_figure_in_its_quotes_and_beside_its_comment():
    text = "title: T\ncards:\n- front: a\n  rating: '2' # so so\n  back: b\n- front: c\n  back: d\n  rating: 05\n"
    assert rated(text, card1=4, card2=1) == text.replace("'2'", "'4'").replace("05", "1")


def test_a_new_line_stands_at_the_end_of_its_card_in_the_column_of_its_keys():
    text = "title: T\ncards:\n  -   front: a\n      back: b # c\n\n  # about the next\n  - front: c\n    back: d\n"
    new = rated(text, card1=2)
    assert new == text.replace("b # c\n", "b # c\n      rating: 2\n")


@pytest.mark.parametrize(
    "back",
    ["|\n    x\n    # no comment\n", ">-\n    x\n", "a\n    b\n", '"a\n    b"\n', "b\n  tags:\n    - x\n    - y # z\n"],
)
def test_whatever_a_card_ends_in_the_line_comes_after_it_and_before_blank_lines(back):
    text = f"title: T\ncards:\n- front: a\n  back: {back}\n\n- front: c\n  back: d\n"
    assert rated(text, card1=2) == text.replace(back, f"{back}  rating: 2\n")


def test_blank_lines_that_a_text_keeps_stay_in_the_text():
    text = "title: T\ncards:\n- front: a\n  back: |+\n    x\n\n- front: c\n  back: d\n"
    assert rated(text, card1=2) == text.replace("x\n\n", "x\n\n  rating: 2\n")


def test_a_card_in_braces_gets_an_entry():
    text = "title: T\ncards: [{front: a, back: b}, {front: c, back: '}', tags: [x, y], }]\n"
    expected = "title: T\ncards: [{front: a, back: b, rating: 1}, {front: c, back: '}', tags: [x, y], rating: 5, }]\n"
    assert rated(text, card1=1, card2=5) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_what_they_are_and_new_lines_end_alike(end):
    text = "title: T\ncards:\n- front: 🐿\n  back: b\n- front: c\n  back: d\n".replace("\n", end)
    new = rated(text, card1=1, card2=2)
    assert new == text.replace(f"b{end}", f"b{end}  rating: 1{end}").replace(f"d{end}", f"d{end}  rating: 2{end}")


def test_a_file_whose_last_line_does_not_end_stays_so():
    assert rated("title: T\ncards:\n- front: a\n  back: b", card1=3).endswith("\n  back: b\n  rating: 3")


def test_the_order_of_the_file_does_not_matter():
    text = "cards:\n- front: a\n  back: b\ntitle: T\n"
    assert rated(text, card1=3) == "cards:\n- front: a\n  back: b\n  rating: 3\ntitle: T\n"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("title: T\ncards:\n- &x {front: a, back: b}\n- *x\n", (2,)),
        ("title: T\ncards:\n- {front: a, back: b, rating: &r 3}\n- {front: c, back: d, rating: *r}\n", (1, 2)),
        ("title: T\ncards:\n- front: a\n  back: b\n  rating: |\n    3\n- front: c\n  back: d\n", (1,)),
        ("title: T\ncards:\n- front: a\n  back: b\n", (2,)),
    ],
    ids=["another card", "a name", "a block", "no such card"],
)
def test_where_nothing_can_be_written_the_card_is_named(text, refused):
    assert with_ratings(text, {1: 5, 2: 5})[1] == refused


def test_a_text_that_says_anything_else_is_told_from_one_that_does_not():
    text = "title: T\ncards:\n- {front: a, back: b}\n- {front: c, back: d}\n"
    new = rated(text, card2=4)
    assert differ_in_ratings_only(text, new, {2: 4})
    assert not differ_in_ratings_only(text, new, {2: 5})
    assert not differ_in_ratings_only(text, new, {1: 4})
    assert not differ_in_ratings_only(text, new.replace("front: a", "front: A"), {2: 4})
    assert not differ_in_ratings_only(text, new.replace("title: T", "title: U"), {2: 4})
    assert not differ_in_ratings_only(text, new + "- {", {2: 4})
