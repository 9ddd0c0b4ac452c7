"""The deck as HTML, for the peers that print HTML: cards placed by CSS.

CSS has no way to fit text to a box. Sizes come from an estimate of the lines, or, where scripts run, from trying the
sizes of the ladder.
"""

from __future__ import annotations

import re
from html import escape
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FONTS = Path(__file__).resolve().parent.parent / "fonts" / "noto-sans"
_PT = 25.4 / 72
_CARD = (90.0, 60.0)
_LEFT, _TOP = 15.0, 28.5
_INSET, _FOOT = 4.5, 5.0
_TEXT = (_CARD[0] - 2 * _INSET, _CARD[1] - 2 * _INSET - _FOOT)
_FRONT_LADDER = (24, 20, 17, 15, 13, 11.5, 10, 9, 8)
_BACK_LADDER = (15, 13, 12, 11, 10, 9, 8)
_STYLE = f"""
@font-face {{ font-family: Noto; src: url("{(_FONTS / "NotoSans-Regular.ttf").as_uri()}") }}
@font-face {{ font-family: Noto; font-weight: bold; src: url("{(_FONTS / "NotoSans-Bold.ttf").as_uri()}") }}
@page {{ size: A4; margin: 0 }}
body {{ margin: 0; font-family: Noto; color: #1c1c1e }}
section {{ position: relative; width: 210mm; height: 296.9mm; break-after: page }}
h6 {{ position: absolute; top: 12mm; left: 35mm; margin: 0; font: 6.5pt Noto; color: #6e6e73 }}
div {{ position: absolute; width: {_TEXT[0]}mm; height: {_TEXT[1]}mm; display: flex; align-items: center }}
.front {{ justify-content: center; text-align: center; font-weight: bold; line-height: 1.2 }}
.back {{ line-height: 1.35 }}
p {{ margin: 0 }}
p.item {{ padding-left: 0.9em; text-indent: -0.9em }}
footer {{ position: absolute; font-size: 6.5pt; color: #6e6e73; width: {_TEXT[0]}mm; display: flex;
  justify-content: space-between }}
hr {{ position: absolute; margin: 0; border: 0; border-left: 0.4pt solid black; width: 0; height: 4mm }}
"""


_FIT = f"""<script>
const sizes = {{front: {list(_FRONT_LADDER)}, back: {list(_BACK_LADDER)}}};
addEventListener("load", () => {{  // when the fonts are there
  for (const face of document.querySelectorAll("div")) {{
    for (const size of sizes[face.className]) {{
      face.style.fontSize = size + "pt";
      if (face.firstElementChild.offsetHeight <= face.clientHeight) break;
    }}
  }}
}});
</script>"""


def html(title: str, cards: Sequence[dict[str, str]], *, fit: bool) -> str:
    """Return the document; ``fit`` lets a script in it try the sizes, else they are estimated."""
    return "".join(_document(title, cards)) + (_FIT if fit else "")


def _document(title: str, cards: Sequence[dict[str, str]]) -> Iterator[str]:
    yield f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    sheets = [cards[i : i + 8] for i in range(0, len(cards), 8)]
    for number, sheet in enumerate(sheets):
        for side, mirrored in (("front", False), ("back", True)):
            yield f"<section><h6>Sheet {number + 1} of {len(sheets)} · {side}s</h6>"
            for column in range(3):
                for top in (_TOP - 6, _TOP + 4 * _CARD[1] + 2):
                    yield f'<hr style="left:{_LEFT + column * _CARD[0]}mm;top:{top}mm">'
            for place, card in enumerate(sheet):
                row, column = divmod(place, 2)
                left = _LEFT + (1 - column if mirrored else column) * _CARD[0] + _INSET
                top = _TOP + row * _CARD[1] + _INSET
                yield _face(side, str(card[side]), left, top)
                foot = f"left:{left}mm;top:{top + _TEXT[1] + 1.5}mm"
                shown = f"<span>{escape(title)}</span><span>{8 * number + place + 1}</span>"
                yield f'<footer style="{foot}">{shown}</footer>'
            yield "</section>"


def _face(side: str, text: str, left: float, top: float) -> str:
    lines = [line for line in text.strip().split("\n") if line]
    ladder = _FRONT_LADDER if side == "front" else _BACK_LADDER
    size = next((size for size in ladder if _estimate(lines, size) <= _TEXT[1]), ladder[-1])
    body = "".join(
        f'<p class="item">• {_bold(line[2:])}</p>' if line.startswith("- ") else f"<p>{_bold(line)}</p>"
        for line in lines
    )
    return f'<div class="{side}" style="left:{left}mm;top:{top}mm;font-size:{size}pt"><span>{body}</span></div>'


def _bold(line: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(line, quote=False))


def _estimate(lines: Sequence[str], size: float) -> float:
    """Guess the height, on the large side: what does not fit would be lost."""
    per_line = _TEXT[0] / (0.58 * size * _PT)
    return sum(ceil(len(line) / per_line) for line in lines) * 1.35 * size * _PT
