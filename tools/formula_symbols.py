r"""Write the tables of symbols of formulas: the names of TeX's, LaTeX's and the AMS', their characters, their kinds.

    python tools/formula_symbols.py --node DIR --unimath FILE

``--node`` is a node_modules folder with katex 0.19.1, whose ``src/symbols.ts`` (MIT) has them as one call each. What is
drawn in a font of KaTeX's own, without a character of Unicode, is left out. ``--unimath`` is Günter Milde's table
unimathsymbols.txt (LPPL), as PyPI's latex2mathml has it, for the names that unicode-math has beside these; letters of
the mathematical alphabets, which have commands of their own, are left out, and accents.
"""

# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import argparse
import re
import unicodedata
from pathlib import Path

_ROOM = Path(__file__).parent.parent / "src/cardprint/text/math"
_CALL = re.compile(r'defineSymbol\(math, \w+, (\w+), "([^"]+)", "\\\\([A-Za-z]+)"')
_KINDS = {
    "mathord": "ord",
    "textord": "ord",
    "op": "op",
    "bin": "bin",
    "rel": "rel",
    "open": "open",
    "close": "close",
    "punct": "punct",
    "inner": "inner",
}
_PRIVATE = range(0xE000, 0xF900)
_WIDTH = 108
_HEAD = '''"""The symbols of TeX, LaTeX and the AMS by their names: a character, and the kind of atom it is.

Made by tools/formula_symbols.py from KaTeX's table of symbols (MIT). Change that, not this.
"""

from __future__ import annotations

_TABLE = {
'''
_RARE_HEAD = '''"""Symbols that few formulas have, by unicode-math's names: a character, and the kind of atom it is.

Made by tools/formula_symbols.py from Günter Milde's table unimathsymbols.txt (LPPL). Change that, not this.
"""

from __future__ import annotations

_TABLE = {
'''
_RARE_KINDS = {"N": "ord", "A": "ord", "F": "ord", "": "ord", "U": "ord", "V": "bin", "B": "bin", "R": "rel", "L": "op"}
_RARE_KINDS |= {"O": "open", "C": "close", "P": "punct"}
_ALPHABETS = range(0x1D400, 0x1D800)
_TAIL = '''}

SYMBOLS = {
    f"\\\\{entry[:-1]}": (entry[-1], kind)
    for kind, lines in _TABLE.items()
    for entry in lines.split()
}
"""A character and a kind for each name, the backslash included."""
'''


def main() -> None:
    """Write the module anew."""
    parser = argparse.ArgumentParser(description="Write the table of symbols of formulas.")
    parser.add_argument("--node", type=Path, required=True, help="node_modules folder with katex")
    parser.add_argument("--unimath", type=Path, required=True, help="the file unimathsymbols.txt")
    arguments = parser.parse_args()
    source = (arguments.node / "katex/src/symbols.ts").read_text(encoding="utf-8")
    kinds: dict[str, list[str]] = {}
    seen = set()
    for group, written, name in _CALL.findall(source):
        char = re.sub(r"\\u\{?([0-9a-fA-F]+)\}?", lambda found: chr(int(found[1], 16)), written)
        if group in _KINDS and len(char) == 1 and ord(char) not in _PRIVATE and char > "~" and name not in seen:
            seen.add(name)
            kinds.setdefault(_KINDS[group], []).append(name + char)
    (_ROOM / "symbols.py").write_text(_HEAD + "".join(map(_entry, kinds.items())) + _TAIL, encoding="utf-8")
    rare = _rare(arguments.unimath.read_text(encoding="utf-8"), seen)
    (_ROOM / "rare_symbols.py").write_text(_RARE_HEAD + "".join(map(_entry, rare.items())) + _TAIL, encoding="utf-8")


def _rare(text: str, known: set[str]) -> dict[str, list[str]]:
    """Read names from rows of eight fields: code point, character, command, unicode-math's, class, ..."""
    kinds: dict[str, list[str]] = {}
    for row in text.splitlines():
        fields = row.split("^")
        if row.startswith("#") or len(fields) < 5 or fields[4] not in _RARE_KINDS:  # noqa: PLR2004 - as above
            continue
        char = chr(int(fields[0].split("-")[0], 16)) if "-" not in fields[0] else ""
        if len(char) != 1 or ord(char) in _ALPHABETS or char <= "~" or unicodedata.combining(char) or char == "\u00a0":
            continue
        for command in dict.fromkeys((fields[2], fields[3])):
            name = command.removeprefix("\\")
            if command[:1] == "\\" and name.isalpha() and name.isascii() and name not in known and not char.isspace():
                known.add(name)
                kinds.setdefault(_RARE_KINDS[fields[4]], []).append(name + char)
    return kinds


def _entry(item: tuple[str, list[str]]) -> str:
    kind, names = item
    lines = [""]
    for name in names:
        if len(lines[-1]) + len(name) + 1 > _WIDTH:
            lines.append("")
        lines[-1] += name + " "
    written = "".join(f'        "{line}"\n' for line in lines)
    return f'    "{kind}": (\n{written}    ),\n'


if __name__ == "__main__":
    main()
