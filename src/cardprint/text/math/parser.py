"""A formula's tokens → nodes: lists, groups, scripts and rows. What single commands mean is in ``commands``."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cardprint.errors import shortened
from cardprint.text.math import names
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.nodes import Accent, Fence, Fraction, Group, Node, Row, Scripts, Space, Symbol, of_kind
from cardprint.text.math.reading import ROW_ENDS, Reader
from cardprint.text.math.rows import read_rows
from cardprint.text.math.signs import COMMANDS, SIGNS
from cardprint.text.math.words import read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from cardprint.model.blocks import Style
    from cardprint.text.math.box_nodes import ArrayRow
    from cardprint.text.math.macros import Macro
    from cardprint.text.math.nodes import Alphabet
    from cardprint.text.math.tokens import Token
    from cardprint.text.math.words import Part

_CLOSERS = frozenset(("}", "\\right", "\\end", "\\middle"))
LIST_ENDS = frozenset(("", *ROW_ENDS, *_CLOSERS))
_ACCENT_NAMES = {accent: name for name, accent in names.ACCENTS.items()}
_PRIMES = {"′": 1, "″": 2, "‴": 3, "⁗": 4}
_SMALL = {char: chr(ord("0") + index) for index, char in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {"⁺": "+", "⁻": "−", "ⁿ": "n"}
_LOW = {char: chr(ord("0") + index) for index, char in enumerate("₀₁₂₃₄₅₆₇₈₉")} | {"₊": "+", "₋": "−", "ₙ": "n"}


class Parser(Reader):
    """Reads one formula. ``alphabet`` is that of the letters to come, ``tag`` the number the formula has."""

    def __init__(
        self, source: str, commands: Mapping[str, Callable[[Parser, Token], Node | None]], macros: Mapping[str, Macro]
    ) -> None:
        """Take a source, what commands mean, and macros beside those that are built in."""
        super().__init__(source, commands, macros)
        self.alphabet: Alphabet | None = None
        self.tag: Node | None = None
        self._commands = commands

    def formula(self) -> list[ArrayRow]:
        """Read the whole formula: its rows, of one cell each."""
        return read_rows(self, frozenset(("",)), top=True)

    def row(self, ends: Collection[str]) -> Row:
        """Read up to one of these tokens, which is left; the alphabet is then what it was before."""
        self._go_down()
        alphabet, items, infix = self.alphabet, list[Node](), None
        while (token := self.stream.peek()).text not in ends:
            if token.text in LIST_ENDS:
                raise self.misplaced(token)
            if token.text in names.INFIX:
                self.stream.next()
                if infix:
                    raise FormulaError(
                        token.at, f"there is a second {token.text} in one group", "put braces around one"
                    )
                rule = self.bare_length(token) if token.text == "\\above" else names.INFIX[token.text][2]
                infix, items = (token.text, rule, items), []
            elif (node := self.atom()) is not None:
                items.append(node)
        self.alphabet = alphabet
        self._depth -= 1
        if infix:
            name, rule, above = infix
            left, right, _ = names.INFIX[name]
            fraction = of_kind(Fraction(Row(above), Row(items), rule), "inner")
            return Row([Fence(left, [fraction], right) if left else fraction])
        return Row(items)

    def within(self, opener: Token, name: str, ends: Collection[str]) -> Row:
        """Read what an opener holds."""
        self._open.append((name, opener.at))
        inside = self.row(ends)
        self._open.pop()
        return inside

    def nested_words(self, tokens: Sequence[Token], style: Style) -> list[Part]:
        """Read words inside of words."""
        self._go_down()
        parts = read_words(self, tokens, style)
        self._depth -= 1
        return parts

    def atom(self) -> Node | None:
        """Read an atom with its scripts; None for a command that prints nothing."""
        node = self.nucleus()
        low = high = limits = None
        while True:
            token = self.stream.peek()
            text = token.text
            if text in {"\\limits", "\\nolimits", "\\displaylimits"}:
                limits = {"\\limits": True, "\\nolimits": False}.get(text)
                self.stream.next()
            elif text in {"^", "'"} or text in _PRIMES or text in _SMALL:
                if high is not None:
                    hint = "put braces around the base and its first one"
                    raise FormulaError(token.at, "there is a second superscript", hint)
                high = self._superscript(token)
            elif text == "_" or text in _LOW:
                if low is not None:
                    hint = "put braces around the base and its first one"
                    raise FormulaError(token.at, "there is a second subscript", hint)
                low = self._unicode_script(_LOW) if text in _LOW else self.argument(self.stream.next())
            else:
                break
        if low is None and high is None and limits is None:
            return node
        base = Row([]) if node is None else node
        return of_kind(Scripts(base, low, high, limits), base.kind or "ord")

    def _superscript(self, token: Token) -> Node:
        if token.text == "^":
            return self.argument(self.stream.next())
        if token.text in _SMALL:
            return self._unicode_script(_SMALL)
        items: list[Node] = []
        while (text := self.stream.peek().text) == "'" or text in _PRIMES:
            self.stream.next()
            items += [Symbol("′")] * _PRIMES.get(text, 1)
        if self.stream.peek().text == "^":
            items.append(self.argument(self.stream.next()))
        return Row(items)

    def _unicode_script(self, signs: Mapping[str, str]) -> Node:
        items: list[Node] = []
        while (text := self.stream.peek().text) in signs:
            self.stream.next()
            items.append(self.symbol(*SIGNS.get(signs[text], (signs[text], "ord"))))
        return Row(items)

    def symbol(self, char: str, kind: str) -> Symbol:
        """Make an atom of one character, in the alphabet of this place."""
        node = Symbol(char, self.alphabet)
        node.kind = kind  # type: ignore[assignment] # tables say no others
        return node

    def nucleus(self) -> Node | None:
        """Read an atom without its scripts; None for a command that prints nothing."""
        token = self.stream.next()
        text = token.text
        if text == "{":
            inside = self.within(token, "{", ("}",))
            self.stream.next()
            return Group(inside)
        if text in COMMANDS:
            return self.symbol(*COMMANDS[text])
        if text in {"^", "_", "'"} or text in _PRIMES:
            self.stream.push([token])
            return Row([])
        if text == "~":
            return Space(names.SPACES[" "])
        if text[0] == "\\":
            return self._command(token)
        if text in {"$", "#"}:
            raise FormulaError(token.at, f"{text} has no place in a formula", rf"write \{text} to print one")
        return self._character(text)

    def _character(self, char: str) -> Node:
        if char in SIGNS:
            return self.symbol(*SIGNS[char])
        taken_apart = unicodedata.normalize("NFD", char)
        if len(taken_apart) == 2 and taken_apart[1] in _ACCENT_NAMES:  # noqa: PLR2004 - a letter and its accent
            return Accent(taken_apart[1], self.symbol(taken_apart[0], "ord"))
        return self.symbol(char, "ord")

    def _command(self, token: Token) -> Node | None:
        known = self._commands.get(token.text)
        if known is None:
            from cardprint.text.math.rare_symbols import SYMBOLS as RARE  # noqa: PLC0415 - few formulas have these

            if token.text in RARE:
                return self.symbol(*RARE[token.text])
            raise self.unknown(token)
        return known(self, token)

    def argument(self, of: Token) -> Node:
        """Read an argument: a group, or one atom without scripts."""
        token = self.stream.peek()
        if token.text in LIST_ENDS or token.text in {"^", "_"}:
            raise FormulaError(of.at, f"{shortened(of.text)} lacks an argument", "write it behind, in braces")
        if token.text == "{":
            self.stream.next()
            inside = self.within(token, "{", ("}",))
            self.stream.next()
            return inside
        self._go_down()
        node = self.nucleus()
        self._depth -= 1
        return Row([]) if node is None else node

    def argument_in(self, alphabet: Alphabet | None, of: Token) -> Node:
        """Read an argument in another alphabet."""
        outer, self.alphabet = self.alphabet, alphabet
        node = self.argument(of)
        self.alphabet = outer
        return node

    def rest(self) -> list[Node]:
        """Read what is left of the list around."""
        items: list[Node] = []
        self._go_down()
        while (text := self.stream.peek().text) not in LIST_ENDS and text not in names.INFIX:
            if (node := self.atom()) is not None:
                items.append(node)
        self._depth -= 1
        return items

    def read(self, tokens: Sequence[Token]) -> Row:
        """Read other tokens, as if they stood here."""
        left = self.stream.swap([token for token in tokens if token.text])
        outer, self._open = self._open, []
        node = self.row(("",))
        self._open = outer
        self.stream.restore(left)
        return node
