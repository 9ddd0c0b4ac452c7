r"""Words in formulas, as ``\text{…}`` has them: what TeX writes with commands becomes characters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeAlias

from cardprint.errors import shortened
from cardprint.text.math import names
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.nodes import Coloured, Row, Sized, Words
from cardprint.text.math.signs import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.blocks import Style
    from cardprint.text.math.nodes import Node
    from cardprint.text.math.parser import Parser
    from cardprint.text.math.tokens import Token

Part: TypeAlias = "tuple[str, Style] | Node"

_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
}
_WRITTEN = {
    "i": "i",
    "j": "j",
    "ss": "ß",
    "ae": "æ",
    "oe": "œ",
    "AE": "Æ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "dots": "…",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textdollar": "$",
    "textunderscore": "_",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textdegree": "°",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "KaTeX": "KaTeX",
    "textellipsis": "…",
    "ldots": "…",
    "relax": "",
    "textbullet": "•",
    "par": " ",
    "quad": "\u2003",
    "qquad": "\u2003\u2003",
    "enspace": "\u2002",
    ",": "\u2009",
    ":": "\u2005",
    ";": "\u2004",
    "!": "",
    "space": " ",
    " ": " ",
    "nobreakspace": "\u00a0",
    "thinspace": "\u2009",
    "-": "",
    "/": "",
    **{sign: sign for sign in "%&#$_{}"},
}
_OLD_STYLES = {"bf": names.TEXTS["textbf"], "it": names.TEXTS["textit"], "tt": names.TEXTS["texttt"]}
_PLAIN = {"~": "\u00a0", "`": "‘", "'": "’"}
_PAIRS = {"‘‘": "“", "’’": "”", "--": "–", "–-": "—"}


def read_words(parser: Parser, tokens: Sequence[Token], style: Style) -> list[Part]:
    """Return tokens as words of a style, with what stands in them in other styles, and formulas."""
    return _WordReader(parser, tokens, style).parts()


class _WordReader:
    def __init__(self, parser: Parser, tokens: Sequence[Token], style: Style) -> None:
        self._parser = parser
        self._tokens = list(tokens[::-1])
        self._style = style
        self._parts: list[Part] = []
        self._run = ""

    def parts(self) -> list[Part]:
        while self._tokens:
            token = self._tokens.pop()
            if token.spaced and not self._run.endswith(" "):
                self._run += " "
            if token.text:
                self._read(token)
        self._end_run()
        return self._parts

    def _read(self, token: Token) -> None:
        text, name = token.text, token.text[1:]
        if text in {"$", "\\("}:
            self._formula("$" if text == "$" else "\\)")
        elif text == "{":
            self._group(self._inside(token), self._style)
        elif text[0] != "\\":
            self._add(_PLAIN.get(text, text))
        elif name in _ACCENTS:
            self._accent(token)
        elif name in _WRITTEN:
            self._add(_WRITTEN[name])
        elif name in names.TEXTS:
            self._group(self._argument(token), _merged(self._style, names.TEXTS[name]))
        elif text in COMMANDS:
            self._add(COMMANDS[text][0])
        elif not self._switch(token):
            self._command(token)

    def _switch(self, token: Token) -> bool:
        """Read what changes the looks of words; return whether a token does."""
        name = token.text[1:]
        if name in names.OLD_ALPHABETS:
            style = _OLD_STYLES.get(names.OLD_ALPHABETS[name] or "", names.TEXTS["text"])
            self._end_run()
            self._style = self._style._replace(bold=style.bold, italic=style.italic, code=style.code)
        elif name in {"color", "textcolor"}:
            self._colour(token, is_switch=name == "color")
        elif name in names.SIZES:
            self._end_run()
            self._parts.append(Sized(names.SIZES[name], [Words(self._rest())]))
        else:
            return False
        return True

    def _add(self, text: str) -> None:
        pair = _PAIRS.get(self._run[-1:] + text)
        self._run = self._run[:-1] + pair if pair else self._run + text

    def _end_run(self) -> None:
        if self._run:
            self._parts.append((unicodedata.normalize("NFC", self._run), self._style))
        self._run = ""

    def _formula(self, end: str) -> None:
        inside: list[Token] = []
        while self._tokens and self._tokens[-1].text != end:
            inside.append(self._tokens.pop())
        if self._tokens:
            self._tokens.pop()
        self._end_run()
        self._parts.append(self._parser.read(inside))

    def _group(self, inside: Sequence[Token], style: Style) -> None:
        self._end_run()
        self._parts += self._parser.nested_words(inside, style)

    def _colour(self, token: Token, *, is_switch: bool) -> None:
        from cardprint.text.math.decorations import colour  # noqa: PLC0415 - which reads words itself

        self._end_run()
        left = self._parser.stream.swap(self._tokens[::-1])
        ink = colour(self._parser, token)
        self._tokens = self._parser.stream.swap([])
        self._parser.stream.restore(left)
        said = self._rest() if is_switch else self._parser.nested_words(self._argument(token), self._style)
        self._parts.append(Coloured(ink, [Words(said)]))

    def _rest(self) -> list[Part]:
        """Take all that is left, in the style of now."""
        left, self._tokens = self._tokens[::-1], []
        return self._parser.nested_words(left, self._style)

    def _inside(self, opening: Token) -> list[Token]:
        self._tokens.append(opening)
        return self._argument(opening)

    def _argument(self, of: Token) -> list[Token]:
        left = self._parser.stream.swap(self._tokens[::-1])
        argument = self._parser.stream.argument(of)
        self._tokens = self._parser.stream.swap([])
        self._parser.stream.restore(left)
        return argument

    def _accent(self, token: Token) -> None:
        base = [each.text for each in self._argument(token) if each.text]
        if not base:
            raise FormulaError(token.at, f"{shortened(token.text)} lacks a letter", "write one behind")
        first = _WRITTEN.get(base[0][1:], base[0]) if base[0][0] == "\\" else base[0]
        self._run += first + _ACCENTS[token.text[1:]] + "".join(base[1:])

    def _command(self, token: Token) -> None:
        """Read a command of formulas with its arguments, where it stands among words."""
        self._end_run()
        left = self._parser.stream.swap([token, *self._tokens[::-1]])
        node = self._parser.atom()
        self._tokens = self._parser.stream.swap([])
        self._parser.stream.restore(left)
        if node is not None:
            self._parts.append(Row([node]))


def _merged(outer: Style, inner: Style) -> Style:
    return outer._replace(bold=outer.bold or inner.bold, italic=outer.italic or inner.italic, code=inner.code)
