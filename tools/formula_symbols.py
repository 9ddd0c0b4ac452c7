r"""Write the table of symbols of formulas: the names of TeX's, LaTeX's and the AMS', their characters, their kinds.

    python tools/formula_symbols.py --node DIR

``--node`` is a node_modules folder with katex 0.19.1, whose ``src/symbols.ts`` (MIT) has them as one call each. What is
drawn in a font of KaTeX's own, without a character of Unicode, is left out.
"""

# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import argparse
import re
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/cardprint/text/math/symbols.py"
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
    arguments = parser.parse_args()
    source = (arguments.node / "katex/src/symbols.ts").read_text(encoding="utf-8")
    kinds: dict[str, list[str]] = {}
    seen = set()
    for group, written, name in _CALL.findall(source):
        char = re.sub(r"\\u\{?([0-9a-fA-F]+)\}?", lambda found: chr(int(found[1], 16)), written)
        if group in _KINDS and len(char) == 1 and ord(char) not in _PRIVATE and char > "~" and name not in seen:
            seen.add(name)
            kinds.setdefault(_KINDS[group], []).append(name + char)
    TARGET.write_text(_HEAD + "".join(map(_entry, kinds.items())) + _TAIL, encoding="utf-8")


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
