"""A worksheet for each pupil of a class, with a key for each version and a list to tick.

Copies are made one by one, so that ten thousand take no more memory than ten; what they share comes from a shelf.
"""

from __future__ import annotations

import json
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import cardprint
from cardprint import build
from cardprint.class_sheets import SheetShelf, Variant
from cardprint.collation import collated, count_collated
from cardprint.errors import CardprintError, DeckError, Problem, Span, quoted
from cardprint.layout.worksheet.cover_list import lay_out_cover_list
from cardprint.layout.worksheet.worksheet import personal
from cardprint.manifest import Manifest
from cardprint.model.deck import slug
from cardprint.model.roster import Pupil, dealt
from cardprint.pagination import laid_out_late
from cardprint.pdf.proof import check_pdf
from cardprint.pdf.writer import render
from cardprint.proofreading import has_heap, missing_from
from cardprint.source.roster import load_roster
from cardprint.workers import processes_for, results, unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from hashlib import _Hash as Hash

    from cardprint.model.page import Document, Page
    from cardprint.pagination import Progress
    from cardprint.text.typesetter import Typesetter
    from cardprint.ticket import Ticket

_ONE_FILE = "class.pdf"
_WORTH = 50  # copies, for which another process pays for its start
_PREPARED = 8  # copies, of neighbours, that are likely to have all versions among them


class _Copy(NamedTuple):
    """The copy of one pupil: its version, its file, and a digest of all that decides it."""

    pupil: Pupil
    version: str
    file: str
    of: str


class _Rendered(NamedTuple):
    """A file that is made and not yet written, how many pages it has, and the warnings about what is in it."""

    data: bytes
    pages: int
    problems: tuple[Problem, ...]


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
        named = tuple(dict.fromkeys(pupil.version for pupil in pupils if pupil.version))
        self._shelf = SheetShelf(self._whole, ticket, named)
        self._copies = tuple(zip((*pupils, *blank), dealt((*pupils, *blank), self._shelf.versions), strict=True))
        self._warnings = dict.fromkeys((*warnings, *self._shelf.problems))

    def hand_out(self, folder: Path, progress: Progress | None = None) -> HandedOut:
        """Make a file for each pupil, the keys and the list, in a folder; what is there already and right stays.

        Raises OutputError where the folder cannot be written to.
        """
        build.make_folder(folder)
        manifest = Manifest(folder)
        missing: list[_Copy] = []
        kept, failures = 0, []
        for copy in self._files():
            if not manifest.has(copy.file, copy.of):
                missing.append(copy)
                continue
            kept += 1
            if progress is not None:
                progress("making copies", kept, len(self._copies))
        with closing(self._render(self._named, [(copy.pupil, copy.version) for copy in missing])) as files:
            for number, (copy, file) in enumerate(zip(missing, files, strict=True), kept + 1):
                try:
                    manifest.add(copy.file, copy.of, self._put(file, folder / copy.file))
                except CardprintError as error:
                    failures.append(self._failure(copy.pupil, error))
                if progress is not None:
                    progress("making copies", number, len(self._copies))
        self._write_keys(folder, failures)
        return HandedOut(folder, len(missing) - len(failures), kept, tuple(failures), tuple(self._warnings))

    def collate(self, folder: Path, progress: Progress | None = None) -> HandedOut:
        """Make one file of all copies in the order of the roster, the keys and the list, in a folder."""
        failures: list[Failure] = []
        good: list[tuple[Pupil, str]] = []
        for pupil, version in self._copies:
            try:
                sheet = self._shelf.sheet(pupil, version)
                self._warnings |= dict.fromkeys(sheet.problems)
                self._see_name(pupil, sheet.typesetter)
                good.append((pupil, version))
            except CardprintError as error:  # noqa: PERF203 - one that fails does not stop the others
                failures.append(self._failure(pupil, error))
        build.make_folder(folder)
        if good:
            sheets = [self._shelf.sheet(*copy).worksheet for copy in good]
            both_sides = sheets[0].duplex is not None
            count = count_collated([len(sheet.pages) for sheet in sheets], both_sides=both_sides)
            pages = laid_out_late(lambda: collated(self._pages_of_each(good, progress), both_sides=both_sides), count)
            self._put(_rendered(sheets[0]._replace(pages=pages)), folder / _ONE_FILE)
        self._write_keys(folder, failures)
        return HandedOut(folder, len(good), 0, tuple(failures), tuple(self._warnings))

    def _pages_of_each(
        self, copies: Sequence[tuple[Pupil, str]], progress: Progress | None
    ) -> Iterator[Sequence[Page]]:
        """Yield the pages of one copy after another."""
        for number, (pupil, version) in enumerate(copies, 1):
            yield self._copy(pupil, version).pages
            if progress is not None:
                progress("making copies", number, len(copies))

    def _files(self) -> Iterator[_Copy]:
        """Yield what each copy is called and made of."""
        width = len(str(len(self._copies)))
        for number, (pupil, version) in enumerate(self._copies, 1):
            name = f"{number:0{width}d}-{slug(pupil.name) or 'spare'}.pdf"
            yield _Copy(pupil, version, name, self._made_of(pupil, version))

    def _render(
        self, work: Callable[[tuple[Pupil, str]], _Rendered], jobs: Sequence[tuple[Pupil, str]]
    ) -> Generator[_Rendered | CardprintError, None, None]:
        """Yield files in their order, made by as many processes as are asked for or gain by it.

        What the first copies have in common is laid out before there are several.
        """
        processes = processes_for(self._ticket.jobs, len(jobs), len(jobs) // _WORTH)
        for copy in jobs[:_PREPARED] if processes > 1 else ():
            with suppress(CardprintError):  # told of where it is wanted
                self._shelf.sheet(*copy)
        return results(lambda job, _: work(job), jobs, processes, unwatched)

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
            name = Variant(version, pupil.edition, "", pupil.cards).name
            keys.setdefault(name, (pupil._replace(language=""), version))
        with closing(self._render(self._key, list(keys.values()))) as files:
            for name, file in zip(keys, files, strict=True):
                self._put(file, folder / f"key-{name}.pdf")
        if handed:
            ready = self._shelf.plain
            cover = lay_out_cover_list(self._shelf.deck, handed, ready.agreed.sheet_job(), ready.typesetter)
            self._put(_rendered(cover), folder / "list.pdf")

    def _named(self, copy: tuple[Pupil, str]) -> _Rendered:
        return _rendered(self._copy(*copy), self._shelf.sheet(*copy).problems)

    def _key(self, copy: tuple[Pupil, str]) -> _Rendered:
        sheet = self._shelf.sheet(*copy)
        return _rendered(sheet.key, sheet.problems)

    def _put(self, file: _Rendered | CardprintError, target: Path) -> bytes:
        """Write a file; return its content. Raises OutputError, SelfCheckError and the error it failed with."""
        if isinstance(file, CardprintError):
            raise file
        self._warnings |= dict.fromkeys(file.problems)
        build.put(file.data, target, lambda written: check_pdf(written, file.pages))
        return file.data

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
        settings = ({**layer, "jobs": ""} for layer in (ticket.defaults, ticket.settings))
        asked = (*(sorted(layer.items()) for layer in settings), repr(ticket.selection))
        digest = sha256(json.dumps((cardprint.__version__, *asked)).encode())
        for path in (deck, *(Path(picture.path) for picture in self._whole.pictures)):
            digest.update(sha256(path.read_bytes()).digest())
        return digest

    def _made_of(self, pupil: Pupil, version: str) -> str:
        """Give a digest of all that decides a copy."""
        digest = self._shared.copy()
        digest.update(json.dumps((version, pupil.name, pupil.edition, pupil.language, pupil.cards)).encode())
        return digest.hexdigest()


def _rendered(document: Document, problems: tuple[Problem, ...] = ()) -> _Rendered:
    return _Rendered(render(document), len(document.pages), problems)
