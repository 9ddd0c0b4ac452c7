"""Running print jobs: what is made of decks, by one process or several, is written and told of here, in order."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from cardprint.build.workers import processes_for, results
from cardprint.cli import report, streams, summary
from cardprint.errors import CardprintError
from cardprint.model.deck import side_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from cardprint.build.lazy_pages import Progress
    from cardprint.build.pipeline import BuildResult
    from cardprint.cli.targets import PrintJob
    from cardprint.errors import Problem
    from cardprint.options.request import PrintRequest

_WORTH = 100_000  # bytes of decks: what is gained by another process for so many pays for its start


class Outcome(NamedTuple):
    """What came of an print job: the summary of what was made, or the error it failed with; the pictures it shows."""

    summary: dict[str, object] | None
    error: CardprintError | None = None
    pictures: tuple[str, ...] = ()


class RunOptions(NamedTuple):
    """What all print jobs of a run have in common.

    ``scanner_key`` is the print job whose right letters are wanted, and the file they go to; None where none are.
    """

    request: PrintRequest
    quiet: bool
    scanner_key: tuple[PrintJob, str] | None = None

    def targets(self, print_jobs: Sequence[PrintJob]) -> list[Path]:
        """Return the files that these print jobs write."""
        prints = [print_job.target for print_job in print_jobs if print_job.target is not None]
        table = self.scanner_key
        return [*prints, Path(table[1])] if table is not None and table[0] in print_jobs else prints

    def follow(self, print_job: PrintJob) -> AbstractContextManager[Progress | None]:
        """Show how far an print job is, where somebody watches."""
        from cardprint.cli.progress import following  # noqa: PLC0415 - help needs none of it

        return following(print_job.deck, quiet=self.quiet)


class _Print(NamedTuple):
    """A finished PDF, not yet written, without the deck it was made of; and what is to be said of it.

    ``scanner_key`` is the table of right letters and what is to be said of it, or why there is none.
    """

    made: BuildResult
    summary: dict[str, object]
    sentence: str
    pictures: tuple[str, ...]
    scanner_key: tuple[str, tuple[Problem, ...]] | CardprintError | None


class _Work:
    """Makes what print jobs ask for."""

    def __init__(self, run_options: RunOptions) -> None:
        self._order = run_options

    def __call__(self, print_job: PrintJob, progress: Progress | None) -> _Print:
        from cardprint.build import pipeline  # noqa: PLC0415 - help needs none of it
        from cardprint.build.overwriting import files_of, refuse_overwriting  # noqa: PLC0415 - as above

        request = self._order.request._replace(only=print_job.version)
        made = pipeline.make(print_job.deck, request, progress)
        refuse_overwriting(self._order.targets([print_job]), files_of(made.deck, request))
        table: tuple[str, tuple[Problem, ...]] | CardprintError | None = None
        if self._order.scanner_key is not None and print_job == self._order.scanner_key[0]:
            try:
                table = pipeline.scanner_key(made)
            except CardprintError as error:
                table = error
        return _Print(
            made._replace(deck=made.deck._replace(cards=()), exercises=()),
            summary.summary(made, print_job),
            summary.sentence(made, print_job),
            tuple(picture.path for picture in made.deck.pictures),
            table,
        )


def run_print_jobs(
    print_jobs: Sequence[PrintJob], run_options: RunOptions, jobs: int | None = None
) -> Iterator[Outcome]:
    """Carry out print jobs by so many processes, None for as many as gain by it. Yield what came of each."""
    processes = processes_for(jobs, len(print_jobs), _size(print_jobs) // _WORTH)
    with closing(results(_Work(run_options), print_jobs, processes, run_options.follow)) as prints:
        for print_job, found in zip(print_jobs, prints, strict=True):
            yield _delivered(print_job, found, run_options)


def rerun_on_change(print_jobs: Sequence[PrintJob], run_options: RunOptions) -> NoReturn:
    """Carry out print jobs, each again whenever its deck, the deck's ratings or a picture in it are saved."""
    from cardprint.cli.watch import Watch  # noqa: PLC0415 - few work that way

    watch = Watch({print_job: (print_job.deck, str(side_file(print_job.deck))) for print_job in print_jobs})

    def follow(print_job: PrintJob) -> None:
        (done,) = run_print_jobs((print_job,), run_options)
        watch.follow(print_job, done.pictures)

    for print_job in print_jobs:
        follow(print_job)
    streams.tell(f"watching {report.counted(len(print_jobs), 'deck')}; Ctrl-C ends it")
    watch.run(follow)


def _delivered(print_job: PrintJob, found: _Print | CardprintError, run_options: RunOptions) -> Outcome:
    """Put what was made in its place, and tell what came of it."""
    try:
        if isinstance(found, CardprintError):
            raise found
        warnings = _put(print_job, found, run_options)
    except CardprintError as error:
        report.tell_problems(error.problems)
        return Outcome(None, error)
    report.tell_problems((*found.made.problems, *warnings))
    if not run_options.quiet and print_job.target is not None:
        streams.tell(found.sentence)
    return Outcome(found.summary, None, found.pictures)


def _put(print_job: PrintJob, found: _Print, run_options: RunOptions) -> tuple[Problem, ...]:
    """Write what was made, and the table for scanners; return the warnings about that."""
    from cardprint.build import pipeline  # noqa: PLC0415 - help needs none of it

    if print_job.target is None:
        pipeline.check(found.made)
        streams.say_bytes(found.made.data)
    else:
        pipeline.write(found.made, print_job.target)
    if found.scanner_key is None or run_options.scanner_key is None:
        return ()
    if isinstance(found.scanner_key, CardprintError):
        raise found.scanner_key
    table, warnings = found.scanner_key
    pipeline.put(table.encode(), Path(run_options.scanner_key[1]), lambda _: None)
    return warnings


def _size(print_jobs: Sequence[PrintJob]) -> int:
    """Return how many bytes the decks have, a version of its own counting as another deck."""
    sizes = 0
    for print_job in print_jobs:
        try:
            sizes += Path(print_job.deck).stat().st_size
        except OSError:
            continue
    return sizes
