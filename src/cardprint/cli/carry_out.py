"""Carrying out errands: what is made of decks, by one process or several, is written and told of here, in order."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from cardprint.cli import outcome, report, streams
from cardprint.errors import CardprintError
from cardprint.model.deck import side_file
from cardprint.workers import processes_for, results

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from cardprint.build import Made
    from cardprint.cli.files import Errand
    from cardprint.errors import Problem
    from cardprint.pagination import Progress
    from cardprint.ticket import Ticket

_WORTH = 100_000  # bytes of decks: what is gained by another process for so many pays for its start


class Outcome(NamedTuple):
    """What came of an errand: the summary of what was made, or the error it failed with; the pictures it shows."""

    summary: dict[str, object] | None
    error: CardprintError | None = None
    pictures: tuple[str, ...] = ()


class Order(NamedTuple):
    """What all errands of a run have in common.

    ``scanner_key`` is the errand whose right letters are wanted, and the file they go to; None where none are.
    """

    ticket: Ticket
    quiet: bool
    scanner_key: tuple[Errand, str] | None = None

    def targets(self, errands: Sequence[Errand]) -> list[Path]:
        """Return the files that these errands write."""
        prints = [errand.target for errand in errands if errand.target is not None]
        table = self.scanner_key
        return [*prints, Path(table[1])] if table is not None and table[0] in errands else prints

    def follow(self, errand: Errand) -> AbstractContextManager[Progress | None]:
        """Show how far an errand is, where somebody watches."""
        from cardprint.cli.progress import following  # noqa: PLC0415 - help needs none of it

        return following(errand.deck, quiet=self.quiet)


class _Print(NamedTuple):
    """A finished PDF, not yet written, without the deck it was made of; and what is to be said of it.

    ``scanner_key`` is the table of right letters and what is to be said of it, or why there is none.
    """

    made: Made
    summary: dict[str, object]
    sentence: str
    pictures: tuple[str, ...]
    scanner_key: tuple[str, tuple[Problem, ...]] | CardprintError | None


class _Work:
    """Makes what errands ask for."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def __call__(self, errand: Errand, progress: Progress | None) -> _Print:
        from cardprint import build  # noqa: PLC0415 - help needs none of it
        from cardprint.overwriting import files_of, refuse_overwriting  # noqa: PLC0415 - as above

        ticket = self._order.ticket._replace(only=errand.version)
        made = build.make(errand.deck, ticket, progress)
        refuse_overwriting(self._order.targets([errand]), files_of(made.deck, ticket))
        table: tuple[str, tuple[Problem, ...]] | CardprintError | None = None
        if self._order.scanner_key is not None and errand == self._order.scanner_key[0]:
            try:
                table = build.scanner_key(made)
            except CardprintError as error:
                table = error
        return _Print(
            made._replace(deck=made.deck._replace(cards=()), exercises=()),
            outcome.summary(made, errand),
            outcome.sentence(made, errand),
            tuple(picture.path for picture in made.deck.pictures),
            table,
        )


def carry_out(errands: Sequence[Errand], order: Order, jobs: int | None = None) -> Iterator[Outcome]:
    """Carry out errands by so many processes, None for as many as gain by it. Yield what came of each."""
    processes = processes_for(jobs, len(errands), _size(errands) // _WORTH)
    with closing(results(_Work(order), errands, processes, order.follow)) as prints:
        for errand, found in zip(errands, prints, strict=True):
            yield _delivered(errand, found, order)


def carry_out_for_ever(errands: Sequence[Errand], order: Order) -> NoReturn:
    """Carry out errands, each again whenever its deck, the deck's ratings or a picture in it are saved."""
    from cardprint.cli.watch import Watch  # noqa: PLC0415 - few work that way

    watch = Watch({errand: (errand.deck, str(side_file(errand.deck))) for errand in errands})

    def follow(errand: Errand) -> None:
        (done,) = carry_out((errand,), order)
        watch.follow(errand, done.pictures)

    for errand in errands:
        follow(errand)
    streams.tell(f"watching {report.counted(len(errands), 'deck')}; Ctrl-C ends it")
    watch.run(follow)


def _delivered(errand: Errand, found: _Print | CardprintError, order: Order) -> Outcome:
    """Put what was made in its place, and tell what came of it."""
    try:
        if isinstance(found, CardprintError):
            raise found
        warnings = _put(errand, found, order)
    except CardprintError as error:
        report.tell_problems(error.problems)
        return Outcome(None, error)
    report.tell_problems((*found.made.problems, *warnings))
    if not order.quiet and errand.target is not None:
        streams.tell(found.sentence)
    return Outcome(found.summary, None, found.pictures)


def _put(errand: Errand, found: _Print, order: Order) -> tuple[Problem, ...]:
    """Write what was made, and the table for scanners; return the warnings about that."""
    from cardprint import build  # noqa: PLC0415 - help needs none of it

    if errand.target is None:
        build.check(found.made)
        streams.say_bytes(found.made.data)
    else:
        build.write(found.made, errand.target)
    if found.scanner_key is None or order.scanner_key is None:
        return ()
    if isinstance(found.scanner_key, CardprintError):
        raise found.scanner_key
    table, warnings = found.scanner_key
    build.put(table.encode(), Path(order.scanner_key[1]), lambda _: None)
    return warnings


def _size(errands: Sequence[Errand]) -> int:
    """Return how many bytes the decks have, a version of its own counting as another deck."""
    sizes = 0
    for errand in errands:
        try:
            sizes += Path(errand.deck).stat().st_size
        except OSError:  # noqa: PERF203 - told by who reads it
            continue
    return sizes
