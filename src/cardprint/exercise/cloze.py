"""Blanks in an answer: what its author left out, or else its bold words, wherever they stand."""

from __future__ import annotations

import re
from itertools import count, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from cardprint.model.block_contents import every_run, with_runs
from cardprint.model.blocks import Cloze, Run
from cardprint.model.exercise import Gapped
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.model.deck import Card

_SHORT = 3  # characters: a shorter word is not looked for elsewhere in the text, it would be found in too many places
_EDGES = lazy_pattern(r"(\s*)(.*?)([\s.,;:!?]*)", re.DOTALL)


def gapped(card: Card) -> Gapped | None:
    """Leave words out of the answer of a card; None where there are none to leave out.

    Where one of them stands once more in the text it is left out there as well: it would tell.
    """
    numbers = count(-1, -1)  # those that authors make count up
    blocks = card.back
    if not any(run.cloze for run in every_run(blocks)):
        blocks = with_runs(blocks, lambda runs: _without_bold(runs, numbers))
    words = {"".join(run.text for run in gap) for gap in _gaps(every_run(blocks))}
    if not words:
        return None
    told = sorted((word for word in words if len(word) >= _SHORT), key=lambda word: (-len(word), word))
    if told:
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, told))})(?!\w)", re.IGNORECASE)
        blocks = with_runs(blocks, lambda runs: (part for run in runs for part in _without(pattern, run, numbers)))
    return Gapped(blocks, tuple("".join(run.text for run in gap) for gap in _gaps(every_run(blocks))))


def _gaps(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Return the runs of each gap."""
    return (list(group) for cloze, group in groupby(runs, attrgetter("cloze")) if cloze)


def _without_bold(runs: Sequence[Run], numbers: Iterator[int]) -> Iterator[Run]:
    """Leave out what is bold, but for space and punctuation at its edges."""
    for bold, group in groupby(runs, lambda run: run.style.bold and not run.inset):
        if not bold:
            yield from group
            continue
        together = list(group)
        before, words, after = _word("".join(run.text for run in together))
        yield from (Run(text) for text in (before,) if text)
        if words:
            yield Run(words, cloze=Cloze(next(numbers)))
        yield from (Run(text) for text in (after,) if text)


def _without(pattern: re.Pattern[str], run: Run, numbers: Iterator[int]) -> Iterator[Run]:
    """Leave words out of a run that is no gap itself."""
    if run.cloze or run.inset:
        yield run
        return
    at = 0
    for match in pattern.finditer(run.text):
        if match.start() > at:
            yield run._replace(text=run.text[at : match.start()])
        yield run._replace(text=match[0], cloze=Cloze(next(numbers)))
        at = match.end()
    if at < len(run.text):
        yield run._replace(text=run.text[at:])


def _word(text: str) -> tuple[str, str, str]:
    """Part a text into the space before it, the words, and the space and punctuation behind them."""
    match = _EDGES.fullmatch(text)
    if match is None or not match[2]:
        return "", text.strip(), ""
    return match[1], match[2], match[3]
