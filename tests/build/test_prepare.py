"""What is wrong with fonts is told where the deck asks for them."""

from __future__ import annotations

import pytest

from cardprint.build.pipeline import preflight
from cardprint.errors import DeckError
from cardprint.options.request import PrintRequest, Product


@pytest.fixture
def told(tmp_path):
    """Return what says where what is wrong with the fonts of a deck is, with a folder of fonts beside it."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "cut.ttf").write_bytes(b"no font")
    (tmp_path / "look.yaml").write_text("font: Papyrus\n", encoding="utf-8")
    path = tmp_path / "deck.yaml"

    def telling(settings: str, **typed: str) -> list[tuple[str, str | None]]:
        path.write_text(f"title: t\nprint:\n  {settings}\ncards:\n  - {{front: a, back: b}}\n", encoding="utf-8")
        asked = {name.replace("_", "-"): text for name, text in typed.items()}
        with pytest.raises(DeckError) as caught:
            preflight(path, PrintRequest(Product.CARDS, asked))
        return [(problem.message, problem.span and str(problem.span)) for problem in caught.value.problems]

    return telling


@pytest.mark.parametrize(
    ("settings", "place", "message"),
    [
        ("font: Papyrus", "3:9", "there is no font family 'Papyrus'"),
        ("theme: look.yaml", "3:10", "there is no font family 'Papyrus'"),
        ("font-dir: fonts", "3:13", "is damaged or not a font"),
        ("font-dir: nowhere", "3:13", "does not exist"),
        ("font-dir: look.yaml", "3:13", "is a file"),
    ],
)
def test_what_is_wrong_with_fonts_is_reported_at_the_setting_that_asks_for_them(
    told, tmp_path, settings, place, message
):
    ((said, where),) = told(settings)
    assert message in said
    assert where == f"{tmp_path / 'deck.yaml'}:{place}"


def test_what_the_command_line_asks_for_is_not_told_of_the_deck(told):
    ((_, where),) = told("font: Noto Sans", font="Papyrus")
    assert where is None
