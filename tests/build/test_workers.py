"""Jobs done one after another or by several processes: what comes of them is the same, and in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cardprint.build import workers
from cardprint.build.workers import processes_for, results, unwatched
from cardprint.errors import CardprintError, DeckError, TooWideError

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere one process does it all"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),  # pytest-xdist has threads, the program has none
]


def done(work, jobs, processes=2, follow=unwatched):
    with closing(results(work, jobs, processes, follow)) as found:
        return list(found)


def test_results_come_in_the_order_of_their_jobs_whoever_is_ready_first():
    def slow_first(job, _):
        time.sleep(0.2 if job == 0 else 0)
        return job, os.getpid()

    found = done(slow_first, range(20))
    assert [job for job, _ in found] == [*range(20)]
    assert len({process for _, process in found}) == 2
    assert os.getpid() not in {process for _, process in found}


def test_one_process_does_it_here():
    assert done(lambda job, _: (job, os.getpid()), [1, 2], 1) == [(1, os.getpid()), (2, os.getpid())]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_we_foresee_is_the_result_of_its_job(processes):
    def work(job, _):
        if job == 1:
            raise DeckError.of("wrong", hint="mend it")
        if job == 2:
            raise TooWideError("W")
        return job

    first, wrong, wide, last = done(work, range(4), processes)
    assert (first, last) == (0, 3)
    assert (type(wrong), wrong.problems) == (DeckError, DeckError.of("wrong", hint="mend it").problems)
    assert (type(wide), wide.text, wide.problems) == (TooWideError, "W", TooWideError("W").problems)


@pytest.mark.parametrize("processes", [1, 2])
def test_any_other_error_ends_the_work_after_what_came_before(processes):
    def work(job, _):
        return 1 // (2 - job)

    found = []
    with pytest.raises(ZeroDivisionError), closing(results(work, range(9), processes, unwatched)) as iterator:
        found.extend(iterator)  # which keeps what there is when the error comes
    assert found == [0, 1]


def test_what_a_killed_process_had_is_done_again_and_nothing_else_is_lost(tmp_path):
    def work(job, _):
        if job == 3 and not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return job

    assert done(work, range(30)) == [*range(30)]
    assert (tmp_path / "killed").exists()


def test_a_job_whose_process_is_killed_each_time_fails_alone():
    def work(job, _):
        if job in {0, 5, 6, 29}:
            os.kill(os.getpid(), signal.SIGKILL)
        return job

    found = done(work, range(30))
    failed = [number for number, result in enumerate(found) if isinstance(result, CardprintError)]
    assert failed == [0, 5, 6, 29]
    assert [result for result in found if not isinstance(result, CardprintError)] == sorted({*range(30)} - {*failed})
    assert found[5].exit_code == 4
    assert "was killed" in str(found[5])


@pytest.mark.parametrize("processes", [1, 2])
def test_how_far_a_job_is_is_reported_to_who_follows_it(processes, monkeypatch):
    monkeypatch.setattr(workers, "_LOOK", 0.01)
    told = {}

    @contextmanager
    def follow(job):
        yield lambda *news: told.setdefault(job, []).append(news)

    def work(job, progress):
        for step in range(1, 6):
            time.sleep(0.05)
            progress("working", step, 5)
        return job

    assert done(work, "ab", processes, follow) == ["a", "b"]
    assert set(told["a"]) <= {("working", step, 5) for step in range(1, 6)}
    assert len(told["a"]) > 1


def test_processes_end_where_the_results_are_left(tmp_path):
    def work(job, _):
        if job:
            (tmp_path / str(os.getpid())).touch()
            time.sleep(60)
        return job

    begun = time.monotonic()
    with closing(results(work, range(9), 2, unwatched)) as found:
        assert next(found) == 0
        while not list(tmp_path.iterdir()):
            time.sleep(0.01)
    assert time.monotonic() - begun < 30
    assert not any(map(is_running, tmp_path.iterdir()))


def test_processes_end_with_the_one_that_started_them(tmp_path):
    script = """
        import os, sys, time
        from pathlib import Path
        from cardprint.build.workers import results, unwatched
        def work(job, _):
            Path(str(os.getpid())).touch()
            time.sleep(60)
        list(results(work, range(9), 2, unwatched))
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], cwd=tmp_path, env=environment)
    wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
    parent.kill()
    parent.wait()
    wait_until(lambda: not any(map(is_running, tmp_path.iterdir())))


def wait_until(holds):
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def is_running(named: Path) -> bool:
    """Return whether a process runs that has left its number as a file; one that nobody waited for has ended too."""
    status = Path("/proc", named.name, "stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_there_are_no_more_processes_than_jobs_and_as_many_as_gain_where_no_number_is_asked_for(monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(8))
    assert [processes_for(asked, 5, 3) for asked in (1, 4, 9, None)] == [1, 4, 5, 3]
    assert [processes_for(None, 50, worth) for worth in (0, 1, 8, 20)] == [1, 1, 8, 8]
    assert processes_for(4, 0, 0) == 1


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_where_forking_is_not_safe_there_is_one(platform, monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", platform)
    assert processes_for(4, 5, 5) == 1


def test_where_there_are_threads_there_is_one_process(monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert processes_for(4, 5, 5) == 1
