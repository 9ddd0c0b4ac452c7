"""Tell where the time of `cardprint deck` goes, stage by stage, in one process.

python benchmarks/stages.py [DECK …] [--write]

Decks are named as in run.py. Each round is a process of its own, and of each stage the least of all rounds counts: what
disturbs a machine only adds. What libyaml takes for the events of the file, without anybody to read them, is the floor
of reading.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as in run.py

from decks import named  # noqa: E402 - the folder has to be on the path first
from results import keep, made, table  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeVar

    _Given = TypeVar("_Given")

ROUNDS = 5
CARDS, FLOOR = "cards", "libyaml's events"


class Clock:
    """The processor's time of each stage, in seconds, from the start of the process on."""

    def __init__(self) -> None:
        """Begin with the start of the program, which is over."""
        self.taken = {"start": time.process_time()}

    def stage(self, name: str, work: Callable[[], _Given]) -> _Given:
        """Do the work of a stage."""
        began = time.process_time()
        given = work()
        self.taken[name] = time.process_time() - began
        return given


def main() -> None:
    """Time the decks that the command line asks for, and tell or write down what their stages took."""
    parser = argparse.ArgumentParser(description="Tell where the time goes.")
    parser.add_argument("decks", nargs="*", default=["22", "1000", "10000"])
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/RESULTS.md")
    parser.add_argument("--once", action="store_true", help="time one deck in this process and say it in JSON")
    asked = parser.parse_args()
    if asked.once:
        gc.disable()  # as the program does
        print(json.dumps(timed(Path(asked.decks[0]))))
        return
    columns = {name: least(named(name)) for name in asked.decks}
    lines = [*rows(columns)]
    print("\n".join(lines))
    if asked.write:
        keep("Stages", section(lines, asked.decks))


def least(deck: Path) -> dict[str, float]:
    """Time a deck in processes of its own; give the least of each stage."""
    command = [sys.executable, str(HERE / "stages.py"), str(deck), "--once"]
    rounds = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(ROUNDS)]
    return {stage: min(taken[stage] for taken in rounds) for stage in rounds[0]}


def timed(path: Path) -> dict[str, float]:
    """Go the program's road with one deck, as its command line would."""
    from cardprint.cli import printing, program  # noqa: PLC0415, F401 - their start is the first stage

    clock = Clock()
    from cardprint.build import pipeline  # noqa: PLC0415 - as above
    from cardprint.build.prepare import prepare  # noqa: PLC0415 - as above
    from cardprint.layout.card.cards import lay_out_cards  # noqa: PLC0415 - as above
    from cardprint.options.request import PrintRequest, Product  # noqa: PLC0415 - as above
    from cardprint.pdf.self_check import check_pdf  # noqa: PLC0415 - as above
    from cardprint.pdf.writer import render  # noqa: PLC0415 - as above

    deck, _ = clock.stage("read", lambda: pipeline.load(path))
    options, typesetter, _ = clock.stage("fonts", lambda: prepare(deck, PrintRequest(Product.CARDS)))
    cards = clock.stage("set", lambda: lay_out_cards(deck, options.cards_job(), typesetter))
    data = clock.stage("draw and pack", lambda: render(cards))
    clock.stage("prove", lambda: check_pdf(data, len(cards.pages)))
    clock.stage(FLOOR, lambda: _events(path))
    return {CARDS: len(deck.cards), **clock.taken}


def _events(path: Path) -> None:
    from yaml.cyaml import CParser  # noqa: PLC0415, TID251 - the floor is libyaml's, with nothing of ours

    parser = CParser(path.read_text(encoding="utf-8"))
    while parser.check_event():
        parser.get_event()


def rows(columns: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Lay out a line a stage: what each deck took, and a card of it."""
    head = [cell for name in columns for cell in (f"{int(columns[name][CARDS]):,} cards, ms", "µs a card")]
    stages = [stage for stage in next(iter(columns.values())) if stage != CARDS]
    yield from table(["stage", *head], ([stage, *_cells(stage, columns)] for stage in stages))


def _cells(stage: str, columns: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    for taken in columns.values():
        yield f"{1e3 * taken[stage]:.0f}"
        yield f"{1e6 * taken[stage] / taken[CARDS]:.0f}"


def section(lines: list[str], arguments: list[str]) -> Iterator[str]:
    """Write the section of RESULTS.md."""
    yield from made(arguments)
    yield f"- {ROUNDS} rounds"
    yield ""
    yield "Time of the processor for `cardprint deck` in one process, the least of all rounds. *Start* is Python's,"
    yield "Typer's and the command's; *read* has libyaml's events in it, which are below by themselves, as its floor."
    yield ""
    yield from lines


if __name__ == "__main__":
    main()
