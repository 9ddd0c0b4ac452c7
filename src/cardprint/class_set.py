"""A worksheet for each pupil of a class, with a key for each version and a list to tick.

Copies are made one by one, so that ten thousand take no more memory than ten; what they share (an exercise, its
layout) is made once for each combination of version, edition, language and cards.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import cardprint
from cardprint import build
from cardprint.errors import CardprintError, DeckError, Problem, Span, UsageError, quoted
from cardprint.exercise.drawing_up import Examiner
from cardprint.layout.cover_list import lay_out_cover_list
from cardprint.layout.page_fit import fitted
from cardprint.layout.worksheet import lay_out_worksheet, personal
from cardprint.make_ready import make_ready, printable
from cardprint.manifest import Manifest
from cardprint.model.deck import slug
from cardprint.model.exercise import parse_versions
from cardprint.model.job import Flip
from cardprint.model.page import Page
from cardprint.model.roster import Pupil, dealt
from cardprint.model.selection import parse_numbers
from cardprint.model.settings import parse_setting
from cardprint.pagination import laid_out_late
from cardprint.pdf.proof import check_pdf
from cardprint.pdf.writer import render
from cardprint.proofreading import has_heap, missing_from
from cardprint.source.language import is_language
from cardprint.source.roster import load_roster
from cardprint.source.words import load_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from hashlib import _Hash as Hash

    from cardprint.make_ready import Ready
    from cardprint.model.deck import Deck
    from cardprint.model.exercise import Exercise
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Document
    from cardprint.pagination import Progress
    from cardprint.text.typesetter import Typesetter
    from cardprint.ticket import Ticket

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

_REMEMBERED = 32  # layouts kept at a time; more only where pupils have cards of their own
_ONE_FILE = "class.pdf"


class Failure(NamedTuple):
    """A copy that could not be made, and why."""

    pupil: Pupil
    problems: tuple[Problem, ...]


class HandedOut(NamedTuple):
    """What came of a class set: how many copies were made and how many were there already, who got none, warnings."""

    folder: Path
    made: int
    kept: int
    failures: tuple[Failure, ...]
    problems: tuple[Problem, ...]


class _Variant(NamedTuple):
    """What decides a sheet besides the name on it."""

    version: str
    edition: str = ""
    language: str = ""
    cards: str = ""

    @property
    def name(self) -> str:
        """How the files of its key are told apart from those of other variants."""
        return "-".join(filter(None, (self.version, self.edition, slug(self.cards)))) or "all"


class _Sheet(NamedTuple):
    """A variant laid out."""

    exercise: Exercise
    job: SheetJob
    typesetter: Typesetter
    worksheet: Document
    key: Document


class ClassSet:
    """The copies of one deck's worksheet for one class."""

    def __init__(self, deck: str | Path, ticket: Ticket, roster: str | Path, *, spares: int = 0) -> None:
        """Read deck and roster, and deal the versions. Raises DeckError, LimitError and UsageError."""
        self._whole, warnings = build.load(deck, ticket.limits)
        self._ticket = ticket
        self._roster = str(roster)
        self._shared = self._digest(Path(deck))
        pupils = load_roster(roster)
        blank = tuple(Pupil(len(pupils) + number, "") for number in range(1, spares + 1))
        self._pupils = (*pupils, *blank)
        chosen = ticket.selection.of(self._whole)
        self._ready: OrderedDict[str, Ready] = OrderedDict()
        ready = self._made_ready(chosen, "")
        self._deck = chosen
        self._versions = ready.agreed.versions or tuple(
            dict.fromkeys(pupil.version for pupil in pupils if pupil.version)
        )
        self._copies = tuple(zip(self._pupils, dealt(self._pupils, self._versions), strict=True))
        self._sheets: OrderedDict[_Variant, _Sheet] = OrderedDict()
        self._examiners: OrderedDict[str, Examiner] = OrderedDict()
        self._warnings = dict.fromkeys((*warnings, *ready.problems))

    def hand_out(self, folder: Path, progress: Progress | None = None) -> HandedOut:
        """Make a file for each pupil, the keys and the list, in a folder; what is there already and right stays.

        Raises OutputError where the folder cannot be written to.
        """
        made = kept = 0
        failures: list[Failure] = []
        width = len(str(len(self._copies)))
        build.make_folder(folder)
        manifest = Manifest(folder)
        for number, (pupil, version) in enumerate(self._copies, 1):
            name = f"{number:0{width}d}-{slug(pupil.name) or 'spare'}.pdf"
            of = self._made_of(pupil, version)
            try:
                if manifest.has(name, of):
                    kept += 1
                else:
                    manifest.add(name, of, _written(self._copy(pupil, version), folder / name))
                    made += 1
            except CardprintError as error:
                failures.append(self._failure(pupil, error))
            if progress is not None:
                progress("making copies", number, len(self._copies))
        self._write_keys(folder, failures)
        return HandedOut(folder, made, kept, tuple(failures), tuple(self._warnings))

    def collate(self, folder: Path, progress: Progress | None = None) -> HandedOut:
        """Make one file of all copies in the order of the roster, the keys and the list, in a folder."""
        failures: list[Failure] = []
        good: list[tuple[Pupil, str]] = []
        for pupil, version in self._copies:
            try:
                self._see_name(pupil, self._sheet_of(pupil, version).typesetter)
                good.append((pupil, version))
            except CardprintError as error:  # noqa: PERF203 - one that fails does not stop the others
                failures.append(self._failure(pupil, error))
        build.make_folder(folder)
        if good:
            sheets = [self._sheet_of(*copy).worksheet for copy in good]
            two_sided = sheets[0].duplex is not None
            counts = [len(sheet.pages) for sheet in sheets]
            count = sum(number + number % 2 * two_sided for number in counts)
            pages = laid_out_late(lambda: self._pages(good, progress), count)
            _written(replace(sheets[0], pages=pages), folder / _ONE_FILE)
        self._write_keys(folder, failures)
        return HandedOut(folder, len(good), 0, tuple(failures), tuple(self._warnings))

    def _pages(self, copies: Sequence[tuple[Pupil, str]], progress: Progress | None) -> Iterator[Page]:
        """Give the pages of copies one behind another; on two-sided paper each begins on a sheet of its own."""
        for number, (pupil, version) in enumerate(copies, 1):
            copy = self._copy(pupil, version)
            yield from copy.pages
            if copy.duplex is not None and len(copy.pages) % 2:
                yield Page(copy.pages[-1].size, (), f"{copy.pages[-1].label} back of the sheet")
            if progress is not None:
                progress("making copies", number, len(copies))

    def _copy(self, pupil: Pupil, version: str) -> Document:
        """Lay out the sheet of one pupil."""
        sheet = self._sheet_of(pupil, version)
        self._see_name(pupil, sheet.typesetter)
        if not pupil.name:
            return sheet.worksheet
        return personal(sheet.worksheet, sheet.exercise, sheet.job, sheet.typesetter, pupil.name)

    def _see_name(self, pupil: Pupil, typesetter: Typesetter) -> None:
        missing = missing_from(pupil.name, typesetter.fonts)
        if missing:
            raise DeckError.of(
                f"no font here has {quoted(missing[0])}", hint="name a folder with a font that has it (--font-dir)"
            )
        if has_heap(pupil.name):
            raise DeckError.of("the name has a letter with too many marks on it", hint="delete some")

    def _sheet_of(self, pupil: Pupil, version: str) -> _Sheet:
        variant = _Variant(version, pupil.edition, pupil.language, pupil.cards)
        return _remembered(self._sheets, variant, lambda: self._laid_out(variant))

    def _laid_out(self, variant: _Variant) -> _Sheet:
        if self._versions and variant.version not in self._versions:
            raise UsageError.of(
                f"there is no version {quoted(variant.version)}", hint=f"the versions are {', '.join(self._versions)}"
            )
        _fit(parse_versions, variant.version or "A")
        deck = self._chosen(variant.cards)
        ready = _remembered(self._ready, variant.edition, lambda: self._made_ready(deck, variant.edition))
        job = ready.agreed.sheet_job()
        if "name" not in job.header:
            raise UsageError.of("the worksheet has no field for the name", hint="name it in --header")
        if variant.language:
            if not is_language(variant.language):
                raise UsageError.of(f"{quoted(variant.language)} is not the code of a language")
            job = replace(job, words=printable(load_words(variant.language), ready.typesetter))
        examiner = _remembered(self._examiners, variant.cards, lambda: Examiner(deck, ready.agreed.plan(), self._whole))
        exercise = examiner.exercise(variant.version)
        job, problems = fitted(
            [examiner.exercise(version) for version in self._versions or ("",)], job, ready.typesetter
        )
        worksheet, key = lay_out_worksheet(exercise, job, ready.typesetter)
        self._warnings |= dict.fromkeys((*problems, *worksheet.problems))
        worksheet = replace(worksheet, duplex=Flip.LONG if job.both_sides else None)
        return _Sheet(exercise, job, ready.typesetter, worksheet, key)

    def _chosen(self, cards: str) -> Deck:
        """Give the deck with the cards that a pupil gets."""
        if not cards:
            return self._deck
        numbers = _fit(parse_numbers, cards, "cards: ")
        return replace(self._ticket.selection, numbers=numbers).of(self._whole)

    def _made_ready(self, deck: Deck, edition: str) -> Ready:
        if not edition:
            return make_ready(deck, self._ticket)
        _fit(partial(parse_setting, "edition"), edition, "edition: ")
        return make_ready(deck, replace(self._ticket, settings={**self._ticket.settings, "edition": edition}))

    def _write_keys(self, folder: Path, failures: Sequence[Failure]) -> None:
        """Write the key of every variant that somebody has, and the list of the class."""
        failed = {failure.pupil.number for failure in failures}
        handed = [(pupil, version) for pupil, version in self._copies if pupil.number not in failed]
        keys: dict[str, tuple[Pupil, str]] = {}
        for pupil, version in handed:
            keys.setdefault(_Variant(version, pupil.edition, "", pupil.cards).name, (pupil, version))
        for name, (pupil, version) in keys.items():
            _written(self._sheet_of(replace(pupil, language=""), version).key, folder / f"key-{name}.pdf")
        if handed:
            ready = _remembered(self._ready, "", lambda: self._made_ready(self._deck, ""))
            cover = lay_out_cover_list(self._deck, handed, ready.agreed.sheet_job(), ready.typesetter)
            _written(cover, folder / "list.pdf")

    def _failure(self, pupil: Pupil, error: CardprintError) -> Failure:
        span = Span(self._roster, pupil.line, 1) if pupil.line else None
        who = quoted(pupil.name) if pupil.name else "a spare copy"
        problems = (
            Problem(f"no sheet for {who}: {problem.message}", problem.span or span, problem.hint)
            for problem in error.problems
        )
        return Failure(pupil, tuple(problems))

    def _digest(self, deck: Path) -> Hash:
        """Digest what all copies have in common: the program, the deck with its pictures, and what was asked for."""
        ticket = self._ticket
        asked = (sorted(ticket.defaults.items()), sorted(ticket.settings.items()), repr(ticket.selection))
        digest = sha256(json.dumps((cardprint.__version__, *asked)).encode())
        for path in (deck, *(Path(picture.path) for picture in self._whole.pictures)):
            digest.update(sha256(path.read_bytes()).digest())
        return digest

    def _made_of(self, pupil: Pupil, version: str) -> str:
        """Give a digest of all that decides a copy."""
        digest = self._shared.copy()
        digest.update(json.dumps((version, pupil.name, pupil.edition, pupil.language, pupil.cards)).encode())
        return digest.hexdigest()


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


def _written(document: Document, target: Path) -> bytes:
    data = render(document)
    build.put(data, target, lambda written: check_pdf(written, len(document.pages)))
    return data
