"""Turns what a YAML parser says of a broken file into what the author of a deck can do about it."""

from __future__ import annotations

import re
from typing import NamedTuple

from cardprint.errors import quoted, shortened
from cardprint.model.deck import Mark
from cardprint.source.places import line_at

_VALUE = re.compile(r"[ \t]*(?:-[ \t]+)*(?:([\w-]+)[ \t]*:[ \t]+)?")
_FIRST_WORD = re.compile(r"[ \t]*(?:-[ \t]+)?([\w-]+)[ \t]*")
_GLUED_DASH = re.compile(r"[ \t]*-(\w+):")
_ODD_BLANK = re.compile(r"[ \t]*([^\S \t])")
_WIDE_COLON = re.compile(r"[ \t]*(?:-[ \t]+)?(\w+)(\N{FULLWIDTH COLON})")
_RESERVED = "*&!%@`"  # YAML has a meaning for these, or keeps them for one, where a text begins
_SAME_COLUMN = "the keys of a card begin in one column, and so do the '-' of a list"
_TYPE_IT = "put the text in single quotes to have it printed as typed"

# For what needs no look at the line: a part of what libyaml or PyYAML's own parser says, our message, and the hint.
_SAYINGS = (
    ("unknown escape character", "this is no escape that double quotes know", _TYPE_IT),
    ("hexdecimal", "the escape needs hexadecimal digits here", _TYPE_IT),
    ("hexadecimal", "the escape needs hexadecimal digits here", _TYPE_IT),
    ("Unicode character escape", "the escape names no character", "type the character itself"),
    ("ndentation indicator", "the digit after | or > is 0", "leave it out"),
    ("omment or", "text begins on the line of | or >", "begin it on the next line, indented"),
    ("expected '-' indicator", "this line is indented differently from the list it is in", _SAME_COLUMN),
    ("expected key", "this line is indented differently from those above it", _SAME_COLUMN),
    ("expected <block end>", "this line is indented differently from those above it", _SAME_COLUMN),
    ("sequence entries", "a '-' behind a key begins a list", "put a text in quotes; begin a list on the next line"),
    ("directive", "a line begins with %, which YAML keeps for itself", "delete the line"),
    ("YAML document", "the file asks for another version of YAML", "delete the line that begins with %YAML"),
    ("document start", "something stands between the end of the deck and the end of the file", "delete it"),
    ("node content", "a text is missing here", "put a text that begins with a bracket or a comma in quotes"),
    ("mapping keys", "a text begins with '?'", "put it in quotes"),
)


class Advice(NamedTuple):
    """What to tell, where, and what to do."""

    message: str
    mark: Mark
    hint: str | None


class _Trouble(NamedTuple):
    """What a parser said and the line it stopped in, taken apart: ``begin`` is where the value behind a key begins."""

    saying: str
    line: str
    above: str
    mark: Mark
    context: Mark
    begin: int
    in_quotes: str

    @property
    def first(self) -> str:
        return self.line[self.begin : self.begin + 1]

    @property
    def value_mark(self) -> Mark:
        return Mark(self.mark.line, self.begin + 1)

    def says(self, *parts: str) -> bool:
        return any(part in self.saying for part in parts)


def advise(saying: str, source: str, mark: Mark, context: Mark | None) -> Advice:
    """Explain a syntax error. ``saying`` is the parser's; ``context`` is where what it was reading began."""
    line = line_at(source, mark)
    value = _VALUE.match(line)
    key = (value and value[1]) or "back"
    in_quotes = f"put the text in quotes, or on the lines below '{shortened(key)}: |'"
    above = line_at(source, Mark(mark.line - 1, 1)) if mark.line > 1 else ""
    trouble = _Trouble(saying, line, above, mark, context or mark, value.end() if value else 0, in_quotes)
    for rule in _RULES:
        advice = rule(trouble)
        if advice is not None:
            return advice
    return Advice(f"this is not YAML: {saying}", mark, None)


def _tab(trouble: _Trouble) -> Advice | None:
    column = trouble.mark.column
    if trouble.line[column - 1 : column] == "\t" and trouble.says("tab", "start any token"):
        return Advice("a tab does not indent in YAML", trouble.mark, "use spaces")
    return None


def _odd_blank(trouble: _Trouble) -> Advice | None:
    """Explain a no-break space or the like, which comes with text copied from elsewhere and looks like a space."""
    if not (found := _in_this_or_above(_ODD_BLANK, trouble)):
        return None
    line, blank = found
    return Advice("a blank that is no space does not indent in YAML", Mark(line, blank.end()), "use spaces")


def _wide_colon(trouble: _Trouble) -> Advice | None:
    if not (found := _in_this_or_above(_WIDE_COLON, trouble)):
        return None
    line, key = found
    return Advice("a full-width colon ends no key", Mark(line, key.end()), f"write '{shortened(key[1])}: …'")


def _in_this_or_above(sought: re.Pattern[str], trouble: _Trouble) -> tuple[int, re.Match[str]] | None:
    """Find what the line that a parser stopped in begins with, or the one above, where it went wrong unnoticed."""
    for number, line in ((trouble.mark.line, trouble.line), (trouble.mark.line - 1, trouble.above)):
        if match := sought.match(line):
            return number, match
    return None


def _reserved_sign(trouble: _Trouble) -> Advice | None:
    if trouble.first and trouble.first in _RESERVED and trouble.begin:
        return Advice(f"a text begins with {trouble.first}", trouble.value_mark, trouble.in_quotes)
    return None


def _open_quote(trouble: _Trouble) -> Advice | None:
    if trouble.says("found unexpected"):
        hint = "close it; a text that only begins with a quote goes below 'back: |'"
        return Advice("the quote that opens here is never closed", trouble.context, hint)
    return None


def _open_bracket(trouble: _Trouble) -> Advice | None:
    if trouble.says("',' or"):
        closing = "]" if "]" in trouble.saying else "}"
        hint = f"close it, or put a text that begins with {'[' if closing == ']' else '{'} in quotes"
        return Advice(f"what opens here is not closed with {closing}", trouble.context, hint)
    return None


def _text_after_value(trouble: _Trouble) -> Advice | None:
    if not trouble.says("expected key", "<block end>") or trouble.mark.column <= trouble.begin + 1:
        return None
    if trouble.first in ("[", "{"):
        return Advice(f"a text begins with {trouble.first}", trouble.value_mark, trouble.in_quotes)
    if trouble.first in ("'", '"'):
        return Advice(
            "a text goes on after its closing quote", trouble.mark, trouble.in_quotes.replace("the", "the whole", 1)
        )
    return None


def _no_key(trouble: _Trouble) -> Advice | None:
    if trouble.says("expected ':'"):
        hint = "write 'key: text'; a longer text goes below 'back: |', indented further than its key"
        return Advice("this line has no key", trouble.context, hint)
    return None


def _stray_colon(trouble: _Trouble) -> Advice | None:
    """Explain a colon where no key can be: inside a text, or behind a key that is out of line."""
    if not trouble.says("mapping values"):
        return None
    word = _FIRST_WORD.match(trouble.line)
    if word is None or word.end() != trouble.mark.column - 1:
        return Advice("a colon and a space inside a text look like a key", trouble.mark, trouble.in_quotes)
    glued = _GLUED_DASH.match(trouble.above)
    if glued:
        place = Mark(trouble.mark.line - 1, glued.start(1) + 1)
        return Advice("there is no space behind '-'", place, f"write '- {shortened(glued[1])}: …'")
    place = Mark(trouble.mark.line, word.start(1) + 1)
    return Advice(f"{quoted(word[1])} is not in the column of the keys above it", place, _SAME_COLUMN)


def _known_saying(trouble: _Trouble) -> Advice | None:
    for part, message, hint in _SAYINGS:
        if part in trouble.saying:
            return Advice(message, trouble.mark, hint)
    return None


_RULES = (
    _tab,
    _odd_blank,
    _wide_colon,
    _reserved_sign,
    _open_quote,
    _open_bracket,
    _text_after_value,
    _no_key,
    _stray_colon,
    _known_saying,
)
