"""Which fonts set formulas: one with a MATH table, and behind it those that have what it lacks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cardprint.text.faces import FORMULAS
from cardprint.text.font_files import BOLD, REGULAR
from cardprint.text.math.face import MathFace, math_face

if TYPE_CHECKING:
    from cardprint.text.faces import Family


@cache
def math_faces(family: Family = FORMULAS[0], *, bold: bool = False) -> tuple[MathFace, ...]:
    """Return the faces that set formulas in regular or bold text, in the order in which they are asked for a sign."""
    weights = (BOLD, REGULAR) if bold else (REGULAR,)
    families = dict.fromkeys((family, FORMULAS[0]))
    files = (file for each in families for weight in weights for file in each.files if file.weight == weight)
    return tuple(math_face(file) for file in files)
