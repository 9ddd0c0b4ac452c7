"""Stretches of a text whose characters mean nothing outside of them: code, formulas, words with their readings."""

from __future__ import annotations

import re

from cardprint.source.markup.insets import inset_ranges

BACKTICKS = re.compile(r"`+")
_OF_INSETS = re.compile(r"[\\${]")


def code_ranges(text: str) -> list[tuple[int, int]]:
    """Return begin and end of each stretch that stands between backticks, these included."""
    ranges = []
    closers = Backticks(text)
    at = text.find("`")
    while at >= 0:
        opening = BACKTICKS.match(text, at).end()  # type: ignore[union-attr] # a backtick is there
        closing = closers.closing(at, opening)
        if closing is not None:
            ranges.append((at, closing + opening - at))
            opening = closing + opening - at
        at = text.find("`", opening)
    return ranges


def kept_ranges(text: str) -> list[tuple[int, int]]:
    """Return begin and end of each stretch whose characters mean nothing outside of it: code, formulas, readings."""
    code = code_ranges(text) if "`" in text else []
    return sorted([*code, *inset_ranges(text, code)]) if _OF_INSETS.search(text) else code


class Backticks:
    """Finds the run of backticks that closes another: the next of the same length on the same line."""

    def __init__(self, text: str) -> None:
        """Take the text; its backticks are looked for when they are asked for."""
        self._text = text
        self._runs: dict[int, list[int]] | None = None

    def closing(self, begin: int, end: int) -> int | None:
        """Return where the run begins that closes the one from ``begin`` to ``end``; None where there is none."""
        if self._runs is None:
            self._runs = {}
            for run in BACKTICKS.finditer(self._text, begin):
                self._runs.setdefault(run.end() - run.start(), []).append(run.start())
            for starts in self._runs.values():
                starts.reverse()
        starts = self._runs.get(end - begin, [])
        while starts and starts[-1] < end:
            starts.pop()
        if not starts or self._text.find("\n", end, starts[-1]) >= 0:
            return None
        return starts[-1]
