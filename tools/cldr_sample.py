"""Make tests/text/cldr/words.tsv from the Unicode CLDR: what languages call themselves, their months, their letters.

    python tools/cldr_sample.py --cldr DIR

``--cldr`` is a node_modules folder with cldr-localenames-full, cldr-dates-full and cldr-misc-full 48.2.0 (licence
Unicode-3.0, which stands beside the file). One line for each language and script: its code, its own name, the twelve
months, the letters (none for Han and Hangul, which have thousands).
"""

# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import argparse
import json
import re
import shutil
from pathlib import Path

TARGET = Path(__file__).parent.parent / "tests" / "text" / "cldr"
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?")
_ITEM = re.compile(r"\{(?P<string>[^}]*)\}|(?P<first>\\?.)-(?P<last>\\?.)|(?P<one>\\u[0-9A-F]{4}|\\?\S)")
_ESCAPE = re.compile(r"\\(u[0-9A-F]{4}|.)")
_MANY = re.compile("[\u4e00-\u9fff\uac00-\ud7a3]")


def read(cldr: Path, package: str, locale: str, name: str) -> dict[str, dict[str, dict[str, object]]]:
    """Read a file of a locale, without what stands around its content; nothing where there is none."""
    path = cldr / package / "main" / locale / name
    return json.loads(path.read_text(encoding="utf-8"))["main"][locale] if path.exists() else {}


def plain(text: str) -> str:
    """Resolve the escapes of a UnicodeSet."""
    return _ESCAPE.sub(lambda match: chr(int(match[1][1:], 16)) if len(match[1]) > 1 else match[1], text)


def letters(unicode_set: str) -> list[str]:
    """List the members of a UnicodeSet of letters, ranges and {strings}."""
    found = []
    for match in _ITEM.finditer(unicode_set[1:-1]):
        if match["first"]:
            first, last = ord(plain(match["first"])), ord(plain(match["last"]))
            found += [chr(code) for code in range(first, last + 1)]
        else:
            found.append(plain(match["string"] or match["one"]))
    return [letter for letter in found if not _MANY.match(letter)]


def row(cldr: Path, locale: str) -> str:
    """Return the line of a locale; nothing where CLDR does not have its name."""
    languages = read(cldr, "cldr-localenames-full", locale, "languages.json")
    names = languages["localeDisplayNames"]["languages"] if languages else {}
    own = names.get(locale) or names.get(locale.split("-", maxsplit=1)[0])
    if not own:
        return ""
    dates = read(cldr, "cldr-dates-full", locale, "ca-gregorian.json")["dates"]["calendars"]["gregorian"]
    months = dates["months"]["format"]["wide"].values()
    characters = read(cldr, "cldr-misc-full", locale, "characters.json")["characters"]
    return "\t".join((locale, own, ", ".join(months), " ".join(letters(characters["exemplarCharacters"])))) + "\n"


def main() -> None:
    """Write the file and its licence anew."""
    parser = argparse.ArgumentParser(description="Make tests/text/cldr/ from the Unicode CLDR.")
    parser.add_argument("--cldr", type=Path, required=True, help="node_modules folder with the packages of CLDR")
    cldr = parser.parse_args().cldr
    locales = sorted(path.name for path in (cldr / "cldr-misc-full" / "main").iterdir())
    rows = [row(cldr, locale) for locale in locales if _LOCALE.fullmatch(locale)]
    TARGET.mkdir(exist_ok=True)
    (TARGET / "words.tsv").write_text("".join(rows), encoding="utf-8")
    shutil.copy(cldr / "cldr-misc-full" / "LICENSE", TARGET / "LICENSE")


if __name__ == "__main__":
    main()
