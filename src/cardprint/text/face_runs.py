"""Plain text in stretches of one face each, and how its lines are cut into spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from cardprint.text.pairs import PairTable


@final
class FaceRuns:
    """Plain text, which is nothing but letters one behind the other, in stretches of one face each.

    ``lengths`` has how long each stretch is, ``faces`` the pairs of letters of its face. Where it is ``divided``, some
    units end inside words, whose parts do not look beyond each other.
    """

    __slots__ = ("divided", "faces", "lengths", "text")

    def __init__(self, text: str, faces: list[PairTable], lengths: list[int], *, divided: bool) -> None:
        """Take the text and its stretches."""
        self.text = text
        self.faces = faces
        self.lengths = lengths
        self.divided = divided

    def spans(self, bounds: list[int], first: int, after: int) -> list[tuple[int, int, PairTable]]:
        """Return the units from ``first`` up to ``after`` in spans of one face each, without the space at their end."""
        begin, end = bounds[first], bounds[after]
        while end > begin and self.text[end - 1] == " ":
            end -= 1
        if len(self.faces) == 1 and not self.divided:
            return [(begin, end, self.faces[0])]
        spans: list[tuple[int, int, PairTable]] = []
        stretch_end = 0
        for length, face in zip(self.lengths, self.faces, strict=True):
            stretch_end += length
            if stretch_end <= begin:
                continue
            if self.divided:
                for unit in bounds[first + 1 : after]:
                    if begin < unit < stretch_end and self.text[unit - 1] != " ":
                        spans.append((begin, unit, face))
                        begin = unit
            stop = min(end, stretch_end)
            if stop > begin:
                spans.append((begin, stop, face))
                begin = stop
            if stretch_end >= end:
                break
        return spans
