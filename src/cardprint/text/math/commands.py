r"""What each command of a formula makes: a table of functions that read its arguments and return a node."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.text.math import definitions, names
from cardprint.text.math.decorations import DECORATIONS
from cardprint.text.math.environments import environment, substack
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.nodes import (
    Accent,
    Arrow,
    Brace,
    Choice,
    Group,
    LeftScripts,
    Line,
    Name,
    NamedBody,
    Negated,
    Node,
    Scripts,
    Sized,
    Space,
    Stack,
    Styled,
    Symbol,
    Words,
    core,
    of_kind,
)
from cardprint.text.math.structures import STRUCTURES
from cardprint.text.math.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.text.math.decorations import Command
    from cardprint.text.math.nodes import Alphabet, Kind
    from cardprint.text.math.parser import Parser
    from cardprint.text.math.tokens import Token

_NEGATION = "\u0338"


def _nothing(parser: Parser, token: Token) -> None:
    """Read a command that prints nothing here."""


def _space(parser: Parser, token: Token) -> Node:  # noqa: ARG001 - as all commands have it
    return Space(names.SPACES[token.text[1:]])


def _skip(parser: Parser, token: Token) -> Node:
    if parser.stream.raw_peek().text == "*":
        parser.stream.raw()
    return Space(parser.bare_length(token))


def _accent(parser: Parser, token: Token) -> Node:
    return Accent(names.ACCENTS[token.text[1:]], parser.argument(token))


def _wide_accent(parser: Parser, token: Token) -> Node:
    name = token.text[1:]
    return Accent(names.WIDE_ACCENTS[name], parser.argument(token), wide=True, under=name[0] == "u")


def _brace(parser: Parser, token: Token) -> Node:
    char, under = names.BRACES[token.text[1:]]
    return of_kind(Brace(char, parser.argument(token), under, labelled=True), "op")


def _long_arrow(parser: Parser, token: Token) -> Node:
    char, under = names.LONG_ARROWS[token.text[1:]]
    return Brace(char, parser.argument(token), under, labelled=False)


def _operator(parser: Parser, token: Token) -> Node:  # noqa: ARG001 - as all commands have it
    name = token.text[1:]
    return of_kind(Name(names.SPELT.get(name, name), names.OPERATORS[name]), "op")


def _named(parser: Parser, token: Token) -> Node:
    has_star = parser.stream.raw_peek().text == "*" and bool(parser.stream.raw())
    body = parser.argument_in("rm", token)
    return of_kind(NamedBody(body, limits=has_star or token.text.endswith("limits")), "op")


def _alphabet(parser: Parser, token: Token) -> Node:
    alphabet: Alphabet | None = names.ALPHABETS[token.text[1:]]  # type: ignore[assignment] # tables say no others
    node = parser.argument_in(alphabet, token)
    return of_kind(Group(node), core(node).kind or "ord") if isinstance(core(node), Symbol) else Group(node)


def _old_alphabet(parser: Parser, token: Token) -> None:
    parser.alphabet = names.OLD_ALPHABETS[token.text[1:]]  # type: ignore[assignment] # as above


def _text(parser: Parser, token: Token) -> Node:
    return Words(read_words(parser, parser.stream.argument(token), names.TEXTS[token.text[1:]]))


def _style(parser: Parser, token: Token) -> Node:
    return Styled(names.STYLES[token.text[1:]], parser.rest())


def _size(parser: Parser, token: Token) -> Node:
    return Sized(names.SIZES[token.text[1:]], parser.rest())


def _set_over(parser: Parser, token: Token) -> Node:
    small, base = parser.argument(token), parser.argument(token)
    is_above = token.text == "\\overset"
    stack = Stack(base, small if is_above else None, None if is_above else small)
    return of_kind(stack, core(base).kind or "ord")


def _set_over_and_under(parser: Parser, token: Token) -> Node:
    above, below, base = parser.argument(token), parser.argument(token), parser.argument(token)
    return of_kind(Stack(base, above, below), core(base).kind or "ord")


def _labelled_arrow(parser: Parser, token: Token) -> Node:
    below = parser.stream.optional()
    above = parser.argument(token)
    return of_kind(Arrow(names.LABELLED_ARROWS[token.text[1:]], above, parser.read(below) if below else None), "rel")


def _line(parser: Parser, token: Token) -> Node:
    return Line(parser.argument(token), under=token.text.startswith("\\under"))


def _kind(parser: Parser, token: Token) -> Node:
    kind: Kind = names.KINDS[token.text[1:]]  # type: ignore[assignment] # tables say no others
    return of_kind(Group(parser.argument(token)), kind)


def _not(parser: Parser, token: Token) -> Node:
    body = parser.argument(token)
    sign = core(body)
    if isinstance(sign, Symbol):
        char = unicodedata.normalize("NFC", sign.char + _NEGATION)
        if len(char) == 1:
            return of_kind(Symbol(char), sign.kind)
    return of_kind(Negated(body), sign.kind or "ord")


def _choice(parser: Parser, token: Token) -> Node:
    return Choice([parser.argument(token) for _ in range(4)])


def _side_set(parser: Parser, token: Token) -> Node:
    left, right = _scripts_in(parser.argument(token)), _scripts_in(parser.argument(token))
    base = parser.argument(token)
    if right:
        base = Scripts(base, right.low, right.high, limits=False)
    return of_kind(LeftScripts(base, left and left.low, left and left.high), "op")


def _scripts_in(node: Node) -> Scripts | None:
    held = core(node)
    return held if isinstance(held, Scripts) else None


def _left_scripts(parser: Parser, token: Token) -> Node:
    high, low, base = parser.argument(token), parser.argument(token), parser.argument(token)
    return LeftScripts(base, low, high)


def _chemistry(parser: Parser, token: Token) -> Node:
    from cardprint.text.math.chemistry import chemistry  # noqa: PLC0415 - few formulas are of chemistry

    return chemistry(parser, token)


def _quantity(parser: Parser, token: Token) -> Node | None:
    from cardprint.text.math.units import QUANTITIES  # noqa: PLC0415 - few formulas have units

    return QUANTITIES[token.text[1:]](parser, token)


def _line_of_array(parser: Parser, token: Token) -> Node:  # noqa: ARG001 - as all commands have it
    hint = r"write it behind \\ in \begin{array}"
    raise FormulaError(token.at, f"{token.text} draws a line between rows, and there are none here", hint)


def _tag(parser: Parser, token: Token) -> None:
    has_star = parser.stream.raw_peek().text == "*" and bool(parser.stream.raw())
    words = read_words(parser, parser.stream.argument(token), names.TEXTS["text"])
    plain = names.TEXTS["text"]
    parser.tag = Words(words if has_star else [("(", plain), *words, (")", plain)])


def _character(parser: Parser, token: Token) -> Node:
    text = ""
    while (digit := parser.stream.raw_peek()).text in set("0123456789ABCDEF\"'") and not (text and digit.spaced):
        text += parser.stream.raw().text
    base = {'"': 16, "'": 8}.get(text[:1], 10)
    digits = text.strip("\"'")
    try:
        code = int(digits, base)
    except ValueError:
        code = 0
    if not 0x20 < code < 0x110000 or 0xD800 <= code < 0xE000:  # noqa: PLR2004 - Unicode's range, without surrogates
        raise FormulaError(token.at, rf"\char names no character: {quoted(text)}", "write the character itself")
    return Symbol(chr(code), "rm")


_TABLES: tuple[tuple[Iterable[str], Command], ...] = (
    (names.NOTHING, _nothing),
    (names.SPACES, _space),
    (["hspace", "mspace", "kern", "mkern", "hskip", "mskip"], _skip),
    (names.ACCENTS, _accent),
    (names.WIDE_ACCENTS, _wide_accent),
    (names.BRACES, _brace),
    (names.LONG_ARROWS, _long_arrow),
    (names.OPERATORS, _operator),
    (["operatorname", "operatornamewithlimits"], _named),
    (names.ALPHABETS, _alphabet),
    (names.OLD_ALPHABETS, _old_alphabet),
    (names.TEXTS, _text),
    (names.STYLES, _style),
    (names.SIZES, _size),
    (names.LABELLED_ARROWS, _labelled_arrow),
    (names.KINDS, _kind),
    (["num", "ang", "si", "unit", "SI", "qty", "SIrange", "qtyrange", "numrange", "pu"], _quantity),
    (["overset", "underset"], _set_over),
    (["overline", "underline", "underbar"], _line),
    (["newcommand", "renewcommand", "providecommand"], definitions.new_command),
    (["def", "gdef", "edef", "xdef"], definitions.define),
    (["let", "futurelet"], definitions.let),
)
COMMANDS: dict[str, Command] = {
    **{f"\\{name}": command for table, command in _TABLES for name in table},
    **{f"\\{name}": command for name, command in (*STRUCTURES.items(), *DECORATIONS.items())},
    "\\overunderset": _set_over_and_under,
    "\\not": _not,
    "\\mathchoice": _choice,
    "\\substack": substack,
    "\\sideset": _side_set,
    "\\prescript": _left_scripts,
    "\\tag": _tag,
    "\\hline": _line_of_array,
    "\\hdashline": _line_of_array,
    "\\char": _character,
    "\\begin": environment,
    "\\ce": _chemistry,
    "\\DeclareMathOperator": definitions.declare_operator,
}
"""Commands with their backslash."""
