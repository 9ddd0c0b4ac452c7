"""Typst through its Python binding: cards.typ with fitting by estimate and measure."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

NAME = "Typst, fitted"
LARGEST = 10_000
PRINTS = "cards"

_HERE = Path(__file__).resolve().parent


def version() -> str:
    """Return which release runs."""
    return f"typst {importlib.metadata.version('typst')}"


def main(deck: str, out: str, *, template: str = "cards.typ", fit: bool = True) -> None:
    """Typeset the deck. Tags are switched off: we write none either, and they cost Typst time."""
    import typst  # noqa: PLC0415

    path = Path(deck).resolve()
    typst.compile(
        _HERE / template,
        output=out,
        root="/",
        font_paths=[_HERE.parent.parent / "fonts" / "noto-sans"],
        ignore_system_fonts=True,
        sys_inputs={"deck": path.as_posix(), "fit": "true" if fit else "false"},
        pdf_tags=False,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
