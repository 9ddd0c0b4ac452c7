"""Links in a text: what is one, and where it may go."""

from __future__ import annotations

import re
from typing import NamedTuple

from cardprint.errors import quoted
from cardprint.source.faults import Fault

_LINK = re.compile(r"\[([^\[\]\n]*)\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
_BARE = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>", re.IGNORECASE)
_SAFE = re.compile(r"https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+$", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MAIL = "mailto:"


PICTURE = re.compile(r"!\[([^\[\]\n]*)\]\([ \t]*([^\n]*?)[ \t]*\)")
"""A picture, where it is the whole of a line: what is to be seen, and the file."""


class MarkupLink(NamedTuple):
    """A link: begin and end of what it shows, its target and where that begins, and what comes after the whole."""

    begin: int
    end: int
    target: str
    target_begin: int
    after: int
    is_picture: bool = False

    @property
    def is_safe(self) -> bool:
        """Whether it goes to the web or to a mailbox."""
        return _SAFE.match(self.target) is not None

    def fault(self, base: int) -> Fault:
        """Return what is wrong with a link that is not safe, in a text that begins at ``base``."""
        if self.is_picture:
            message = f"the picture {quoted(self.target)} stands inside a line"
            hint = "put it on a line of its own, not among words or into a table; or write \\[ to print the brackets"
            return Fault(base + self.begin - 2, message, hint)
        hint = "only http, https and mailto" if _SCHEME.match(self.target) else "write the whole address with https://"
        message = f"a link cannot go to {quoted(self.target)}"
        return Fault(base + self.target_begin, message, f"{hint}; or write \\[ to print the brackets")


def find_link(text: str, at: int) -> MarkupLink | None:
    """Read ``[text](target)`` at a bracket; None where it is none, as in code: ``list[0](x)``."""
    match = _LINK.match(text, at)
    if match is None or not match[1].strip():
        return None
    link = MarkupLink(*match.span(1), match[2], match.start(2), match.end())
    if at > 0 and text[at - 1] == "!":
        link = link._replace(is_picture=True)
    is_index = at > 0 and text[at - 1].isalnum() and not _SCHEME.match(link.target)
    return None if is_index else link


def find_bare_link(text: str, at: int) -> MarkupLink | None:
    """Read ``<https://…>`` or ``<mailto:…>``, of which only the address shows; None where it is none."""
    match = _BARE.match(text, at)
    if match is None:
        return None
    begin, end = match.span(1)
    shown = begin + len(_MAIL) if text[begin : begin + len(_MAIL)].lower() == _MAIL else begin
    link = MarkupLink(shown, end, match[1], begin, match.end())
    return link if link.is_safe else None
