"""A race compares like with like, round by round."""

from __future__ import annotations

from contestants import BUNDLE, CARDS, EMPTY, FEWER, Contestant
from report import HEAD, Race, console, section
from timing import Timing

MB = 1_000_000


def contestant(name: str, prints: str = "cards") -> Contestant:
    return Contestant(name, ("program", "DECK", "-o", "OUT"), f"{name} 1.0", prints)


def race(size: int, walls: dict[Contestant, list[float]]) -> Race:
    timings = {one: [Timing(wall, 2 * wall, 50 * MB) for wall in all_] for one, all_ in walls.items()}
    return Race(size, "", timings, dict.fromkeys(walls, 70 * MB), {one: len(one.name) * MB for one in walls})


def row(race: Race, name: str) -> dict[str, str]:
    return next(dict(zip(HEAD, cells, strict=True)) for cells in race.rows() if cells[0] == name)


def test_cards_are_held_to_cards_and_a_bundle_to_the_bundle():
    ours, bundle = contestant(CARDS), contestant(BUNDLE, "bundle")
    theirs, whole = contestant("their cards"), contestant("their bundle of all", "bundle")
    raced = race(1000, {ours: [1, 2, 3], bundle: [4, 4, 4], theirs: [2, 4, 12], whole: [8, 16, 8]})
    assert row(raced, theirs.name) == {
        "": "their cards",
        "wall s": "4.000",
        "cpu s": "8.000",
        "peak MB": "50",
        "together MB": "70",
        "PDF MB": "11.00",
        "time / it": "0.50",
        "PDF / it": "0.82",
    }
    assert row(raced, whole.name)["time / it"] == "0.50"
    assert row(raced, whole.name)["PDF / it"] == "0.84"
    assert row(raced, bundle.name)["time / it"] == row(raced, CARDS)["time / it"] == ""


def test_who_only_imposes_is_held_by_time_and_not_by_what_it_wrote():
    raced = race(22, {contestant(CARDS): [1], contestant("pdfimpose", ""): [4]})
    assert (row(raced, "pdfimpose")["time / it"], row(raced, "pdfimpose")["PDF / it"]) == ("0.25", "")


def test_it_says_what_a_card_costs_and_whether_that_grows():
    raced = race(100_000, {contestant(CARDS): [20], contestant(FEWER, ""): [1.6]})
    assert list(raced.sentences()) == [
        "cardprint takes 400 µs of the processor for a card, start and all.",
        "Cost per card: 1.25 of that at 10,000.",
    ]


def test_it_says_what_a_small_deck_takes_beyond_a_start():
    raced = race(
        22, {contestant(CARDS): [0.25, 0.5], contestant(BUNDLE): [0.5, 1], contestant(EMPTY, ""): [0.125, 0.25]}
    )
    assert list(raced.sentences())[1:] == [
        "cardprint: 0.188 s more than an empty Typer program.",
        "cardprint bundle: 0.562 s more than an empty Typer program.",
    ]


def test_what_is_shown_and_written_has_every_row():
    raced = race(22, {contestant(CARDS): [1, 1], contestant("a peer"): [2, 2]})
    written = "\n".join(section(raced, ["--decks", "22"]))
    for shown in (console(raced), written):
        assert "a peer" in shown
        assert "0.50" in shown
    assert "--decks 22" in written
    assert "cardprint 1.0, a peer 1.0" in written
    assert "- 2 rounds" in written


def test_deck_and_output_stand_where_a_command_wants_them(tmp_path):
    assert contestant(CARDS).command_for(tmp_path / "d", tmp_path / "o") == (
        "program",
        str(tmp_path / "d"),
        "-o",
        str(tmp_path / "o"),
    )
