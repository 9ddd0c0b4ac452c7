"""The sheets that a class needs: each combination of version, edition, language and cards is laid out once."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import cardprint
from cardprint.build.prepare import prepare, printable
from cardprint.errors import UsageError, quoted
from cardprint.exercise.drawing_up import Examiner
from cardprint.layout.worksheet.page_fit import fitted
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.exercise import parse_versions
from cardprint.options.selection import parse_numbers
from cardprint.options.settings import parse_setting
from cardprint.pdf.writer import render
from cardprint.source.language import is_language
from cardprint.source.words import load_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from cardprint.build.prepare import Prepared
    from cardprint.errors import Problem
    from cardprint.model.deck import Deck
    from cardprint.model.exercise import Exercise
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Document
    from cardprint.model.roster import Pupil
    from cardprint.options.request import PrintRequest
    from cardprint.text.typesetter import Typesetter

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

_LONGEST = 48  # characters of a list of cards in the name of a file; a digest tells longer ones apart
_REMEMBERED = 32  # layouts kept at a time; more only where pupils have cards of their own


class Variant(NamedTuple):
    """What decides a sheet besides the name on it."""

    version: str
    edition: str = ""
    language: str = ""
    cards: str = ""

    @property
    def name(self) -> str:
        """How the file of its key is told apart from those of all other variants: ``1,6`` is not ``1-6``."""
        cards = "+".join("".join(self.cards.split()).split(","))
        if len(cards) > _LONGEST:
            cards = f"{cards[:_LONGEST]}-{sha256(cards.encode()).hexdigest()[:16]}"
        return "-".join(filter(None, (self.version, self.edition.strip().casefold(), cards))) or "all"


class ClassSheet(NamedTuple):
    """A variant laid out, and the warnings about it."""

    exercise: Exercise
    job: SheetJob
    typesetter: Typesetter
    worksheet: Document
    key: Document
    problems: tuple[Problem, ...]


class SheetCache:
    """Lays out the sheets of one deck as pupils need them, and keeps those asked for lately."""

    def __init__(self, whole: Deck, request: PrintRequest, versions: tuple[str, ...] = ()) -> None:
        """Choose cards and settle how they are set. Without versions in the request those given are the versions.

        Raises DeckError and UsageError.
        """
        self._whole = whole
        self._ticket = request
        self.deck = request.selection.of(whole)
        prepared = self._made_ready(self.deck, "")
        self._ready: OrderedDict[str, Prepared] = OrderedDict({"": prepared})
        self.versions = prepared.options.versions or versions
        self.problems = prepared.problems
        self._sheets: OrderedDict[Variant, ClassSheet] = OrderedDict()
        self._examiners: OrderedDict[str, Examiner] = OrderedDict()
        self._digests: dict[Variant, bytes] = {}
        self._fonts: dict[str, bytes] = {}

    def sheet(self, pupil: Pupil, version: str) -> ClassSheet:
        """Return the sheet of a pupil. Raises DeckError and UsageError."""
        variant = Variant(version, pupil.edition, pupil.language, pupil.cards)
        return _remembered(self._sheets, variant, lambda: self._laid_out(variant))

    def digest(self, pupil: Pupil, version: str) -> str:
        """Return a digest of all that decides a pupil's copy. Raises as ``sheet`` does.

        It is taken of the sheet as it is printed without a name, of the name, and of the font files that this is set
        in. So all that was read is in it, deck, ratings, pictures, themes, fonts and settings, without a list of them.
        """
        sheet = self.sheet(pupil, version)
        variant = Variant(version, pupil.edition, pupil.language, pupil.cards)
        if variant not in self._digests:
            self._digests[variant] = sha256(render(sheet.worksheet)).digest()
        parts = [cardprint.__version__.encode(), self._digests[variant], sha256(pupil.name.encode()).digest()]
        paths = dict.fromkeys(word.typeface.path for word in sheet.typesetter.words(f"{pupil.name}…"))
        for path in paths:
            if path not in self._fonts:
                self._fonts[path] = sha256(Path(path).read_bytes()).digest()
            parts.append(self._fonts[path])
        return sha256(b"".join(parts)).hexdigest()

    @property
    def plain(self) -> Prepared:
        """How sheets are set for a pupil who needs nothing else."""
        return _remembered(self._ready, "", lambda: self._made_ready(self.deck, ""))

    def _laid_out(self, variant: Variant) -> ClassSheet:
        if self.versions and variant.version not in self.versions:
            raise UsageError.of(
                f"there is no version {quoted(variant.version)}", hint=f"the versions are {', '.join(self.versions)}"
            )
        _fit(parse_versions, variant.version or "A")
        deck = self._chosen(variant.cards)
        prepared = _remembered(self._ready, variant.edition, lambda: self._made_ready(deck, variant.edition))
        job = prepared.options.sheet_job()
        if "name" not in job.header:
            raise UsageError.of("the worksheet has no field for the name", hint="name it in --header")
        if variant.language:
            if not is_language(variant.language):
                raise UsageError.of(f"{quoted(variant.language)} is not the code of a language")
            job = job._replace(words=printable(load_words(variant.language), prepared.typesetter))
        count = max(1, len(self.versions))
        examiner = _remembered(
            self._examiners, variant.cards, lambda: Examiner(deck, prepared.options.plan(), self._whole, count)
        )
        exercise = examiner.exercise(variant.version)
        job, problems = fitted(
            [examiner.exercise(version) for version in self.versions or ("",)], job, prepared.typesetter
        )
        worksheet, key = lay_out_worksheet(exercise, job, prepared.typesetter)
        return ClassSheet(exercise, job, prepared.typesetter, worksheet, key, (*problems, *worksheet.problems))

    def _chosen(self, cards: str) -> Deck:
        """Return the deck with the cards that a pupil gets."""
        if not cards:
            return self.deck
        numbers = _fit(parse_numbers, cards, "cards: ")
        return self._ticket.selection._replace(numbers=numbers).of(self._whole)

    def _made_ready(self, deck: Deck, edition: str) -> Prepared:
        if not edition:
            return prepare(deck, self._ticket)
        _fit(partial(parse_setting, "edition"), edition, "edition: ")
        return prepare(deck, self._ticket._replace(settings={**self._ticket.settings, "edition": edition}))


def _remembered(kept: OrderedDict[_Key, _Value], key: _Key, make: Callable[[], _Value]) -> _Value:
    """Make something for a key once, and keep what was asked for lately."""
    if key not in kept:
        kept[key] = make()
    kept.move_to_end(key)
    while len(kept) > _REMEMBERED:
        kept.popitem(last=False)
    return kept[key]


def _fit(parse: Callable[[str], _Value], text: str, what: str = "") -> _Value:
    """Read a cell of the roster. Raises UsageError with what ``parse`` has to say."""
    try:
        return parse(text)
    except ValueError as error:
        raise UsageError.of(f"{what}{error}") from None
