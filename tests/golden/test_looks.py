"""Pages of the showcase as they are seen: what dumps of items do not tell, such as shapes, colours, what covers what.

``make golden`` draws them anew; look at them before committing. Pages are drawn small and compared in patches, so that
another version of pdfium, which blends edges otherwise, makes no difference, and a line of text that moved does.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from PIL import Image, ImageChops

from cardprint.build.pipeline import make
from cardprint.options.request import PrintRequest, Product

HERE = Path(__file__).parent
SHOWCASE = HERE.parents[1] / "cards" / "showcase.yaml"
DPI = 40
PATCH = 4  # pixels: 2.5 mm of a page
TOLERANCE = 24  # of 255, for the mean of a patch
LEAST = 6  # patches that differ for a page to have changed


class Look(NamedTuple):
    """What is printed, and which page of it is looked at."""

    product: Product
    page: int
    theme: str = "plain"
    edition: str = ""


LOOKS = {
    "fronts-1": Look(Product.CARDS, 0),
    "backs-1": Look(Product.CARDS, 1),
    "fronts-2": Look(Product.CARDS, 2),
    "backs-2": Look(Product.CARDS, 3),
    "school": Look(Product.CARDS, 0, "school"),
    "mono": Look(Product.CARDS, 2, "mono"),
    "bold": Look(Product.CARDS, 3, "bold"),
    "large-print": Look(Product.CARDS, 0, edition="large-print"),
    "key": Look(Product.KEY, 0),
    "last-of-key": Look(Product.KEY, -1),
    "dyslexia": Look(Product.KEY, 0, edition="dyslexia"),
    "dividers": Look(Product.STUDY, 1, "school"),
}


@lru_cache
def printed(product: Product, theme: str, edition: str) -> bytes:
    settings = {"arrangement": "duplex", "theme": theme} | ({"edition": edition} if edition else {})
    return make(SHOWCASE, PrintRequest(product, settings)).data


def seen(look: Look) -> Image.Image:
    with pypdfium2.PdfDocument(printed(look.product, look.theme, look.edition)) as document:
        page = document[look.page % len(document)]
        return page.render(scale=DPI / 72).to_pil().convert("RGB")


def differs(one: Image.Image, other: Image.Image) -> bool:
    if one.size != other.size:
        return True
    patches = ImageChops.difference(one, other).reduce(PATCH)
    worst = ImageChops.lighter(ImageChops.lighter(*patches.split()[:2]), patches.split()[2])
    return sum(worst.histogram()[TOLERANCE + 1 :]) >= LEAST


@pytest.mark.parametrize("name", LOOKS)
def test_a_page_of_the_showcase_looks_as_agreed(name, request):
    path = HERE / "looks" / f"{name}.png"
    picture = seen(LOOKS[name])
    if request.config.getoption("--update") and (
        not path.exists() or differs(picture, Image.open(path).convert("RGB"))
    ):
        picture.quantize(64, method=Image.Quantize.MAXCOVERAGE, kmeans=1).save(path, optimize=True)
    with Image.open(path) as options:
        assert not differs(picture, options.convert("RGB"))


def test_what_moves_or_changes_its_colour_is_seen():
    page = seen(LOOKS["fronts-1"])
    moved = ImageChops.offset(page, 0, 2)
    green, blue = page.getchannel("G"), page.getchannel("B")
    recoloured = Image.merge("RGB", (page.getchannel("R"), blue, green))
    without = page.copy()
    without.paste("white", (40, 50, 110, 90))
    assert not differs(page, page)
    assert [differs(page, other) for other in (moved, recoloured, without)] == [True] * 3
