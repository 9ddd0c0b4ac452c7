r"""Takes one paragraph's text, gives its runs: bold, italic, code, sub- and superscript, links, formulas, cloze.

The rules are Markdown's where its users would notice a difference, and stricter where decks of code, numbers and
formulas would suffer: emphasis never begins or ends inside a word with a single ``*`` or any ``_``; ``2 * 3``,
``node_t **head``, ``__init__`` and ``2^16`` print as typed; whatever is not markup by these rules prints as typed too.

    **bold** __in bold__ *italic* _italic_ `code` ~sub~ ^sup^
    [text](https://…) <https://…>           http, https and mailto only
    $x^2$ $$x^2$$ \ce{H2O} {漢字|かんじ} {{answer::hint}}     see ``insets``
    \* \_ \` \~ \^ \[ \] \{ \} \< \> \| \$ \• \\     the character itself, anywhere
    \- and 1\. where a line begins, \: where it ends, \->     the same, where they would mean a list, a heading, a chain

It is written by hand, and no Markdown library is used, because positions inside the text are needed, time must stay
linear whatever is typed, and a library would have to be taught what to leave alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from cardprint.model.blocks import PLAIN, Cloze, Formula, Paragraph, Ruby, Run, Style
from cardprint.source.faults import Fault
from cardprint.source.markup.emphasis import Delimiter, Emphasis
from cardprint.source.markup.insets import find_cloze, find_formula, find_ruby
from cardprint.source.markup.links import find_bare_link, find_link
from cardprint.source.markup.verbatim import BACKTICKS, Backticks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cardprint.source.markup.insets import FormulaSource

_BEGIN_OR_LINE_END = re.compile(r"[\\`*_~^\[<{$\n]")
_ESCAPED = frozenset(r"\`*_~^[]{}<>|$•")
_ESCAPED_IN_PLACE = re.compile(r"\\(?:->|([-.)])|:(?=\n|\Z))")
# The most common markup by far: words in bold between spaces; behind a letter at their end a sign may follow too.
_BOLD = re.compile(r"(?<!\S)\*\*(\w(?:[^*]*(?:\w|[^\s*](?=\*\*(?!\S))))?)\*\*(?!\w)")
_MORE_THAN_STARS = re.compile(r"[\\`_~^\[<{$]")
_STARS = re.compile(r"\*+|_+")
_NAME = re.compile(r"__[a-z][a-z0-9]*(?:_[a-z0-9]+)*__(?!\w)")  # of Python: __init__
_SUB = re.compile(r"~([^\s~]+)~(?!~)")
_SUP = re.compile(r"\^([^\s^]+)\^(?!\^)")
_OF_FORMULAS = re.compile(r"[-+*/=,<>()]")
_ITEM_BEGIN = re.compile(r"[ \t]*([0-9]{0,3})")
_CODE = Style(code=True)
_BY_TURNS = (PLAIN, Style(bold=True))


def read_inline(text: str, faults: list[Fault]) -> Paragraph:
    """Read a paragraph, with its line ends. What is wrong with it is added to ``faults``."""
    if _MORE_THAN_STARS.search(text) is None:
        return read_starred(text, faults)
    return Paragraph(_Reader(text, 0, faults).read())


def read_starred(text: str, faults: list[Fault]) -> Paragraph:
    """Read a paragraph that has no other sign of markup than ``*``, if any."""
    if "*" not in text:
        return Paragraph(text or ())
    return _only_bold(text) or Paragraph(_Reader(text, 0, faults).read())


def _only_bold(text: str) -> Paragraph | None:
    """Read a text whose only markup is words in bold, in a quarter of the reader's time; None where there is more."""
    parts = _BOLD.split(text)
    if "*" in "".join(parts[::2]):
        return None
    return Paragraph([(part, _BY_TURNS[index % 2], None, None) for index, part in enumerate(parts) if part])


class _Reader:
    """Reads one text from left to right into pieces: text as it is, finished runs, and delimiters yet to be paired."""

    def __init__(self, text: str, base: int, faults: list[Fault]) -> None:
        self._text = text
        self._base = base
        self._faults = faults
        self._pieces: list[str | tuple[Run, ...] | Delimiter] = []
        self._emphasis = Emphasis()
        self._backticks = Backticks(text)
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
        if text.startswith("\\ce{", at) and (formula := find_formula(text, at)):
            return self._formula(formula)
        if text[at + 1 : at + 2] in _ESCAPED and at + 1 < len(text):
            self._pieces.append(text[at + 1])
            return at + 2
        in_place = _ESCAPED_IN_PLACE.match(text, at)
        if in_place and (in_place[1] is None or self._begins_item(at, in_place[1])):
            self._pieces.append(text[at + 1])
            return at + 2
        return self._literal(at, at + 1)

    def _begins_item(self, at: int, sign: str) -> bool:
        """Return whether a list's item would begin in this line, with the sign after what is left of ``at``."""
        if self._item_begin is None:
            self._item_begin = _ITEM_BEGIN.match(self._text, self._line_begin)
        begin = self._item_begin
        return begin is not None and begin.end() == at and bool(begin[1]) == (sign != "-")

    def _code(self, at: int) -> int:
        begin = BACKTICKS.match(self._text, at).end()  # type: ignore[union-attr] # a backtick is there
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
        if name := _NAME.match(text, at):
            return self._literal(at, name.end())
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
        if after.isdigit() or (after.isalnum() and _OF_FORMULAS.search(match[1])):  # a^2+b^2 is two powers, not one
            return self._literal(at, at + 1)
        runs = self._inner(match.start(1), match.end(1))
        self._pieces.append(tuple(run._replace(style=run.style._replace(shift=shift)) for run in runs))
        return match.end()

    def _dollar(self, at: int) -> int:
        formula = find_formula(self._text, at)
        return self._formula(formula) if formula else self._literal(at, at + 1)

    def _formula(self, formula: FormulaSource) -> int:
        from cardprint.text.math.errors import FormulaError  # noqa: PLC0415 - few decks have formulas
        from cardprint.text.math.setting import words_in  # noqa: PLC0415 - as above

        source = " ".join(formula.source.split())
        try:
            words_in(source, display=formula.display)
        except FormulaError as error:
            offset = _offset_before(formula.source, source, error.offset)
            self._faults.append(Fault(self._base + formula.begin + offset, error.message, error.hint))
        self._pieces.append((Run(source, PLAIN, Formula(formula.display)),))
        return formula.after

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
        self._pieces.append(tuple(run._replace(style=run.style._replace(link=target)) for run in runs))

    def _brace(self, at: int) -> int:
        cloze = find_cloze(self._text, at)
        if cloze is None:
            ruby = find_ruby(self._text, at)
            if ruby is None:
                return self._literal(at, at + 1)
            self._pieces.append((Run(self._text[ruby.begin : ruby.end], PLAIN, Ruby(ruby.reading)),))
            return ruby.after
        if cloze.begin == cloze.end:
            return self._literal(at, cloze.after)
        left_out = Cloze(self._base + at, cloze.hint)
        self._pieces.append(tuple(run._replace(cloze=left_out) for run in self._inner(cloze.begin, cloze.end)))
        return cloze.after

    def _assemble(self) -> tuple[Run, ...]:
        """Return every piece its style and join neighbours of one style."""
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
                joined.extend(run._replace(style=_over(run.style, bold > 0, italic > 0)) for run in piece)
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
        "$": _dollar,
    }


def _stands_behind(text: str, at: int) -> bool:
    """Return whether something that can have a sub- or superscript ends here."""
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in ")]}")


@lru_cache(maxsize=256)
def _over(style: Style, bold: bool, italic: bool) -> Style:  # noqa: FBT001 - lru_cache is slower with names
    """Add what encloses a run to its own style."""
    return style._replace(bold=style.bold or bold, italic=style.italic or italic)


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for run in runs:
        before = merged[-1] if merged else None
        if before and before.style == run.style and before.cloze == run.cloze and not (before.inset or run.inset):
            merged[-1] = run._replace(text=before.text + run.text)
        elif run.text:
            merged.append(run)
    return tuple(merged)


def _offset_before(typed: str, collapsed: str, offset: int) -> int:
    """Return the place in a text as typed of a character of the same with every white space one space."""
    solid = sum(not character.isspace() for character in collapsed[:offset])
    for index, character in enumerate(typed):
        if not character.isspace():
            if not solid:
                return index
            solid -= 1
    return 0
