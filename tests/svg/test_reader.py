from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.images.errors import UnfitPictureError
from cardprint.model.drawing import Gradient, Matrix, Stop, VectorGroup, VectorShape
from cardprint.model.geometry import Size
from cardprint.svg.reader import read_svg
from cardprint.svg.values import colour, length, transform

SHARED = Path(__file__).parents[3] / "shared" / "hostile"
BAR = '<rect width="10" height="5"/>'


def svg(inside="", attributes='viewBox="0 0 40 20"'):
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return read_svg(f"<svg {spaces} {attributes}>{inside}</svg>".encode())


def shapes(item):
    if isinstance(item, VectorShape):
        return [item]
    content = item.content if isinstance(item, VectorGroup) else item.content.content
    return [shape for child in content for shape in shapes(child)]


def only(inside):
    (shape,) = shapes(svg(inside))
    return shape


def refused(inside, attributes='viewBox="0 0 40 20"'):
    with pytest.raises(UnfitPictureError) as caught:
        svg(inside, attributes)
    return caught.value


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 40 20"', (40, 20)),
        ('viewBox="0 0 40 20" width="100%" height="100%"', (40, 20)),
        ('viewBox="0 0 40 20" width="1in" height="48"', (96, 48)),
        ('width="10mm" height="1cm"', (37.795, 37.795)),
    ],
)
def test_a_drawing_is_as_large_as_it_says(attributes, size):
    assert svg(attributes=attributes).size == pytest.approx(size, abs=0.001)


def test_a_drawing_that_does_not_say_how_large_it_is_is_refused():
    assert "does not say how large it is" in refused(BAR, "").message
    assert "is a line, by its size" in refused(BAR, 'width="1" height="20000"').message


def test_a_view_box_is_fitted_as_it_asks():
    box = 'viewBox="10 0 40 20" width="100" height="100"'
    assert svg(BAR, box).content.matrix == Matrix(2.5, 0, 0, 2.5, -25, 25)
    assert svg(BAR, f'{box} preserveAspectRatio="none"').content.matrix == Matrix(2.5, 0, 0, 5, -25, 0)
    assert svg(BAR, f'{box} preserveAspectRatio="xMinYMax slice"').content.matrix == Matrix(5, 0, 0, 5, -50, 0)


def test_shapes_are_filled_with_black_and_have_no_outline_unless_they_say_so():
    bar = only(BAR)
    assert (bar.fill, bar.stroke) == ("#000000", None)
    bar = only('<rect width="1" height="1" fill="none" stroke="#f00" stroke-width="2mm" stroke-dasharray="1 2 3"/>')
    assert (bar.fill, bar.stroke.paint, bar.stroke.dash) == (None, "#ff0000", (1, 2, 3, 1, 2, 3))
    assert bar.stroke.width == pytest.approx(7.559, abs=0.001)


@pytest.mark.parametrize(
    ("style", "inside", "fill"),
    [
        ("", '<g fill="red"><rect width="1" height="1"/></g>', "#ff0000"),
        ("rect {fill: lime}", '<rect fill="red" width="1" height="1"/>', "#00ff00"),
        (".a{fill:red} rect{fill:lime}", '<rect class="b a" width="1" height="1"/>', "#ff0000"),
        ("#i{fill:red} .a{fill:lime}", '<rect id="i" class="a" width="1" height="1"/>', "#ff0000"),
        ("g rect{fill:red} g>rect{fill:lime}", '<g><a><rect width="1" height="1"/></a></g>', "#ff0000"),
        ("rect:hover{fill:lime} @media print{rect{fill:lime}} /* rect{fill:lime} */", BAR, "#000000"),
        (".a{fill:red}", '<rect class="a" style="fill: lime !important" width="1" height="1"/>', "#00ff00"),
        ('@charset "x"; rect{fill:red} @font-face{src:x}', BAR, "#ff0000"),
        ("@media print{rect{fill:lime}} rect{fill:red} @page{a{b{c}}} rect{stroke:lime}", BAR, "#ff0000"),
        ("rect{fill:red; g{fill:lime} } } rect{stroke:lime", BAR, "#ff0000"),
        ("rect{fill:red} /* rect{fill:lime}", BAR, "#ff0000"),
        ("", '<g color="red"><rect fill="currentColor" width="1" height="1"/></g>', "#ff0000"),
        ("", '<g fill="red"><rect fill="inherit" width="1" height="1"/></g>', "#ff0000"),
        ("", '<rect fill="url(#nowhere) lime" width="1" height="1"/>', "#00ff00"),
    ],
)
def test_styles_lie_over_one_another(style, inside, fill):
    assert only(f"<style>{style}</style>{inside}").fill == fill


def test_what_is_hidden_is_not_drawn():
    assert shapes(svg('<g display="none"><rect width="9" height="9"/></g>')) == []
    assert shapes(svg('<rect width="9" height="9" visibility="hidden"/><rect width="0" height="9"/>')) == []
    assert shapes(svg('<defs><rect width="9" height="9"/></defs><metadata/><script>alert(1)</script>')) == []


def test_use_draws_again_elsewhere():
    drawing = svg('<defs><rect id="r" width="9" height="9"/></defs><use xlink:href="#r" x="3" y="4"/><use href="#r"/>')
    moved, plain = drawing.content.content
    assert moved == VectorGroup((plain,), Matrix(e=3, f=4))


def test_a_symbol_is_fitted_and_clipped():
    drawing = svg(f'<symbol id="s" viewBox="0 0 10 5">{BAR}</symbol><use href="#s" width="20" height="20"/>')
    (window,) = drawing.content.content
    assert window.clips
    assert window.content[0].matrix == Matrix(2, 0, 0, 2, 0, 5)


def test_transforms_are_done_in_their_order():
    assert transform("translate(10 20) scale(2)") == Matrix(2, 0, 0, 2, 10, 20)
    assert transform("rotate(90, 5 5)").at(5, 0) == pytest.approx((10, 5))
    assert transform("matrix(1 2 3 4 5 6),skewX(0)") == Matrix(1, 2, 3, 4, 5, 6)
    assert transform("scale(2) jump(3)") == Matrix()


def test_colours_are_read_in_every_way_they_are_written():
    assert colour("#abc") == ("#aabbcc", 1.0)
    assert colour("RebeccaPurple") == ("#663399", 1.0)
    assert colour("rgb(255, 50%, 0)") == ("#ff8000", 1.0)
    assert colour("rgba(1 2 3 / 50%)") == ("#010203", 0.5)
    assert colour("hsl(120deg, 100%, 25%)") == ("#008000", 1.0)
    assert colour("#00000080") == ("#000000", 128 / 255)
    assert [colour(text) for text in ("#ab", "rgb(1)", "nothing")] == [None] * 3


def test_lengths_have_units():
    assert [length(text, 200, 10) for text in ("50%", "2em", "1pc", " 3 ")] == [100, 20, 16, 3]
    with pytest.raises(ValueError, match="furlongs"):
        length("3 furlongs", 1)


def test_opacity_counts_once_for_a_group_and_for_each_paint():
    group = svg('<g opacity=".5"><rect width="9" height="9" fill-opacity="20%" stroke="red" stroke-opacity=".1"/></g>')
    (faint,) = group.content.content
    (bar,) = faint.content
    assert (faint.opacity, bar.opacity, bar.stroke.opacity) == (0.5, 0.2, 0.1)


def test_a_clipping_path_lets_show_what_is_inside_it():
    drawing = svg(
        f'<clipPath id="c"><circle r="2" transform="translate(5)"/></clipPath><g clip-path="url(#c)">{BAR}</g>'
    )
    (group,) = drawing.content.content
    assert group.clips[0].outline[0].points == (5.0, -2.0)


GRADIENT = '<stop offset="0" stop-color="red"/><stop offset="50%" style="stop-color:#00f;stop-opacity:.5"/>'


def test_a_clipping_path_lets_show_what_is_inside_any_of_its_parts_as_they_are_used_moved_or_lettered():
    def clip(inside, beside=""):
        (group,) = svg(f'<clipPath id="c">{inside}</clipPath><g clip-path="url(#c)">{BAR}</g>{beside}').content.content
        return group.clips[0]

    assert clip('<circle cx="3" cy="3" r="1" clip-rule="evenodd"/>').even_odd
    used = clip('<use href="#r" x="2" y="1"/>', '<defs><rect id="r" width="4" height="3"/></defs>')
    assert used.outline[0].points == (2, 1)
    assert clip('<rect width="4" height="3" display="none"/>').outline == ()
    assert clip('<use href="#nothing"/>').outline == ()
    assert clip('<text font-size="8">M</text>').outline


def test_the_first_part_of_a_switch_that_asks_for_nothing_is_drawn():
    others = '<g systemLanguage="de"><circle r="3"/></g><g requiredExtensions="x"><circle r="3"/></g>'
    assert only(f"<switch>{others}{BAR}</switch>").outline == only(BAR).outline
    assert shapes(svg('<switch><g systemLanguage="de"/></switch>')) == []


def test_what_is_used_of_nothing_or_shown_in_no_room_is_nothing():
    assert shapes(svg('<use href="#nothing"/><use/>')) == []
    assert shapes(svg(f'<svg width="0" height="5">{BAR}</svg>')) == []
    assert shapes(svg('<circle r="0"/><rect width="0" height="9"/><ellipse rx="3"/>')) == []


def test_a_line_without_width_or_colour_is_none():
    assert only('<rect width="3" height="3" stroke="red" stroke-width="0"/>').stroke is None
    assert shapes(svg('<rect width="3" height="3" fill="none"/>')) == []
    assert shapes(svg(f'<g visibility="hidden">{BAR}</g>')) == []


def test_a_gradient_is_measured_by_the_shape_or_by_the_drawing():
    by_shape = only(f'<linearGradient id="g" y2="1">{GRADIENT}</linearGradient><g fill="url(#g)">{BAR}</g>').fill
    assert by_shape == Gradient(
        (0, 0, 0), (1, 1, 0), (Stop(0, "#ff0000"), Stop(0.5, "#0000ff", 0.5)), Matrix(10, 0, 0, 5, 0, 0)
    )
    by_drawing = only(
        f'<radialGradient id="p">{GRADIENT}</radialGradient><radialGradient id="g" xlink:href="#p" r="7" cx="1" cy="2" '
        f'gradientUnits="userSpaceOnUse" gradientTransform="scale(3)"/><g fill="url(#g)">{BAR}</g>'
    ).fill
    assert (by_drawing.start, by_drawing.end, by_drawing.matrix) == ((1, 2, 0), (1, 2, 7), Matrix(3, 0, 0, 3))


def test_a_gradient_of_one_colour_is_that_colour_and_one_of_none_is_nothing():
    one = '<linearGradient id="g"><stop stop-color="red"/></linearGradient>'
    assert only(f'{one}<g fill="url(#g)">{BAR}</g>').fill == "#ff0000"
    assert shapes(svg(f'<linearGradient id="g"/><g fill="url(#g)">{BAR}</g>')) == []


def test_text_is_drawn_as_outlines_where_it_is_anchored():
    start, middle, end = (
        only(f'<text x="20" y="10" font-size="8" text-anchor="{anchor}">Hi</text>').outline
        for anchor in ("start", "middle", "end")
    )
    xs = [outline[0].points[0] for outline in (start, middle, end)]
    assert xs[0] - xs[1] == pytest.approx(xs[1] - xs[2])
    assert xs[0] > 20 > xs[2]


def test_pieces_of_a_text_follow_one_another_with_single_spaces():
    pieces = shapes(
        svg('<text x="1" y="9">  one\n <tspan fill="red">two</tspan> <tspan x="1" dy="1em">three</tspan></text>')
    )
    assert [piece.fill for piece in pieces] == ["#000000", "#ff0000", "#000000"]
    one, two, three = (piece.outline[0].points for piece in pieces)
    assert two[0] > one[0]
    assert three[0] < two[0]
    assert three[1] > two[1]


def test_a_character_that_no_font_has_is_reported():
    assert r"has '\U000f0000' in line 1, which no font here has" in refused("<text>a\U000f0000</text>").message


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<image href="a.png"/>', "holds another picture, in line 1"),
        ("<foreignObject/>", "holds a piece of a web page"),
        ('<use href="other.svg#a"/>', "refers to something outside itself"),
        ('<rect fill="url(http://example.org/#a)"/>', "refers to something outside itself"),
        ('<style>@import "a.css";</style>', "refers to something outside itself"),
        ("<style>rect{fill:url(a.svg#b)}</style>", "refers to something outside itself"),
        (f'<g mask="url(#m)">{BAR}</g>', "has a mask"),
        (f'<g style="filter:blur(2px)">{BAR}</g>', "has a filter"),
        (f'<pattern id="p"/><g fill="url(#p)">{BAR}</g>', "is filled with a pattern"),
        (
            f'<linearGradient id="g" spreadMethod="repeat">{GRADIENT}</linearGradient><g fill="url(#g)">{BAR}</g>',
            "repeats",
        ),
        ('<g id="a"><use href="#a"/></g>', "uses itself"),
        ("<g>" * 64 + "</g>" * 64, "more than 64 elements inside each other"),
        ("<g>", "is no SVG: mismatched tag in line 1"),
    ],
)
def test_what_is_not_drawn_is_refused_not_left_out(inside, message):
    assert message in refused(inside).message


def test_uses_of_uses_end_at_a_limit():
    levels = "".join(f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 8))
    error = refused(f'<defs><g id="l0">{BAR}</g>{levels}</defs><use href="#l7"/>')
    assert error.is_limit


@pytest.mark.parametrize(
    ("before", "message"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>', "declares a document type in line 1"),
        ('<!DOCTYPE svg SYSTEM "http://example.org/a.dtd">', "declares a document type"),
        ('<?xml-stylesheet href="a.css"?>', "refers to something outside itself"),
        ("\x1f\x8b", "is no SVG"),
    ],
)
def test_nothing_before_the_drawing_may_lead_elsewhere(before, message):
    with pytest.raises(UnfitPictureError, match=message):
        read_svg(f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'.encode())


def test_the_document_types_of_svg_itself_are_harmless():
    w3c = '"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'
    for declaration in ("<!DOCTYPE svg>", f"<!DOCTYPE svg PUBLIC {w3c}>"):
        assert read_svg(f'{declaration}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'.encode()).size == (
            9,
            9,
        )


def test_what_editors_note_for_themselves_is_left_out():
    drawing = svg(f'<x:note xmlns:x="urn:x"><rect width="9" height="9"/></x:note>{BAR}')
    assert len(shapes(drawing)) == 1
    assert drawing.size == Size(40, 20)


def test_a_line_has_nothing_inside_to_fill():
    def filled(data):
        return [shape.fill for shape in shapes(svg(f'<g stroke="red">{data}</g>'))]

    assert filled('<line x2="9" y2="9"/><path d="M1 1l5 3z"/><path d="M0 5h15v0h-3z"/>') == [None] * 3
    assert filled('<path d="M0 5l15 5-15 1"/><path d="M0 5q15 5 0 9"/>') == ["#000000"] * 2


@given(st.text("<>/g ='\"&#;rect0123456789", max_size=60))
def test_whatever_stands_inside_is_drawn_or_refused(inside):
    with suppress(UnfitPictureError):
        assert svg(inside).size == (40, 20)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared files are not here")
def test_hostile_drawings_are_drawn_or_refused():
    drawn = []
    for path in sorted(SHARED.glob("*.svg*")):
        try:
            read_svg(path.read_bytes())
        except UnfitPictureError:
            continue
        drawn.append(path.name)
    assert drawn == ["arcpath.svg", "script.svg"]
