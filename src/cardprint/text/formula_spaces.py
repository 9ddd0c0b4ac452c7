"""The spaces between the signs of a formula, as TeX has them (The TeXbook, chapter 18 and appendix G).

ziamath takes every sign between two others for one that joins them, so that a minus behind an equals sign stood in the
middle of nothing, gives some that do join no space at all, and lets integrals out of the height that brackets get.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

_ROWS = frozenset(("math", "mrow", "mtd", "mstyle", "msqrt", "menclose", "mpadded", "mphantom"))
_SCRIPTED = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"))
# Kinds of atoms by their signs; what is not named is ordinary.
_JOINING = frozenset("+−±∓×⋅·÷∗*∘∙∪∩∧∨⊕⊖⊗⊙⊎⊓⊔∖⧵⋆≀†‡⋄▽⋒⋓") | {"mod"}
_RELATING = frozenset(
    chain(
        map(chr, range(0x2190, 0x2200)),  # arrows
        map(chr, range(0x27F0, 0x2800)),
        "=<>:∈∉∋∌∝∣∤∥∦∴∵∶∷∼≀⊢⊣⊤⊥⊨⊲⊳⊴⊵⋈⪯⪰⩽⩾⪅⪆⟂",
        (char for char in map(chr, range(0x2241, 0x22A0)) if char not in _JOINING),
    )
)
_LARGE = frozenset("∑∏∐∫∬∭∮∯∰∲∳⋃⋂⋁⋀⨁⨂⨀⨄")
_INTEGRALS = frozenset("∫∬∭∮∯∰∲∳")
_OPENING, _CLOSING = frozenset("([{⟨⌊⌈⟪"), frozenset(")]}⟩⌋⌉⟫!")
_POINTS, _DOTS = frozenset(",;"), frozenset("…⋯⋮⋱")
# In eighteenths of an em: between the kinds of atoms, in rows what comes first. Bin stands beside neither Bin, Rel, …
_THIN, _MEDIUM, _THICK = 3, 4, 5
_KINDS = ("Ord", "Op", "Bin", "Rel", "Open", "Close", "Punct", "Inner")
_SPACES = {
    "Ord": "01230001",
    "Op": "11030001",
    "Bin": "22002002",
    "Rel": "33003003",
    "Open": "00000000",
    "Close": "01230001",
    "Punct": "11011111",
    "Inner": "11231011",
}
_WIDTHS = (0, _THIN, _MEDIUM, _THICK)
_NOT_BEFORE_BIN = ("Bin", "Op", "Rel", "Open", "Punct")
_NOT_AFTER_BIN = ("Rel", "Close", "Punct")
_CONVERTED = 1.333  # by which ziamath multiplies what is given in em


def space(mathml: Element) -> None:
    """Say of every sign how much space it has before and behind it; what a script holds has none anyway."""
    for row in mathml.iter():
        if _name(row) in _ROWS:
            _space_row(row, is_whole=_name(row) == "math" or (len(mathml) == 1 and row is mathml[0]))
    for sign in mathml.iter():
        if _name(sign) == "mo" and sign.text in _INTEGRALS:
            sign.set("stretchy", "false")


def _space_row(row: Element, *, is_whole: bool) -> None:
    atoms = [child for child in row if _name(child) not in ("mspace", "none")]
    kinds = _settled([_kind(atom) for atom in atoms], is_whole=is_whole)
    gaps = [_WIDTHS[int(_SPACES[left][_KINDS.index(right)])] for left, right in pairwise(kinds)]
    last = {"Bin": _MEDIUM, "Rel": _THICK}.get(kinds[-1], 0) if kinds and is_whole else 0
    gaps = [0, *gaps, last]
    for index, atom in enumerate(atoms):
        if _is_sign(atom):
            atom.tag = f"{atom.tag[:-2]}mo"
            if "lspace" not in atom.attrib:
                before = 0 if index and _is_sign(atoms[index - 1]) else gaps[index]
                atom.set("lspace", _em(before))
                atom.set("rspace", _em(gaps[index + 1]))


def _settled(kinds: Sequence[str], *, is_whole: bool) -> list[str]:
    """Make ordinary of each sign that joins where there is nothing to join, as of a minus that begins.

    The whole formula may be the first piece of another, so that a sign at its end does join.
    """
    settled: list[str] = []
    for index, kind in enumerate(kinds):
        after = kinds[index + 1] if index + 1 < len(kinds) else "Ord" if is_whole else "Close"
        joins = settled and settled[-1] not in _NOT_BEFORE_BIN and after not in _NOT_AFTER_BIN
        settled.append("Ord" if kind == "Bin" and not joins else kind)
    return settled


def _kind(atom: Element) -> str:
    name, text = _name(atom), atom.text or ""
    if name in _SCRIPTED:
        return _kind(atom[0]) if len(atom) else "Ord"
    if name == "mrow":
        return "Inner" if len(atom) and atom[0].get("fence") == "true" else _only(atom)
    if name not in ("mo", "mi"):
        return "Ord"
    if atom.get("fence") == "true" and atom.get("form") in ("prefix", "postfix"):
        return "Open" if atom.get("form") == "prefix" else "Close"
    return next((kind for kind, signs in _SIGNS if text in signs), "Op" if len(text) > 1 and text.isalpha() else "Ord")


def _only(row: Element) -> str:
    """Give the kind of a group: ordinary, but for one around a scripted sign."""
    return _kind(row[0]) if len(row) == 1 and _name(row[0]) in _SCRIPTED else "Ord"


def _is_sign(atom: Element) -> bool:
    """Tell whether space can be given to an atom itself: one sign, not a letter and not a name of a function."""
    return _name(atom) in ("mo", "mi") and any(atom.text in signs for signs in (*_SIGN_SETS, _ALONE))


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _em(width: int) -> str:
    return f"{width / 18 / _CONVERTED:.4f}em"


_SIGNS = (
    ("Bin", _JOINING),
    ("Rel", _RELATING),
    ("Op", _LARGE),
    ("Open", _OPENING),
    ("Close", _CLOSING),
    ("Punct", _POINTS),
    ("Inner", _DOTS),
)
_SIGN_SETS = tuple(signs for _, signs in _SIGNS)
_ALONE = frozenset("∂∇∀∃¬∄/|‖")
