"""A QR code as one shape: the modules of the symbol, nothing else, with white around them."""

from __future__ import annotations

from itertools import accumulate

import segno
from hypothesis import given
from hypothesis import strategies as st

from cardprint.layout.qr_symbol import QUIET_ZONE, qr_symbol
from cardprint.model.address import escaped

addresses = st.from_regex(r"https://[a-z]{1,20}\.org/[a-zA-Z0-9?=&%äж/-]{0,200}", fullmatch=True)


def contours(symbol):
    """Return the corners of each closed line of a shape, in modules."""
    lines = []
    for name, points in symbol.shape.path:
        if name == "m":
            lines.append([])
        if points:
            lines[-1].append((points[0] / 1000, points[1] / 1000))
    return lines


def dark_modules(lines, modules):
    """Return which modules of each row are inside, by the winding number at their centres, as PDF fills."""
    turns = [[0] * (modules + 1) for _ in range(modules)]  # how the winding number changes, going right
    for corners in lines:
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            assert x1 == x2 or y1 == y2
            assert x1.is_integer()
            assert y1.is_integer()
            for row in range(int(min(y1, y2)), int(max(y1, y2))):
                turns[row][int(x1)] += 1 if y2 > y1 else -1
    return [[winding != 0 for winding in accumulate(row[:-1])] for row in turns]


@given(addresses)
def test_the_shape_is_dark_where_the_symbol_is(address):
    symbol = qr_symbol(address)
    drawn = dark_modules(contours(symbol), symbol.modules)
    expected = segno.make_qr(escaped(address), error="m", boost_error=False).matrix_iter(border=QUIET_ZONE)
    assert drawn == [[bool(module) for module in row] for row in expected]


def test_edges_between_dark_modules_are_not_drawn():
    """Where each module is a square of its own, screens and printers leave hairs of white between them."""
    corners = sum(map(len, contours(qr_symbol("https://example.org"))))
    dark = sum(map(sum, segno.make_qr("https://example.org", error="m", boost_error=False).matrix))
    assert corners < 3 * dark


def test_four_modules_around_the_symbol_stay_white():
    symbol = qr_symbol("https://example.org")
    points = [point for line in contours(symbol) for point in line]
    for axis in (0, 1):
        assert min(point[axis] for point in points) == 4
        assert max(point[axis] for point in points) == symbol.modules - 4


def test_an_address_longer_than_any_code_has_none():
    assert qr_symbol(f"https://example.org/{'a' * 2300}") is not None
    assert qr_symbol(f"https://example.org/{'a' * 2400}") is None
