"""Makes the pictures in docs/pictures: the one of the README, and those of the gallery.

    python docs/pictures.py

Each shows parts of pages as they are printed, laid out on a table. Needs pypdfium2 and Pillow.
"""

# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pypdfium2
from PIL import Image

from cardprint.cli.boundary import run
from cardprint.files.shipped import CARDS

FOLDER = Path(__file__).parent / "pictures"
GAP, EDGE = 24, 1  # pixels
TABLE, SHADE = "#e7e7ea", "#c4c4c9"  # what the pages lie on, and their edges
COLOURS = 256  # fewer lose the hues of small things

UPPER_HALF = (0.0, 0.0, 1.0, 0.5)  # of a page: left, top, right, bottom, as shares of it
CARDS_ALONE = (0.04, 0.07, 0.96, 0.92)
FIRST_ROW = (0.06, 0.09, 0.94, 0.305)


class Shot(NamedTuple):
    """A part of a page: what is printed, which page of it, and which part."""

    command: str
    page: int = 0
    part: tuple[float, float, float, float] = UPPER_HALF


def both_sides(command: str, sheet: int, part: tuple[float, float, float, float]) -> list[Shot]:
    """Return fronts and backs of a sheet."""
    return [Shot(command, 2 * sheet, part), Shot(command, 2 * sheet + 1, part)]


COMPUTE, SHOWCASE = "other-compute-services", "showcase"
SCENES: dict[str, tuple[int, list[list[Shot]]]] = {
    "overview": (
        1400,
        [
            [Shot(f"deck {COMPUTE} --duplex"), Shot(f"worksheet {COMPUTE}")],
            [Shot(f"deck {COMPUTE} --duplex", 1), Shot(f"key {COMPUTE}")],
        ],
    ),
    "showcase": (1240, [both_sides(f"deck {SHOWCASE} --duplex", sheet, CARDS_ALONE) for sheet in (0, 1)]),
    "themes": (
        1240,
        [
            both_sides(f"deck {SHOWCASE} --duplex --cards 2,4 --theme {theme}", 0, FIRST_ROW)
            for theme in ("plain", "school", "mono", "bold")
        ],
    ),
    "editions": (
        1240,
        [[Shot(f"key {COMPUTE}{edition}") for edition in ("", " --edition large-print", " --edition dyslexia")]],
    ),
    "questions": (
        1240,
        [
            [Shot(f"worksheet {COMPUTE} --kind choice"), Shot(f"worksheet {COMPUTE} --kind matching")],
            [
                Shot("worksheet first-words --kind crossword --tags German,French"),
                Shot("worksheet times-tables --kind drill"),
            ],
        ],
    ),
}
"""The width of each picture in pixels, and what it shows, row by row."""


def shown(shot: Shot, folder: Path, width: int) -> Image.Image:
    """Print what a shot shows and draw it, so many pixels wide."""
    command, deck, *options = shot.command.split()
    target = folder / f"{'-'.join((command, deck, *options))}.pdf"
    if not target.exists():
        run([command, str(CARDS / f"{deck}.yaml"), "--quiet", "-o", str(target), *options])
    left, _, right, _ = shot.part
    with pypdfium2.PdfDocument(target) as document:
        page = document[shot.page]
        scale = width / ((right - left) * page.get_width())
        picture = page.render(scale=scale).to_pil().convert("RGB")
    box = [round(share * length) for share, length in zip(shot.part, picture.size * 2, strict=True)]
    picture = picture.crop((box[0], box[1], box[2], box[3]))
    return picture.resize((width, picture.height))


def laid_out(rows: list[list[Image.Image]], width: int) -> Image.Image:
    """Lay parts of pages on a table, row below row."""
    height = GAP + sum(max(picture.height for picture in row) + GAP for row in rows)
    table = Image.new("RGB", (width, height), TABLE)
    y = GAP
    for row in rows:
        x = GAP
        for picture in row:
            table.paste(SHADE, (x - EDGE, y - EDGE, x + picture.width + EDGE, y + picture.height + EDGE))
            table.paste(picture, (x, y))
            x += picture.width + GAP
        y += max(picture.height for picture in row) + GAP
    return table


def main() -> None:
    """Make all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        for name, (width, rows) in SCENES.items():
            columns = max(map(len, rows))
            room = (width - (columns + 1) * GAP) // columns
            picture = laid_out([[shown(shot, Path(folder), room) for shot in row] for row in rows], width)
            few = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
            few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
