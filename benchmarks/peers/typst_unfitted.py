"""Typst through its Python binding: cards.typ with every side at 9 pt, which spares it all measuring."""

from __future__ import annotations

import sys

from peers import typst_fitted

NAME = "Typst, no fitting"
LARGEST = 10_000
PRINTS = "cards"

version = typst_fitted.version


def main(deck: str, out: str) -> None:
    """Typeset the deck at one size."""
    typst_fitted.main(deck, out, fit=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
