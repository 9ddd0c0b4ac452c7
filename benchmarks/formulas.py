"""Tell what formulas take: the first, each of a list, and a deck of 1,800 cards of which 800 have one of their own.

python benchmarks/formulas.py

Times are the processor's, the least of all rounds. The list is that of the tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
LIST = HERE.parent / "tests/text/math/formulas.txt"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as in run.py

ROUNDS = 5
_CARDS = 1800
_FIRST = """
import time
from cardprint.model.blocks import PLAIN, Formula, Run
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
setter = Typesetter(load_fonts(system=False))
setter.words("text")
before = time.process_time()
setter.prose((Run("x^2", inset=Formula()),))
print(time.process_time() - before)
"""


def formulas() -> list[str]:
    """Read the list."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("# ")]


def first() -> float:
    """Measure what the first formula of a process takes beside what text takes, in seconds."""
    told = (subprocess.run([sys.executable, "-c", _FIRST], capture_output=True, check=True) for _ in range(ROUNDS))
    return min(float(each.stdout) for each in told)


def each() -> float:
    """Measure what a formula takes when those before it are set: reading and setting, in seconds."""
    from cardprint.model.blocks import PLAIN, Formula, Run  # noqa: PLC0415 - measured apart
    from cardprint.text.fonts import load_fonts  # noqa: PLC0415 - as above
    from cardprint.text.inset_factory import make_inset  # noqa: PLC0415 - as above
    from cardprint.text.math.setting import read_formula  # noqa: PLC0415 - as above
    from cardprint.text.typesetter import Typesetter  # noqa: PLC0415 - as above

    setter, listed = Typesetter(load_fonts(system=False)), formulas()
    times = []
    for _ in range(ROUNDS):
        read_formula.cache_clear()
        before = time.process_time()
        for source in listed:
            make_inset(setter, Run(source, inset=Formula(display=True)), PLAIN)
        times.append((time.process_time() - before) / len(listed))
    return min(times)


def deck(folder: Path) -> Path:
    """Write a deck in which four of nine cards have a formula that no other has."""
    listed = [source for source in formulas() if r"\ce" not in source and r"\newcommand" not in source]
    cards = []
    for number in range(_CARDS):
        source = listed[number % len(listed)].replace("'", "''")
        formula = f" ${source} + {number}$" if number % 9 < 4 else ""  # noqa: PLR2004 - see above
        cards.append(f"- front: 'What is number {number}?{formula}'\n  back: 'It is the answer of {number}.'\n")
    path = folder / "formulas.yaml"
    path.write_text(f"title: Formulas\ncards:\n{''.join(cards)}", encoding="utf-8")
    return path


def run(*arguments: str) -> float:
    """Measure a run of the program, in seconds of the processor."""
    times = []
    for _ in range(ROUNDS):
        before = os.times()
        subprocess.run([sys.executable, "-m", "cardprint", *arguments], capture_output=True, check=True)
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return min(times)


def main() -> None:
    """Measure, and say."""
    print(f"first formula: {1000 * first():.1f} ms")
    print(f"each formula: {1000 * each():.2f} ms")
    with tempfile.TemporaryDirectory() as folder:
        path = deck(Path(folder))
        print(f"check {_CARDS} cards: {run('check', str(path)):.2f} s")
        print(f"print {_CARDS} cards: {run('deck', str(path), '-o', str(Path(folder) / 'cards.pdf')):.2f} s")


if __name__ == "__main__":
    main()
