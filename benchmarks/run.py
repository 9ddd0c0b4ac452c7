"""Time cardprint against its peers: the same decks, whole processes, in interleaved rounds.

python benchmarks/run.py [--decks 22,1000,10000,rich,FILE] [--peers typst,fpdf2] [--rounds N] [--words FILE] [--write]

Every contestant runs once untimed, and what it wrote is inspected; then all run once a round, each round starting
with another of them, so that whatever slows the machine slows all alike. Ratios are taken within a round. With the rich
deck and with decks of your own cardprint is alone: no peer can set them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs come compiled; so are ours after the untimed run
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))

from contestants import Contestant, contestants  # noqa: E402 - the folder has to be on the path first
from report import CLASS_SETS, Race, console, results, section_of  # noqa: E402
from timing import run  # noqa: E402

OUT = HERE / "out"
ROUNDS = {22: 15, 1_000: 5, 100_000: 1}
ROUNDS_OF_LARGE_DECKS = 3


def main() -> None:
    """Run the races that the command line asks for."""
    parser = argparse.ArgumentParser(description="Time cardprint against its peers.")
    parser.add_argument("--decks", default="22,1000,10000", help="sizes of decks, in cards; rich; files")
    parser.add_argument("--peers", default="", help="parts of the names of the peers that take part; all by default")
    parser.add_argument("--rounds", type=int, help="rounds for every deck; more for small decks by default")
    parser.add_argument("--words", help="a file of words, one a line, for the generated decks")
    parser.add_argument("--write", action="store_true", help="write benchmarks/RESULTS.md")
    asked = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    races = []
    for name in asked.decks.split(","):
        # Another process makes the deck: this one has to stay small, see timing.run().
        making = [sys.executable, str(HERE / "decks.py"), name, *filter(None, [asked.words])]
        size, deck = subprocess.run(making, check=True, capture_output=True, text=True).stdout.strip().split(" ", 1)
        race = Race(int(size), "" if name.isdecimal() else Path(deck).stem)
        field = list(contestants(race.size, asked.peers, alone=bool(race.deck)))
        rounds = asked.rounds or ROUNDS.get(race.size, ROUNDS_OF_LARGE_DECKS)
        race_over(race, Path(deck), field, rounds)
        races.append(race)
        print(console(race), flush=True)
    if asked.write:
        command = " ".join(["python benchmarks/run.py", *(word for word in sys.argv[1:] if word != "--write")])
        path = HERE / "RESULTS.md"
        path.write_text(results(races, command) + section_of(path, CLASS_SETS), encoding="utf-8")


def race_over(race: Race, deck: Path, field: list[Contestant], rounds: int) -> None:
    """Let every contestant print the deck, once to be inspected and then once a round."""
    race.timings |= {contestant: [] for contestant in field}
    for contestant in field:
        run(contestant.command_for(deck, _output(contestant)), OUT / "log.txt")
        if contestant.prints_cards:
            subprocess.run([sys.executable, str(HERE / "inspection.py"), deck, _output(contestant)], check=True)
    for turn in range(rounds):
        first = turn % len(field)
        for contestant in field[first:] + field[:first]:
            race.timings[contestant].append(run(contestant.command_for(deck, _output(contestant)), OUT / "log.txt"))
    race.bytes.update({c: _output(c).stat().st_size for c in field if _output(c).exists()})


def _output(contestant: Contestant) -> Path:
    return OUT / f"{contestant.name.lower().replace(' ', '-').replace(',', '')}.pdf"


if __name__ == "__main__":
    main()
