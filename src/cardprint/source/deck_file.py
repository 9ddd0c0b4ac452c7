"""Takes the path of a deck file, gives the Deck, or every problem of the file at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.errors import DeckError, Problem, Severity, Span, quoted
from cardprint.files.paths import is_file, leads_out
from cardprint.model.deck import Deck, Mark, side_file
from cardprint.model.limits import DEFAULT, Limits
from cardprint.source.card_list import CardList
from cardprint.source.findings import Findings
from cardprint.source.illustration import IllustrationReader
from cardprint.source.keys import DECK_KEYS
from cardprint.source.language import is_language, language_hint
from cardprint.source.print_settings import read_settings
from cardprint.source.text_file import read_text
from cardprint.source.values import Values
from cardprint.source.yaml_nodes import Apart, MapNode, is_nothing, kind_of, read_yaml

if TYPE_CHECKING:
    from cardprint.source.yaml_nodes import Node

_A_DECK = "a deck begins with 'title: …', and its cards are a list below 'cards:'"


def load_deck(path: str | Path, *, limits: Limits = DEFAULT) -> tuple[Deck, tuple[Problem, ...]]:
    """Read a deck file, UTF-8 or UTF-16. Gives the deck, and warnings in the order of the file.

    Ratings in a file beside the deck, ``french.ratings.csv`` for ``french.yaml``, outrank those in the deck.

    Raises DeckError with every error and warning of the file, or LimitError with the same where one of them is a
    limit. What breaks YAML itself hides what comes after it.
    """
    findings = Findings(str(path), limits.problems)
    source = read_text(path, findings, limits)
    deck = _read_deck(Values(source, findings, limits), CardList(source, findings.path, limits))
    problems = findings.settle()
    table = side_file(path)
    if leads_out(table):
        message = "the file is a link to one outside the deck's folder"
        raise DeckError(Problem(message, Span(str(table)), "put the ratings beside the deck"))
    if not is_file(table):
        return deck, problems
    from cardprint.source.ratings.rating_table import read_ratings  # noqa: PLC0415 - few decks have such a file

    ratings = read_ratings(table, deck, severity=Severity.WARNING, limits=limits)
    return deck.rated(ratings.by_number), problems + ratings.problems


def _read_deck(values: Values, cards: CardList) -> Deck:
    findings = values.findings
    root = read_yaml(values.source, findings, values.limits, Apart("cards", cards.begin, cards.take))
    if not isinstance(root, MapNode):
        message = (
            "the file is empty" if root is None or is_nothing(root) else f"the file is {kind_of(root)}, not a deck"
        )
        findings.stop(message, root.mark if root else Mark(1, 1), _A_DECK)
    values.keys(root, DECK_KEYS, "the deck")
    entries = root.entries
    title = values.line(entries["title"], "'title'") if "title" in entries else None
    if len(title or "") > values.limits.title:
        message = f"'title' has {len(title or ''):,} characters; at most {values.limits.title} are allowed"
        findings.limit(message, entries["title"].mark, "it heads every sheet: shorten it, and put the rest on a card")
    lang = _language(entries["lang"], values) if "lang" in entries else "en"
    printed = entries.get("print")
    settings = {} if printed is None else read_settings(printed, findings, Path(findings.path).parent)
    marks = {name: node.mark for name, node in printed.entries.items()} if isinstance(printed, MapNode) else {}
    general = IllustrationReader(values, DECK_KEYS).setting(entries, "'{}'".format)
    found = cards.finish(entries["cards"], findings, general) if "cards" in entries else ()
    return Deck(title or "", found, findings.path, lang or "en", settings, cards.pictures, marks)


def _language(node: Node, values: Values) -> str | None:
    tag = values.line(node, "'lang'")
    if tag is not None and not is_language(tag):
        values.findings.error(f"{quoted(tag)} is not the code of a language", node.mark, language_hint(tag))
    return tag
