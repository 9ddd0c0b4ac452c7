"""What is written of a drawing stays within what PDF can hold, however its numbers multiply."""

from __future__ import annotations

import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardprint.images.errors import UnfitPictureError
from cardprint.pdf.self_check import _see_numbers
from cardprint.pdf.vectors import draw
from cardprint.svg.reader import read_svg

BAR = '<rect width="1" height="1"/>'
SMALL = 'viewBox="0 0 1e-300 1e-300"'
STOPS = '<stop/><stop offset="1" stop-color="red"/>'
GRADIENT = f'<linearGradient id="g" gradientTransform="scale(9e6)">{STOPS}</linearGradient>'
CLIP = '<clipPath id="c"><path transform="scale(1e6) scale(1e6)" d="M0 0h9v9z"/></clipPath>'


def written(inside: str, attributes: str = 'viewBox="0 0 100 100"') -> list[bytes]:
    """Return what is written of a drawing: the pieces of its dictionary, and its operators."""
    stream = draw(read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()))
    return [*(entry for entry in stream.entries if isinstance(entry, bytes)), zlib.decompress(stream.data)]


@pytest.mark.parametrize(
    "inside",
    [
        f'<svg width="10" height="10" {SMALL}>{BAR}</svg>',
        f'<symbol id="s" {SMALL}>{BAR}</symbol><use href="#s"/>',
        f'<marker id="m" {SMALL}>{BAR}</marker><path marker-end="url(#m)" d="M0 0L9 9"/>',
        '<g transform="scale(1e6)">' * 5 + BAR + "</g>" * 5,
        f'<g transform="scale(1e6) scale(1e6)">{BAR}</g>',
        f"{CLIP}<g clip-path='url(#c)'>{BAR}</g>",
        f"{GRADIENT}<rect width='9e6' height='9e6' stroke='url(#g)'/>",
        '<path d="M0 0' + "l9e6 0" * 2000 + 'V9" />',
    ],
    ids=["viewport", "symbol", "mark", "nested", "product", "clip", "gradient", "path"],
)
def test_numbers_that_grow_beyond_what_pdf_holds_are_refused(inside):
    with pytest.raises(UnfitPictureError, match="has numbers too large to be drawn"):
        written(inside)


def test_a_drawing_of_next_to_no_size_is_refused():
    with pytest.raises(UnfitPictureError, match="is smaller than anything that can be printed"):
        written(BAR, SMALL)
    with pytest.raises(UnfitPictureError, match="has numbers too large to be drawn"):
        written(BAR, f'{SMALL} width="10" height="10"')


NUMBERS = st.sampled_from(["0", "1", "-1", "1e-300", "1e-9", "0.001", "1e6", "9999999", "-9e6", "1e300", "90"])
ATTRIBUTES = ("x", "y", "width", "height", "rx", "font-size", "stroke-width", "stroke-dasharray", "stroke-miterlimit")


@given(
    st.tuples(*[NUMBERS] * 4).map(" ".join),
    st.lists(st.tuples(st.sampled_from(["scale", "translate", "rotate", "skewX", "matrix"]), NUMBERS), max_size=4),
    st.lists(st.tuples(st.sampled_from(ATTRIBUTES), NUMBERS), max_size=5, unique_by=lambda pair: pair[0]),
)
@settings(max_examples=300)
def test_whatever_is_drawn_is_written_in_numbers_that_pdf_holds(box, transforms, attributes):
    moved = " ".join(f"{name}({' '.join([number] * (6 if name == 'matrix' else 1))})" for name, number in transforms)
    own = " ".join(f'{name}="{number}"' for name, number in attributes)
    inside = f'<svg width="9" height="9" viewBox="{box}"><g transform="{moved}"><rect {own} stroke="red"/></g></svg>'
    try:
        pieces = written(inside + f"<text {own}>a</text>", f'viewBox="{box}"')
    except UnfitPictureError:
        return
    for piece in pieces:
        _see_numbers(re.sub(rb"/\w+", b" ", piece))
