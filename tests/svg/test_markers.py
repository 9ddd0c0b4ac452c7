"""The marks at the corners of an SVG's lines: where they stand, how large, and which way they point."""

from __future__ import annotations

import pytest

from cardprint.images.errors import UnfitPictureError
from cardprint.model.drawing import VectorGroup, VectorShape
from cardprint.svg.reader import read_svg

HEAD = (
    '<marker id="m" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="5" markerHeight="5" {}>'
    '<path d="M0 0L10 5L0 10z" fill="{}"/></marker>'
)


def drawn(lines, how='orient="auto"', fill="red"):
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{HEAD.format(how, fill)}{lines}</svg>'
    return read_svg(data.encode()).content


def placed(item, matrix=None):
    """Yield the shapes of a drawing with the corners of each where they really are."""
    if isinstance(item, VectorShape):
        points = [number for segment in item.outline for number in segment.points]
        corners = [matrix.at(x, y) for x, y in zip(points[::2], points[1::2], strict=True)]
        yield item, [(round(x, 2) + 0.0, round(y, 2) + 0.0) for x, y in corners]
        return
    inner = item.matrix if matrix is None else matrix.after(item.matrix)
    for part in item.content:
        yield from placed(part, inner)


def heads(*arguments, **options):
    return [corners for shape, corners in placed(drawn(*arguments, **options)) if shape.stroke is None]


def test_an_arrow_ends_in_its_head_which_points_where_it_goes():
    (head,) = heads('<line x1="10" y1="50" x2="50" y2="50" stroke="#000" stroke-width="2" marker-end="url(#m)"/>')
    assert head == [(40, 45), (50, 50), (40, 55)]
    (head,) = heads('<path d="M10 10V60" stroke="#000" marker-end="url(#m)"/>')
    assert head == [(12.5, 55), (10, 60), (7.5, 55)]


def test_both_ends_may_have_one_and_that_at_the_start_may_be_turned():
    lines = '<path d="M10 50C10 50 40 50 60 50" stroke="#000" marker-start="url(#m)" marker-end="url(#m)"/>'
    assert [head[1] for head in heads(lines)] == [(10, 50), (60, 50)]
    assert [head[0][0] < head[1][0] for head in heads(lines)] == [True, True]
    assert [head[0][0] < head[1][0] for head in heads(lines, 'orient="auto-start-reverse"')] == [False, True]


def test_corners_between_have_theirs_halfway_between_the_ways():
    (head,) = heads('<polyline points="0,50 50,50 50,90" fill="none" stroke="#000" marker-mid="url(#m)"/>')
    (x1, y1), tip, (x2, y2) = head
    assert tip == (50, 50)
    assert ((x1 + x2) / 2 - 50, (y1 + y2) / 2 - 50) == pytest.approx((-3.54, -3.54), abs=0.01)


def test_a_mark_may_have_a_size_of_its_own_and_an_angle_of_its_own():
    line = '<line x1="10" y1="50" x2="50" y2="50" stroke="#000" stroke-width="4" marker-end="url(#m)"/>'
    assert heads(line, 'markerUnits="userSpaceOnUse" orient="90"') == [[(52.5, 45), (50, 50), (47.5, 45)]]


def test_a_mark_can_take_the_colour_of_its_line():
    content = drawn('<line x2="50" stroke="#00ff00" marker-end="url(#m)"/>', fill="context-stroke")
    assert [shape.fill for shape, _ in placed(content) if shape.stroke is None] == ["#00ff00"]


def test_what_is_beyond_the_edges_of_a_mark_does_not_show_unless_it_is_to():
    def clipped(how):
        (_, group) = drawn('<line x2="50" stroke="#000" marker-end="url(#m)"/>', how).content
        assert isinstance(group, VectorGroup)
        return bool(group.clips)

    assert clipped("")
    assert not clipped('overflow="visible"')


@pytest.mark.parametrize(
    "lines",
    [
        '<rect width="9" height="9" marker-end="url(#m)"/>',
        '<line x2="9" stroke="#000" marker-end="url(#other)"/>',
        '<line x2="9" stroke="#000" visibility="hidden" marker-end="url(#m)"/>',
        '<line x2="9" stroke="#000" marker-mid="url(#m)"/>',
    ],
)
def test_other_shapes_and_other_places_have_none(lines):
    assert "#ff0000" not in [shape.fill for shape, _ in placed(drawn(lines))]


def test_a_mark_that_marks_itself_comes_to_an_end():
    own = '<marker id="n" overflow="visible"><path d="M0 0L1 1" stroke="red" marker-end="url(#n)"/></marker>'
    assert len(list(placed(drawn(f'{own}<path d="M0 0L9 9" stroke="#000" marker-end="url(#n)"/>')))) == 2


def test_so_many_marks_that_they_would_fill_memory_are_refused():
    many = " ".join(f"{index % 10},{index // 10}" for index in range(103))
    shapes = '<path d="M0 0h1"/>' * 500
    with pytest.raises(UnfitPictureError, match="more than 50,000 shapes"):
        drawn(f'<marker id="n">{shapes}</marker><polyline points="{many}" stroke="#000" marker-mid="url(#n)"/>')
