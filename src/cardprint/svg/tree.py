"""The elements of an SVG file: takes its bytes, gives a tree of bounded size that refers to nothing outside itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from cardprint.images.errors import UnfitPictureError
from cardprint.model.limits import DEFAULT, MIB, more
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cardprint.model.limits import Limits

_MOST_ELEMENTS = 50_000
_DEEPEST = 64
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_W3C = "-//W3C//DTD SVG"  # the document types of SVG itself declare nothing that we would need
_OUTSIDE = lazy_pattern(r"@import|url\(\s*(?:['\"]\s*)?(?!['\"#\s])", re.IGNORECASE)
_AS_PNG = "save it as PNG instead"
_UNDRAWN = {"image": "another picture", "foreignObject": "a piece of a web page", "textPath": "text along a path"}


@dataclass(slots=True)
class Element:
    """An element: its name and attributes without namespaces, its content, its line in the file, its classes."""

    name: str
    attributes: Mapping[str, str]
    line: int
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)
    classes: frozenset[str] = frozenset()

    @property
    def children(self) -> Iterator[Element]:
        """The elements in it."""
        return (child for child in self.content if isinstance(child, Element))

    @property
    def text(self) -> str:
        """The text right in it."""
        return "".join(part for part in self.content if isinstance(part, str))

    def walk(self) -> Iterator[Element]:
        """Yield it and all elements below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_tree(data: bytes, limits: Limits = DEFAULT) -> Element:
    """Read a file. What is not of SVG, such as what editors note for themselves, is left out.

    Raises UnfitPictureError for what is no SVG, for document types, for anything outside the file, for what we do not
    draw, and beyond the limits, 50,000 elements or 64 of them inside each other.
    """
    if len(data) > limits.drawing_bytes:
        message = f"is larger than {limits.drawing_bytes // MIB} MB"
        raise UnfitPictureError(message, f"{_AS_PNG}, {more('svg')}", is_limit=True)
    if data.startswith(b"\x1f\x8b"):
        raise UnfitPictureError("is compressed", "save it as plain SVG")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat's own way to say that this is all
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise UnfitPictureError(f"is no SVG: {reason} in line {error.lineno}", "save it again") from None
    except (ValueError, LookupError):  # an encoding that nobody knows
        raise UnfitPictureError("is no SVG: its encoding is unknown", "save it as UTF-8") from None
    if reader.root is None or reader.root.name != "svg":
        raise UnfitPictureError("is no SVG", "save it as SVG or PNG")
    return reader.root


class _Reader:
    """What expat calls."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._document_type
        parser.ProcessingInstructionHandler = self._instruction
        self._open: list[Element | None] = []  # None for what is not of SVG
        self._count = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise UnfitPictureError(f"has more than {_MOST_ELEMENTS:,} elements", _AS_PNG, is_limit=True)
        if len(self._open) >= _DEEPEST:
            message = f"has more than {_DEEPEST} elements inside each other, in line {self._line}"
            raise UnfitPictureError(message, _AS_PNG, is_limit=True)
        namespace, _, local = name.rpartition(" ")
        parent = self._open[-1] if self._open else None
        if namespace not in ("", _SVG) or (self._open and parent is None):
            self._open.append(None)
            return
        own = self._own(attributes)
        element = Element(local, own, self._line, parent, classes=frozenset(own.get("class", "").split()))
        self._refuse_outside(element)
        if parent is not None:
            parent.content.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        if element is not None and element.name == "style" and _OUTSIDE.search(element.text):
            raise _outside(element.line)

    def _text(self, text: str) -> None:
        if self._open and self._open[-1] is not None:
            self._open[-1].content.append(text)

    def _document_type(self, _name: str, system: str | None, public: str | None, internal: int) -> None:
        if internal or (system and not (public or "").startswith(_W3C)):
            raise UnfitPictureError(
                f"declares a document type in line {self._line}",
                "delete '<!DOCTYPE …>', or save it again as plain SVG",
            )

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise _outside(self._line)

    @property
    def _line(self) -> int:
        return int(self.parser.CurrentLineNumber)

    @staticmethod
    def _own(attributes: dict[str, str]) -> dict[str, str]:
        """Return the attributes that are SVG's, ``href`` for that of either namespace."""
        own: dict[str, str] = {}
        for name, value in attributes.items():
            namespace, _, local = name.rpartition(" ")
            if not namespace or namespace == _XLINK:
                own.setdefault(local, value)
        return own

    def _refuse_outside(self, element: Element) -> None:
        if element.name in _UNDRAWN:
            message = f"holds {_UNDRAWN[element.name]}, in line {element.line}"
            raise UnfitPictureError(message, _AS_PNG)
        href = element.attributes.get("href", "#").strip()
        if not href.startswith("#") and element.name not in ("a", "script"):
            raise _outside(element.line)
        if any("url(" in value and _OUTSIDE.search(value) for value in element.attributes.values()):
            raise _outside(element.line)


def _outside(line: int) -> UnfitPictureError:
    return UnfitPictureError(f"refers to something outside itself, in line {line}", _AS_PNG)
