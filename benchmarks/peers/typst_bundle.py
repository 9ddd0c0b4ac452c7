"""Typst through its Python binding: bundle.typ, which has the fitted cards of cards.typ, a worksheet and its key."""

from __future__ import annotations

import sys

from peers import typst_fitted

NAME = "Typst, bundle"
LARGEST = 10_000
PRINTS = "bundle"

version = typst_fitted.version


def main(deck: str, out: str) -> None:
    """Typeset cards, worksheet and key into one file."""
    typst_fitted.main(deck, out, template="bundle.typ")


if __name__ == "__main__":
    main(*sys.argv[1:])
