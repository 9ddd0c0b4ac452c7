"""pdfimpose: the imposition alone. What it gets are single cards, made once and kept beside the output."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from pathlib import Path

NAME = "pdfimpose, imposition alone"
LARGEST = 1_000
PRINTS = ""

_CARD = (90 * 72 / 25.4, 60 * 72 / 25.4)
_MARGIN = 15 * 72 / 25.4  # on all sides: it has no paper, only what cards and margins come to


def version() -> str:
    """Return which release runs."""
    return f"pdfimpose {importlib.metadata.version('pdfimpose')}"


def main(deck: str, out: str) -> None:
    """Impose the cards of the deck, fronts and backs in turn, eight to a sheet."""
    cards = Path(out).with_name(f"{Path(deck).stem}-single.pdf")
    if not cards.exists():
        _make_cards(Path(deck), cards)
    sheet = ("--signature", "2x4", "--mark", "crop", "--omargin", f"{_MARGIN}")
    subprocess.run([sys.executable, "-m", "pdfimpose", "cards", *sheet, "--output", out, str(cards)], check=True)


def _make_cards(deck: Path, target: Path) -> None:
    """Write every side of every card on a page of its own, line by line as it is typed."""
    import yaml  # noqa: PLC0415, TID251
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415, TID251

    canvas = Canvas(str(target), pagesize=_CARD)
    for card in yaml.load(deck.read_bytes(), Loader=yaml.CSafeLoader)["cards"]:
        for side in ("front", "back"):
            text = canvas.beginText(12, _CARD[1] - 20)
            text.setFont("Helvetica", 7)
            text.textLines(str(card[side]))
            canvas.drawText(text)
            canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
