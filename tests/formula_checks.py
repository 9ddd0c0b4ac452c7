"""What tests of formulas share: a list of formulas, and formulas set in the fonts that come along."""

from __future__ import annotations

from pathlib import Path

from cardprint.text.fonts import load_fonts
from cardprint.text.math.fonts import math_faces
from cardprint.text.math.placed import PlacedBar, PlacedWords
from cardprint.text.math.setting import set_formula
from cardprint.text.shape import ink_reach
from cardprint.text.typesetter import Typesetter
from cardprint.text.vendored_families import FORMULAS

SETTER = Typesetter(load_fonts(system=False))
LISTED = [
    line
    for line in (Path(__file__).parent / "text/math/formulas.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
]


def words(text, style):
    shaped = SETTER.words(text, style)
    reaches = [ink_reach(word) for word in shaped]
    return shaped, max(above for above, _ in reaches), max(below for _, below in reaches)


class Formula:
    """A formula that was set: its measures, and what was placed, as boxes of ink in em."""

    def __init__(self, source, family=FORMULAS[0], *, display=True, goes_on=False, bold=False):
        faces = math_faces(family, bold=bold)
        self.set = set_formula(source, faces, words, display=display, goes_on=goes_on)
        self.width, self.ascent, self.descent, self.placed = self.set
        self._faces = {face.typeface: face for face in faces}

    @property
    def text(self):
        return "".join(word.text for each in self.placed if isinstance(each, PlacedWords) for word in each.words)

    @property
    def inks(self):
        """What has ink: its text, and its left, bottom, right and top."""
        found = [inks for each in self.placed for inks in self._inks(each)]
        return sorted(found, key=lambda ink: ink[1])

    def ink(self, text):
        (found,) = (box for said, *box in self.inks if said == text)
        return found

    @property
    def bars(self):
        return [
            (each.x, each.y, each.x + each.width, each.y + each.height)
            for each in self.placed
            if isinstance(each, PlacedBar)
        ]

    def _inks(self, each):
        if not isinstance(each, PlacedWords):
            return
        for word in each.words:
            face = self._faces.get(word.typeface)
            x, pieces = each.x, []
            for glyph in word.glyphs:
                if glyph.text and pieces:
                    yield self._joined(pieces)
                    pieces = []
                if face is not None:
                    box, em = face.glyph(glyph.id), each.size / word.typeface.units
                    left, bottom = x + glyph.dx * em, each.y + glyph.dy * em
                    size = each.size
                    pieces.append(
                        (
                            glyph.text,
                            left + box.left * size,
                            bottom - box.depth * size,
                            left + box.right * size,
                            bottom + box.height * size,
                        )
                    )
                    x += glyph.advance * em
            if pieces:
                yield self._joined(pieces)

    @staticmethod
    def _joined(pieces):
        texts, lefts, bottoms, rights, tops = zip(*pieces, strict=True)
        return "".join(texts), min(lefts), min(bottoms), max(rights), max(tops)
