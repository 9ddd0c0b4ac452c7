"""Jobs that need nothing of one another, done one after another or by several processes; results come in order.

Each process is a copy of this one from the moment the work begins. It only gives back what it made: files are written
and people are told here, so that nothing is left behind wherever the work is stopped.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from cardprint.errors import CardprintError, LimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Future
    from contextlib import AbstractContextManager

    from cardprint.build.lazy_pages import Progress

_AHEAD = 4  # jobs that are handed out to each process before the first result is wanted
_LOOK = 0.1  # seconds between two looks at how far the others are
_SIGNALS = (signal.SIGINT, signal.SIGTERM)

_Job = TypeVar("_Job")
_Job_contra = TypeVar("_Job_contra", contravariant=True)
_Result = TypeVar("_Result")
_Result_co = TypeVar("_Result_co", covariant=True)


class Work(Protocol[_Job_contra, _Result_co]):
    """What is to be done for each job."""

    def __call__(self, job: _Job_contra, progress: Progress | None, /) -> _Result_co:
        """Do a job, telling ``progress`` how far it is. Raise CardprintError where it cannot be done."""


def processes_for(asked: int | None, jobs: int, worth: int) -> int:
    """Return how many processes are to share so many jobs, 1 where it is not safe to fork.

    ``asked`` is the number that was asked for, None for one for each processor, but no more than are ``worth`` it.
    """
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    most = min(len(os.sched_getaffinity(0)), worth) if asked is None else asked
    return max(1, min(most, jobs))


def results(
    work: Work[_Job, _Result],
    jobs: Sequence[_Job],
    processes: int,
    follow: Callable[[_Job], AbstractContextManager[Progress | None]],
) -> Generator[_Result | CardprintError, None, None]:
    """Yield for each job in their order its result, or the error it failed with.

    ``follow`` is asked, when the result of a job is waited for, for what is told how far that is. Close the iterator if
    it is left early: that ends the processes.
    """
    if processes > 1:
        yield from _shared(work, jobs, processes, follow)
        return
    for job in jobs:
        with follow(job) as progress:
            result = _attempted(work, job, progress)
        yield result


def _shared(
    work: Work[_Job, _Result],
    jobs: Sequence[_Job],
    processes: int,
    follow: Callable[[_Job], AbstractContextManager[Progress | None]],
) -> Generator[_Result | CardprintError, None, None]:
    """Share jobs out. Where a process is killed the pool loses all it has: each of these is done by a new process."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - 8 ms that one process does without

    done = 0
    while done < len(jobs):
        handed: deque[Future[_Result | CardprintError]] = deque()
        with _pool(work, processes) as pool:
            while done < len(jobs):
                try:
                    for number in range(done + len(handed), min(done + processes * _AHEAD, len(jobs))):
                        handed.append(pool.submit(number, jobs[number]))
                    with follow(jobs[done]) as progress:
                        result = pool.result(handed[0], done, progress)
                except BrokenProcessPool:
                    break
                handed.popleft()
                done += 1
                yield result
        for future in handed:
            if future.exception() is None:
                result = future.result()
            else:
                with follow(jobs[done]) as progress:
                    result = _alone(work, jobs[done], progress)
            done += 1
            yield result


def _alone(work: Work[_Job, _Result], job: _Job, progress: Progress | None) -> _Result | CardprintError:
    """Do a job that was lost with a process of its own."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as above

    with _pool(work, 1) as pool:
        try:
            future: Future[_Result | CardprintError] = pool.submit(0, job)
            return pool.result(future, 0, progress)
        except BrokenProcessPool:
            return LimitError.of(
                "the process that worked on it was killed",
                hint="was there not enough memory? do less at once, as with --jobs 1",
            )


class _Pool:
    """Processes that share one kind of work."""

    def __init__(self, work: Work[_Job, _Result], processes: int) -> None:
        """Get ready; the processes start with the first job."""
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above
        from multiprocessing import get_context  # noqa: PLC0415 - as above

        context = get_context("fork")
        self._news = context.SimpleQueue()
        self._executor = ProcessPoolExecutor(processes, context, _begin, (work, self._news))

    def close(self) -> None:
        """Let the processes end."""
        self._executor.shutdown(cancel_futures=True)

    def kill(self) -> None:
        """End the processes, whatever they do."""
        from multiprocessing import active_children  # noqa: PLC0415 - as above

        for process in active_children():
            process.kill()
        self.close()

    def submit(self, number: int, job: object) -> Future[Any]:
        """Hand a job out. No signal may come between the start of a process and its way to take it."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        try:
            return self._executor.submit(_do, number, job)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def result(self, future: Future[_Result], number: int, progress: Progress | None) -> _Result:
        """Wait for the result of a job, passing on how far it is."""
        from concurrent.futures import wait  # noqa: PLC0415 - as above

        while not wait([future], _LOOK).done:
            while not self._news.empty():
                of, *news = self._news.get()
                if of == number and progress is not None:
                    progress(*news)
        return future.result()


@contextmanager
def _pool(work: Work[_Job, _Result], processes: int) -> Iterator[_Pool]:
    pool = _Pool(work, processes)
    try:
        yield pool
    except BaseException:
        pool.kill()
        raise
    pool.close()


class _Here:
    """What a process of a pool has been told to do, and where it says how far it is."""

    work: ClassVar[Any]
    news: ClassVar[Any]


def _begin(work: Any, news: Any) -> None:  # noqa: ANN401 - what every job needs, whatever that is
    """Begin as a process of a pool: signals are for the one that started it, and it ends when that is gone."""
    _Here.work, _Here.news = work, news
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415 - as above
    from multiprocessing.connection import wait  # noqa: PLC0415 - as above

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)


def _do(number: int, job: object) -> object:
    """Do a job in a process of a pool."""
    begun = time.monotonic()

    def tell(what: str, done: int, total: int) -> None:
        nonlocal begun
        if time.monotonic() - begun >= _LOOK:
            begun = time.monotonic()
            _Here.news.put((number, what, done, total))

    return _attempted(_Here.work, job, tell)


def _attempted(work: Work[_Job, _Result], job: _Job, progress: Progress | None) -> _Result | CardprintError:
    try:
        return work(job, progress)
    except CardprintError as error:
        return error


@contextmanager
def unwatched(_: object) -> Iterator[None]:
    """Follow a job that nobody watches."""
    yield
