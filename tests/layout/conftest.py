"""What layout's tests share: a typesetter with the program's own fonts."""

from __future__ import annotations

import pytest

from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter(load_fonts(system=False), "en")
