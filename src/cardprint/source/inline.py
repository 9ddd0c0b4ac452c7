r"""Takes one paragraph's text, gives its runs: bold, italic, code, sub- and superscript, links, cloze answers.

The rules are Markdown's where its users would notice a difference, and stricter where decks of code, numbers and
formulas would suffer: emphasis never begins or ends inside a word with a single ``*`` or any ``_``; ``2 * 3``,
``node_t **head`` and ``2^16`` print as typed; whatever is not markup by these rules prints as typed too.

    **bold** __bold__ *italic* _italic_ `code` ~sub~ ^sup^
    [text](https://…) <https://…>           http, https and mailto only
    {{answer}} {{answer::hint}}             the answer
    \* \_ \` \~ \^ \[ \] \{ \} \< \> \| \$ \• \\     the character itself, anywhere
    \- and 1\. where a line begins, \: where it ends, \->     the same, where they would mean a list, a heading, a chain

It is written by hand, and no Markdown library is used, because positions inside the text are needed, time must stay
linear whatever is typed, and a library would have to be taught what to leave alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.source.emphasis import Delimiter, Emphasis
from cardprint.source.links import find_bare_link, find_link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cardprint.source.faults import Fault

_BEGIN = re.compile(r"[\\`*_~^\[<{]")
_BEGIN_OR_LINE_END = re.compile(r"[\\`*_~^\[<{\n]")
_ESCAPED = frozenset(r"\`*_~^[]{}<>|$•")
_ESCAPED_IN_PLACE = re.compile(r"\\(?:->|([-.)])|:(?=\n|\Z))")
_BACKTICKS = re.compile(r"`+")
_STARS = re.compile(r"\*+|_+")
_SUB = re.compile(r"~([^\s~]+)~(?!~)")
_SUP = re.compile(r"\^([^\s^]+)\^(?!\^)")
_FORMULA = re.compile(r"[-+*/=,<>()]")
_CLOZE = re.compile(r"\{\{([^{}\n]+)\}\}")
_ANKI_NUMBER = re.compile(r"c\d+::")
_ITEM_BEGIN = re.compile(r"[ \t]*([0-9]{0,3})")
_CODE = Style(code=True)
_STYLE_OF = attrgetter("style")


def read_inline(text: str, faults: list[Fault]) -> tuple[Run, ...]:
    """Read a paragraph, with its line ends. What is wrong with it is added to ``faults``."""
    if _BEGIN.search(text) is None:
        return (Run(text),) if text else ()
    return _Reader(text, 0, faults).read()


def has_markup(text: str) -> bool:
    """Say whether anything in the text may be markup."""
    return _BEGIN.search(text) is not None


def code_ranges(text: str) -> list[tuple[int, int]]:
    """Give begin and end of each stretch that stands between backticks, these included."""
    ranges = []
    closers = _Backticks(text)
    at = text.find("`")
    while at >= 0:
        opening = _BACKTICKS.match(text, at).end()  # type: ignore[union-attr] # a backtick is there
        closing = closers.closing(at, opening)
        if closing is not None:
            ranges.append((at, closing + opening - at))
            opening = closing + opening - at
        at = text.find("`", opening)
    return ranges


class _Backticks:
    """Finds the run of backticks that closes another: the next of the same length on the same line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: dict[int, list[int]] | None = None

    def closing(self, begin: int, end: int) -> int | None:
        if self._runs is None:
            self._runs = {}
            for run in _BACKTICKS.finditer(self._text, begin):
                self._runs.setdefault(run.end() - run.start(), []).append(run.start())
            for starts in self._runs.values():
                starts.reverse()
        starts = self._runs.get(end - begin, [])
        while starts and starts[-1] < end:
            starts.pop()
        if not starts or self._text.find("\n", end, starts[-1]) >= 0:
            return None
        return starts[-1]


class _Reader:
    """Reads one text from left to right into pieces: text as it is, finished runs, and delimiters yet to be paired."""

    def __init__(self, text: str, base: int, faults: list[Fault]) -> None:
        self._text = text
        self._base = base
        self._faults = faults
        self._pieces: list[str | tuple[Run, ...] | Delimiter] = []
        self._emphasis = Emphasis()
        self._backticks = _Backticks(text)
        self._line = 0
        self._line_begin = 0
        self._item_begin: re.Match[str] | None = None

    def read(self) -> tuple[Run, ...]:
        text, pieces = self._text, self._pieces
        at = 0
        while found := _BEGIN_OR_LINE_END.search(text, at):
            begin = found.start()
            if begin > at:
                pieces.append(text[at:begin])
            at = self._BEGINNINGS[text[begin]](self, begin)
        if at < len(text):
            pieces.append(text[at:])
        return self._assemble()

    def _inner(self, begin: int, end: int) -> tuple[Run, ...]:
        """Read a part by itself; ``[``, ``~``, ``^`` or ``{`` no longer occur in it, so this cannot go deep."""
        return _Reader(self._text[begin:end], self._base + begin, self._faults).read()

    def _literal(self, at: int, end: int) -> int:
        self._pieces.append(self._text[at:end])
        return end

    def _line_end(self, at: int) -> int:
        self._line += 1
        self._line_begin = at + 1
        self._item_begin = None
        return self._literal(at, at + 1)

    def _escape(self, at: int) -> int:
        text = self._text
        if text[at + 1 : at + 2] in _ESCAPED and at + 1 < len(text):
            self._pieces.append(text[at + 1])
            return at + 2
        in_place = _ESCAPED_IN_PLACE.match(text, at)
        if in_place and (in_place[1] is None or self._begins_item(at, in_place[1])):
            self._pieces.append(text[at + 1])
            return at + 2
        return self._literal(at, at + 1)

    def _begins_item(self, at: int, sign: str) -> bool:
        """Say whether a list's item would begin in this line, with the sign after what is left of ``at``."""
        if self._item_begin is None:
            self._item_begin = _ITEM_BEGIN.match(self._text, self._line_begin)
        begin = self._item_begin
        return begin is not None and begin.end() == at and bool(begin[1]) == (sign != "-")

    def _code(self, at: int) -> int:
        begin = _BACKTICKS.match(self._text, at).end()  # type: ignore[union-attr] # a backtick is there
        end = self._backticks.closing(at, begin)
        if end is None:
            return self._literal(at, begin)
        code = self._text[begin:end]
        if len(code) > 2 and code[0] == code[-1] == " " and code.strip(" "):  # noqa: PLR2004 - `` ` `` is a backtick
            code = code[1:-1]
        self._pieces.append((Run(code, _CODE),))
        return end + begin - at

    def _delimiter(self, at: int) -> int:
        text = self._text
        end = _STARS.match(text, at).end()  # type: ignore[union-attr] # a delimiter is there
        delimiter = Delimiter(
            len(self._pieces), text[at:end], text[at - 1 : at] if at else "", text[end : end + 1], self._line
        )
        self._pieces.append(delimiter)
        self._emphasis.add(delimiter)
        return end

    def _tilde(self, at: int) -> int:
        return self._shifted(at, _SUB.match(self._text, at), -1)

    def _caret(self, at: int) -> int:
        return self._shifted(at, _SUP.match(self._text, at), 1)

    def _shifted(self, at: int, match: re.Match[str] | None, shift: int) -> int:
        text = self._text
        if match is None:
            end = at + 1
            while text.startswith(text[at], end):  # ~~ and ^^ are nothing
                end += 1
            return self._literal(at, end)
        after = text[match.end() : match.end() + 1]
        if not (_stands_behind(text, at) or any(map(str.isalnum, match[1]))):  # ^_^ is a face, OH^-^ an ion
            return self._literal(at, at + 1)
        if after.isdigit() or (after.isalnum() and _FORMULA.search(match[1])):  # a^2+b^2 is two powers, not one
            return self._literal(at, at + 1)
        runs = self._inner(match.start(1), match.end(1))
        self._pieces.append(tuple(Run(run.text, run.style._replace(shift=shift)) for run in runs))
        return match.end()

    def _bracket(self, at: int) -> int:
        link = find_link(self._text, at)
        if link is None:
            return self._literal(at, at + 1)
        if not link.is_safe:
            self._faults.append(link.fault(self._base))
        self._add_link(self._inner(link.begin, link.end), link.target)
        return link.after

    def _angle(self, at: int) -> int:
        link = find_bare_link(self._text, at)
        if link is None:
            return self._literal(at, at + 1)
        self._add_link((Run(self._text[link.begin : link.end]),), link.target)
        return link.after

    def _add_link(self, runs: tuple[Run, ...], target: str) -> None:
        self._pieces.append(tuple(Run(run.text, run.style._replace(link=target)) for run in runs))

    def _brace(self, at: int) -> int:
        match = _CLOZE.match(self._text, at)
        if match is None:
            return self._literal(at, at + 1)
        number = _ANKI_NUMBER.match(match[1])
        begin = match.start(1) + (number.end() if number else 0)
        hint = self._text.find("::", begin, match.end(1))
        end = match.end(1) if hint < 0 else hint
        answer = self._text[begin:end]
        if not answer.strip():
            return self._literal(at, match.end())
        begin += len(answer) - len(answer.lstrip())
        self._pieces.append(self._inner(begin, begin + len(answer.strip())))
        return match.end()

    def _assemble(self) -> tuple[Run, ...]:
        """Give every piece its style and join neighbours of one style."""
        bold_changes: dict[int, int] = {}
        italic_changes: dict[int, int] = {}
        for after, before, is_bold in self._emphasis.regions:
            changes = bold_changes if is_bold else italic_changes
            changes[after + 1] = changes.get(after + 1, 0) + 1
            changes[before] = changes.get(before, 0) - 1
        joined: list[Run] = []
        bold = italic = 0
        for index, piece in enumerate(self._pieces):
            bold += bold_changes.get(index, 0)
            italic += italic_changes.get(index, 0)
            if isinstance(piece, tuple):
                joined.extend(Run(run.text, _over(run.style, bold > 0, italic > 0)) for run in piece)
            else:
                text = piece if isinstance(piece, str) else piece.rest
                joined.append(Run(text, _over(PLAIN, bold > 0, italic > 0)))
        return _merged(joined)

    _BEGINNINGS: ClassVar[Mapping[str, Callable[[_Reader, int], int]]] = {
        "\n": _line_end,
        "\\": _escape,
        "`": _code,
        "*": _delimiter,
        "_": _delimiter,
        "~": _tilde,
        "^": _caret,
        "[": _bracket,
        "<": _angle,
        "{": _brace,
    }


def _stands_behind(text: str, at: int) -> bool:
    """Say whether something that can have a sub- or superscript ends here."""
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in ")]}")


@lru_cache(maxsize=256)
def _over(style: Style, bold: bool, italic: bool) -> Style:  # noqa: FBT001 - lru_cache is slower with names
    """Add what encloses a run to its own style."""
    return style._replace(bold=style.bold or bold, italic=style.italic or italic)


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for style, same in groupby((run for run in runs if run.text), key=_STYLE_OF):
        merged.append(Run("".join(run.text for run in same), style))
    return tuple(merged)
