"""Which fonts set formulas: one with a MATH table, and behind it those that have what it lacks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cardprint.text.font_files import BOLD, REGULAR, has_serifs, hb_font, open_typeface
from cardprint.text.math.face import MathFace, math_face
from cardprint.text.vendored_families import FORMULAS

if TYPE_CHECKING:
    from cardprint.model.blocks import Style
    from cardprint.text.fonts import FontChain
    from cardprint.text.vendored_families import Family

_SANS, _SERIF = FORMULAS


def family_for(fonts: FontChain, style: Style) -> Family:
    """Return what sets formulas in a text: a family of the user's own with a MATH table, else one that looks alike."""
    return _own_family(fonts.families) or (_SERIF if has_serifs(fonts.base(style)) else _SANS)


@cache
def _own_family(families: tuple[Family, ...]) -> Family | None:
    own = (family for family in families if family.origin != _SANS.origin)
    return next((family for family in own if hb_font(open_typeface(family.files[0])).face.has_math_data), None)


@cache
def math_faces(family: Family = _SANS, *, bold: bool = False) -> tuple[MathFace, ...]:
    """Return the faces that set formulas in regular or bold text, in the order in which they are asked for a sign."""
    weights = (BOLD, REGULAR) if bold else (REGULAR,)
    files = [file for each in (family, _SANS) for weight in weights for file in each.files if file.weight == weight]
    return tuple(math_face(file) for file in dict.fromkeys((*files, *family.files[: not files])))
