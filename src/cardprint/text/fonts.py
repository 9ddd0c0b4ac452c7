"""Which face sets what: takes a grapheme cluster and a style, gives the first face of the chain that has it.

The order is: the family the user named, the built-in families, the user's other families, and, only for what none of
those has, the Noto fonts of the system. So the same text with the same options is set in the same faces everywhere,
as long as the system's fonts are not needed. Of families that have the same Han characters, those go first whose
shapes are meant.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import DeckError, quoted
from cardprint.model.blocks import PLAIN
from cardprint.model.nearest import nearest
from cardprint.text import han, system_fonts
from cardprint.text.emoji import is_emoji
from cardprint.text.font_files import BOLD, REGULAR, SEMIBOLD, characters, has, hb_font, open_typeface
from cardprint.text.font_folder import families_in, font_files, is_font_file
from cardprint.text.invisible import is_unseen
from cardprint.text.spacing import spaced
from cardprint.text.vendored_families import VENDORED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cardprint.model.blocks import Style
    from cardprint.model.glyphs import Typeface
    from cardprint.model.theme import Spacing
    from cardprint.text.font_files import FontFile
    from cardprint.text.vendored_families import Family

__all__ = ["FontChain", "FontRow", "UnknownFamilyError", "has", "hb_font", "load_fonts"]

_MEDIUM = 500  # from here on a missing weight is replaced by a heavier one first, below by a lighter one, as in CSS
_ASCII = "".join(map(chr, range(ord(" "), ord("~") + 1)))
_LETTERS = "".join(filter(str.isalpha, _ASCII))
_SCRIPTS_SHOWN, _SCRIPT_LETTERS = 4, 20  # in the overview: how many scripts, and what counts as having one


class UnknownFamilyError(DeckError):
    """There is no font family of the name that is asked for."""


class FontRow(NamedTuple):
    """A family as ``cardprint fonts`` shows it."""

    family: str
    styles: tuple[str, ...]
    covers: str
    origin: str
    characters: int


class _Cut(NamedTuple):
    """What a style asks of a family, and whether it is code."""

    weight: int
    italic: bool
    code: bool


class FontChain:
    """The families in the order they are asked, and what was found out by asking. Files open when first needed."""

    def __init__(
        self,
        families: Sequence[Family],
        region: str = "JP",
        *,
        system: bool = True,
        spacing: Spacing | None = None,
        italics: bool = True,
    ) -> None:
        """Take the families in order, whose Han is meant, and whether the system's fonts may help out.

        ``spacing`` widens the spaces of letters and words; without ``italics`` bold takes their place.
        """
        self._families = tuple(families)
        self._region = region
        self._system = system
        self._spacing = spacing
        self._italics = italics
        self._found: dict[tuple[str, _Cut], Typeface | None] = {}
        self._bases: dict[Style, Typeface] = {}
        self._faces: dict[tuple[str, str, _Cut], Typeface] = {}
        self._orders: dict[str | None, Sequence[Family]] = {}

    @property
    def families(self) -> tuple[Family, ...]:
        """The families in the order they are asked."""
        return self._families

    @property
    def choice(self) -> tuple[object, ...]:
        """All that decides which face it gives for what."""
        return self._families, self._region, self._system, self._spacing, self._italics

    def base(self, style: Style) -> Typeface:
        """Return the face that sets a style when nothing speaks against it: the first with the letters from A to Z."""
        base = self._bases.get(style)
        if base is None:
            cut = self._cut(style)
            faces = (self._face(family, cut) for family in next(self._groups(cut, emoji=False)))
            base = self._bases[style] = next(face for face in faces if _covers(face, _LETTERS))
        return base

    def sets_ascii(self, style: Style) -> bool:
        """Return whether the base face of a style has all of ASCII, so that plain text needs no look at the chain."""
        return _covers(self.base(style), _ASCII)

    def face_for(self, cluster: str, style: Style) -> Typeface | None:
        """Return the first face for a style that has a whole grapheme cluster, None where no font has it.

        Emoji always go to the emoji face if that has them.
        """
        key = (cluster, self._cut(style))
        if key not in self._found:
            self._found[key] = self._look_up(*key)
        return self._found[key]

    def missing(self, clusters: Iterable[str]) -> list[str]:
        """List, once each and in order, the clusters that no face has. A string counts as its characters."""
        return [cluster for cluster in dict.fromkeys(clusters) if self.face_for(cluster, PLAIN) is None]

    def describe(self) -> tuple[FontRow, ...]:
        """List the chain, family by family. Reads what the fonts cover: for people, not for setting type."""
        return tuple(map(row_of, self._families))

    def _look_up(self, cluster: str, cut: _Cut) -> Typeface | None:
        spellings = dict.fromkeys((cluster, *(unicodedata.normalize(form, cluster) for form in ("NFC", "NFD"))))
        for families in self._groups(cut, emoji=is_emoji(cluster)):
            for spelling in spellings:
                for family in families:
                    typeface = self._face(family, cut)
                    if _covers(typeface, spelling):
                        return typeface
        plain = self._cut(PLAIN)
        return None if cut == plain else self._look_up(cluster, plain)

    def _face(self, family: Family, cut: _Cut) -> Typeface:
        key = (family.name, family.origin, cut)
        typeface = self._faces.get(key)
        if typeface is None:
            typeface = open_typeface(_nearest(family, cut))
            typeface = self._faces[key] = spaced(typeface, self._spacing) if self._spacing else typeface
        return typeface

    def _cut(self, style: Style) -> _Cut:
        bold = style.bold or (style.italic and not self._italics)
        weight = BOLD if bold else SEMIBOLD if style.semibold else REGULAR
        return _Cut(weight, style.italic and self._italics, style.code)

    def _groups(self, cut: _Cut, *, emoji: bool) -> Iterator[Sequence[Family]]:
        """Yield the families in groups, each to be asked in every spelling before the next is looked at."""
        first = "emoji" if emoji else "mono" if cut.code else None
        if first not in self._orders:
            self._orders[first] = sorted(self._families, key=lambda family: first is not None and family.role != first)
        yield self._orders[first]
        if self._system:
            yield system_fonts.han_families(self._region)
            yield system_fonts.other_families()


def load_fonts(  # noqa: PLR0913 - which fonts, and how they are set
    *,
    family: str | None = None,
    folders: Sequence[Path] = (),
    lang: str = "en",
    letters: Collection[str] = (),
    system: bool = True,
    spacing: Spacing | None = None,
    italics: bool = True,
) -> FontChain:
    """Build the chain for a job.

    ``family`` names the family to set text in, with or without spaces, hyphens and capitals; ``folders`` are the
    user's font folders; ``letters`` are those of the text, which say whose Han is meant where ``lang`` (BCP 47) does
    not; ``spacing`` and ``italics`` are those of FontChain. Raises UnknownFamilyError, and DeckError with each damaged
    file in the folders.
    """
    own = families_in(folders)
    region = han.region(lang) or han.region_of(letters)
    chain = [*_in_order(han.order(region), ahead=han.region(lang) is not None), *own]
    if family is not None:
        chain.insert(0, _named(family, (*own, *VENDORED), folders)._replace(role="text"))
    return FontChain(list(dict.fromkeys(chain)), region, system=system, spacing=spacing, italics=italics)


def _in_order(names: Sequence[str], *, ahead: bool) -> Iterator[Family]:
    """Yield the built-in families, with some of them in this order in the places that they have among all.

    The first of these may go ahead of the symbols, which it draws to fit its letters.
    """
    ordered = iter(
        sorted((family for family in VENDORED if family.name in names), key=lambda each: names.index(each.name))
    )
    latin, *others = (next(ordered) if family.name in names else family for family in VENDORED)
    yield latin
    if ahead:
        others.sort(key=lambda family: family.name != names[0])
    yield from others


def _named(wanted: str, families: Sequence[Family], folders: Sequence[Path]) -> Family:
    for family in families:
        if _key(family.name) == _key(wanted):
            return family
    near = nearest(wanted, (family.name for family in families))
    hint = f"did you mean {quoted(near)}?" if near else _where_to_look(wanted, folders)
    raise UnknownFamilyError.of(f"there is no font family {quoted(wanted)}", hint=hint)


def _where_to_look(wanted: str, folders: Sequence[Path]) -> str:
    """Return how to find out what a family is called, or why a folder has none."""
    if is_font_file(Path(wanted)):
        return "name the folder of the file with --font-dir, and here the family, as cardprint fonts lists it"
    if folders and not any(map(font_files, folders)):
        return f"there are no .ttf, .otf or .ttc files in {folders[0]}; web fonts (.woff, .woff2) do not print"
    return f"see the families there are with: cardprint fonts{f' --font-dir {folders[0]}' if folders else ''}"


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _nearest(family: Family, cut: _Cut) -> FontFile:
    """Pick the file of a family that comes nearest: slope first, then weight, heavier before lighter for bold."""
    files = [file for file in family.files if file.italic == cut.italic] or family.files
    heavy = cut.weight >= _MEDIUM

    def distance(file: FontFile) -> tuple[bool, int]:
        beyond = file.weight > cut.weight if not heavy else file.weight < cut.weight
        return beyond, abs(file.weight - cut.weight)

    return min(files, key=distance)


def _covers(typeface: Typeface, cluster: str) -> bool:
    nominal = hb_font(typeface).get_nominal_glyph
    return all(nominal(ord(char)) is not None or is_unseen(char) for char in cluster)


def row_of(family: Family) -> FontRow:
    """Return a family as ``cardprint fonts`` shows it."""
    covered = characters(open_typeface(family.files[0]))
    return FontRow(
        family.name,
        tuple(_style_name(file) for file in family.files),
        family.covers or _scripts(covered),
        family.origin,
        len(covered),
    )


def _style_name(file: FontFile) -> str:
    weight = {REGULAR: "", SEMIBOLD: "semibold", BOLD: "bold"}.get(file.weight, str(file.weight))
    return f"{weight} {'italic' if file.italic else ''}".strip() or "regular"


def _scripts(covered: frozenset[int]) -> str:
    """Return in words what a font is for: the scripts it has most letters of, by the names of the letters."""
    letters = (unicodedata.name(chr(code), "") for code in covered if chr(code).isalpha())
    counts = Counter(name.partition(" ")[0] for name in letters if name)
    named = [script.capitalize() for script, count in counts.most_common(_SCRIPTS_SHOWN) if count >= _SCRIPT_LETTERS]
    return ", ".join(named) or "symbols"
