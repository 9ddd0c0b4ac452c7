"""The command that takes down how well cards are known: asked one by one, or from a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.cli import options, streams
from cardprint.cli.command import CommandSpec, Option, OptionGroup
from cardprint.cli.report import counted, tell_problems
from cardprint.cli.targets import find_decks
from cardprint.errors import ExitCode, UsageError, visible
from cardprint.model.block_contents import plain_text, question_text
from cardprint.options.selection import parse_rating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.cli.command import Arguments
    from cardprint.model.deck import Card
    from cardprint.source.ratings.rating_store import RatingStore

_STOP = ("q", "quit")
_RATE = "how well did you know it? 1 not at all … 5 perfectly, Enter to skip, q to stop: "


def _rate(arguments: Arguments) -> ExitCode:
    """Take down how well you know each card.

    Shows the front of a card, waits for Enter, shows its back and asks for a number from 1, not at all, to 5,
    perfectly. Every answer is kept at once: stop when you like, and go on later with the cards not rated yet.

    A rating is written into the deck as `rating:`, where nothing else is changed, or with --side into a file beside
    it, DECK.ratings.csv. Where there is such a file, it is what counts.
    """
    from cardprint.source.ratings.rating_store import RatingStore  # noqa: PLC0415 - help needs none of it

    table = arguments.text("from")
    unused = [option.flags[0] for option in (*options.CHOICE, _AGAIN) if arguments.flag(option.name)]
    if table is not None and unused:
        raise UsageError.of(f"--from and {unused[0]} exclude each other", hint="leave out one of them")
    store = RatingStore(_the_deck(arguments), side=arguments.flag("side"))
    tell_problems(store.problems)
    if table is not None:
        _take_over(table, store)
    else:
        _ask(_chosen(arguments, store), store)
    return ExitCode.DONE


def _the_deck(arguments: Arguments) -> str:
    decks = find_decks(arguments.many("decks"))
    if len(decks) > 1:
        raise UsageError.of(f"one deck is rated at a time, not {len(decks)}", hint=f"name one, such as {decks[0]}")
    return decks[0]


def _take_over(table: str, store: RatingStore) -> None:
    """Keep the ratings of a table."""
    from cardprint.source.ratings.rating_table import read_ratings  # noqa: PLC0415 - as above

    ratings = read_ratings(table, store.deck).by_number
    if ratings:
        store.record(ratings)
    _tell(len(ratings), store)


def _chosen(arguments: Arguments, store: RatingStore) -> tuple[Card, ...]:
    """Return the cards to ask for: those chosen, and without --again or --weak of these only those not rated yet."""
    cards = options.selection(arguments).of(store.deck).cards
    if arguments.flag("again") or arguments.text("weak"):
        return cards
    unrated = tuple(card for card in cards if card.rating is None)
    if not unrated:
        raise UsageError.of(
            f"{store.deck.path}: every card is rated",
            hint="--again asks for all of them, --weak 3 for those known badly",
        )
    return unrated


def _ask(cards: Sequence[Card], store: RatingStore) -> None:
    """Ask for one card after another until they end or somebody has had enough."""
    rated = 0
    try:
        for place, card in enumerate(cards, 1):
            streams.say(
                f"\n{place} of {len(cards)} · card {card.number}\n\n{_indented(_shown(question_text(card.front)))}\n"
            )
            if _stops(streams.ask("Enter shows the back, q stops: ")):
                break
            streams.say(f"\n{_indented(_shown(plain_text(card.told)))}\n")
            answer = _answer()
            if _stops(answer):
                break
            if answer:
                store.record({card.number: parse_rating(answer)})
                rated += 1
    finally:
        _tell(rated, store)


def _answer() -> str | None:
    """Ask until the answer is a rating, nothing, or the wish to stop."""
    while True:
        answer = streams.ask(_RATE)
        if _stops(answer) or not answer:
            return answer
        try:
            parse_rating(answer)
        except ValueError as error:
            streams.say(str(error))
        else:
            return answer


def _stops(answer: str | None) -> bool:
    return answer is None or answer.casefold() in _STOP


def _shown(text: str) -> str:
    """Return the words of a side; where there are none, there is a picture, which the printed card has."""
    return text or "(a picture)"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _tell(rated: int, store: RatingStore) -> None:
    left = sum(card.rating is None for card in store.deck.cards)
    streams.tell(
        f"{visible(str(store.place))}: {counted(rated, 'card')} rated, {left} of {len(store.deck.cards)} not rated yet"
    )


_AGAIN = Option("again", ("--again",), "ask for cards that are rated already as well")

RATE = CommandSpec(
    _rate,
    (
        OptionGroup(
            "Deck", (Option("decks", (), "a deck file; the one in cards/ if there is one", "DECK", many=True),)
        ),
        OptionGroup("Cards", (*options.CHOICE, _AGAIN)),
        OptionGroup(
            "Ratings",
            (
                Option(
                    "from",
                    ("--from",),
                    "take ratings from a table (CSV) with the columns rating and id, number or front",
                    "FILE",
                ),
                Option("side", ("--side",), "keep ratings in DECK.ratings.csv, not in the deck"),
            ),
        ),
    ),
    (
        ("cardprint rate cards/french.yaml", "asks for each card that is not rated yet"),
        ("cardprint rate cards/french.yaml --weak 3", "asks again for those known badly"),
        ("cardprint rate cards/french.yaml --from ratings.csv", "takes down the log of a study kit"),
        ("cardprint deck cards/french.yaml --weak 3", "prints cards of what is left to learn"),
    ),
)
