"""A worksheet for each pupil of a class, with a key for each version and a list to tick.

Copies are made one by one, so that ten thousand take no more memory than ten; what they share comes from a shelf.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cardprint import build
from cardprint.class_sheets import SheetShelf, Variant
from cardprint.errors import CardprintError, DeckError, ExitCode, Problem, Span, quoted
from cardprint.layout.worksheet.cover_list import lay_out_cover_list
from cardprint.layout.worksheet.worksheet import personal
from cardprint.manifest import NAME as MANIFEST
from cardprint.manifest import Manifest
from cardprint.model.deck import slug
from cardprint.model.page import Page
from cardprint.model.roster import Pupil, dealt
from cardprint.overwriting import files_of, refuse_overwriting
from cardprint.pagination import laid_out_late
from cardprint.pdf.proof import check_pdf
from cardprint.pdf.writer import render
from cardprint.proofreading import has_heap, missing_from
from cardprint.source.roster import load_roster

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.page import Document
    from cardprint.pagination import Progress
    from cardprint.text.typesetter import Typesetter
    from cardprint.ticket import Ticket

_ONE_FILE, _LIST = "class.pdf", "list.pdf"


class Failure(NamedTuple):
    """A copy that could not be made, and why, with the status that this leads to."""

    pupil: Pupil
    problems: tuple[Problem, ...]
    status: ExitCode = ExitCode.INPUT


class HandedOut(NamedTuple):
    """What came of a class set: how many copies were made and how many were there already, who got none, warnings."""

    folder: Path
    made: int
    kept: int
    failures: tuple[Failure, ...]
    problems: tuple[Problem, ...]


class ClassSet:
    """The copies of one deck's worksheet for one class."""

    def __init__(self, deck: str | Path, ticket: Ticket, roster: str | Path, *, spares: int = 0) -> None:
        """Read deck and roster, and deal the versions. Raises DeckError, LimitError and UsageError."""
        self._whole, warnings = build.load(deck, ticket.limits)
        self._ticket = ticket
        self._roster = str(roster)
        pupils = load_roster(roster)
        blank = tuple(Pupil(len(pupils) + number, "") for number in range(1, spares + 1))
        named = tuple(dict.fromkeys(pupil.version for pupil in pupils if pupil.version))
        self._shelf = SheetShelf(self._whole, ticket, named)
        self._copies = tuple(zip((*pupils, *blank), dealt((*pupils, *blank), self._shelf.versions), strict=True))
        self._warnings = warnings

    def hand_out(self, folder: Path, progress: Progress | None = None) -> HandedOut:
        """Make a file for each pupil, the keys and the list, in a folder; what is there already and right stays.

        Raises OutputError where the folder cannot be written to, and UsageError where a file of it is read.
        """
        made = kept = 0
        failures: list[Failure] = []
        width = len(str(len(self._copies)))
        names = [f"{pupil.number:0{width}d}-{slug(pupil.name) or 'spare'}.pdf" for pupil, _ in self._copies]
        self._refuse_overwriting(folder, *names, MANIFEST)
        build.make_folder(folder)
        manifest = Manifest(folder)
        for number, (name, (pupil, version)) in enumerate(zip(names, self._copies, strict=True), 1):
            try:
                of = self._shelf.digest(pupil, version)
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
        return HandedOut(folder, made, kept, tuple(failures), self._problems)

    def collate(self, folder: Path, progress: Progress | None = None) -> HandedOut:
        """Make one file of all copies in the order of the roster, the keys and the list, in a folder."""
        self._refuse_overwriting(folder, _ONE_FILE)
        failures: list[Failure] = []
        good: list[tuple[Pupil, str]] = []
        for pupil, version in self._copies:
            try:
                self._see_name(pupil, self._shelf.sheet(pupil, version).typesetter)
                good.append((pupil, version))
            except CardprintError as error:  # noqa: PERF203 - one that fails does not stop the others
                failures.append(self._failure(pupil, error))
        build.make_folder(folder)
        if good:
            sheets = [self._shelf.sheet(*copy).worksheet for copy in good]
            two_sided = sheets[0].duplex is not None
            counts = [len(sheet.pages) for sheet in sheets]
            count = sum(number + number % 2 * two_sided for number in counts)
            pages = laid_out_late(lambda: self._pages(good, progress), count)
            _written(replace(sheets[0], pages=pages), folder / _ONE_FILE)
        self._write_keys(folder, failures)
        return HandedOut(folder, len(good), 0, tuple(failures), self._problems)

    def _refuse_overwriting(self, folder: Path, *names: str) -> None:
        """Raise UsageError where a file of the folder would replace one that is read, or another one of it."""
        keys = dict.fromkeys(_key_of(pupil, version) for pupil, version in self._copies)
        sources = (*files_of(self._whole, self._ticket), Path(self._roster))
        refuse_overwriting((folder / name for name in (*names, *keys, _LIST)), sources)

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
        sheet = self._shelf.sheet(pupil, version)
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

    def _write_keys(self, folder: Path, failures: Sequence[Failure]) -> None:
        """Write the key of every variant that somebody has, and the list of the class."""
        failed = {failure.pupil.number for failure in failures}
        handed = [(pupil, version) for pupil, version in self._copies if pupil.number not in failed]
        keys: dict[str, tuple[Pupil, str]] = {}
        for pupil, version in handed:
            keys.setdefault(_key_of(pupil, version), (pupil, version))
        for name, (pupil, version) in keys.items():
            _written(self._shelf.sheet(replace(pupil, language=""), version).key, folder / name)
        if handed:
            ready = self._shelf.plain
            cover = lay_out_cover_list(self._shelf.deck, handed, ready.agreed.sheet_job(), ready.typesetter)
            _written(cover, folder / _LIST)

    @property
    def _problems(self) -> tuple[Problem, ...]:
        """The warnings so far, each once."""
        return tuple(dict.fromkeys((*self._warnings, *self._shelf.problems)))

    def _failure(self, pupil: Pupil, error: CardprintError) -> Failure:
        span = Span(self._roster, pupil.line, 1) if pupil.line else None
        who = quoted(pupil.name) if pupil.name else "a spare copy"
        problems = (
            Problem(f"no sheet for {who}: {problem.message}", problem.span or span, problem.hint)
            for problem in error.problems
        )
        return Failure(pupil, tuple(problems), error.exit_code)


def _key_of(pupil: Pupil, version: str) -> str:
    """Return the name of the file that has the key of a copy."""
    return f"key-{Variant(version, pupil.edition, '', pupil.cards).name}.pdf"


def _written(document: Document, target: Path) -> bytes:
    data = render(document)
    build.put(data, target, lambda written: check_pdf(written, len(document.pages)))
    return data
