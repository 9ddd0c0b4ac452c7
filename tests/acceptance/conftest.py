"""What the promises are checked with: the decks that come with the program, decks made on the spot, its front door."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cardprint.build.pipeline import make
from cardprint.options.request import PrintRequest, Product
from cardprint.options.selection import Selection, parse_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from cardprint.build.pipeline import BuildResult

CARDS = Path(__file__).parents[2] / "cards"
SAMPLES = ("first-words", "other-compute-services", "times-tables")


@pytest.fixture(scope="session")
def printed() -> Callable[..., BuildResult]:
    """Return what prints a deck file; settings are those of the command line, as ``card_size="A7"``."""

    def printing(
        deck: Path, product: str = "cards", *, start: int = 1, cards: str = "", **settings: str
    ) -> BuildResult:
        return make(
            deck,
            PrintRequest(
                Product(product),
                {name.replace("_", "-"): value for name, value in settings.items()},
                selection=Selection(numbers=parse_numbers(cards) if cards else ()),
                start=start,
            ),
        )

    return printing


@pytest.fixture
def deck_of(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes a deck file: a text of cards, the title before it."""

    def writing(cards: str, title: str = "A deck", **keys: str) -> Path:
        path = tmp_path / "deck.yaml"
        head = "".join(f"{key}: {value}\n" for key, value in {"title": title, **keys}.items())
        path.write_text(f"{head}cards:\n{cards}", encoding="utf-8")
        return path

    return writing


@pytest.fixture(scope="session", params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> Path:
    """Each of the decks that come with the program."""
    return CARDS / f"{request.param}.yaml"


@pytest.fixture(autouse=True)
def _nobodys_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work as somebody without a config file."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
