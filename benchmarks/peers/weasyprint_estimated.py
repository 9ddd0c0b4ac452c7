"""WeasyPrint: sizes from an estimate of the lines."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

NAME = "WeasyPrint, estimated"
LARGEST = 1_000
PRINTS = "cards"


def version() -> str:
    """Return which release runs."""
    return f"weasyprint {importlib.metadata.version('weasyprint')}"


def main(deck: str, out: str) -> None:
    """Typeset the deck."""
    import yaml  # noqa: PLC0415, TID251
    from weasyprint import HTML  # noqa: PLC0415

    from html_pages import html  # noqa: PLC0415

    source = yaml.load(Path(deck).read_bytes(), Loader=yaml.CSafeLoader)
    HTML(string=html(source["title"], source["cards"], fit=False)).write_pdf(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
