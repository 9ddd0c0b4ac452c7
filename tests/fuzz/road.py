"""Tries random cases on the whole road, from the files to the finished PDF, in this process.

Called as ``python -m fuzz.road FIRST COUNT SHARE``: cases FIRST to FIRST + COUNT - 1, of which one in SHARE is laid out
and drawn, the others only read. Each gives a line: its number, written before it is tried in case it ends the process,
and what came of it, ``done``, ``refused`` or ``broke`` with what was broken.
"""

from __future__ import annotations

import gc
import os
import re
import resource
import signal
import sys
import tempfile
import traceback
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cardprint.build import pipeline
from cardprint.class_set.copies import ClassSet
from cardprint.cli import boundary
from cardprint.errors import CardprintError, DeckError, LimitError, SelfCheckError, Severity, UsageError, format_problem
from cardprint.options.request import PrintRequest, Product
from cardprint.options.settings import SETTINGS, parse_setting
from cardprint.source.ratings.rating_store import RatingStore
from fuzz.decks import case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.errors import Problem
    from fuzz.decks import Case

MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space, shared libraries and fonts mapped into it included
LONGEST = 10  # seconds of a processor
LONGEST_MESSAGE = 400  # characters, several quotes of 60 and the list of a deck's keys in it
UNSEEN = re.compile("[\n\u00a0\u200c\u200d]")  # what no terminal acts on; some scripts need the joiners
DECLARED = {0, 2, 3, 4, 7}
# What is said of a file as a whole, or of where the program runs.
OF_NO_LINE = re.compile(
    "there are too many problems|which no font here has|there is no (font|theme|such file)|the font folder"
    "|(the title|deck\\.yaml) has|the file (is larger|cannot be read)|damaged or not a font|no sheet for a spare"
)


def tried(case: Case, number: int, share: int) -> str:
    """Try a case in the working folder; say what came of it."""
    for name, data in case.files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(data)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        broken = _carried_out(case, number, share)
        outcome = "done"
    except CardprintError as error:
        broken = _judged(error, case)
        outcome = "refused"
    except BaseException:  # noqa: BLE001 - this is what we look for
        broken = traceback.format_exc(limit=-6)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        for name in case.files:
            Path(name).unlink(missing_ok=True)
    return f"broke {broken!r}" if broken else outcome


def _carried_out(case: Case, number: int, share: int) -> str | None:
    if number % 25 == 0:
        return _run(["check" if number % 2 else case.product.replace("cards", "deck"), "deck.yaml"], case)
    if number % share:
        _, problems = pipeline.load("deck.yaml")
        return _unfit(problems, case)
    if "class.csv" in case.files:
        done = ClassSet("deck.yaml", PrintRequest(Product.WORKSHEET, _settings(case)), "class.csv", spares=1).hand_out(
            Path("class")
        )
        for path in Path("class").iterdir():
            path.unlink()
        return _unfit((*done.problems, *(problem for failure in done.failures for problem in failure.problems)), case)
    if number % 7 == 0:
        store = RatingStore("deck.yaml", side=number % 2 == 0)
        store.record({card.number: 3 for card in store.deck.cards[:2]})
        Path("deck.ratings.csv").unlink(missing_ok=True)
        return None
    made = pipeline.make("deck.yaml", PrintRequest(Product(case.product), _settings(case)))
    pipeline.check(made)
    return _unfit(made.problems, case)


def _settings(case: Case) -> dict[str, str]:
    """Return the settings that the command line would let through."""
    settings = {name: text for name, text in case.settings.items() if name in SETTINGS}
    for name, text in settings.items():
        try:
            parse_setting(name, text)
        except ValueError as error:
            raise UsageError.of(f"{name}: {error}") from None
    return settings


def _run(arguments: list[str], case: Case) -> str | None:
    """Run a command line, settings and all."""
    options = [f"--{name}={text}" for name, text in case.settings.items() if text not in ("yes", "no")]
    told = StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        status = boundary.run([*arguments, *options] if arguments[0] != "check" else arguments)
    Path("output").mkdir(exist_ok=True)
    for path in Path("output").iterdir():
        path.unlink()
    text = told.getvalue()
    if status not in DECLARED or "Traceback" in text or not UNSEEN.sub("", text).isprintable():
        return f"exit {status}: {text}"
    return None


def _judged(error: CardprintError, case: Case) -> str | None:
    if isinstance(error, SelfCheckError) or not isinstance(error, (DeckError, LimitError, UsageError)):
        return f"{type(error).__name__}: {error}"
    return _unfit(error.problems, case, placed=not isinstance(error, UsageError))


def _unfit(problems: Iterable[Problem], case: Case, *, placed: bool = True) -> str | None:
    """Return why the first message that is not as promised is not."""
    for problem in problems:
        text = format_problem(problem)
        if not UNSEEN.sub("", text).isprintable():
            return f"a message has control characters: {text!r}"
        if len(problem.message) > LONGEST_MESSAGE:
            return f"a message is long: {text!r}"
        if OF_NO_LINE.search(text):
            continue
        if problem.span is None or not problem.span.line:
            if placed and problem.severity is Severity.ERROR:
                return f"an error has no place: {text!r}"
            continue
        data = case.files.get(os.path.basename(problem.span.path), b"")  # noqa: PTH119 - of a text
        if problem.span.line > data.count(b"\n") + data.count(b"\r") + 1 or problem.span.column < 1:
            return f"an error is placed outside its file: {text!r}"
    return None


def stop_what_takes_too_long() -> None:
    """Let a case that takes more than its time break."""
    signal.signal(signal.SIGPROF, _too_long)


def _too_long(_number: int, _frame: object) -> None:
    raise TimeoutError(f"it took more than {LONGEST} seconds")


def main(first: int, count: int, share: int) -> None:
    """Try a stretch of cases in a folder of its own."""
    gc.disable()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    stop_what_takes_too_long()
    output = sys.stdout
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ |= {"HOME": folder, "XDG_CONFIG_HOME": folder}
        for number in range(first, first + count):
            print(number, end=" ", flush=True, file=output)
            print(tried(case(Random(number)), number, share), file=output, flush=True)  # noqa: S311 - nothing secret
        os.chdir("/")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
