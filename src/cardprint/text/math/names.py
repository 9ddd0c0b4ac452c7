r"""What commands mean that take arguments, or change what follows: tables by name, without the backslash.

Names and measures are those of plain.tex, LaTeX, amsmath, mathtools and, where said, of KaTeX.
"""

from __future__ import annotations

from cardprint.model.blocks import PLAIN


def _listed(names: str) -> list[str]:
    return names.split()


_LOW = "lim max min sup inf det gcd Pr limsup liminf argmax argmin injlim projlim plim"
_BESIDE = (
    "sin cos tan cot sec csc arcsin arccos arctan arccot arcctg arctg arsinh arcosh artanh arcoth "
    "arcsinh arccosh arctanh sinh cosh tanh coth Tr "
    "sech csch log ln lg exp dim ker hom arg deg tg ctg cotg cosec cth sh ch th lcm ggT kgV sgn tr rank"
)
OPERATORS = {**dict.fromkeys(_BESIDE.split(), False), **dict.fromkeys(_LOW.split(), True)}
"""Names of functions, and whether what is low stands below them in displays."""

SPELT = {
    name: f"{name[: -len(end)]}\u2009{end}"
    for name, end in (
        ("limsup", "sup"),
        ("liminf", "inf"),
        ("argmax", "max"),
        ("argmin", "min"),
        ("injlim", "lim"),
        ("projlim", "lim"),
    )
}
"""Functions whose names are two words."""

ACCENTS = {
    "hat": "\u0302",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "tilde": "\u0303",
    "bar": "\u0304",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
    "dddot": "\u20db",
    "ddddot": "\u20dc",
    "mathring": "\u030a",
}
"""Accents over one letter, as combining characters."""

WIDE_ACCENTS = {"widehat": "\u0302", "widetilde": "\u0303", "widecheck": "\u030c", "utilde": "\u0303"}
"""Accents as wide as what they stand over, or, by a u, under."""

BRACES = {
    "overbrace": ("⏞", False),
    "underbrace": ("⏟", True),
    "overbracket": ("⎴", False),
    "underbracket": ("⎵", True),
    "overparen": ("⏜", False),
    "underparen": ("⏝", True),
    "overgroup": ("⏠", False),
    "undergroup": ("⏡", True),
}
"""What is drawn along a body and may have a label: the character that grows, and whether it is below."""

LONG_ARROWS = {
    "overrightarrow": ("→", False),
    "overleftarrow": ("←", False),
    "overleftrightarrow": ("↔", False),
    "overrightharpoon": ("⇀", False),
    "overleftharpoon": ("↼", False),
    "Overrightarrow": ("⇒", False),
    "overlinesegment": ("↔", False),
    "underrightarrow": ("→", True),
    "underleftarrow": ("←", True),
    "underleftrightarrow": ("↔", True),
    "underlinesegment": ("↔", True),
}
"""Arrows along a body, and whether they are below it."""

LABELLED_ARROWS = dict(
    zip(
        _listed(
            "xrightarrow xleftarrow xleftrightarrow xRightarrow xLeftarrow xLeftrightarrow xmapsto "
            "xhookrightarrow xhookleftarrow xrightharpoonup xrightharpoondown xleftharpoonup xleftharpoondown "
            "xrightleftharpoons xleftrightharpoons xlongequal xtwoheadrightarrow xtwoheadleftarrow xtofrom "
            "xrightleftarrows xrightequilibrium xleftequilibrium"
        ),
        "→←↔⇒⇐⇔↦↪↩⇀⇁↼↽⇌⇋=↠↞⇄⇄⇌⇋",
        strict=True,
    )
)
"""Arrows as long as their labels."""

MU = 1 / 18
"""Of an em: what spaces in formulas are counted in."""

SPACES = {
    ",": 3 * MU,
    ":": 4 * MU,
    ">": 4 * MU,
    ";": 5 * MU,
    "!": -3 * MU,
    " ": 0.25,
    "quad": 1.0,
    "qquad": 2.0,
    "enspace": 0.5,
    "enskip": 0.5,
    "thinspace": 3 * MU,
    "medspace": 4 * MU,
    "thickspace": 5 * MU,
    "negthinspace": -3 * MU,
    "negmedspace": -4 * MU,
    "negthickspace": -5 * MU,
    "space": 0.25,
    "nobreakspace": 0.25,
}
"""Spaces, in em."""

NOTHING = frozenset(
    _listed("nobreak allowbreak nonumber notag displaylimits relax hfill limits nolimits / - global long")
)
"""Commands that print nothing and change nothing here."""

ALPHABETS = {
    "mathbf": "bf",
    "bold": "bf",
    "boldsymbol": "bfit",
    "bm": "bfit",
    "pmb": "bfit",
    "mathbfit": "bfit",
    "mathrm": "rm",
    "mathup": "rm",
    "mathnormal": None,
    "mathit": "it",
    "mathbb": "bb",
    "Bbb": "bb",
    "mathds": "bb",
    "mathcal": "cal",
    "mathscr": "cal",
    "mathbfcal": "bfcal",
    "mathfrak": "frak",
    "mathbffrak": "bffrak",
    "frak": "frak",
    "mathsf": "sf",
    "mathsfit": "sf",
    "mathbfsf": "bfsf",
    "mathtt": "tt",
}
"""Alphabets for one argument."""

OLD_ALPHABETS = {
    "rm": "rm",
    "bf": "bf",
    "it": "it",
    "sf": "sf",
    "tt": "tt",
    "cal": "cal",
    "frak": "frak",
    "mit": None,
    "bfseries": "bf",
    "boldmath": "bfit",
}
"""Alphabets for all that follows."""

_BOLD, _ITALIC, _CODE = PLAIN._replace(bold=True), PLAIN._replace(italic=True), PLAIN._replace(code=True)
TEXTS = {
    **dict.fromkeys(_listed("text textrm textnormal textup textmd textsc textsf mbox hbox"), PLAIN),
    "textbf": _BOLD,
    "textit": _ITALIC,
    "emph": _ITALIC,
    "textsl": _ITALIC,
    "texttt": _CODE,
}
"""Commands for words, and the style of these."""

STYLES = {"displaystyle": 0, "textstyle": 1, "scriptstyle": 2, "scriptscriptstyle": 3}

SIZES = dict(
    zip(
        _listed("tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge"),
        (0.5, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488),
        strict=True,
    )
)
"""Sizes of a 10 point text in LaTeX's size10.clo, as shares of it."""

BIG = {
    name + side: (height, kind)
    for name, height in (("big", 1.2), ("Big", 1.8), ("bigg", 2.4), ("Bigg", 3.0))
    for side, kind in (("", "ord"), ("l", "open"), ("r", "close"), ("m", "rel"))
}
"""Delimiters of a fixed height in em, as KaTeX and amsmath have them, and their kinds."""

KINDS = {f"math{kind}": kind for kind in _listed("ord op bin rel open close punct inner")}

INFIX = {
    "\\over": ("", "", None),
    "\\choose": ("(", ")", 0.0),
    "\\atop": ("", "", 0.0),
    "\\brace": ("{", "}", 0.0),
    "\\brack": ("[", "]", 0.0),
    "\\above": ("", "", None),
}
"""TeX's own fractions: what they are enclosed by, and the thickness of their line, None for the font's."""

LENGTHS = {
    "em": 1.0,
    "ex": 0.431,
    "mu": MU,
    "pt": 0.1,
    "bp": 0.1004,
    "pc": 1.2,
    "mm": 0.2845,
    "cm": 2.845,
    "in": 7.227,
    "px": 0.075,
}
"""Units of length in em, of a text of 10 points."""

FARTHEST = 50.0
"""Em: no length in a formula is longer."""
