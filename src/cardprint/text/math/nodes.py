"""What a formula is made of, as its source says it: atoms, and what is built of them.

The classes have no more methods than nodes need: each takes time where it is defined, before the first formula.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from cardprint.model.blocks import Style
    from cardprint.model.text import Colour

Kind: TypeAlias = Literal["ord", "op", "bin", "rel", "open", "close", "punct", "inner"]
"""The kind of an atom (The TeXbook, chapter 17), which says how much space is beside it."""

Alphabet: TypeAlias = Literal["rm", "it", "bf", "bfit", "bb", "cal", "bfcal", "frak", "bffrak", "sf", "bfsf", "tt"]
"""An alphabet of letters in formulas."""


@dataclass(eq=False, repr=False, match_args=False)
class Node:
    """A part of a formula; those that are no atoms have no kind."""

    kind: Kind | None = field(default="ord", init=False)


@dataclass(eq=False, repr=False, match_args=False)
class Symbol(Node):
    """One character. Without an alphabet it is italic where TeX's are."""

    char: str
    alphabet: Alphabet | None = None


@dataclass(eq=False, repr=False, match_args=False)
class Name(Node):
    """The name of a function, such as sin; ``limits`` where what is set below it stands there in displays."""

    text: str
    limits: bool = False


@dataclass(eq=False, repr=False, match_args=False)
class NamedBody(Node):
    r"""What ``\operatorname`` holds."""

    body: Node
    limits: bool = False


@dataclass(eq=False, repr=False, match_args=False)
class Words(Node):
    """Text in a formula: stretches of one style, and formulas among them."""

    parts: list[tuple[str, Style] | Node]


@dataclass(eq=False, repr=False, match_args=False)
class Row(Node):
    """Nodes side by side that stand in the row around them."""

    items: list[Node]


@dataclass(eq=False, repr=False, match_args=False)
class Group(Node):
    """Nodes that are one atom."""

    body: Node


@dataclass(eq=False, repr=False, match_args=False)
class Space(Node):
    """Space, in em of the style it stands in."""

    width: float
    kind: Kind | None = field(default=None, init=False)


@dataclass(eq=False, repr=False, match_args=False)
class Scripts(Node):
    """What stands low and high beside, or below and above, a base; ``limits`` where the source says which."""

    base: Node
    low: Node | None
    high: Node | None
    limits: bool | None = None


@dataclass(eq=False, repr=False, match_args=False)
class LeftScripts(Node):
    """What stands low and high at the left of a base."""

    base: Node
    low: Node | None
    high: Node | None


@dataclass(eq=False, repr=False, match_args=False)
class Fraction(Node):
    """One above the other; ``rule`` is the thickness of the line in em, None for the font's. ``style`` as asked for."""

    above: Node
    below: Node
    rule: float | None = None
    style: int | None = None
    continued: bool = False
    align: str = "c"


@dataclass(eq=False, repr=False, match_args=False)
class Root(Node):
    """A root with its degree."""

    body: Node
    degree: Node | None


@dataclass(eq=False, repr=False, match_args=False)
class Fence(Node):
    """What stands between delimiters that grow: nodes, and the delimiters in the middle as strings."""

    left: str
    parts: list[Node | str]
    right: str


@dataclass(eq=False, repr=False, match_args=False)
class Delimiter(Node):
    """A delimiter of a height in em."""

    char: str
    height: float


@dataclass(eq=False, repr=False, match_args=False)
class Accent(Node):
    """An accent over a body; a ``wide`` one is as wide as that. ``under``: below it."""

    char: str
    body: Node
    wide: bool = False
    under: bool = False


@dataclass(eq=False, repr=False, match_args=False)
class Brace(Node):
    """A brace, a bracket or an arrow along a body, above or below it; ``labelled`` where scripts are its limits."""

    char: str
    body: Node
    under: bool
    labelled: bool


@dataclass(eq=False, repr=False, match_args=False)
class Line(Node):
    """A line above or below a body."""

    body: Node
    under: bool


@dataclass(eq=False, repr=False, match_args=False)
class Stack(Node):
    """Something small above or below a base."""

    base: Node
    above: Node | None
    below: Node | None


@dataclass(eq=False, repr=False, match_args=False)
class Arrow(Node):
    """An arrow as long as what stands above and below it."""

    char: str
    above: Node | None
    below: Node | None


@dataclass(eq=False, repr=False, match_args=False)
class Negated(Node):
    """A sign with a stroke through it that is no character of its own."""

    body: Node


@dataclass(eq=False, repr=False, match_args=False)
class Styled(Node):
    """What follows in another style: 0 display, 1 text, 2 script, 3 script of scripts."""

    style: int
    items: list[Node]


@dataclass(eq=False, repr=False, match_args=False)
class Coloured(Node):
    """What is set in another colour."""

    colour: Colour
    items: list[Node]


@dataclass(eq=False, repr=False, match_args=False)
class Sized(Node):
    """What is set in another size, as a share of that of the text."""

    size: float
    items: list[Node]


@dataclass(eq=False, repr=False, match_args=False)
class Choice(Node):
    """One node for each style."""

    choices: list[Node]


SWITCHES = (Row, Styled, Coloured, Sized, Choice)
"""What stands in the row around it, however it is set."""


def of_kind(node: Node, kind: Kind | None) -> Node:
    """Return a node a kind; return it."""
    node.kind = kind
    return node


def core(node: Node) -> Node:
    """Return what a node holds, where it holds nothing else."""
    while True:
        if isinstance(node, Group):
            node = node.body
        elif isinstance(node, Row) and len(node.items) == 1:
            node = node.items[0]
        else:
            return node
