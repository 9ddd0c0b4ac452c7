"""How an SVG says what its elements look like: attributes, style sheets and ``style``, each over the one before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cardprint.images.errors import UnfitPictureError
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cardprint.svg.tree import Element

SvgStyle = dict[str, str]

_INHERITED = frozenset(
    (
        *("clip-rule", "color", "fill", "fill-opacity", "fill-rule", "font-family", "font-size", "font-style"),
        *("font-weight", "marker", "marker-end", "marker-mid", "marker-start", "stroke", "stroke-dasharray"),
        *("stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity"),
        *("stroke-width", "text-anchor", "visibility", "context-fill", "context-stroke"),
    )
)
_OWN = frozenset(
    (
        *("alignment-baseline", "clip-path", "display", "dominant-baseline", "filter", "mask", "opacity", "overflow"),
        *("stop-color", "stop-opacity", "transform"),
    )
)
_KNOWN = _INHERITED | _OWN
_COMMENT = lazy_pattern(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_PIECE = lazy_pattern(r"[^{};]+|[{};]")
_COMPOUND = lazy_pattern(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_PART = lazy_pattern(r"[.#][\w-]+")
_MOST_TRIES = 1_000_000  # of a rule on an element, about a second; drawings have some thousands
_FONT_SIZE = lazy_pattern(r"(?:^|\s)([\d.]+(?:px|pt|em|mm|%)?)(?:/\S+)?\s")


class _Compound(NamedTuple):
    """What one element must be: its name ('' for any), its classes and id; ``child``: of the one before, directly."""

    name: str
    classes: frozenset[str]
    id: str
    child: bool

    def fits(self, element: Element) -> bool:
        return (
            self.name in ("", element.name)
            and (not self.id or element.attributes.get("id") == self.id)
            and self.classes <= element.classes
        )


class _Rule(NamedTuple):
    rank: tuple[int, int, int, int]  # ids, classes, names, and which came first
    selector: tuple[_Compound, ...]
    style: SvgStyle


class StyleSheet:
    """The rules of all ``style`` elements of a file, but for those of states, which paper has not."""

    def __init__(self, root: Element) -> None:
        """Read them."""
        texts = (element.text for element in root.walk() if element.name == "style")
        rules = [rule for text in texts for rule in _rules(text)]
        self._rules = sorted(rule._replace(rank=(*rule.rank[:3], index)) for index, rule in enumerate(rules))
        self._tries = 0

    def of(self, element: Element, inherited: Mapping[str, str]) -> SvgStyle:
        """Return the style of an element inside one that has the style ``inherited``.

        Raises UnfitPictureError where so many rules were tried on so many elements that it would take long.
        """
        self._tries += len(self._rules)
        if self._tries > _MOST_TRIES:
            message = f"has {len(self._rules):,} rules of style for very many elements"
            raise UnfitPictureError(message, "save it as PNG instead", is_limit=True)
        style = {name: value for name, value in inherited.items() if name in _INHERITED}
        own = {name: value.strip() for name, value in element.attributes.items() if name in _KNOWN}
        for rule in self._rules:
            if _matches(rule.selector, element):
                own.update(rule.style)
        if "style" in element.attributes:
            own.update(declarations(element.attributes["style"]))
        style.update((name, value) for name, value in own.items() if value != "inherit")
        style.update((name, inherited[name]) for name, value in own.items() if value == "inherit" and name in inherited)
        return style


def declarations(text: str) -> SvgStyle:
    """Read ``name: value; …``."""
    style = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name, value = name.strip().lower(), value.replace("!important", "").strip()
        if colon and value and name in _KNOWN:
            style[name] = value
        elif name == "font" and (size := _FONT_SIZE.search(value + " ")):
            style["font-size"] = size[1]
    return style


def _rules(text: str) -> Iterator[_Rule]:
    for selectors, body in _blocks(_COMMENT.sub("", text)):
        style = declarations(body)
        for selector in selectors.split(","):
            compounds = _compounds(selector)
            if compounds and style:
                ids = sum(bool(compound.id) for compound in compounds)
                classes = sum(len(compound.classes) for compound in compounds)
                names = sum(bool(compound.name) for compound in compounds)
                yield _Rule((ids, classes, names, 0), compounds, style)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and between braces, without rules that begin with ``@`` and braces inside braces.

    Piece by piece, for a pattern of a whole rule takes long to see that there is none.
    """
    before: list[str] = []
    inside: list[str] = []
    is_at_rule = False
    depth = 0
    for piece in _PIECE.findall(text):
        if piece == "{":
            depth += 1
        elif piece == "}":
            if depth == 1 and not is_at_rule:
                yield "".join(before), "".join(inside)
            depth = max(depth - 1, 0)
        elif depth:
            inside += [piece] * (depth == 1)
            continue
        else:
            is_at_rule = is_at_rule or (not before and piece.lstrip().startswith("@"))
            before.append(piece)
        if not depth and (piece == "}" or (piece == ";" and is_at_rule)):
            before, inside, is_at_rule = [], [], False


def _compounds(selector: str) -> tuple[_Compound, ...]:
    """Read a selector; none for one with anything but names, classes, ids, descendants and children."""
    found = []
    child = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            child = True
            continue
        match = _COMPOUND.fullmatch(word)
        if match is None:
            return ()
        parts = _PART.findall(match[2])
        classes = frozenset(part[1:] for part in parts if part[0] == ".")
        ids = [part[1:] for part in parts if part[0] == "#"]
        found.append(_Compound((match[1] or "").removeprefix("*"), classes, ids[0] if ids else "", child))
        child = False
    return tuple(found)


def _matches(selector: tuple[_Compound, ...], element: Element) -> bool:
    *outer, last = selector
    if not last.fits(element):
        return False
    above, child = element.parent, last.child
    for compound in reversed(outer):
        while above is not None and not compound.fits(above):
            above = None if child else above.parent
        if above is None:
            return False
        above, child = above.parent, compound.child
    return True
