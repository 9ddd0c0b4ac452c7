"""What tests of all rooms share: programs that judge a PDF without knowing us, and the option that renews goldens."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


# A slow or busy machine is no reason to doubt a law.
settings.register_profile("cardprint", deadline=None)
# A mutant is dead at the first example against it, and every run has to give the same verdict.
settings.register_profile("mutants", deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
settings.load_profile("cardprint")

# What a shell starts in the background ignores Ctrl-C, and so would every program that tests start, and never end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Tests start the program in folders of their own, where a relative path would lead to no copy of it or to another one.
if "PYTHONPATH" in os.environ:
    os.environ["PYTHONPATH"] = os.pathsep.join(map(os.path.abspath, os.environ["PYTHONPATH"].split(os.pathsep)))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden dumps instead of comparing with them")
    parser.addoption("--forget", action="store_true", help="forget before each test what functions remember")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let nothing that an earlier test, or the collection of tests, made of the code stand for the code itself."""
    if item.config.getoption("--forget"):
        for name, module in list(sys.modules.items()):
            if name.startswith(("cardprint.exercise.", "cardprint.model.", "cardprint.source.")):
                for value in vars(module).values():
                    if hasattr(value, "cache_clear"):
                        value.cache_clear()


def _complaints(*command: str) -> str:
    """Run a program that is silent about a file it likes; give what it says."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr + (f"exit {done.returncode}" if done.returncode else "")


def _qpdf(path: Path) -> str:
    return _complaints("qpdf", "--check", str(path))


def _mutool(path: Path) -> str:
    return _complaints("mutool", "draw", "-N", "-q", "-F", "text", "-o", str(path.with_suffix(".mutool")), str(path))


def _poppler(path: Path) -> str:
    return _complaints("pdftotext", str(path), str(path.with_suffix(".poppler")))


def _pdfium(path: Path) -> str:
    import pypdfium2  # noqa: PLC0415 - as pypdf, only where it is used

    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.render(scale=0.2).close()
    return ""


def _pypdf(path: Path) -> str:
    from pypdf import PdfReader  # noqa: PLC0415

    said: list[str] = []
    listener = logging.Handler()
    listener.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("pypdf").addHandler(listener)
    try:
        for page in PdfReader(path, strict=True).pages:
            page.extract_text()
    finally:
        logging.getLogger("pypdf").removeHandler(listener)
    return "\n".join(said)


@pytest.fixture(params=[_qpdf, _mutool, _poppler, _pdfium, _pypdf], ids=lambda judge: judge.__name__.lstrip("_"))
def assert_valid(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[bytes], None]:
    """Return what lets one independent program after another read a PDF; none may find anything wrong with it."""

    def judge(data: bytes) -> None:
        path = tmp_path / "judged.pdf"
        path.write_bytes(data)
        assert request.param(path) == ""

    return judge


@pytest.fixture
def cast_font(tmp_path: Path) -> Callable[..., Path]:
    """Return what makes a font file: squares for the characters of a text, 600 units wide, in the folder ``fonts``.

    The outlines are quadratic, or cubic with ``cubic=True``. Where ``weights`` are the ends of a weight axis the font
    is variable, and its squares grow from 400 units to 500 along it.
    """

    def cast(  # noqa: PLR0913 - the ways fonts differ
        family: str,
        text: str = "abc",
        style: str = "Regular",
        *,
        weight: int = 400,
        units: int = 1000,
        cubic: bool = False,
        weights: tuple[int, int] | None = None,
    ) -> Path:
        from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415 - as above

        names = {".notdef": None, **{f"uni{ord(char):04X}": ord(char) for char in text}}
        builder = FontBuilder(units, isTTF=not cubic)
        builder.setupGlyphOrder(list(names))
        builder.setupCharacterMap({code: name for name, code in names.items() if code})
        if cubic:
            squares = {name: _square(cubic=True) for name in names}
            builder.setupCFF(f"{family.replace(' ', '')}-{style}", {}, squares, {})
        else:
            builder.setupGlyf({name: _square(cubic=False) for name in names})
        builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
        builder.setupHorizontalHeader(ascent=900, descent=-200)
        builder.setupNameTable(
            {"familyName": family, "styleName": style, "psName": f"{family.replace(' ', '')}-{style}"}
        )
        builder.setupOS2(usWeightClass=weight, fsSelection=0x01 if "Italic" in style else 0x40)
        if weights:
            builder.setupFvar([("wght", weights[0], weights[0], weights[1], "Weight")], [])
            wider = [(0, 0), (0, 100), (100, 100), (100, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
            from fontTools.ttLib.tables.TupleVariation import TupleVariation  # noqa: PLC0415

            builder.setupGvar({name: [TupleVariation({"wght": (0.0, 1.0, 1.0)}, wider)] for name in names})
        builder.setupPost()
        path = tmp_path / "fonts" / f"{family}-{style}.{'otf' if cubic else 'ttf'}"
        path.parent.mkdir(exist_ok=True)
        builder.save(path)
        return path

    return cast


def _square(*, cubic: bool) -> object:
    from fontTools.pens.t2CharStringPen import T2CharStringPen  # noqa: PLC0415
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415

    pen = T2CharStringPen(600, None) if cubic else TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 400), (400, 400), (400, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.getCharString() if cubic else pen.glyph()
