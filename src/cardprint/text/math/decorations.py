r"""Commands that change how a formula looks: colours, lines around and through it, what is there but not seen."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from cardprint.errors import quoted, shortened
from cardprint.text.math import names
from cardprint.text.math.box_nodes import Bar, Enclosed, Phantom, Raised
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.nodes import Coloured, Node, Words
from cardprint.text.math.tokens import typed
from cardprint.text.math.words import read_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from cardprint.model.text import Colour
    from cardprint.text.math.parser import Parser
    from cardprint.text.math.tokens import Token

    Command: TypeAlias = Callable[[Parser, Token], Node | None]

_HEX = re.compile(r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_REFUSED = {
    **dict.fromkeys(("href", "url"), "write the link outside of the formula, as [text](https://…)"),
    **dict.fromkeys(("ref", "eqref"), "write the number"),
    **dict.fromkeys(("class", "style", "includegraphics", "input", "include", "write"), "leave it out"),
}


def colour(parser: Parser, token: Token) -> Colour:
    """Read a colour: a name that CSS has, or #rrggbb. Raises FormulaError for what is none."""
    model = parser.stream.optional()
    named = parser.name(token)
    if model is not None and typed(model).strip() not in {"HTML", "named"}:
        raise FormulaError(token.at, f"colours in {quoted(typed(model))} are not known", "write a name, or #rrggbb")
    found = _HEX.fullmatch(named)
    if found and (named[0] == "#" or model is not None or len(found[1]) > 3):  # noqa: PLR2004 - a name may be short
        digits = found[1].lower()
        return "#" + (digits if len(digits) > 3 else "".join(2 * digit for digit in digits))  # noqa: PLR2004
    from PIL.ImageColor import colormap  # noqa: PLC0415 - few formulas have colours

    css = colormap.get(named.lower())
    if css is not None:  # Pillow keeps a name as a text until something asks for its numbers
        return css if isinstance(css, str) else "#{:02x}{:02x}{:02x}".format(*css)
    from cardprint.model.nearest import nearest  # noqa: PLC0415 - for errors alone

    near = nearest(named, colormap)
    hint = f"did you mean {near}?" if near else "write a name such as red, or #rrggbb"
    raise FormulaError(token.at, f"there is no colour {quoted(named)}", hint)


def _switch_colour(parser: Parser, token: Token) -> Node:
    ink = colour(parser, token)
    return Coloured(ink, parser.rest())


def _text_colour(parser: Parser, token: Token) -> Node:
    ink = colour(parser, token)
    return Coloured(ink, [parser.argument(token)])


def _colour_box(parser: Parser, token: Token) -> Node:
    frame = colour(parser, token) if token.text == "\\fcolorbox" else None
    ground = colour(parser, token)
    words = Words(read_words(parser, parser.stream.argument(token), names.TEXTS["text"]))
    return Enclosed(words, ("box",) if frame else (), ground, frame)


def _enclosed(parser: Parser, token: Token, lines: tuple[str, ...] = ()) -> Node:
    return Enclosed(parser.argument(token), lines)


def _text_box(parser: Parser, token: Token) -> Node:
    return Enclosed(Words(read_words(parser, parser.stream.argument(token), names.TEXTS["text"])), ("box",))


_ENCLOSURES = {
    "longdiv": "longdiv",
    "actuarial": "actuarial",
    "box": "box",
    "updiagonalstrike": "up",
    "downdiagonalstrike": "down",
    "horizontalstrike": "strike",
}


def _enclose(parser: Parser, token: Token) -> Node:
    notation = parser.name(token).split()
    wrong = next((name for name in notation if name not in _ENCLOSURES), None)
    if wrong is not None or not notation:
        hint = f"there are {', '.join(_ENCLOSURES)}"
        raise FormulaError(token.at, rf"\enclose does not know {quoted(wrong or '')}", hint)
    return Enclosed(parser.argument(token), tuple(_ENCLOSURES[name] for name in notation))


def _smash(parser: Parser, token: Token) -> Node:
    which = typed(parser.stream.optional() or ()).strip()
    body = parser.argument(token)
    return Phantom(body, ink=True, height=which == "b", depth=which == "t")


def _phantom(parser: Parser, token: Token, *, width: bool = True, height: bool = True) -> Node:
    return Phantom(parser.argument(token), width=width, height=height, depth=height)


def _lap(parser: Parser, token: Token, align: str) -> Node:
    if token.text.startswith("\\math"):
        body = parser.argument(token)
    else:
        body = Words(read_words(parser, parser.stream.argument(token), names.TEXTS["text"]))
    return Phantom(body, ink=True, width=False, align=align)


def _rule(parser: Parser, token: Token) -> Node:
    raised = parser.stream.optional()
    by = parser.length(typed(raised), token) if raised else 0.0
    return Bar(parser.length(parser.name(token), token), parser.length(parser.name(token), token), by)


def _raise_box(parser: Parser, token: Token) -> Node:
    by = parser.length(parser.name(token), token)
    return Raised(Words(read_words(parser, parser.stream.argument(token), names.TEXTS["text"])), by)


def _raise(parser: Parser, token: Token, sign: int = 1) -> Node:
    by = parser.bare_length(token)
    return Raised(parser.argument(token), sign * by)


def _centre(parser: Parser, token: Token) -> Node:
    return Raised(parser.argument(token), None)


def _refused(parser: Parser, token: Token) -> Node:  # noqa: ARG001 - as all commands have it
    message = f"{shortened(token.text)} has no place in a formula on paper"
    raise FormulaError(token.at, message, _REFUSED[token.text[1:]])


def _verbatim(parser: Parser, token: Token) -> Node:
    """Read what stands between two equal signs, as it is typed."""
    begin = token.at + len(token.text)
    end = parser.source.find(parser.source[begin : begin + 1], begin + 1) if begin < len(parser.source) else -1
    if end < 0 or not parser.source.startswith(token.text, token.at):
        raise FormulaError(token.at, r"\verb does not end", "write the same sign before and behind, as in |…|")
    while 0 <= parser.stream.raw_peek().at <= end:
        parser.stream.raw()
    return Words([(parser.source[begin + 1 : end], names.TEXTS["texttt"])])


def _labelled(parser: Parser, token: Token) -> None:
    parser.name(token)


DECORATIONS: dict[str, Command] = {
    "color": _switch_colour,
    "textcolor": _text_colour,
    **dict.fromkeys(("colorbox", "fcolorbox"), _colour_box),
    "boxed": partial(_enclosed, lines=("box",)),
    "cancel": partial(_enclosed, lines=("up",)),
    "bcancel": partial(_enclosed, lines=("down",)),
    "xcancel": partial(_enclosed, lines=("up", "down")),
    "sout": partial(_enclosed, lines=("strike",)),
    **dict.fromkeys(("fbox", "framebox"), _text_box),
    "enclose": _enclose,
    "smash": _smash,
    "phantom": _phantom,
    "hphantom": partial(_phantom, height=False),
    "vphantom": partial(_phantom, width=False),
    **{f"{math}{side}lap": partial(_lap, align=side) for math in ("", "math") for side in "lr"},
    **{f"{math}clap": partial(_lap, align="c") for math in ("", "math")},
    "rule": _rule,
    "raisebox": _raise_box,
    "raise": _raise,
    "lower": partial(_raise, sign=-1),
    "vcenter": _centre,
    "label": _labelled,
    "verb": _verbatim,
    **dict.fromkeys(_REFUSED, _refused),
}
"""Commands by name, without the backslash."""
