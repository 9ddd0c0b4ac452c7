"""ReportLab's own paragraphs, fitted: sizes from an estimate down the ladder, drawn at their slots without tables."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from html import escape
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas  # noqa: TID251 - this peer is ReportLab
    from reportlab.platypus import Paragraph  # noqa: TID251

NAME = "ReportLab Platypus"
LARGEST = 10_000
PRINTS = "cards"

_FONTS = Path(__file__).resolve().parent.parent.parent / "fonts" / "noto-sans"
_MM = 72 / 25.4
_PAGE = (210 * _MM, 297 * _MM)
_CARD = (90 * _MM, 60 * _MM)
_LEFT, _TOP = 15 * _MM, 28.5 * _MM
_INSET, _FOOT = 4.5 * _MM, 5 * _MM
_TEXT = (_CARD[0] - 2 * _INSET, _CARD[1] - 2 * _INSET - _FOOT)
_FRONT_LADDER = (24, 20, 17, 15, 13, 11.5, 10, 9, 8)
_BACK_LADDER = (15, 13, 12, 11, 10, 9, 8)
_QUIET = "#6e6e73"


def version() -> str:
    """Return which release runs."""
    return f"reportlab {importlib.metadata.version('reportlab')}"


def main(deck: str, out: str) -> None:
    """Typeset the deck."""
    import yaml  # noqa: PLC0415, TID251
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415, TID251

    source = yaml.load(Path(deck).read_bytes(), Loader=yaml.CSafeLoader)
    front, back = _front_and_back()
    canvas = Canvas(out, pagesize=_PAGE, pageCompression=1)
    canvas.setTitle(source["title"])
    cards = source["cards"]
    sheets = [cards[i : i + 8] for i in range(0, len(cards), 8)]
    for number, sheet in enumerate(sheets):
        for side, blocks, mirrored in (("front", front, False), ("back", back, True)):
            _furniture(canvas, f"Sheet {number + 1} of {len(sheets)} · {side}s")
            for place, card in enumerate(sheet):
                row, column = divmod(place, 2)
                x = _LEFT + (1 - column if mirrored else column) * _CARD[0]
                y = _PAGE[1] - _TOP - (row + 1) * _CARD[1]
                canvas.setFont("Noto Sans", 6.5)
                canvas.setFillColor(_QUIET)
                canvas.drawString(x + _INSET, y + _INSET, source["title"])
                canvas.drawRightString(x + _CARD[0] - _INSET, y + _INSET, str(8 * number + place + 1))
                _draw(canvas, blocks(str(card[side])), x + _INSET, y + _CARD[1] - _INSET)
            canvas.showPage()
    canvas.save()


def _front_and_back() -> tuple[Callable[[str], list[Paragraph]], Callable[[str], list[Paragraph]]]:
    """Return the two makers of fitted paragraphs, with one style for each size of the ladders."""
    from reportlab.lib.enums import TA_CENTER  # noqa: PLC0415, TID251
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415, TID251
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415, TID251
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415, TID251
    from reportlab.platypus import Paragraph  # noqa: PLC0415, TID251

    pdfmetrics.registerFont(TTFont("Noto Sans", _FONTS / "NotoSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Noto Sans Bold", _FONTS / "NotoSans-Bold.ttf"))
    pdfmetrics.registerFontFamily("Noto Sans", normal="Noto Sans", bold="Noto Sans Bold")

    def style(size: float, leading: float, **more: object) -> ParagraphStyle:
        return ParagraphStyle(f"{size}", fontSize=size, leading=leading * size, textColor="#1c1c1e", **more)

    fronts = {s: style(s, 1.2, fontName="Noto Sans Bold", alignment=TA_CENTER) for s in _FRONT_LADDER}
    texts = {s: style(s, 1.35, fontName="Noto Sans", spaceBefore=0.5 * s) for s in _BACK_LADDER}
    bullets = {
        s: style(s, 1.35, fontName="Noto Sans", leftIndent=0.9 * s, bulletFontName="Noto Sans", bulletFontSize=s)
        for s in _BACK_LADDER
    }

    def front(text: str) -> list[Paragraph]:
        markup = escape(text, quote=False)
        return _fitted(text, _FRONT_LADDER, lambda size: [Paragraph(markup, fronts[size])])

    def back(text: str) -> list[Paragraph]:
        markup = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text.strip(), quote=False))
        lines = [line for line in markup.split("\n") if line]

        def at(size: float) -> list[Paragraph]:
            return [
                Paragraph(line[2:], bullets[size], bulletText="•")
                if line.startswith("- ")
                else Paragraph(line, texts[size])
                for line in lines
            ]

        return _fitted(text, _BACK_LADDER, at)

    return front, back


def _fitted(text: str, ladder: Sequence[float], at: Callable[[float], list[Paragraph]]) -> list[Paragraph]:
    """Start at an estimate, a little on the large side, and walk down to the first size that fits."""
    lengths = [len(line) for line in text.strip().split("\n") if line]
    start = next((step for step, size in enumerate(ladder) if _estimate(lengths, size) <= _TEXT[1]), -1)
    *larger, smallest = ladder[start:]
    for size in larger:
        blocks = at(size)
        if _height(blocks) <= _TEXT[1]:
            return blocks
    blocks = at(smallest)
    _height(blocks)
    return blocks


def _estimate(lengths: Sequence[int], size: float) -> float:
    per_line = _TEXT[0] / (0.48 * size)
    return sum(ceil(length / per_line) for length in lengths) * 1.2 * size


def _height(blocks: Sequence[Paragraph]) -> float:
    heights = [block.wrap(_TEXT[0], _TEXT[1])[1] for block in blocks]
    return sum(heights) + sum(block.style.spaceBefore for block in blocks[1:])


def _draw(canvas: Canvas, blocks: Sequence[Paragraph], x: float, top: float) -> None:
    """Set the blocks below one another, the stack in the middle of the text's height."""
    y = top - max(0.0, (_TEXT[1] - sum(block.height for block in blocks)) / 2)
    for number, block in enumerate(blocks):
        y -= block.height + (block.style.spaceBefore if number else 0.0)
        block.drawOn(canvas, x, y)


def _furniture(canvas: Canvas, head: str) -> None:
    canvas.setFont("Noto Sans", 7)
    canvas.setFillColor(_QUIET)
    canvas.drawString(_LEFT, _PAGE[1] - 14 * _MM, head)
    canvas.setLineWidth(0.4)
    right, bottom = _LEFT + 2 * _CARD[0], _PAGE[1] - _TOP - 4 * _CARD[1]
    top = _PAGE[1] - _TOP
    lines = []
    for column in range(3):
        x = _LEFT + column * _CARD[0]
        lines += [(x, top + 2 * _MM, x, top + 6 * _MM), (x, bottom - 2 * _MM, x, bottom - 6 * _MM)]
    for row in range(5):
        y = bottom + row * _CARD[1]
        lines += [(_LEFT - 6 * _MM, y, _LEFT - 2 * _MM, y), (right + 2 * _MM, y, right + 6 * _MM, y)]
    canvas.lines(lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
