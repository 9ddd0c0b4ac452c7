from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.errors import UsageError
from cardprint.model.deck import Card, Deck, Mark
from cardprint.options.selection import (
    NumberRange,
    Selection,
    format_numbers,
    parse_numbers,
    parse_rating,
    parse_tags,
    shuffled,
)

HERE = Mark(1, 1)


def card(number: int, *tags: str) -> Card:
    return Card(number, (), (), HERE, HERE, HERE, f"question {number}", "answer", tags=tags)


def deck(*cards: Card) -> Deck:
    return Deck("A deck", cards, "decks/a.yaml")


def numbers(selection: Selection, chosen_from: Deck) -> list[int]:
    return [chosen.number for chosen in selection.of(chosen_from).cards]


TEN = deck(*(card(number, "even" if number % 2 == 0 else "odd", f"tag {number}") for number in range(1, 11)))


def test_without_a_wish_all_cards_come_in_the_order_of_the_file():
    assert Selection().of(TEN) == TEN


def test_cards_with_any_of_the_tags_come():
    assert numbers(Selection(tags=("tag 3", "even")), TEN) == [2, 3, 4, 6, 8, 10]


def test_numbers_come_in_the_order_of_the_file_and_once():
    assert numbers(Selection(numbers=parse_numbers("9,1-3,2")), TEN) == [1, 2, 3, 9]


def test_a_range_may_be_open_at_either_end():
    assert numbers(Selection(numbers=parse_numbers("8-")), TEN) == [8, 9, 10]
    assert numbers(Selection(numbers=parse_numbers("-2")), TEN) == [1, 2]


def test_tags_and_numbers_must_both_be_met():
    assert numbers(Selection(tags=("even",), numbers=parse_numbers("1-5")), TEN) == [2, 4]


def test_weak_cards_are_those_rated_no_better_and_those_not_rated():
    rated = TEN.rated({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 3})
    assert numbers(Selection(weak=3), rated) == [1, 2, 3, 6, 7, 8, 9, 10]
    assert numbers(Selection(weak=1, numbers=parse_numbers("1-7")), rated) == [1, 7]


def test_where_all_is_known_nothing_is_left_to_print():
    rated = TEN.rated(dict.fromkeys(range(1, 11), 4))
    with pytest.raises(UsageError) as refused:
        Selection(weak=3).of(rated)
    (problem,) = refused.value.problems
    assert problem.message == "decks/a.yaml: every card is rated better than 3"
    assert problem.hint == "nothing is left to study; a higher number after --weak asks for more"


@pytest.mark.parametrize("text", ["0", "6", "", "two", "2.5", "٣"])
def test_a_rating_is_from_1_to_5(text: str):
    with pytest.raises(ValueError, match="is not a rating from 1, not at all, to 5, perfectly"):
        parse_rating(text)
    assert [parse_rating(text) for text in "12345"] == [1, 2, 3, 4, 5]


def test_shuffled_cards_keep_their_numbers():
    assert sorted(numbers(Selection(seed="monday"), TEN)) == list(range(1, 11))


def test_a_seed_gives_the_order_it_always_gave():
    assert numbers(Selection(seed="monday"), TEN) == [10, 3, 5, 6, 1, 8, 9, 2, 7, 4]


def test_another_seed_gives_another_order():
    orders = {tuple(numbers(Selection(seed=str(seed)), TEN)) for seed in range(20)}
    assert len(orders) == 20


def test_a_shuffle_favours_no_place():
    """Of 2,000 shuffles of 4 cards each card lies on top in 500, give or take four standard deviations (19.4)."""
    four = TEN.cards[:4]
    tops = [shuffled(four, str(seed))[0].number for seed in range(2000)]
    assert all(abs(tops.count(number) - 500) < 78 for number in range(1, 5))


@given(st.lists(st.integers(1, 50), unique=True), st.text())
def test_shuffling_loses_no_card_and_makes_none_up(pile: list[int], seed: str):
    cards = [card(number) for number in pile]
    assert sorted(card.number for card in shuffled(cards, seed)) == sorted(pile)


@pytest.mark.parametrize(
    ("selection", "message", "hint"),
    [
        (Selection(tags=("evn",)), "decks/a.yaml: no card has the tag 'evn'", "did you mean 'even'?"),
        (Selection(numbers=parse_numbers("11")), "decks/a.yaml: there is no card 11", "the last card is 10"),
        (Selection(numbers=parse_numbers("4-99")), "decks/a.yaml: there is no card 99", "the last card is 10"),
        (
            Selection(tags=("even",), numbers=parse_numbers("3")),
            "decks/a.yaml: no card has one of these numbers and one of these tags",
            None,
        ),
    ],
)
def test_what_is_not_in_the_deck_is_refused(selection: Selection, message: str, hint: str | None):
    with pytest.raises(UsageError) as refused:
        selection.of(TEN)
    (problem,) = refused.value.problems
    assert (problem.message, problem.hint) == (message, hint)


def test_a_tag_like_no_other_gets_the_list_of_tags():
    with pytest.raises(UsageError) as refused:
        Selection(tags=("xyz",)).of(deck(card(1, "verb"), card(2, "noun", "verb")))
    assert refused.value.problems[0].hint == "the deck has noun, verb"


def test_a_deck_without_tags_says_so():
    with pytest.raises(UsageError) as refused:
        Selection(tags=("verb",)).of(deck(card(1)))
    assert refused.value.problems[0].hint == "the deck has no tags"


@pytest.mark.parametrize("text", ["", ",", " , "])
def test_no_tag_is_no_wish(text: str):
    with pytest.raises(ValueError, match="no tag is named"):
        parse_tags(text)


def test_tags_may_hold_spaces():
    assert parse_tags(" to go ,verbs,") == ("to go", "verbs")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'' is not a card number or a range: write them as in 1-5,9"),
        ("-", "'-' is not a card number or a range: write them as in 1-5,9"),
        ("1,,2", "'' is not a card number or a range: write them as in 1-5,9"),
        ("one", "'one' is not a card number or a range: write them as in 1-5,9"),
        ("1..5", "'1..5' is not a card number or a range: write them as in 1-5,9"),
        ("0", "card numbers start at 1"),
        ("0-3", "card numbers start at 1"),
        ("5-2", "'5-2' runs backwards: write 2-5"),
    ],
)
def test_odd_numbers_are_refused_in_words(text: str, message: str):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the message is compared whole below
        parse_numbers(text)
    assert str(refused.value) == message


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(0, 9)), min_size=1))
def test_ranges_written_out_are_read_back(pairs: list[tuple[int, int]]):
    ranges = tuple(NumberRange(first, first + more) for first, more in pairs)
    assert parse_numbers(", ".join(f"{first} - {last}" for first, last in ranges)) == ranges


def test_numbers_are_written_in_order_and_neighbours_as_a_range():
    assert format_numbers([9, 2, 1, 3, 20, 21]) == "1-3,9,20-21"


@given(st.sets(st.integers(1, 60), min_size=1))
def test_numbers_that_are_written_are_read_back(chosen: set[int]):
    ranges = parse_numbers(format_numbers(chosen))
    assert [number for first, last in ranges for number in range(first, last + 1)] == sorted(chosen)
