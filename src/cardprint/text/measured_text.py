"""A paragraph ready to be set: its words measured at 1 em, broken into lines for any measure, placed at any size.

Everything is kept in em, so that trying another size is a search among numbers that are already there.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, final

from cardprint.model.text import Text
from cardprint.text.bidi import visual_order
from cardprint.text.face_runs import FaceRuns
from cardprint.text.word_attributes import NO_TONES, PLAIN_DETAIL, WordDetail, place_details

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.model.blocks import Tone
    from cardprint.model.glyphs import Word
    from cardprint.model.page import Item
    from cardprint.model.text import Colour, TextBlock

_SHORT: Final = 0.25  # of the measure: a last word shorter than this looks left behind
_ROUNDING: Final = 1e-6  # em: sums of widths differ by this much from the same sums taken elsewhere
_BALANCED: Final = 0.12  # em; finer is not seen
_ENDLESS: Final = 1 << 30  # lines


@final
class MeasuredText:
    """Text in reading order, in units that no line break divides.

    ``starts[i]`` is where unit i begins on an endless line, ``ends[i]`` where its ink ends, in em; a unit that would
    end in a hyphen counts it. Plain text has ``characters``, and ``bounds[i]`` is the first of unit i; any other has
    words in reading order, and ``bounds[i]`` is the first word of unit i. ``ascent`` and ``descent`` are the reach of
    its faces above and below the baseline, both positive, in em. ``all_details`` has one for each word, None where none
    is set apart; ``hyphens`` one or None for each unit; ``reaches`` the reach of what stands in each unit and is no
    word.
    ``rtl`` text begins at the right.
    """

    __slots__ = (
        "_lines",
        "_measure",
        "all_details",
        "all_words",
        "ascent",
        "bounds",
        "characters",
        "descent",
        "ends",
        "hyphens",
        "reaches",
        "rtl",
        "starts",
    )

    def __init__(  # noqa: PLR0913 - a record; made in text/plain.py and text/measure.py alone
        self,
        content: FaceRuns | list[Word],
        starts: list[float],
        ends: list[float],
        bounds: list[int],
        *,
        ascent: float,
        descent: float,
        details: list[WordDetail] | None = None,
        hyphens: list[Word | None] | None = None,
        reaches: list[tuple[float, float]] | None = None,
        rtl: bool = False,
    ) -> None:
        """Take the measured text."""
        self.characters: FaceRuns | None = content if isinstance(content, FaceRuns) else None
        self.all_words: list[Word] = [] if isinstance(content, FaceRuns) else content
        self.all_details = details
        self.starts = starts
        self.ends = ends
        self.bounds = bounds
        self.ascent = ascent
        self.descent = descent
        self.hyphens = hyphens
        self.reaches = reaches
        self.rtl = rtl
        self._measure = -1.0
        self._lines: list[int] | None = None

    @property
    def words(self) -> list[Word]:
        """All words in reading order, each with the spaces behind it."""
        if self.characters is None:
            return self.all_words[self.bounds[0] : self.bounds[-1]]
        words = []
        for begin, end in zip(self.bounds, self.bounds[1:], strict=False):
            text = self.characters.text[begin:end]
            for start, stop, face in self.characters.spans([begin, end], 0, 1) or [
                (begin, end, self.characters.faces[0])
            ]:
                ending = " " if stop == begin + len(text.rstrip(" ")) and text.endswith(" ") else ""
                words.append(face.word(self.characters.text[start:stop] + ending))
        return words

    @property
    def details(self) -> list[WordDetail]:
        """What sets each of the words apart."""
        if self.all_details is None:
            return [PLAIN_DETAIL] * len(self.words)
        return self.all_details[self.bounds[0] : self.bounds[-1]]

    @property
    def is_plain(self) -> bool:
        """Whether it has characters, which may go into blocks."""
        return self.characters is not None

    def part(self, first: int, after: int) -> MeasuredText:
        """Return the units from ``first`` up to ``after`` as a paragraph of their own."""
        return MeasuredText(
            self.all_words if self.characters is None else self.characters,
            self.starts[first : after + 1],
            self.ends[first:after],
            self.bounds[first : after + 1],
            ascent=self.ascent,
            descent=self.descent,
            details=self.all_details,
            hyphens=self.hyphens[first:after] if self.hyphens is not None else None,
            reaches=self.reaches[first:after] if self.reaches is not None else None,
            rtl=self.rtl,
        )

    def __len__(self) -> int:
        """Return the number of units."""
        return len(self.ends)

    @property
    def width(self) -> float:
        """The ink of the whole text on one line, in em."""
        return self.ends[-1] - self.starts[0]

    @property
    def widths(self) -> list[float]:
        """The ink of each unit, in em."""
        return [end - start for start, end in zip(self.starts, self.ends, strict=False)]

    @property
    def widest(self) -> float:
        """The ink of its widest unit, in em: no narrower measure can hold it."""
        return max(self.widths)

    def text_wider_than(self, measure: float) -> str:
        """Return the text of the first unit that is wider than a measure, or nothing."""
        wide = next((unit for unit, width in enumerate(self.widths) if width > measure), None)
        return "" if wide is None else "".join([word.text for word in self.part(wide, wide + 1).words]).strip()

    def break_lines(self, measure: float) -> list[int] | None:
        """Fill lines of ``measure`` em; return for each the unit after its last. None where a unit is too wide.

        The last answer is remembered: text is measured, and then set to the same measure.
        """
        if self._measure != measure:
            self._lines = self._filled(measure, 0.0, _ENDLESS)
            self._measure = measure
        return self._lines

    def break_hanging(self, measure: float, hang: float) -> list[int] | None:
        """Fill lines, all but the first of which begin ``hang`` em further in."""
        return self._filled(measure, hang, _ENDLESS)

    def _filled(self, measure: float, hang: float, most: int) -> list[int] | None:
        """Fill lines; None where a unit is too wide, or more than ``most`` lines are needed."""
        starts, ends = self.starts, self.ends
        count = len(ends)
        last = ends[count - 1]
        lines: list[int] = []
        first = 0
        while first < count:
            limit = starts[first] + measure + _ROUNDING
            if first:
                limit -= hang
            if len(lines) == most:
                return None
            if last <= limit:
                lines.append(count)
                break
            after = bisect_right(ends, limit, first)
            if after == first:
                return None
            lines.append(after)
            first = after
        return lines

    def break_without_orphan(self, measure: float) -> list[int] | None:
        """Break into full lines, but leave no short word alone on the last where the line above can spare one."""
        lines = self.break_lines(measure)
        if lines is None or len(lines) == 1:
            return lines
        last = lines[-2]
        above = lines[-3] if len(lines) > 2 else 0  # noqa: PLR2004 - the line above the last begins after the one before
        if last == len(self.ends) - 1 and last - above > 2:  # noqa: PLR2004 - one word goes, one stays, and they look whole
            if self.line_width(last, last + 1) >= _SHORT * measure:
                return lines
            if self.line_width(last - 1, last + 1) < self.line_width(above, last - 1):
                return [*lines[:-2], last - 1, lines[-1]]
        return lines

    def balanced(self, measure: float) -> list[int] | None:
        """Break into as few lines as ``measure`` allows, then as evenly as that many lines allow."""
        lines = self.break_lines(measure)
        if lines is None or len(lines) == 1:
            return lines
        count = len(lines)
        narrow, wide = self.width / count, measure
        while wide - narrow > _BALANCED:
            middle = (narrow + wide) / 2
            tried = self._filled(middle, 0.0, count)
            if tried is not None:
                lines, wide = tried, middle
            else:
                narrow = middle
        return lines

    def line_width(self, first: int, after: int) -> float:
        """Return the ink width, in em, of a line of the units from ``first`` up to ``after``."""
        return self.ends[after - 1] - self.starts[first]

    def line_reach(self, first: int, after: int, leading: float) -> tuple[float, float]:
        """Return how far a line reaches above and below its baseline, in em: together its leading, or more."""
        above = (leading - self.ascent - self.descent) / 2 + self.ascent
        below = leading - above
        if self.reaches is not None:
            for ascent, descent in self.reaches[first:after]:
                above, below = max(above, ascent), max(below, descent)
        return above, below

    def line_words(self) -> tuple[Word, ...]:
        """Return all words in visual order, as one line."""
        words, details = self._line(0, len(self.ends))
        if details is None:
            return tuple(words)
        return tuple(visual_order(words, [detail.level for detail in details]))

    def add_line(  # noqa: PLR0913, PLR0917 - a line and its place
        self, block: TextBlock, first: int, after: int, x: float, y: float, colour: Colour
    ) -> None:
        """Put a line of plain text into a block, its left edge at ``x``, its baseline at ``y``, both in points."""
        characters = self.characters
        if characters is None:
            return
        text = characters.text
        if len(characters.faces) == 1 and not characters.divided:
            begin, end = self.bounds[first], self.bounds[after]
            if end > begin and text[end - 1] == " ":
                end -= 1
            block.add_line(x, y, colour, text, begin, end, characters.faces[0])
            return
        (begin, end, face), *others = characters.spans(self.bounds, first, after)
        block.add_line(x, y, colour, text, begin, end, face)
        for begin, end, face in others:
            block.add_span(text, begin, end, face)

    def place(  # noqa: PLR0913, PLR0917 - a line and its place
        self,
        first: int,
        after: int,
        x: float,
        y: float,
        size: float,
        colour: Colour,
        tones: Mapping[Tone, Colour] = NO_TONES,
    ) -> list[Item]:
        """Return the items of one line: its left edge at ``x``, its baseline at ``y``, both in points.

        A tone that ``tones`` does not name is set in ``colour``.
        """
        words, details = self._line(first, after)
        if details is None:
            return [Text(x, y, size, colour, tuple(words))] if words else []
        return place_details(words, details, x, y, size, colour, tones)

    def _line(self, first: int, after: int) -> tuple[list[Word], list[WordDetail] | None]:
        """Return the words of a line and their details in reading order, without space at its end, with its hyphen."""
        if self.characters is not None:
            text = self.characters.text
            return [
                face.word(text[begin:end]) for begin, end, face in self.characters.spans(self.bounds, first, after)
            ], None
        start, end = self.bounds[first], self.bounds[after]
        words = self.all_words
        while end > start and not words[end - 1].ink:
            end -= 1
        if start == end:
            return [], None
        line = words[start:end]
        line[-1] = line[-1].bare
        hyphen = self.hyphens[after - 1] if self.hyphens is not None and after < len(self.ends) else None
        if hyphen is not None:
            line.append(hyphen)
        if self.all_details is None:
            return line, None
        details = self.all_details[start:end]
        if hyphen is not None:
            details.append(details[-1])
        return line, details
