"""What stays set between two printings saves time, and changes no byte."""

from __future__ import annotations

import json
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

import pytest

from cardprint import build, standing_type
from cardprint.errors import DeckError
from cardprint.layout.card.cards import CardPages
from cardprint.pdf.content import ContentWriter
from cardprint.standing_type import StandingType
from cardprint.ticket import Product, Ticket

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = "a bcdefghi jklmnopqr stuvwxyz 0123456789"
CARDS = [
    f"{{front: '{LETTERS}', back: '{LETTERS} **{LETTERS}**'}}",
    "{front: ABCDEFGHIJ, back: KLMNOPQR}",
    *(f"{{front: word {number}, back: 'the **word** of {number}'}}" for number in range(3, 31)),
]
HEAD = "title: Words\n"
STEPS = 30


@pytest.fixture
def print_again(tmp_path: Path, monkeypatch):
    """Print a deck, change it and print it again: the file is as it must be, and so many cards were set for it."""
    path = tmp_path / "words.yaml"

    def print_again(
        change: dict[int, str],
        head: str = HEAD,
        cards: list[str] = CARDS,
        product: Product = Product.CARDS,
        **asked: str,
    ) -> int:
        ticket = Ticket(product, asked)
        standing = StandingType()
        set_: list[int] = []
        real = standing_type.set_cards

        def counted(deck, job, typesetter, some=None, **how):
            set_.append(len(deck.cards if some is None else some))
            return real(deck, job, typesetter, some, **how)

        def printed(head: str, cards: list[str], standing: StandingType | None = None) -> bytes:
            path.write_text(f"{head}cards:\n" + "".join(f"  - {card}\n" for card in cards), encoding="utf-8")
            return build.make(path, ticket, standing=standing).data

        printed(HEAD, cards, standing)
        monkeypatch.setattr(standing_type, "set_cards", counted)
        changed = [change.get(number, card) for number, card in enumerate(cards, 1) if change.get(number) != ""]
        changed += [card for number, card in change.items() if number > len(cards)]
        assert printed(head, changed, standing) == printed(head, changed)
        return set_[-1]

    return print_again


EVERYTHING = len(CARDS)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {20: "{front: other, back: 'quite another **thing**'}"},
        {20: "{front: other, back: other}", 21: "{front: 'and this', back: \"too\"}"},
        {30: "{front: last, back: back}"},
        {2: "{front: ABCDE FGHIJ, back: KLMNOPQR and more}"},
    ],
    ids=["nothing", "one card", "two cards", "the last card", "one that brings the type it brought"],
)
@pytest.mark.parametrize("product", [Product.CARDS, Product.BUNDLE])
def test_of_a_deck_that_is_printed_again_only_changed_cards_are_set(print_again, change, product):
    assert print_again(change, product=product) == len(change)


@pytest.mark.parametrize(
    "card",
    [
        "{front: other, back: Größe}",
        "{front: other, back: '[link](https://example.org/)', hint: and this}",
        "{front: other, back: 日本}",
        "{front: other, back: '$x^2$ and `code`'}",
    ],
)
def test_a_card_that_needs_new_type_is_printed_as_if_it_had_always_been_there(print_again, card):
    print_again({20: card})


@pytest.mark.parametrize(
    ("change", "set_anew"),
    [
        ({1: "{front: zyx, back: abc}"}, 30),
        ({2: "{front: other, back: other}"}, 29),
        ({20: "{front: long, back: " + "many words " * 300 + "}"}, 11),
        ({number: f"{{front: other {number}, back: other}}" for number in range(10, 20)}, 21),
        ({31: "{front: one more, back: card}"}, 1),
        ({31: "{front: one more, back: Größe}", 32: "{front: and another, back: 日本}"}, 2),
        ({25: ""}, 5),
        ({29: "", 30: ""}, 0),
        ({25: "{front: between, back: them}\n  - {front: w, back: 'the **word**'}"}, 7),
    ],
    ids=["first type", "other type", "goes on", "many", "one more", "new type", "one less", "end gone", "one between"],
)
@pytest.mark.parametrize("product", [Product.CARDS, Product.BUNDLE])
def test_what_changes_more_than_a_card_has_all_set_anew_from_there_on(print_again, change, set_anew, product):
    assert print_again(change, product=product) == set_anew


def test_a_tag_that_no_card_had_sets_all_cards_anew(print_again):
    assert print_again({20: "{front: other, back: other, tags: [new]}"}) == EVERYTHING


@pytest.mark.parametrize("more", ["lang: de\n", "print: {edition: large-print}\n", "print: {flip: short}\n"])
def test_another_head_sets_all_cards_anew(print_again, more):
    assert print_again({}, HEAD + more) == EVERYTHING


def test_another_title_does_too(print_again):
    assert print_again({}, "title: Other\n") == EVERYTHING


def test_cards_of_one_size_are_set_together(print_again):
    assert print_again({20: "{front: other, back: other}"}, uniform="yes") == EVERYTHING


def test_where_there_is_something_to_say_of_a_card_it_is_said_again(print_again):
    cards = [*CARDS, "{front: long, back: " + "many words " * 300 + "}"]
    assert print_again({20: "{front: other, back: other}"}, cards=cards) == len(cards)


def test_a_deck_that_was_wrong_in_between_is_no_harm(tmp_path):
    path, standing = tmp_path / "deck.yaml", StandingType()
    good = HEAD + "cards:\n  - {front: a, back: b}\n"
    for text in (good, "title: x\ncards:\n  - {front: a\n", good):
        path.write_text(text)
        try:
            made = build.make(path, Ticket(Product.CARDS), standing=standing)
        except DeckError:
            assert text != good
    assert made.data == build.make(path, Ticket(Product.CARDS)).data


@pytest.mark.parametrize("product", [Product.CARDS, Product.BUNDLE])
def test_only_the_sheet_of_a_changed_card_is_put_together(tmp_path, monkeypatch, product):
    path, standing, pages = tmp_path / "deck.yaml", StandingType(), []
    page_as_it_is = CardPages.__getitem__

    def page(self, number):
        pages.append(number)
        return page_as_it_is(self, number)

    monkeypatch.setattr(CardPages, "__getitem__", page)
    for card in (CARDS[19], "{front: other, back: other}"):
        pages.clear()
        path.write_text(HEAD + "cards:\n" + "".join(f"  - {each}\n" for each in [*CARDS[:19], card, *CARDS[20:]]))
        build.make(path, Ticket(product, {"arrangement": "duplex"}), standing=standing)
    assert pages == [4, 5]


def test_of_cards_alone_only_the_sheet_of_a_changed_card_is_drawn(tmp_path, monkeypatch):
    path, standing, drawn = tmp_path / "deck.yaml", StandingType(), []
    page_as_it_is = ContentWriter.page

    def page(self, page):
        drawn.append(page.label)
        return page_as_it_is(self, page)

    monkeypatch.setattr(ContentWriter, "page", page)
    for card in (CARDS[19], "{front: other, back: other}"):
        drawn.clear()
        path.write_text(HEAD + "cards:\n" + "".join(f"  - {each}\n" for each in [*CARDS[:19], card, *CARDS[20:]]))
        build.make(path, Ticket(Product.CARDS, {"arrangement": "duplex"}), standing=standing)
    assert drawn == ["3 front", "3 back"]


@pytest.mark.parametrize("card", ["{front: zyx, back: 'ßüö'}", "{front: other, back: other}"], ids=["new type", "old"])
@pytest.mark.parametrize(("stage", "stop_at"), [("fitting cards", 1), ("fitting cards", 30), ("drawing pages", 1)])
@pytest.mark.parametrize("changed_back", [True, False])
def test_a_printing_that_was_broken_off_is_no_harm(tmp_path, card, stage, stop_at, changed_back):
    path, standing, ticket = tmp_path / "deck.yaml", StandingType(), Ticket(Product.CARDS)

    def write(card: str) -> None:
        path.write_text(HEAD + "cards:\n" + "".join(f"  - {each}\n" for each in [*CARDS[:19], card, *CARDS[20:]]))

    def stop(what: str, done: int, _of: int) -> None:
        if (what, done) == (stage, stop_at):
            raise KeyboardInterrupt

    write(CARDS[19])
    build.make(path, ticket, standing=standing)
    write(card)
    with suppress(KeyboardInterrupt):  # where one card is exchanged, nothing is told of fitting cards
        build.make(path, ticket, stop, standing)
    if changed_back:
        write(CARDS[19])
    assert build.make(path, ticket, standing=standing).data == build.make(path, ticket).data


@pytest.mark.slow
@pytest.mark.parametrize("product", [Product.CARDS, Product.BUNDLE])
def test_however_a_deck_is_worked_on_it_is_printed_as_if_for_the_first_time(tmp_path, product):
    path, standing, ticket = tmp_path / "deck.yaml", StandingType(), Ticket(product, {"arrangement": "duplex"})
    chance, cards = Random(STEPS), list(CARDS[2:14])  # noqa: S311 - the same work each time
    texts = ["abc", "**Abc**", "*ßü*", "日本", "12", "- a\n- b", "x -> y -> z", "`code`", "$x^2$", "{{word}}"]
    texts = [*(5 * texts), "many words " * 300]
    for _ in range(STEPS):
        place = chance.randrange(len(cards) + 1)
        cards[place : place + chance.randint(0, 2)] = [
            f"{{front: {json.dumps(chance.choice(texts))}, back: {json.dumps(chance.choice(texts))}}}"
            for _ in range(chance.choice((0, 1, 1, 1, 2)))
        ] or [CARDS[2]]
        path.write_text(HEAD + "cards:\n" + "".join(f"  - {card}\n" for card in cards), encoding="utf-8")
        assert build.make(path, ticket, standing=standing).data == build.make(path, ticket).data
