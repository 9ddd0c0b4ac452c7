"""A dozen formulas, as they were when they were looked at: every word, bar and stroke at its place in em."""

from __future__ import annotations

from pathlib import Path

from cardprint.text.math.placed import PlacedWords
from formula_checks import Formula

GOLDEN = Path(__file__).parent / "formulas.txt"
DOZEN = (
    r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
    r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}",
    r"\left(\sum_{k=1}^n a_k b_k\right)^2 \le \sum_{k=1}^n a_k^2 \sum_{k=1}^n b_k^2",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1} = \frac{1}{ad-bc} \begin{bmatrix} d & -b \end{bmatrix}",
    r"|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{if } x < 0 \end{cases}",
    r"\begin{align*} f(x) &= x^2 \tag{1} \\ f'(x) &= 2x \tag{2} \end{align*}",
    r"\overrightarrow{AB} + \underbrace{a + \cdots + a}_{n} = \widehat{xyz}",
    r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}",
    r"\ce{^{227}_{90}Th+ ->[\Delta] SO4^2- + BaSO4 v}",
    r"\qty{9.81}{\meter\per\second\squared}",
    r"\cancel{x} \boxed{y} \textcolor{red}{z} \sqrt[3]{\frac{a}{b}}",
    r"\begin{CD} A @>f>> B \\ @VgVV @VVhV \\ C @>>k> D \end{CD}",
)


def dump(source):
    """Write a formula as lines that can be compared."""
    formula = Formula(source)
    yield f"{source}  {formula.width:.3f} x {formula.ascent:.3f} + {formula.descent:.3f}"
    for each in formula.placed:
        numbers = " ".join(f"{value:.3f}" for value in each if isinstance(value, float))
        said = "|".join(word.text for word in each.words) if isinstance(each, PlacedWords) else type(each).__name__
        yield f"  {numbers} {each.colour or ''} {said}"


def test_a_dozen_formulas_are_set_as_agreed(request):
    found = "".join(f"{line}\n" for source in DOZEN for line in dump(source))
    if request.config.getoption("--update"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
