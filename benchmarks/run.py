"""Time cardprint against its peers: the same decks, whole processes, in interleaved rounds.

python benchmarks/run.py [--decks 22,1000,10000,100000,rich,japanese,FILE] [--peers typst,fpdf2] [--rounds N]
                         [--words FILE] [--write]

Every contestant runs once untimed, and what it wrote is inspected; a peer that fails takes no part. Then all run once a
round, each round starting with another of them, so that whatever slows the machine slows all alike. Ratios are taken
within a round. With the rich deck, the Japanese one and decks of your own cardprint is alone: no peer can set them.

With --write each deck has its section of RESULTS.md, which is written anew after every round: what was measured stays
when a race is broken off, and one deck can be raced over again by itself.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs come compiled; so are ours after the untimed run
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))

import results  # noqa: E402 - the folder has to be on the path first
from contestants import BOUND, Contestant, contestants  # noqa: E402
from report import Race, console, section  # noqa: E402
from timing import FailedError, held, run  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OUT = HERE / "out"
LOG = OUT / "log.txt"
ROUNDS = {22: 15, 1_000: 5, 100_000: 1}
ROUNDS_OF_LARGE_DECKS = 3


def main() -> None:
    """Run the races that the command line asks for."""
    parser = argparse.ArgumentParser(description="Time cardprint against its peers.")
    parser.add_argument("--decks", default="22,1000,10000", help="sizes of decks, in cards; rich; japanese; files")
    parser.add_argument("--peers", default="", help="parts of the names of the peers that take part; all by default")
    parser.add_argument("--rounds", type=int, help="rounds for every deck; more for small decks by default")
    parser.add_argument("--words", help="a file of words, one a line, for the generated decks")
    parser.add_argument("--write", action="store_true", help="write the decks' sections of benchmarks/RESULTS.md")
    asked = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    for name in asked.decks.split(","):
        size, deck = made_deck(name, asked.words)
        race = Race(size, "" if name.isdecimal() else deck.stem)
        if size > BOUND:
            made_deck(str(BOUND), asked.words)  # against which the cost of a card is held
        field = contestants(size, asked.peers, alone=bool(race.deck))
        for _ in race_over(race, deck, field, asked.rounds or ROUNDS.get(size, ROUNDS_OF_LARGE_DECKS)):
            if asked.write:
                arguments = [word for word in sys.argv[1:] if word not in ("--write", "--decks", asked.decks)]
                results.keep(race.title, section(race, ["--decks", name, *arguments]))
        print(console(race), flush=True)


def made_deck(name: str, words: str | None) -> tuple[int, Path]:
    """Have a deck made, and give how many cards it has. Another process does it: see timing.run() why."""
    making = [sys.executable, str(HERE / "decks.py"), name, *([words] if words and name.isdecimal() else [])]
    size, _, path = subprocess.run(making, check=True, stdout=subprocess.PIPE, text=True).stdout.strip().partition(" ")
    return int(size), Path(path)


def race_over(race: Race, deck: Path, field: Iterable[Contestant], rounds: int) -> Iterator[None]:
    """Let every contestant print the deck, once to be inspected and then once a round; stop after each round."""
    runners = [contestant for contestant in field if is_fit(contestant, deck, race)]
    race.timings |= {contestant: [] for contestant in runners}
    for turn in range(rounds):
        first = turn % len(runners)
        for contestant in runners[first:] + runners[:first]:
            race.timings[contestant].append(run(contestant.command_for(deck, output(contestant)), LOG))
        yield


def is_fit(contestant: Contestant, deck: Path, race: Race) -> bool:
    """Let a contestant print the deck untimed, and look at what it wrote and held. A peer that fails is told of."""
    out = output(contestant)
    try:
        race.held[contestant] = held(contestant.command_for(deck, out), LOG)
    except FailedError as error:
        if not contestant.is_peer:
            raise
        print(f"{contestant.name} takes no part: {error}", file=sys.stderr)
        return False
    if contestant.prints:
        subprocess.run([sys.executable, str(HERE / "inspection.py"), deck, out, contestant.prints], check=True)
    if out.exists():
        race.bytes[contestant] = out.stat().st_size
    return True


def output(contestant: Contestant) -> Path:
    """Return where a contestant's output goes."""
    return OUT / f"{contestant.name.lower().replace(' ', '-').replace(',', '')}.pdf"


if __name__ == "__main__":
    main()
