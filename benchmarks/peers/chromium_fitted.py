"""Chromium without a window: a script in the page tries the sizes, then it prints."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAME = "Chromium, fitted"
LARGEST = 1_000
PRINTS = "cards"

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def version() -> str:
    """Return which release runs."""
    return subprocess.run([_program(), "--version"], check=True, capture_output=True, text=True).stdout.strip().lower()


def main(deck: str, out: str) -> None:
    """Typeset the deck."""
    import yaml  # noqa: PLC0415, TID251

    from html_pages import html  # noqa: PLC0415

    source = yaml.load(Path(deck).read_bytes(), Loader=yaml.CSafeLoader)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder, "cards.html")
        page.write_text(html(source["title"], source["cards"], fit=True), encoding="utf-8")
        subprocess.run(
            [
                *(_program(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
                *("--no-zygote", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", "--timeout=600000"),
                *(f"--print-to-pdf={Path(out).resolve()}", page.as_uri()),
            ],
            check=True,
        )


def _program() -> str:
    """Find the browser. Raises FileNotFoundError where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise FileNotFoundError("chromium")
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
