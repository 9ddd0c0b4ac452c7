"""What is read of a formula before it means anything: tokens, names, lengths, delimiters; and what is told of it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cardprint.errors import shortened
from cardprint.text.math import names
from cardprint.text.math.builtin import MACROS
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.macros import TokenStream
from cardprint.text.math.signs import COMMANDS, DELIMITERS
from cardprint.text.math.tokens import END, typed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cardprint.text.math.macros import Macro
    from cardprint.text.math.tokens import Token

_LIKENESS = 0.75  # difflib's ratio from which a command may be meant for another
_DEEPEST = 30  # groups, fences and arguments inside each other
ROW_ENDS = frozenset(("&", "\\\\", "\\cr", "\\newline"))
_CLOSER_OF = {"{": "}", "\\left": "\\right", "[": "]"}
_LENGTH = re.compile(rf"\s*([-+]?)\s*(\d*\.?\d+|\d+\.)\s*({'|'.join(names.LENGTHS)})(?![A-Za-z])")


class Reader:
    """The tokens of one formula, and what is open where it is read."""

    def __init__(self, source: str, commands: Collection[str], macros: Mapping[str, Macro]) -> None:
        """Take a source, the commands there are, and macros beside those that are built in."""
        self.source = source
        self.stream = TokenStream(source, {**MACROS, **macros})
        self._known = commands
        self._open: list[tuple[str, int]] = []
        self._depth = 0

    def _go_down(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            at = max(self.stream.peek().at, 0)
            raise FormulaError(at, f"the formula is nested more than {_DEEPEST} deep", "split it")

    @contextmanager
    def inside(self, name: str, opener: Token) -> Iterator[None]:
        """Yield a message that what is read stands inside an opener, for what is told of what does not belong there."""
        self._open.append((name, opener.at))
        self._go_down()
        yield
        self._depth -= 1
        self._open.pop()

    def misplaced(self, token: Token) -> FormulaError:
        """Make the error for a token that ends nothing, or something else than what is open."""
        text = token.text
        opener, at = self._open[-1] if self._open else ("", 0)
        if not text and not opener:
            return FormulaError(max(len(self.source) - 1, 0), "the formula breaks off", "write what is missing")
        if not text:
            closer = _closer(opener)
            return FormulaError(at, f"{shortened(opener)} is never closed", f"write {shortened(closer)} where it ends")
        if text == "&":
            hint = r"write \&, or put it into \begin{aligned} … \end{aligned}"
            return FormulaError(token.at, "& parts columns, and there are none here", hint)
        if text in ROW_ENDS:
            hint = r"put the rows into \begin{aligned} … \end{aligned}"
            return FormulaError(token.at, rf"{text} ends a row, and there are none here", hint)
        closer = self.closing_name(token)
        if not opener:
            return FormulaError(token.at, f"{shortened(closer)} closes nothing", "delete it, or write what it closes")
        message = f"{shortened(closer)} stands where {shortened(_closer(opener))} should"
        return FormulaError(token.at, message, f"close {shortened(opener)} first")

    def closing_name(self, token: Token) -> str:
        r"""Return what closes, with its name where it is an ``\end``."""
        if token.text != "\\end":
            return token.text
        name = typed(self.stream.ahead(30)[1:]).partition("}")[0].strip().lstrip("{")
        return rf"\end{{{name}}}"

    def is_command(self, text: str) -> bool:
        """Return whether there is such a command."""
        return text in COMMANDS or text in self._known or text in self.stream.macros

    def unknown(self, token: Token) -> FormulaError:
        """Make the error for a command that there is not."""
        from cardprint.model.nearest import nearest  # noqa: PLC0415 - for errors alone

        known = sorted((*COMMANDS, *self._known, *self.stream.macros), key=str.islower)
        near = nearest(token.text, known, _LIKENESS)
        hint = f"did you mean {near}?" if near else "see how it is spelt, or \\text{…} for words"
        return FormulaError(token.at, f"there is no command {shortened(token.text)} in formulas", hint)

    def delimiter(self, of: Token) -> str:
        """Read a delimiter."""
        token = self.stream.next()
        if token.text in DELIMITERS:
            return DELIMITERS[token.text]
        if token.text == "{":
            inside = self.delimiter(of)
            if self.stream.next().text == "}":
                return inside
        at = token.at if token is not END else of.at
        hint = f"write a bracket, | or a point behind {of.text}"
        raise FormulaError(at, f"{shortened(token.text) or 'nothing'} is no delimiter", hint)

    def name(self, of: Token) -> str:
        """Read an argument as it is typed."""
        return typed(self.stream.argument(of)).strip()

    def is_length(self, text: str) -> bool:
        """Return whether a text begins with a length."""
        return _LENGTH.match(text) is not None

    def length(self, text: str, of: Token) -> float:
        """Return a length in em."""
        found = _LENGTH.match(text)
        if found is None:
            raise FormulaError(of.at, f"{shortened(text) or 'nothing'} is no length", "write one such as 2pt or 0.5em")
        length = float(found[2]) * names.LENGTHS[found[3]] * (-1 if found[1] == "-" else 1)
        if abs(length) > names.FARTHEST:
            raise FormulaError(of.at, f"{shortened(text)} is too long for a formula", "write less")
        return length

    def bare_length(self, of: Token) -> float:
        """Read a length with or without braces."""
        if self.stream.raw_peek().text == "{":
            return self.length(self.name(of), of)
        text = ""
        while self.stream.raw_peek() is not END and len(text) < 20:  # noqa: PLR2004 - no length is longer
            text += self.stream.raw().text
            if text[-2:] in names.LENGTHS:
                break
        return self.length(text, of)


def _closer(opener: str) -> str:
    return _CLOSER_OF.get(opener) or opener.replace("begin", "end", 1)
