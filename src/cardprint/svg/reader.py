"""SVG: takes the bytes of a file, gives a drawing, or says what in it cannot be drawn.

Nothing is drawn that is not as the file means it: what this does not know how to draw (masks, filters, patterns,
pictures inside) is an error, not a gap. Scripts and movements are left out, as on any paper. No
file but this one is read, text is set in fonts that come with the program, and the same file gives the same drawing
everywhere. It is read by a reader of our own: those there are ask the machine for its fonts and language, and leave
gaps without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.images.errors import UnfitPictureError
from cardprint.model.drawing import SAME, Clip, Drawing, Matrix, VectorGroup, VectorShape
from cardprint.model.geometry import Size
from cardprint.model.limits import DEFAULT
from cardprint.svg.boxes import fitted, root_size, view_box
from cardprint.svg.css import StyleSheet
from cardprint.svg.markers import MARKED, PLACES, asks_for_marks, marks
from cardprint.svg.paint import Paints, reference
from cardprint.svg.path_data import is_flat, moved, polygon
from cardprint.svg.placement import ElementPlace, em_of, font_size, share_of
from cardprint.svg.reach import see_reach
from cardprint.svg.shapes import SHAPES, outline_of, stroke_of
from cardprint.svg.text import letter
from cardprint.svg.tree import read_tree
from cardprint.svg.values import transform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.drawing import VectorPath
    from cardprint.model.limits import Limits
    from cardprint.svg.css import SvgStyle
    from cardprint.svg.tree import Element

_MOST_SHAPES, _MOST_SEGMENTS, _MOST_USES = 50_000, 250_000, 10_000
_AS_PNG = "save it as PNG instead"
_CONTAINERS = ("g", "a", "svg", "switch", "use")
_UNDRAWN = ("mask", "filter")
_DEEPEST_USE = 16


def read_svg(data: bytes, limits: Limits = DEFAULT) -> Drawing:
    """Read a drawing. Raises UnfitPictureError."""
    root = read_tree(data, limits)
    return _Reader(root).drawing()


class _Reader:
    def __init__(self, root: Element) -> None:
        self._root = root
        self._ids: dict[str, Element] = {}
        for element in root.walk():
            self._ids.setdefault(element.attributes.get("id", ""), element)
        self._sheet = StyleSheet(root)
        self._paints = Paints(self._ids, self._sheet)
        self._shapes = self._segments = self._uses = 0

    def drawing(self) -> Drawing:
        root = self._root
        box = view_box(root)
        size = root_size(root, box)
        style = self._styled(root, {})
        viewport = Size(*box[2:]) if box else size
        content = tuple(self._content(root, ElementPlace(style, viewport)))
        matrix = fitted(box, size, root) if box else SAME
        drawing = Drawing(size, VectorGroup(content, matrix, self._clips(style, viewport), share_of(style, "opacity")))
        see_reach(drawing)
        return drawing

    def _content(self, element: Element, place: ElementPlace) -> Iterator[VectorShape | VectorGroup]:
        """Draw what is in an element."""
        for child in element.children:
            yield from self._draw(child, place)

    def _draw(self, element: Element, place: ElementPlace) -> Iterator[VectorShape | VectorGroup]:
        """Draw an element; what is not drawn by itself, such as a gradient, gives nothing."""
        if element.name not in (*_CONTAINERS, *SHAPES, "text"):
            return
        style = self._styled(element, place.style)
        if style.get("display") == "none":
            return
        self._refuse_undrawn(element, style)
        here = place._replace(style=style)
        matrix = transform(element.attributes.get("transform", style.get("transform", "")))
        if element.name in _CONTAINERS:
            inner, content = self._contained(element, here)
            matrix = matrix.after(inner)
        else:
            content = tuple(self._shapes_of(element, here))
        if not content:
            return
        clips, opacity = self._clips(style, place.viewport), share_of(style, "opacity")
        if matrix == SAME and not clips and opacity == 1:
            yield from content
        else:
            yield VectorGroup(content, matrix, clips, opacity)

    def _contained(self, element: Element, place: ElementPlace) -> tuple[Matrix, tuple[VectorShape | VectorGroup, ...]]:
        """Draw a group of elements; give where it goes, and what is in it."""
        if element.name == "svg":
            return self._viewed(element, element, place)
        if element.name == "use":
            return self._used(element, place)
        if element.name == "switch":
            chosen = next((child for child in element.children if _suits_all(child)), None)
            return SAME, tuple(self._draw(chosen, place)) if chosen else ()
        return SAME, tuple(self._content(element, place))

    def _used(self, element: Element, place: ElementPlace) -> tuple[Matrix, tuple[VectorShape | VectorGroup, ...]]:
        """Draw again what a ``use`` refers to."""
        target = self._ids.get(element.attributes.get("href", "").strip().removeprefix("#"))
        if target is None or not element.attributes.get("href"):
            return SAME, ()
        self._uses += 1
        if self._uses > _MOST_USES:
            raise UnfitPictureError(f"uses its parts more than {_MOST_USES:,} times", _AS_PNG, is_limit=True)
        if len(place.uses) >= _DEEPEST_USE or any(element is use for use in place.uses):
            raise UnfitPictureError(f"uses itself in line {element.line}", _AS_PNG, is_limit=True)
        place = place._replace(uses=(*place.uses, element))
        x, y = place.lengths(element, "x", "y")
        if target.name in ("svg", "symbol"):
            place = place._replace(style=self._styled(target, place.style))
            matrix, content = self._viewed(target, element, place)
            return Matrix(e=x, f=y).after(matrix), content
        return Matrix(e=x, f=y), tuple(self._draw(target, place))

    def _viewed(
        self, element: Element, sized: Element, place: ElementPlace
    ) -> tuple[Matrix, tuple[VectorShape | VectorGroup, ...]]:
        """Draw a viewport, as large as ``sized`` says. What is beyond its edges does not show."""
        whole = place.viewport
        width = place.length(sized, "width", whole.width, whole.width)
        height = place.length(sized, "height", whole.height, whole.height)
        x, y = place.lengths(element, "x", "y") if element is sized else (0.0, 0.0)
        box = view_box(element)
        if width <= 0 or height <= 0:
            return SAME, ()
        inner = fitted(box, Size(width, height), element) if box else SAME
        content = tuple(self._content(element, place._replace(viewport=Size(*box[2:]) if box else Size(width, height))))
        edges = Clip(polygon((0, 0, width, 0, width, height, 0, height), closed=True))
        shown = place.style.get("overflow") in ("visible", "auto") or (element.name == "symbol" and box is None)
        return Matrix(e=x, f=y), (VectorGroup((VectorGroup(content, inner),), SAME, () if shown else (edges,)),)

    def _shapes_of(self, element: Element, place: ElementPlace) -> Iterator[VectorShape | VectorGroup]:
        """Draw a shape or a text."""
        if element.name == "text":
            style = {**place.style}
            style["font-size"] = str(em_of(style))
            for lettering in letter(element, style, self._sheet, place.viewport):
                yield from self._shape(lettering.outline, place._replace(style=lettering.style))
        else:
            outline = outline_of(element, place)
            if len(outline) > 1:
                yield from self._shape(outline, place)
                if element.name in MARKED and asks_for_marks(place.style):
                    yield from self._marks(outline, place)

    def _marks(self, outline: VectorPath, place: ElementPlace) -> Iterator[VectorGroup]:
        """Draw the marks at the corners of a line; those of what is inside a mark are left out, as browsers do."""
        style = place.style
        if len(place.uses) >= _DEEPEST_USE or style.get("visibility") in ("hidden", "collapse"):
            return
        found = {}
        for name in PLACES:
            referred = reference(style.get(name, style.get("marker", "none")))
            element = self._ids.get(referred[0]) if referred else None
            if element is not None and element.name == "marker" and all(element is not use for use in place.uses):
                found[name] = element
        for mark in marks(outline, place, found):
            own = self._styled(mark.element, {})
            around = {**own, "context-fill": style.get("fill", "black"), "context-stroke": style.get("stroke", "none")}
            inside = ElementPlace(around, mark.viewport, (*place.uses, mark.element))
            content = tuple(self._content(mark.element, inside))
            if content:
                yield VectorGroup(
                    (VectorGroup(content, mark.inner),), mark.matrix, mark.clips, share_of(own, "opacity")
                )

    def _count(self, outline: VectorPath) -> None:
        self._shapes += 1
        self._segments += len(outline)
        if self._shapes > _MOST_SHAPES or self._segments > _MOST_SEGMENTS:
            message = f"has more than {_MOST_SHAPES:,} shapes or {_MOST_SEGMENTS:,} points"
            raise UnfitPictureError(message, _AS_PNG, is_limit=True)

    def _shape(self, outline: VectorPath, place: ElementPlace) -> Iterator[VectorShape]:
        self._count(outline)
        style = place.style
        if style.get("visibility") in ("hidden", "collapse"):
            return
        fill = None if is_flat(outline) else self._paints.find("fill", style, outline, place.viewport)
        stroke = stroke_of(outline, place, self._paints)
        if fill is None and stroke is None:
            return
        opacity = fill.opacity * share_of(style, "fill-opacity") if fill else 1.0
        yield VectorShape(outline, fill.paint if fill else None, opacity, style.get("fill-rule") == "evenodd", stroke)

    def _clips(self, style: SvgStyle, viewport: Size, seen: tuple[str, ...] = ()) -> tuple[Clip, ...]:
        """Return what ``clip-path`` lets show: inside all of these."""
        referred = reference(style.get("clip-path", ""))
        element = self._ids.get(referred[0]) if referred else None
        if referred is None or element is None or referred[0] in seen:
            return ()
        if element.name != "clipPath" or element.attributes.get("clipPathUnits") == "objectBoundingBox":
            raise UnfitPictureError(f"has a clipping in line {element.line} that is not drawn", _AS_PNG)
        own = self._styled(element, {})
        place = ElementPlace(own, viewport)
        parts = list(self._clipping(element, place, transform(element.attributes.get("transform", ""))))
        outline = tuple(segment for part, _ in parts for segment in part)
        even_odd = bool(parts) and all(even_odd for _, even_odd in parts)
        return (Clip(outline, even_odd), *self._clips(own, viewport, (*seen, referred[0])))

    def _clipping(self, element: Element, place: ElementPlace, matrix: Matrix) -> Iterator[tuple[VectorPath, bool]]:
        """Yield the outlines in a clipping path, with whether they leave holes where they cross."""
        for child in element.children:
            style = self._styled(child, place.style)
            here = place._replace(style=style)
            inner = matrix.after(transform(child.attributes.get("transform", style.get("transform", ""))))
            if style.get("display") == "none":
                continue
            if child.name == "use" and len(place.uses) < _DEEPEST_USE:
                target = self._ids.get(child.attributes.get("href", "").strip().removeprefix("#"))
                if target is not None:
                    x, y = here.lengths(child, "x", "y")
                    wrapped = type(target)("g", {}, child.line, None, [target])
                    here = here._replace(uses=(*place.uses, child))
                    yield from self._clipping(wrapped, here, inner.after(Matrix(e=x, f=y)))
            elif child.name == "text":
                style["font-size"] = str(em_of(style))
                for lettering in letter(child, style, self._sheet, place.viewport):
                    self._count(lettering.outline)
                    yield moved(lettering.outline, inner), False
            elif child.name in SHAPES:
                outline = outline_of(child, here)
                self._count(outline)
                yield moved(outline, inner), style.get("clip-rule") == "evenodd"

    def _styled(self, element: Element, around: SvgStyle) -> SvgStyle:
        """Return the style of an element, its size of type in user units."""
        style = self._sheet.of(element, around)
        if "font-size" in style:
            style["font-size"] = str(font_size(style["font-size"], em_of(around)))
        return style

    @staticmethod
    def _refuse_undrawn(element: Element, style: SvgStyle) -> None:
        for name in _UNDRAWN:
            if style.get(name, "none") != "none":
                raise UnfitPictureError(f"has a {name}, in line {element.line}", _AS_PNG)


def _suits_all(element: Element) -> bool:
    """Return whether an element of a ``switch`` is for every language and program."""
    attributes = element.attributes
    return not attributes.get("systemLanguage") and not attributes.get("requiredExtensions")
