"""Who takes part: cardprint, an empty program for the start-up, and every module in peers/."""

from __future__ import annotations

import importlib
import importlib.metadata
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import cardprint
import peers

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
CARDS = "cardprint"
BUNDLE = "cardprint bundle"
FEWER = "cardprint, 10,000 cards"
EMPTY = "empty Typer program"
BOUND = 10_000  # the largest deck to make a bundle of, and the size that the cost of a card in larger ones is held to
UNLIMITED = 30_000  # decks of more cards have to be allowed
START_UP = 100  # decks of up to so many cards show the start-up, and race against the empty program too


class Contestant(NamedTuple):
    """A program to time: ``command`` is run with the paths of the deck and of the output in the places of their names.

    ``prints`` is "cards" or "bundle" where its output is to be what inspection.py expects.
    """

    name: str
    command: tuple[str, ...]
    version: str
    prints: str = "cards"

    @property
    def is_peer(self) -> bool:
        """Whether it is another's program, and does what one of ours does."""
        return not self.name.startswith(CARDS) and self.name != EMPTY

    def command_for(self, deck: Path, out: Path) -> tuple[str, ...]:
        """Put the deck and the output in their places."""
        places = {"DECK": str(deck), "OUT": str(out)}
        return tuple(places.get(word, word) for word in self.command)


def contestants(size: int, chosen: str, *, alone: bool) -> Iterator[Contestant]:
    """Yield those who take part with a deck of that size; ``chosen`` names peers, all where it is empty.

    With a deck that no peer can set cardprint is ``alone``, and what it prints is not for inspection.py to judge.
    """
    yield from _ours(size, judged=not alone)
    if alone:
        return
    if size <= START_UP:
        typer = f"typer {importlib.metadata.version('typer')}"
        yield Contestant(EMPTY, (sys.executable, str(HERE / "empty.py")), typer, prints="")
    wanted = [name.strip().lower() for name in chosen.split(",") if name.strip()]
    for found in pkgutil.iter_modules(peers.__path__):
        peer = importlib.import_module(f"peers.{found.name}")
        if size <= peer.LARGEST and (not wanted or any(name in peer.NAME.lower() for name in wanted)):
            try:
                release = peer.version()
            except (importlib.metadata.PackageNotFoundError, FileNotFoundError) as error:
                print(f"{peer.NAME} is not installed here and takes no part: {error}", file=sys.stderr)
                continue
            own = peer.command() if hasattr(peer, "command") else (sys.executable, "-m", f"peers.{found.name}")
            yield Contestant(peer.NAME, (*own, "DECK", "OUT"), release, prints=peer.PRINTS)


def _ours(size: int, *, judged: bool) -> Iterator[Contestant]:
    """Yield what is ours: the cards, and the bundle."""
    asked = ("DECK", "--duplex", "-o", "OUT")
    if size > UNLIMITED:
        asked += ("--limit", f"deck={size // 1000}", "--limit", f"values={10 * size}")
    program = (sys.executable, "-m", "cardprint")
    version = f"cardprint {cardprint.__version__}"
    cards, bundle = ("cards", "bundle") if judged else ("", "")
    yield Contestant(CARDS, (*program, "deck", *asked), version, cards)
    if size <= BOUND:
        yield Contestant(BUNDLE, (*program, "bundle", *asked), version, bundle)
    else:
        fewer = tuple(str(HERE / "out" / f"{BOUND}-cards.yaml") if word == "DECK" else word for word in asked)
        yield Contestant(FEWER, (*program, "deck", *fewer), version, "")
