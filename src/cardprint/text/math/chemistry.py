r"""Chemistry in a formula: takes what stands in ``\ce{…}``, in the notation of mhchem, gives the same in TeX.

\ce{H2O}  \ce{SO4^2-}  \ce{NH4+}  \ce{Fe^{III}}  \ce{^{14}_{6}C}  \ce{C_nH_{2n+2}}  \ce{OCO^{.-}}
\ce{2H2 + O2 -> 2H2O}  \ce{1/2 O2}  \ce{A ->[heat][below] B}  <-  <->  <-->  <=>  <=>>  <<=>  \ce{NaCl (aq)}
\ce{CH3-CH=CH-C#N}  \ce{A\bond{~-}B}  \ce{CuSO4 * 5H2O}  \ce{CO2 ^}  \ce{AgCl v}  \ce{n H2O}  \ce{$x$ NaCl}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cardprint.text.math.nodes import Node
    from cardprint.text.math.parser import Parser

_ARROWS = {
    "->": (r"\longrightarrow", r"\xrightarrow"),
    "→": (r"\longrightarrow", r"\xrightarrow"),
    "⟶": (r"\longrightarrow", r"\xrightarrow"),
    "<-": (r"\longleftarrow", r"\xleftarrow"),
    "<->": (r"\longleftrightarrow", r"\xleftrightarrow"),
    "<-->": (r"\xrightleftarrows{\ }", r"\xrightleftarrows"),
    "<=>": (r"\xrightleftharpoons{\ }", r"\xrightleftharpoons"),
    "⇌": (r"\xrightleftharpoons{\ }", r"\xrightleftharpoons"),
    "<=>>": (r"\xrightequilibrium{\ }", r"\xrightequilibrium"),
    "<<=>": (r"\xleftequilibrium{\ }", r"\xleftequilibrium"),
}
_BONDS = {
    **dict.fromkeys(("-", "1"), r"{-}"),
    **dict.fromkeys(("=", "2"), r"{=}"),
    **dict.fromkeys(("#", "3"), r"{\equiv}"),
    "~": r"{\mathord{\cdots}}",
    "~-": r"{\mathord{\overset{\raise-0.3em{\cdot\cdot}}{-}}}",
    "~--": r"{\mathord{\overset{\raise-0.3em{\cdot\cdot}}{=}}}",
    "~=": r"{\mathord{\overset{\raise-0.3em{\cdot\cdot}}{=}}}",
    "-~-": r"{\mathord{\overset{\raise-0.3em{-}}{=}}}",
    "...": r"{\cdot\!\cdot\!\cdot}",
    "....": r"{\cdot\!\cdot\!\cdot\!\cdot}",
    "->": r"{\to}",
    "<-": r"{\gets}",
}
_SIDES = {"high": "^", "charge": "^", "low": "_", "index": "_"}
_BEFORE_A_SUBSTANCE = frozenset(("arrow", "space", "sign", "dot", "amount", "fraction", "bond", "comma", "opening"))
_BEHIND = r"(?<=[A-Za-z0-9)\]}'])"  # something that can have a charge or an index
_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_TOKEN = re.compile(
    rf"""
    (?P<arrow> \s*(?: <=>> | <<=> | <--> | <=> | <-> | -> | <- | → | ⟶ | ⇌ ) )
  | (?P<gas> (?<=\s)\^(?=\s|$) | \(\^\) )
  | (?P<solid> (?<=\s)v(?=\s|$) | \(v\) )
  | (?P<high> \^\s*(?: (?P<high_group>{_GROUP}) | (?P<high_sign>(?:[0-9]+|[A-Za-z])?[+\-–−.*]+ | -?[0-9]+
        | [IVX]+ | \\?[A-Za-z]+ | \$[^$]*\$ ) ) )
  | (?P<low> _\s*(?: (?P<low_group>{_GROUP}) | (?P<low_sign>-?[0-9]+ | [A-Za-z] | \\[A-Za-z]+ | \$[^$]*\$) ) )
  | (?P<state> \s*\((?:aq|s|l|g|ads|cr|am|vit|sln|lc)\) )
  | (?P<charge> {_BEHIND}[+\-–−]+(?=\s|$|[)\],}}]) )
  | (?P<index> {_BEHIND}[0-9]+(?:[.,/][0-9]+)? )
  | (?P<fraction> \(?[0-9]+/[0-9]+\)?\s* )
  | (?P<amount> [0-9]+(?:[.,][0-9]+)?\s* | [a-z](?=\s+[A-Z(\[]) \s* )
  | (?P<dot> \s*[*·]\s* | {_BEHIND}\.(?=[0-9A-Z]) )
  | (?P<bonded> \\bond\s*\{{(?P<bond_name>[^{{}}]*)\}} )
  | (?P<math> \$[^$]*\$ )
  | (?P<name> [A-Za-zÀ-ÖØ-öø-ɏ]+ )
  | (?P<colour> \\(?:text)?color\s*{_GROUP}(?=\s*\{{) )
  | (?P<words> \\text\s*{_GROUP} | \\ce\s*{_GROUP} )
  | (?P<command> \\[A-Za-z]+\s* | \\[,;:! {{}}] )
  | (?P<group> {_GROUP} )
  | (?P<bond> (?<=\S)[-=\#](?=\S) | (?<=\S)[-=\#]$ | ^[-=\#](?=\S) )
  | (?P<sign> \s*[-+=<>±–−]\s* | \s*\\pm\s* )
  | (?P<opening> [(\[] )
  | (?P<bracket> [)\]|] )
  | (?P<prime> ' )
  | (?P<comma> [,;]\s* )
  | (?P<ellipsis> \.\.\. | … )
  | (?P<stop> [.:/"] )
  | (?P<space> (?:\s|~)+ )
    """,
    re.VERBOSE,
)


def chemistry(parser: Parser, token: Token) -> Node:
    r"""Read ``\ce{…}``. Raises FormulaError at what is no chemistry."""
    if parser.stream.peek().text != "{":
        raise FormulaError(token.at, r"\ce stands without braces", r"write \ce{H2O}")
    inside = parser.stream.argument(token)
    said, places = "", list[int]()
    for part in inside:
        text = f" {part.text}" if part.spaced else part.text
        said += text
        places += [part.at] * len(text)
    try:
        tex = as_tex(said)
    except FormulaError as error:
        at = places[error.offset] if error.offset < len(places) else token.at
        raise FormulaError(at, error.message, error.hint) from error
    return parser.read([part._replace(at=token.at) for part in tokenize(tex)])


def as_tex(said: str) -> str:
    """Write chemistry in TeX. Raises FormulaError at what is none."""
    return "".join(_translated(said.strip(), len(said) - len(said.lstrip())))


def _translated(said: str, offset: int) -> Iterator[str]:
    at = 0
    begins = True  # of a substance: a number is how many there are, and scripts stand before
    last = ""
    while at < len(said):
        token = _TOKEN.match(said, at)
        if token is None:
            hint = r"write words in braces, as {word}, or outside of \ce{…}"
            raise FormulaError(offset + at, rf"{quoted(said[at])} is no chemistry that \ce knows here", hint)
        kind, text = _kind(token, begins=begins), token[0]
        at = token.end()
        side = _SIDES.get(kind, "")
        if side and side == last:
            yield "{}"  # two scripts on one side stand one behind the other
        last = side
        if kind == "arrow":
            above, at = _label(said, at)
            below, at = _label(said, at)
            at = len(said) - len(said[at:].lstrip())
            yield _arrow(text.strip(), above, below)
        elif kind in {"high", "low"}:
            first = token
            following = _TOKEN.match(said, at) if begins else None
            other = following and _kind(following, begins=True)
            if following and other in {"high", "low"} and other != kind:
                at = following.end()
                scripts = {kind: _scripts(first, kind), other: _scripts(following, other)}
            else:
                scripts = {kind: _scripts(first, kind)}
            yield _left_scripts(scripts) if begins else f"{'^' if kind == 'high' else '_'}{{{scripts[kind]}}}"
        else:
            yield _plain(kind, token)
        begins = kind in _BEFORE_A_SUBSTANCE


def _kind(token: re.Match[str], *, begins: bool) -> str:
    kind = token.lastgroup or ""
    kind = next((group for group in ("high", "low", "bonded") if token[group]), kind)
    if kind == "index" and begins:
        return "fraction" if "/" in token[0] else "amount"
    if kind == "amount" and not begins:
        return "name" if token[0][0].isalpha() else "index"
    return kind


def _scripts(token: re.Match[str], kind: str) -> str:
    group, sign = token[f"{kind}_group"], token[f"{kind}_sign"]
    return _script(group[1:-1] if group else sign)


def _left_scripts(scripts: dict[str, str]) -> str:
    return rf"\prescript{{{scripts.get('high', '')}}}{{{scripts.get('low', '')}}}{{}}"


def _label(said: str, at: int) -> tuple[str, int]:
    """Read the label of an arrow, in square brackets right behind it."""
    if not said.startswith("[", at):
        return "", at
    depth = braces = 0
    for index in range(at, len(said)):
        braces += (said[index] == "{") - (said[index] == "}")
        depth += ((said[index] == "[") - (said[index] == "]")) if not braces else 0
        if not depth:
            return said[at + 1 : index], index + 1
    return "", at


def _arrow(text: str, above: str, below: str) -> str:
    plain, labelled = _ARROWS[text]
    if not (above or below):
        return rf"\;{plain}\;"
    under = f"[{_said(below)}]" if below else ""
    return rf"\;{labelled}{under}{{{_said(above)}}}\;"


def _said(label: str) -> str:
    """Set a label: chemistry, or TeX where that is meant."""
    if label.startswith("\\") or not label:
        return label
    try:
        return as_tex(label)
    except FormulaError:
        return rf"\text{{{label}}}"


def _script(inner: str) -> str:
    """Set what stands high or low: Roman numerals and words upright, counters slanted, signs as they are."""
    if inner[:1] in {"$", "\\"}:
        return inner.strip("$")
    inner = inner.replace("*", r"\ast ").replace(".", r"\bullet ").replace("–", "-")
    return re.sub(r"(?<!\\)\b[A-Z]+\b|(?<![\\A-Za-z])[A-Za-z]{2,}", lambda found: rf"\mathrm{{{found[0]}}}", inner)


def _plain(kind: str, token: re.Match[str]) -> str:
    """Write a token in TeX that is the same wherever it stands."""
    written, form = _WRITTEN.get(kind), _FORMS.get(kind)
    if written is not None:
        return written(token)
    return form.replace("@", token[0].strip()) if form else token[0]


def _bond(token: re.Match[str]) -> str:
    name = token["bond_name"]
    return _BONDS.get(name.strip(), "{-}") if name is not None else _BONDS[token[0]]


def _name(token: re.Match[str]) -> str:
    return rf"\mathrm{{{token[0]}}}" if token[0].isascii() else rf"\text{{{token[0]}}}"


def _amount(token: re.Match[str]) -> str:
    return token[0].strip().replace(",", "{,}") + r"\,"


def _fraction(token: re.Match[str]) -> str:
    above, below = token[0].strip().strip("()").split("/")
    return rf"\tfrac{{{above}}}{{{below}}}\,"


def _group(token: re.Match[str]) -> str:
    """Set what stands in braces: chemistry, or else words."""
    inside = token[0][1:-1]
    if inside.strip() in {"[", "(", "]", ")", "+", "-", "="}:
        return f"{{{inside}}}"
    try:
        return f"{{{as_tex(inside)}}}"
    except FormulaError:
        return rf"\text{{{inside}}}"


_WRITTEN: dict[str, Callable[[re.Match[str]], str]] = {
    "bond": _bond,
    "bonded": _bond,
    "name": _name,
    "amount": _amount,
    "fraction": _fraction,
    "group": _group,
    "math": lambda token: token[0].strip("$").join("{}"),
}
_FORMS = {  # what a token becomes; @ is the token
    "index": "_{@}",
    "charge": "^{@}",
    "space": r"\ ",
    "gas": r"{\uparrow}",
    "solid": r"{\downarrow}",
    "dot": r"{\cdot}",
    "state": r"\,\mathrm{@}",
    "sign": r"\mathbin{@}",
    "comma": r"{@}\;",
    "stop": r"\text{@}",
    "ellipsis": r"\ldots ",
    "opening": r"\mathopen{@}",
    "bracket": r"\mathclose{@}",
}
