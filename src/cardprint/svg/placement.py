"""Where an element of an SVG is: its style, its size of type, and what lengths in percent are parts of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.svg.boxes import length_or
from cardprint.svg.values import length, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.geometry import Size
    from cardprint.svg.css import SvgStyle
    from cardprint.svg.tree import Element

_MEDIUM = 16.0  # user units: the size of type where nothing asks for one, as in browsers


class ElementPlace(NamedTuple):
    """The style around an element, the size of its viewport, the ``use`` elements it came through."""

    style: SvgStyle
    viewport: Size
    uses: tuple[Element, ...] = ()

    @property
    def across(self) -> float:
        """What lengths are parts of that run neither along x nor along y (SVG 1.1, 7.10)."""
        return float(((self.viewport.width**2 + self.viewport.height**2) / 2) ** 0.5)

    def length(self, element: Element, name: str, whole: float, default: float = 0.0) -> float:
        """Return an attribute that is a length; the default where it has none, or one that makes no sense."""
        text = element.attributes.get(name)
        return default if text is None else length_or(text, whole, em_of(self.style), default)

    def lengths(self, element: Element, *names: str) -> Sequence[float]:
        """Return attributes, by turns along x and along y."""
        return [self.length(element, name, self.viewport[index % 2]) for index, name in enumerate(names)]


def em_of(style: SvgStyle) -> float:
    """Return the size of type of a style, in user units."""
    return font_size(style.get("font-size", ""), _MEDIUM)


def font_size(text: str, around: float) -> float:
    """Read a size of type inside text of the size ``around``; that where it makes no sense."""
    try:
        return length(text, around, around)
    except ValueError:
        return around


def share_of(style: SvgStyle, name: str) -> float:
    """Return how opaque something is, from 0 to 1; 1 where the style does not say."""
    try:
        return share(style.get(name, "1"))
    except ValueError:
        return 1.0
