"""A worksheet for each pupil of a class, with a key for each version and a list to tick.

Copies are made one by one, so that ten thousand take no more memory than ten; what they share comes from a shelf.
"""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cardprint.build import pipeline
from cardprint.build.collation import collated, count_collated
from cardprint.build.lazy_pages import laid_out_lazily
from cardprint.build.overwriting import files_of, refuse_overwriting
from cardprint.build.preflight import has_overloaded_letter, missing_from
from cardprint.build.workers import processes_for, results, unwatched
from cardprint.class_set.manifest import NAME as MANIFEST
from cardprint.class_set.manifest import Manifest
from cardprint.class_set.sheet_cache import SheetCache, Variant
from cardprint.errors import CardprintError, DeckError, ExitCode, Problem, Span, quoted
from cardprint.layout.worksheet.cover_list import lay_out_cover_list
from cardprint.layout.worksheet.worksheet import personal
from cardprint.model.deck import slug
from cardprint.model.roster import Pupil, dealt
from cardprint.pdf.self_check import check_pdf
from cardprint.pdf.writer import render
from cardprint.source.roster import load_roster

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from cardprint.build.lazy_pages import Progress
    from cardprint.model.page import Document, Page
    from cardprint.options.request import PrintRequest
    from cardprint.text.typesetter import Typesetter

_Result = TypeVar("_Result")

_ONE_FILE, _LIST = "class.pdf", "list.pdf"
_WORTH = 50  # copies, for which another process pays for its start
_PREPARED = 8  # copies, of neighbours, that are likely to have all versions among them


class _Copy(NamedTuple):
    """The copy of one pupil: its version and its file."""

    pupil: Pupil
    version: str
    file: str


class _Rendered(NamedTuple):
    """A file that is made and not yet written, how many pages it has, and the warnings about what is in it."""

    data: bytes
    pages: int
    problems: tuple[Problem, ...]


class _Attempt(NamedTuple):
    """A copy, None where an earlier run made it, the warnings about it, and a digest of all that decides it."""

    made: _Rendered | None
    problems: tuple[Problem, ...]
    of: str


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

    def __init__(self, deck: str | Path, request: PrintRequest, roster: str | Path, *, spares: int = 0) -> None:
        """Read deck and roster, and deal the versions. Raises DeckError, LimitError and UsageError."""
        self._whole, warnings = pipeline.load(deck, request.limits)
        self._ticket = request
        self._roster = str(roster)
        pupils = load_roster(roster)
        blank = tuple(Pupil(len(pupils) + number, "") for number in range(1, spares + 1))
        named = tuple(dict.fromkeys(pupil.version for pupil in pupils if pupil.version))
        self._sheets = SheetCache(self._whole, request, named)
        self._copies = tuple(zip((*pupils, *blank), dealt((*pupils, *blank), self._sheets.versions), strict=True))
        self._warnings = dict.fromkeys((*warnings, *self._sheets.problems))

    def hand_out(self, folder: Path, progress: Progress | None = None) -> HandedOut:
        """Make a file for each pupil, the keys and the list, in a folder; what is there already and right stays.

        Raises OutputError where the folder cannot be written to, and UsageError where a file of it is read.
        """
        copies = self._files()
        self._refuse_overwriting(folder, *(copy.file for copy in copies), MANIFEST)
        pipeline.make_folder(folder)
        manifest = Manifest(folder)
        made, failures = 0, []
        with closing(self._render(lambda copy: self._named(copy, manifest), copies)) as attempts:
            for number, (copy, attempt) in enumerate(zip(copies, attempts, strict=True), 1):
                try:
                    made += self._finish(copy, attempt, folder, manifest)
                except CardprintError as error:
                    failures.append(self._failure(copy.pupil, error))
                if progress is not None:
                    progress("making copies", number, len(copies))
        self._write_keys(folder, failures)
        return HandedOut(folder, made, len(copies) - made - len(failures), tuple(failures), tuple(self._warnings))

    def collate(self, folder: Path, progress: Progress | None = None) -> HandedOut:
        """Make one file of all copies in the order of the roster, the keys and the list, in a folder."""
        self._refuse_overwriting(folder, _ONE_FILE)
        failures: list[Failure] = []
        good: list[tuple[Pupil, str]] = []
        for pupil, version in self._copies:
            try:
                sheet = self._sheets.sheet(pupil, version)
                self._warnings |= dict.fromkeys(sheet.problems)
                self._see_name(pupil, sheet.typesetter)
                good.append((pupil, version))
            except CardprintError as error:
                failures.append(self._failure(pupil, error))
        pipeline.make_folder(folder)
        if good:
            sheets = [self._sheets.sheet(*copy).worksheet for copy in good]
            both_sides = sheets[0].duplex is not None
            count = count_collated([len(sheet.pages) for sheet in sheets], both_sides=both_sides)
            pages = laid_out_lazily(lambda: collated(self._pages_of_each(good, progress), both_sides=both_sides), count)
            self._put(_rendered(sheets[0]._replace(pages=pages)), folder / _ONE_FILE)
        self._write_keys(folder, failures)
        return HandedOut(folder, len(good), 0, tuple(failures), tuple(self._warnings))

    def _refuse_overwriting(self, folder: Path, *names: str) -> None:
        """Raise UsageError where a file of the folder would replace one that is read, or another one of it."""
        keys = dict.fromkeys(_key_of(pupil, version) for pupil, version in self._copies)
        sources = (*files_of(self._whole, self._ticket), Path(self._roster))
        refuse_overwriting((folder / name for name in (*names, *keys, _LIST)), sources)

    def _pages_of_each(
        self, copies: Sequence[tuple[Pupil, str]], progress: Progress | None
    ) -> Iterator[Sequence[Page]]:
        """Yield the pages of one copy after another."""
        for number, (pupil, version) in enumerate(copies, 1):
            yield self._copy(pupil, version).pages
            if progress is not None:
                progress("making copies", number, len(copies))

    def _files(self) -> tuple[_Copy, ...]:
        """Return what each copy is called."""
        width = len(str(len(self._copies)))
        return tuple(
            _Copy(pupil, version, f"{pupil.number:0{width}d}-{slug(pupil.name) or 'spare'}.pdf")
            for pupil, version in self._copies
        )

    def _render(
        self, work: Callable[[_Copy], _Result], jobs: Sequence[_Copy]
    ) -> Generator[_Result | CardprintError, None, None]:
        """Yield what is made for each copy in their order, by as many processes as are asked for or gain by it.

        What the first copies have in common is laid out before there are several.
        """
        processes = processes_for(self._ticket.jobs, len(jobs), len(jobs) // _WORTH)
        for copy in jobs[:_PREPARED] if processes > 1 else ():
            with suppress(CardprintError):  # told of where it is wanted
                self._sheets.digest(copy.pupil, copy.version)
        return results(lambda job, _: work(job), jobs, processes, unwatched)

    def _copy(self, pupil: Pupil, version: str) -> Document:
        """Lay out the sheet of one pupil."""
        sheet = self._sheets.sheet(pupil, version)
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
        if has_overloaded_letter(pupil.name):
            raise DeckError.of("the name has a letter with too many marks on it", hint="delete some")

    def _write_keys(self, folder: Path, failures: Sequence[Failure]) -> None:
        """Write the key of every variant that somebody has, and the list of the class."""
        failed = {failure.pupil.number for failure in failures}
        handed = [(pupil, version) for pupil, version in self._copies if pupil.number not in failed]
        keys: dict[str, tuple[Pupil, str]] = {}
        for pupil, version in handed:
            keys.setdefault(_key_of(pupil, version), (pupil._replace(language=""), version))
        jobs = [_Copy(*handed_out, name) for name, handed_out in keys.items()]
        with closing(self._render(self._key, jobs)) as files:
            for name, file in zip(keys, files, strict=True):
                self._put(file, folder / name)
        if handed:
            prepared = self._sheets.plain
            cover = lay_out_cover_list(self._sheets.deck, handed, prepared.options.sheet_job(), prepared.typesetter)
            self._put(_rendered(cover), folder / _LIST)

    def _named(self, copy: _Copy, manifest: Manifest) -> _Attempt:
        """Make a copy, unless an earlier run did."""
        pupil, version, file = copy
        of = self._sheets.digest(pupil, version)
        problems = self._sheets.sheet(pupil, version).problems
        made = None if manifest.has(file, of) else _rendered(self._copy(pupil, version))
        return _Attempt(made, problems, of)

    def _key(self, copy: _Copy) -> _Rendered:
        sheet = self._sheets.sheet(copy.pupil, copy.version)
        return _rendered(sheet.key, sheet.problems)

    def _finish(self, copy: _Copy, attempt: _Attempt | CardprintError, folder: Path, manifest: Manifest) -> bool:
        """Write a copy and note it, unless an earlier run did; return whether it is new. Raises as ``_put``."""
        if isinstance(attempt, CardprintError):
            raise attempt
        self._warnings |= dict.fromkeys(attempt.problems)
        if attempt.made is None:
            return False
        manifest.add(copy.file, attempt.of, self._put(attempt.made, folder / copy.file))
        return True

    def _put(self, file: _Rendered | CardprintError, target: Path) -> bytes:
        """Write a file; return its content. Raises OutputError, SelfCheckError and the error it failed with."""
        if isinstance(file, CardprintError):
            raise file
        self._warnings |= dict.fromkeys(file.problems)
        pipeline.put(file.data, target, lambda written: check_pdf(written, file.pages))
        return file.data

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


def _rendered(document: Document, problems: tuple[Problem, ...] = ()) -> _Rendered:
    return _Rendered(render(document), len(document.pages), problems)
