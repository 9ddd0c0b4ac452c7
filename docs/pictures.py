"""Makes docs/pictures/overview.png, the picture in the README: fronts over backs, a worksheet over its key.

    python docs/pictures.py

It shows the upper half of four pages of a sample deck, as they are printed. Needs pypdfium2 and Pillow.
"""

# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from cardprint.cli.boundary import run
from cardprint.shipped import CARDS

PICTURE = Path(__file__).parent / "pictures" / "overview.png"
DECK = CARDS / "other-compute-services.yaml"
WIDTH, GAP, EDGE = 1400, 24, 1  # pixels
TABLE, SHADE = "#e7e7ea", "#c4c4c9"  # what the pages lie on, and their edges
COLOURS = 96  # more are not seen; fewer make type look rough


def pages(folder: Path) -> list[list[Image.Image]]:
    """Print the deck; give the first pages row by row: fronts and worksheet, backs and key."""
    width = (WIDTH - 3 * GAP) // 2

    def page(command: str, *options: str, number: int = 0) -> Image.Image:
        target = folder / f"{command}-{number}.pdf"
        run([command, str(DECK), "--quiet", "-o", str(target), *options])
        with pypdfium2.PdfDocument(target) as document:
            return upper_half(document[number], width)

    fronts, backs = (page("deck", "--duplex", number=number) for number in (0, 1))
    return [[fronts, page("worksheet")], [backs, page("key")]]


def upper_half(page: pypdfium2.PdfPage, width: int) -> Image.Image:
    """Draw the upper half of a page."""
    picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    return picture.resize((width, picture.height)).crop((0, 0, width, picture.height // 2))


def laid_out(rows: list[list[Image.Image]]) -> Image.Image:
    """Lay pages on a table, row below row."""
    width, height = rows[0][0].size
    table = Image.new("RGB", (WIDTH, GAP + len(rows) * (height + GAP)), TABLE)
    for row, pictures in enumerate(rows):
        for column, picture in enumerate(pictures):
            x, y = GAP + column * (width + GAP), GAP + row * (height + GAP)
            table.paste(SHADE, (x - EDGE, y - EDGE, x + width + EDGE, y + height + EDGE))
            table.paste(picture, (x, y))
    return table


def main() -> None:
    """Make the picture anew."""
    with TemporaryDirectory() as folder:
        picture = laid_out(pages(Path(folder)))
    PICTURE.parent.mkdir(exist_ok=True)
    picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
