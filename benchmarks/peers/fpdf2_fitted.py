"""fpdf2: multi_cell, tried without drawing down the ladder from an estimate; its Markdown for bold words."""

from __future__ import annotations

import importlib.metadata
import sys
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fpdf import FPDF

NAME = "fpdf2"
LARGEST = 10_000
PRINTS = "cards"

_FONTS = Path(__file__).resolve().parent.parent.parent / "fonts" / "noto-sans"
_PT = 25.4 / 72
_CARD = (90.0, 60.0)
_LEFT, _TOP = 15.0, 28.5
_INSET, _FOOT = 4.5, 5.0
_TEXT = (_CARD[0] - 2 * _INSET, _CARD[1] - 2 * _INSET - _FOOT)
_FRONT_LADDER = (24, 20, 17, 15, 13, 11.5, 10, 9, 8)
_BACK_LADDER = (15, 13, 12, 11, 10, 9, 8)
_FAMILY = "Noto Sans"


def version() -> str:
    """Return which release runs."""
    return f"fpdf2 {importlib.metadata.version('fpdf2')}"


def main(deck: str, out: str) -> None:
    """Typeset the deck."""
    import yaml  # noqa: PLC0415, TID251
    from fpdf import FPDF  # noqa: PLC0415

    source = yaml.load(Path(deck).read_bytes(), Loader=yaml.CSafeLoader)
    pdf = FPDF("P", "mm", "A4")
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_title(source["title"])
    pdf.add_font(_FAMILY, "", _FONTS / "NotoSans-Regular.ttf")
    pdf.add_font(_FAMILY, "B", _FONTS / "NotoSans-Bold.ttf")
    cards = source["cards"]
    sheets = [cards[i : i + 8] for i in range(0, len(cards), 8)]
    for number, sheet in enumerate(sheets):
        for side, draw, mirrored in (("front", _front, False), ("back", _back, True)):
            pdf.add_page()
            _furniture(pdf, f"Sheet {number + 1} of {len(sheets)} · {side}s")
            for place, card in enumerate(sheet):
                row, column = divmod(place, 2)
                x = _LEFT + (1 - column if mirrored else column) * _CARD[0] + _INSET
                y = _TOP + row * _CARD[1] + _INSET
                pdf.set_font(_FAMILY, "", 6.5)
                pdf.text(x, y + _CARD[1] - 2 * _INSET, source["title"])
                shown = str(8 * number + place + 1)
                pdf.text(x + _TEXT[0] - pdf.get_string_width(shown), y + _CARD[1] - 2 * _INSET, shown)
                draw(pdf, str(card[side]), x, y)
    pdf.output(out)


def _furniture(pdf: FPDF, line: str) -> None:
    pdf.set_font(_FAMILY, "", 6.5)
    pdf.text(_LEFT + 20, 14, line)
    pdf.set_line_width(0.14)
    for column in range(3):
        for y in (_TOP - 6, _TOP + 4 * _CARD[1] + 2):
            pdf.line(_LEFT + column * _CARD[0], y, _LEFT + column * _CARD[0], y + 4)


def _front(pdf: FPDF, text: str, x: float, y: float) -> None:
    def height(size: float, *, draw_at: float | None = None) -> float:
        pdf.set_font(_FAMILY, "B", size)
        return _paragraph(pdf, text, (x, draw_at), _TEXT[0], 1.2 * size, "C")

    _fitted(_FRONT_LADDER, [len(text)], height, y)


def _back(pdf: FPDF, text: str, x: float, y: float) -> None:
    lines = [line for line in text.strip().split("\n") if line]

    def height(size: float, *, draw_at: float | None = None) -> float:
        pdf.set_font(_FAMILY, "", size)
        used = 0.0
        for line in lines:
            indent = 0.9 * size * _PT if line.startswith("- ") else 0.0
            top = None if draw_at is None else draw_at + used
            if indent and top is not None:
                pdf.set_xy(x, top)
                pdf.cell(indent, 1.35 * size * _PT, "•")
            words = line.removeprefix("- ")
            used += _paragraph(pdf, words, (x + indent, top), _TEXT[0] - indent, 1.35 * size, "L")
        return used

    _fitted(_BACK_LADDER, [len(line) for line in lines], height, y)


def _paragraph(  # noqa: PLR0913, PLR0917 - what fpdf2 wants to know of one
    pdf: FPDF, text: str, at: tuple[float, float | None], width: float, leading: float, align: str
) -> float:
    """Return the height of a paragraph, drawing it where its top is given."""
    x, top = at
    if top is not None:
        pdf.set_xy(x, top)
    height: float = pdf.multi_cell(
        width, leading * _PT, text, align=align, markdown=True, dry_run=top is None, output="HEIGHT"
    )
    return height


def _fitted(ladder: Sequence[float], lengths: Sequence[int], height: Callable[..., float], y: float) -> None:
    """Start at an estimate, a little on the large side, and walk down to the first size that fits."""
    start = next((step for step, size in enumerate(ladder) if _estimate(lengths, size) <= _TEXT[1]), len(ladder) - 1)
    for size in ladder[start:]:
        used = height(size)
        if used <= _TEXT[1]:
            break
    height(size, draw_at=y + max(0.0, (_TEXT[1] - used) / 2))


def _estimate(lengths: Sequence[int], size: float) -> float:
    per_line = _TEXT[0] / (0.48 * size * _PT)
    return sum(ceil(length / per_line) for length in lengths) * 1.2 * size * _PT


if __name__ == "__main__":
    main(*sys.argv[1:])
