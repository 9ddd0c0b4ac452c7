"""Takes the path of a deck file, gives the Deck, or every problem of the file at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.disk import is_file, leads_out
from cardprint.errors import DeckError, Problem, Severity, Span, quoted
from cardprint.model.deck import Card, Deck, Mark, side_file
from cardprint.model.limits import DEFAULT, Limits
from cardprint.source.cards import CardReader
from cardprint.source.findings import Findings
from cardprint.source.illustration import IllustrationReader
from cardprint.source.keys import DECK_KEYS
from cardprint.source.language import is_language, language_hint
from cardprint.source.print_settings import read_settings
from cardprint.source.text_file import read_text
from cardprint.source.values import Values
from cardprint.source.yaml_nodes import ListNode, MapNode, TextNode, kind_of, read_yaml

if TYPE_CHECKING:
    from cardprint.source.known_texts import KnownTexts
    from cardprint.source.yaml_nodes import Node

_A_DECK = "a deck begins with 'title: …', and its cards are a list below 'cards:'"


def load_deck(
    path: str | Path, *, limits: Limits = DEFAULT, known: KnownTexts | None = None
) -> tuple[Deck, tuple[Problem, ...]]:
    """Read a deck file, UTF-8 or UTF-16. Gives the deck, and warnings in the order of the file.

    ``known`` is kept by who reads the same deck again and again, and spares it most of the work.

    Ratings in a file beside the deck, ``french.ratings.csv`` for ``french.yaml``, outrank those in the deck.

    Raises DeckError with every error and warning of the file, or LimitError with the same where one of them is a
    limit. What breaks YAML itself hides what comes after it.
    """
    findings = Findings(str(path), limits.problems)
    source = read_text(path, findings, limits)
    deck = _read_deck(read_yaml(source, findings, limits), Values(source, findings, limits), known)
    problems = findings.settle()
    table = side_file(path)
    if leads_out(table):
        message = "the file is a link to one outside the deck's folder"
        raise DeckError(Problem(message, Span(str(table)), "put the ratings beside the deck"))
    if not is_file(table):
        return deck, problems
    from cardprint.source.ratings import read_ratings  # noqa: PLC0415 - few decks have such a file

    ratings = read_ratings(table, deck, severity=Severity.WARNING, limits=limits)
    return deck.rated(ratings.by_number), problems + ratings.problems


def _read_deck(root: Node | None, values: Values, known: KnownTexts | None) -> Deck:
    findings = values.findings
    if not isinstance(root, MapNode):
        is_empty = root is None or root == TextNode("", root.mark)
        message = "the file is empty" if root is None or is_empty else f"the file is {kind_of(root)}, not a deck"
        findings.stop(message, root.mark if root else Mark(1, 1), _A_DECK)
    values.keys(root, DECK_KEYS, "the deck")
    entries = root.entries
    title = values.line(entries["title"], "'title'") if "title" in entries else None
    if len(title or "") > values.limits.title:
        message = f"'title' has {len(title or ''):,} characters; at most {values.limits.title} are allowed"
        findings.limit(message, entries["title"].mark, "it heads every sheet: shorten it, and put the rest on a card")
    lang = _language(entries["lang"], values) if "lang" in entries else "en"
    settings = read_settings(entries["print"], findings, Path(findings.path).parent) if "print" in entries else {}
    illustration = IllustrationReader(values, DECK_KEYS).setting(entries, "'{}'".format)
    if known is not None:
        known.begin()
    reader = CardReader(values, illustration, known)
    cards = _read_cards(entries["cards"], reader, findings) if "cards" in entries else []
    return Deck(title or "", tuple(cards), findings.path, lang or "en", settings, reader.pictures)


def _language(node: Node, values: Values) -> str | None:
    tag = values.line(node, "'lang'")
    if tag is not None and not is_language(tag):
        values.findings.error(f"{quoted(tag)} is not the code of a language", node.mark, language_hint(tag))
    return tag


def _read_cards(node: Node, reader: CardReader, findings: Findings) -> list[Card]:
    if (isinstance(node, ListNode) and not node.items) or (isinstance(node, TextNode) and not node.text):
        findings.error("the deck has no cards", node.mark, "begin each card with '- front: …' below 'cards:'")
        return []
    if not isinstance(node, ListNode):
        message = f"'cards' must be a list, not {kind_of(node)}"
        findings.error(message, node.mark, "begin each card with '- front: …'")
        return []
    waiting = node.items[::-1]
    node.items.clear()  # each node is let go once it is read: together they weigh as much as the cards
    cards = []
    while waiting:
        card = reader.read(waiting.pop())
        if card is not None:
            cards.append(card)
    reader.finish()
    return cards
