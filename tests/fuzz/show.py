"""Writes the files of a case into the working folder: ``python -m fuzz.show NUMBER``."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from fuzz.decks import case

if __name__ == "__main__":
    found = case(Random(int(sys.argv[1])))  # noqa: S311 - nothing secret
    for name, data in found.files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(data)
    print(found.product, *(f"--{name}={text}" for name, text in found.settings.items()))
