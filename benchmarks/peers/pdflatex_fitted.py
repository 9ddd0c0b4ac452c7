"""pdfLaTeX: boxes tried down the ladder by a macro. It cannot read Noto Sans from our files and takes Helvetica."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "pdfLaTeX, fitted"
LARGEST = 100_000
PRINTS = "cards"

_CARD = (90.0, 60.0)
_LEFT, _TOP, _PAGE_HEIGHT = 15.0, 28.5, 297.0
_INSET, _FOOT = 4.5, 5.0
_TEXT = (_CARD[0] - 2 * _INSET, _CARD[1] - 2 * _INSET - _FOOT)
_FRONT_LADDER = (24, 20, 17, 15, 13, 11.5, 10, 9, 8)
_BACK_LADDER = (15, 13, 12, 11, 10, 9, 8)
_WORDS = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}", "→": r"$\rightarrow$", "“": "``", "”": "''"}
_ESCAPED = str.maketrans({character: f"\\{character}" for character in "{}$&#_%"} | _WORDS)
_HEAD = rf"""\documentclass{{article}}
\usepackage[paperwidth=210mm,paperheight=297mm,margin=0mm,noheadfoot]{{geometry}}
\usepackage{{cmap}}\usepackage[T1]{{fontenc}}\usepackage{{helvet}}\usepackage{{textcomp}}
\renewcommand{{\familydefault}}{{\sfdefault}}
\pagestyle{{empty}}\parindent0pt\parskip0pt\topskip0pt\setlength{{\unitlength}}{{1mm}}\raggedright
\hyphenpenalty10000\tolerance10000\hbadness10000\vbadness10000\hfuzz\maxdimen\vfuzz\maxdimen
\newbox\face
\newif\iftoolarge
\def\setface#1#2#3{{\setbox\face\vbox{{\hsize{_TEXT[0]}mm\linewidth\hsize
 \fontsize{{#1bp}}{{\dimexpr#2\dimexpr#1bp\relax\relax}}\selectfont#3\par}}}}
\def\try#1#2#3{{\iftoolarge\setface{{#1}}{{#2}}{{#3}}%
 \ifdim\dimexpr\ht\face+\dp\face\relax>{_TEXT[1]}mm\else\toolargefalse\fi\fi}}
\def\laid#1#2{{\put(#1,#2){{\vbox to{_TEXT[1]}mm{{\vfil\box\face\vfil}}}}}}
\def\foot#1#2#3#4{{\put(#1,#2){{\hbox to{_TEXT[0]}mm{{\fontsize{{6.5bp}}{{8bp}}\selectfont#3\hss#4}}}}}}
\def\para#1{{\strut#1\strut\par}}
\def\item#1{{\hangindent.9em\hangafter1\strut\hbox to.9em{{\textbullet\hss}}#1\strut\par}}
\begin{{document}}
"""


def version() -> str:
    """Return which release runs. Raises FileNotFoundError where there is none."""
    said = subprocess.run(["pdflatex", "--version"], check=True, capture_output=True, text=True).stdout  # noqa: S607
    return f"pdflatex {said.partition('(')[2].partition(')')[0]}"


def main(deck: str, out: str) -> None:
    """Typeset the deck."""
    import yaml  # noqa: PLC0415, TID251

    source = yaml.load(Path(deck).read_bytes(), Loader=yaml.CSafeLoader)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "cards.tex").write_text("".join(_document(source["title"], source["cards"])), encoding="utf-8")
        command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "cards.tex"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        shutil.move(Path(folder, "cards.pdf"), out)


def _document(title: str, cards: Sequence[dict[str, str]]) -> Iterator[str]:
    yield _HEAD
    shown = title.translate(_ESCAPED)
    sheets = [cards[i : i + 8] for i in range(0, len(cards), 8)]
    for number, sheet in enumerate(sheets):
        for side, mirrored in (("front", False), ("back", True)):
            yield "\\begin{picture}(210,296.9)\n"
            yield rf"\foot{{35}}{{283}}{{Sheet {number + 1} of {len(sheets)} $\cdot$ {side}s}}{{}}" + "\n"
            for column in range(3):
                for y in (_PAGE_HEIGHT - _TOP + 2, _PAGE_HEIGHT - _TOP - 4 * _CARD[1] - 6):
                    yield rf"\put({_LEFT + column * _CARD[0]},{y}){{\rule{{.4bp}}{{4mm}}}}" + "\n"
            for place, card in enumerate(sheet):
                row, column = divmod(place, 2)
                x = _LEFT + (1 - column if mirrored else column) * _CARD[0] + _INSET
                y = _PAGE_HEIGHT - _TOP - (row + 1) * _CARD[1] + _INSET
                yield rf"\foot{{{x}}}{{{y}}}{{{shown}}}{{{8 * number + place + 1}}}" + "\n"
                yield (_front if side == "front" else _back)(str(card[side]))
                yield rf"\laid{{{x}}}{{{y + _FOOT}}}" + "\n"
            yield "\\end{picture}\\newpage\n"
    yield "\\end{document}\n"


def _front(text: str) -> str:
    return _tried(_FRONT_LADDER, "1.2", rf"\centering\bfseries\strut {text.translate(_ESCAPED)}\strut")


def _back(text: str) -> str:
    lines = [line for line in text.strip().split("\n") if line]
    body = "".join(
        rf"\item{{{_bold(line[2:])}}}" if line.startswith("- ") else rf"\para{{{_bold(line)}}}" for line in lines
    )
    return _tried(_BACK_LADDER, "1.35", rf"\raggedright {body}")


def _bold(line: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"{\\bfseries \1}", line.translate(_ESCAPED))


def _tried(ladder: Sequence[float], leading: str, body: str) -> str:
    """Set a text at one size after the other, until it fits."""
    tries = "".join(rf"\try{{{size}}}{{{leading}}}{{\body}}" for size in ladder)
    return rf"\toolargetrue\def\body{{{body}}}{tries}"


if __name__ == "__main__":
    main(*sys.argv[1:])
