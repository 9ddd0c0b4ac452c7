"""Which fonts set formulas."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cardprint.model.blocks import PLAIN, Formula, Run
from cardprint.text.font_files import has_serifs, open_typeface
from cardprint.text.fonts import load_fonts
from cardprint.text.inset_factory import make_inset
from cardprint.text.math.fonts import family_for, math_faces
from cardprint.text.typesetter import Typesetter
from cardprint.text.vendored_families import FORMULAS, VENDORED

SANS, SERIF = FORMULAS


def test_letters_with_serifs_are_told_from_those_without():
    assert has_serifs(open_typeface(SERIF.files[0]))
    assert not any(has_serifs(open_typeface(file)) for family in VENDORED[:1] for file in family.files)


def test_formulas_look_like_the_text_around_them(tmp_path):
    assert family_for(load_fonts(system=False), PLAIN) == SANS
    shutil.copy(SERIF.files[0].path, tmp_path)
    assert family_for(load_fonts(folders=[tmp_path], system=False), PLAIN).name == SERIF.name


@pytest.mark.parametrize("family", FORMULAS, ids=lambda family: family.name)
@pytest.mark.parametrize("bold", [False, True])
def test_every_font_leaves_what_it_lacks_to_others(family, bold):
    faces = math_faces(family, bold=bold)
    assert len(faces) == len({face.typeface for face in faces})
    assert math_faces(SANS)[0] in faces


def test_capitals_of_formulas_are_as_high_as_those_of_the_text():
    setter = Typesetter(load_fonts(system=False))
    (group,) = make_inset(setter, Run("E", inset=Formula()), PLAIN).place(0, 0, 10, "#000000", {})
    assert group.ascent == pytest.approx(10 * setter.fonts.base(PLAIN).cap_height, rel=0.02)


def test_fonts_that_come_along_have_their_licence_beside_them():
    for family in FORMULAS:
        licence = (Path(family.files[0].path).parent / "OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
