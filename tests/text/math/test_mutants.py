"""Formulas that were changed at random are set, or refused with what to do; nothing takes long or grows without end.

``python tests/text/math/test_mutants.py 20000`` tries as many, and says what took longest.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from cardprint.text.math.errors import FormulaError
from cardprint.text.math.fonts import math_faces
from cardprint.text.math.placed import PlacedWords
from cardprint.text.math.setting import set_formula
from formula_checks import LISTED

_PIECES = (
    *("{", "}", "^", "_", "&", r"\\", "$", "'", "[", "]", "%", "\\", "  ", "漢", "é", "\u0301", "😀", "#1", "@>"),
    *(
        r"\frac",
        r"\left",
        r"\right",
        r"\middle|",
        r"\begin{matrix}",
        r"\end{matrix}",
        r"\begin{CD}",
        r"\text{",
        r"\ce{",
    ),
    *(
        r"\def\a",
        r"\newcommand{\b}[2]{",
        r"\a",
        r"\let\x=",
        r"\sqrt[",
        r"\xrightarrow{",
        r"\qty{5}{",
        r"\over",
        r"\not",
    ),
    *(
        r"\limits",
        r"\hline",
        r"\tag{1}",
        r"\color{red}",
        r"\rule{40em}{40em}",
        r"\hspace{50em}",
        r"\underbrace{",
        r"\big",
    ),
    *(r"\char", r"\verb|", r"\substack{", r"\mathchoice", r"\Huge", r"\cfrac", r"\sideset", r"\operatorname*"),
)
MOST_GLYPHS = 5000
LONGEST = 0.2  # seconds of the processor; a busy machine takes a multiple of what is asked for
READ_ONCE = ("x", r"\ce{H2O}", r"\qty{1}{m}", r"\unknown")  # with these come tables, which are no formula's


def mutant(chance):
    """Change a formula of the list in up to four places."""
    source = chance.choice(LISTED)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(source))
        end = min(len(source), at + chance.randint(1, 30))
        kind = chance.randrange(5)
        if kind == 0:
            source = source[:at] + chance.choice(_PIECES) + source[at:]
        elif kind == 1:
            source = source[:at] + source[at + chance.randint(1, 6) :]
        elif kind == 2:
            source = source[:at] + chance.choice(LISTED)[-chance.randint(1, 40) :] + source[at:]
        elif kind == 3:
            source = source[:end] + source[at:end] * chance.randint(1, 8) + source[end:]
        else:
            source = source[:at] + chr(chance.randint(32, 126)) + source[at + 1 :]
    return source


def tried(source):
    """Set a formula, or have it refused; give how many glyphs it has, and how long that took."""
    before, fault = time.process_time(), None
    try:
        placed = set_formula(source, math_faces(), lambda *_: ((), 0.0, 0.0)).placed
    except FormulaError as error:
        placed, fault = (), error
    assert fault is None or (0 <= fault.offset <= len(source) and fault.message and fault.hint), source
    taken = time.process_time() - before
    return sum(len(word.glyphs) for each in placed if isinstance(each, PlacedWords) for word in each.words), taken


def test_changed_formulas_are_set_or_refused_within_bounds():
    chance = random.Random(18)  # noqa: S311 - not for secrets
    gc.disable()  # as the program does: what other tests left behind is not a formula's
    try:
        for each in READ_ONCE:
            tried(each)
        for _ in range(1500):
            source = mutant(chance)
            glyphs, taken = tried(source)
            assert glyphs < MOST_GLYPHS, source
            assert taken < LONGEST, source
    finally:
        gc.enable()


if __name__ == "__main__":
    gc.disable()  # as the program does; what it takes is not a formula's
    chance = random.Random(1)  # noqa: S311 - not for secrets
    for each in READ_ONCE:
        tried(each)
    results = [(tried(source), source) for source in (mutant(chance) for _ in range(int(sys.argv[1])))]
    (_, slowest), source = max(results, key=lambda result: result[0][1])
    print(f"{1000 * slowest:.1f} ms for {source}; at most {max(glyphs for (glyphs, _), _ in results)} glyphs")  # noqa: T201 - run by hand
