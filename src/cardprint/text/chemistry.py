r"""Everyday chemistry: takes a formula with ``\ce{…}`` in it, gives the same with what stands in it written out in TeX.

The notation is mhchem's, as far as schools need it:

    \ce{H2O}  \ce{SO4^2-}  \ce{NH4+}  \ce{Fe^{III}}  \ce{^{14}_{6}C}  \ce{C_nH_{2n+2}}
    \ce{2H2 + O2 -> 2H2O}  \ce{1/2 O2}  \ce{A ->[heat][below] B}  <-  <->  <=>  \ce{NaCl (aq)}
    \ce{CH3-CH=CH-C#N}  \ce{CuSO4 * 5H2O}  \ce{CO2 ^}  \ce{AgCl v}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.patterns import lazy_pattern
from cardprint.text.tex import FormulaError, argument

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN = lazy_pattern(r"\\ce(?![A-Za-z])")
_ARROWS = {
    "->": (r"\longrightarrow", r"\xrightarrow"),
    "<-": (r"\longleftarrow", r"\xleftarrow"),
    "<->": (r"\longleftrightarrow", r"\xleftrightarrow"),
    "<=>": (r"\rightleftharpoons", r"\xrightleftharpoons"),
}
_BEFORE_A_SUBSTANCE = frozenset(("arrow", "space", "plus", "dot", "number", "fraction", "bond"))
_FORMS = {  # what a token becomes; @ is the token
    "name": r"\mathrm{@}",
    "index": "_{@}",
    "charge": "^{@}",
    "fraction": r"\frac{@}\,",
    "number": r"@\,",
    "space": r"\ ",
    "gas": r"{\uparrow}",
    "solid": r"{\downarrow}",
    "dot": r"\cdot ",
}
_BONDS = {"-": "{-}", "=": "{=}", "#": r"{\equiv}"}
_BEHIND = r"(?<=[A-Za-z0-9)\]}])"  # something that can have a charge or an index
_TOKEN = lazy_pattern(
    rf"""
    (?P<arrow> \s*(?: <=> | <-> | -> | <- ) )
  | (?P<gas> (?<=\s)\^(?=\s|$) )
  | (?P<solid> (?<=\s)v(?=\s|$) )
  | (?P<high> \^\s*(?: \{{(?P<high_group>[^{{}}]*)\}} | (?P<high_sign>[0-9]*[+-] | [0-9]+ | [A-Za-z]) ) )
  | (?P<low> _\s*(?: \{{(?P<low_group>[^{{}}]*)\}} | (?P<low_sign>[0-9]+ | [A-Za-z]) ) )
  | (?P<charge> {_BEHIND}[+-](?=\s|$|[)\],]) )
  | (?P<index> {_BEHIND}[0-9]+ )
  | (?P<fraction> [0-9]+/[0-9]+\s* )
  | (?P<number> [0-9]+(?:[.,][0-9]+)?\s* )
  | (?P<dot> \s*[*.·]\s* )
  | (?P<name> [A-Za-z]+ )
  | (?P<command> \\[A-Za-z]+ )
  | (?P<bond> (?<=\S)[-=\#](?=\S) )
  | (?P<plus> \s*\+\s* )
  | (?P<bracket> [()\[\],] )
  | (?P<space> \s+ )
    """,
    re.VERBOSE,
)


def as_tex(source: str) -> str:
    r"""Replace every ``\ce{…}`` of a formula. Raises FormulaError at what is no chemistry we know."""
    if r"\ce" not in source:
        return source
    parts: list[str] = []
    begin = 0
    for found in _BEGIN.finditer(source):
        if found.start() < begin:
            continue
        inside = argument(source, found.end())
        if inside is None:
            raise FormulaError(found.start(), r"\ce stands without braces", r"write \ce{H2O}")
        said, end = inside
        parts += (source[begin : found.start()], "{", *_translated(said, source.index("{", found.end()) + 1), "}")
        begin = end
    return "".join((*parts, source[begin:]))


def _translated(said: str, offset: int) -> Iterator[str]:
    at = 0
    begins = True  # of a substance: a number is how many there are, and scripts stand before
    while at < len(said):
        token = _TOKEN.match(said, at)
        if token is None:
            hint = r"write words outside of \ce{…}"
            raise FormulaError(offset + at, rf"{quoted(said[at])} is no chemistry that \ce knows here", hint)
        kind, text = token.lastgroup or "", token[0]
        kind = next((group for group in ("high", "low") if token[group]), kind)
        at = token.end()
        if kind == "index" and begins:
            kind = "number"
        if kind == "arrow":
            above, at = _label(said, at)
            below, at = _label(said, at)
            at = len(said) - len(said[at:].lstrip())
            yield _arrow(text.strip(), above, below)
        elif kind in ("high", "low"):
            inner = next(filter(None, (token[f"{kind}_group"], token[f"{kind}_sign"])), "")
            yield ("{}" if begins else "") + ("^" if kind == "high" else "_") + f"{{{_script(inner)}}}"
        else:
            yield _plain(kind, text.strip())
        begins = kind in _BEFORE_A_SUBSTANCE


def _label(said: str, at: int) -> tuple[str, int]:
    """Read the label of an arrow, in square brackets right behind it."""
    end = said.find("]", at) if said.startswith("[", at) else -1
    return (said[at + 1 : end], end + 1) if end > 0 else ("", at)


def _arrow(text: str, above: str, below: str) -> str:
    plain, labelled = _ARROWS[text]
    if not (above or below):
        return rf"\;{plain}\;"
    under = f"[{_said(below)}]" if below else ""
    return rf"\;{labelled}{under}{{{_said(above)}}}\;"


def _said(label: str) -> str:
    """Set a label: TeX as it is, anything else as words."""
    return label if not label or "\\" in label else rf"\text{{{label}}}"


def _script(inner: str) -> str:
    """Set what stands high or low: Roman numerals upright, counters slanted, signs as they are."""
    return re.sub(r"[A-Z]+", lambda found: rf"\mathrm{{{found[0]}}}", inner)


def _plain(kind: str, text: str) -> str:
    if kind == "bond":
        return _BONDS[text]
    form = _FORMS.get(kind)
    return form.replace("@", text.replace("/", "}{")) if form else text
