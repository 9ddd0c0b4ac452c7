"""Crosswords: every word in its place, in one piece, numbered by the rules, with nothing in squares but the words."""

from __future__ import annotations

import time
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardprint.exercise.crossword import anew, crossword, groups
from cardprint.exercise.drawing_up import Examiner, draw_up
from cardprint.exercise.interlock import interlock
from cardprint.exercise.spelling import Clued, spell
from cardprint.model.exercise import Plan
from cardprint.model.kind import Kind
from cardprint.model.puzzle import ACROSS, DOWN, Squares
from making import deck_of

ROOM = Squares(25, 30)
CELL = tuple(
    word
    for line in (
        "mitochondrion nucleus ribosome membrane cytoplasm vacuole chloroplast lysosome chromosome enzyme protein",
        "osmosis diffusion glucose starch tissue organ heart lung kidney liver stomach",
        "brain neuron synapse reflex hormone insulin artery vein plasma platelet antibody",
        "vaccine virus fungus parasite ecosystem predator prey habitat biomass pollen stigma",
        "anther ovary seed root stem leaf xylem phloem stomata gene allele",
        "mutation evolution fossil species tendon",
    )
    for word in line.split(" ")
)
WORDS = st.lists(st.text("abcdeé -", min_size=2, max_size=12), min_size=1, max_size=14)


def clued(words):
    deck = deck_of(*((f"clue {number}", word) for number, word in enumerate(words)))
    spelt = {spell(word, "en"): card for word, card in zip(words, deck.cards, strict=True)}
    return [Clued(card, spelling) for spelling, card in spelt.items() if spelling]


def made(words, room=ROOM, seed="s"):
    found, left = groups(clued(words), room, seed)
    return [crossword(group) for group in found], left


def runs(puzzle):
    """Read every row and column; give each stretch of two squares or more with where it begins and its way."""
    written = puzzle.signs()
    for step in (ACROSS, DOWN):
        key = (lambda at: (at[1], at[0])) if step == ACROSS else (lambda at: at)
        ordered = sorted(written, key=key)
        lined = [(key(at)[0], key(at)[1] - index, at) for index, at in enumerate(ordered)]
        for _, stretch in groupby(lined, key=lambda found: found[:2]):
            squares = [at for *_, at in stretch]
            if len(squares) > 1:
                yield squares[0], step, tuple(written[at] for at in squares)


def assert_honest(puzzle):
    entries = puzzle.entries
    written = {}
    for entry in entries:
        for (column, row), sign in entry.squares():
            assert 0 <= column < puzzle.squares.columns
            assert 0 <= row < puzzle.squares.rows
            assert written.setdefault((column, row), sign) == sign
    # Whatever stands together in a row or a column is one of the words, and every word is read once.
    expected = sorted((entry.first, entry.step, entry.spelling.signs) for entry in entries)
    assert sorted(runs(puzzle)) == expected
    # From any square one gets to any other.
    reached, ways = set(), [next(iter(written))]
    while ways:
        column, row = ways.pop()
        if (column, row) in written and (column, row) not in reached:
            reached.add((column, row))
            ways += [(column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)]
    assert reached == set(written)
    # Numbers count up along the rows, one for each square in which a word begins.
    begins = sorted({entry.first for entry in entries}, key=lambda at: (at[1], at[0]))
    assert [puzzle.numbers()[at] for at in begins] == list(range(1, len(begins) + 1))
    assert all(entry.number == puzzle.numbers()[entry.first] for entry in entries)
    order = [(entry.step == DOWN, entry.number) for entry in entries]
    assert order == sorted(order)


@given(WORDS, st.text("ab", max_size=2), st.sampled_from([ROOM, Squares(12, 9), Squares(5, 5)]))
@settings(max_examples=60, deadline=None)
def test_every_word_is_in_a_crossword_or_left_and_every_crossword_is_honest(words, seed, room):
    found, left = groups(clued(words), room, seed)
    placed = [one.card.number for group in found for one in group.clued]
    assert sorted([*placed, *(card.number for card in left)]) == sorted(one.card.number for one in clued(words))
    for group in found:
        for made_anew in (group, anew(group, room, f"{seed}/A", 1)):
            cards, puzzle = crossword(made_anew)
            assert_honest(puzzle)
            assert puzzle.squares.columns <= room.columns
            assert puzzle.squares.rows <= room.rows
            assert len(puzzle.entries) == len(cards) == len(group.clued) >= 3
            spelt = {one.card.number: one.spelling for one in group.clued}
            assert [entry.spelling for entry in puzzle.entries] == [spelt[card.number] for card in cards]


@pytest.mark.parametrize("count", [5, 20, 40])
def test_the_words_of_a_lesson_are_in_one_crossword_that_holds_together(count):
    ((cards, puzzle),), left = made(CELL[:count])
    assert not left
    assert len(cards) == count
    assert_honest(puzzle)
    squares = len(puzzle.signs())
    crossings = sum(len(entry.spelling.signs) for entry in puzzle.entries) - squares
    assert crossings >= count - 1
    assert squares / (puzzle.squares.columns * puzzle.squares.rows) > 0.28


def test_sixty_words_are_placed_in_about_a_second_in_as_few_crosswords_as_hold_them():
    began = time.process_time()
    puzzles, left = made(CELL)
    assert time.process_time() - began < 4  # 0.6 s on a quiet machine
    assert not left
    assert len(puzzles) <= 2
    assert sum(len(cards) for cards, _ in puzzles) == 60


def test_one_seed_gives_one_crossword_and_another_seed_another():
    assert made(CELL[:12]) == made(CELL[:12])
    assert made(CELL[:12]) != made(CELL[:12], seed="t")


def test_words_of_one_letter_over_and_over_cost_no_more_than_others():
    words = [tuple("a" * length) for length in range(2, 21)] + [tuple("ab" * length) for length in range(1, 11)]
    began = time.process_time()
    interlock(words, ROOM, 1.3, "s", 20_000)
    assert time.process_time() - began < 4


def test_many_words_take_less_work_for_each():
    words = [f"{CELL[n % 60]}{CELL[n // 60]}"[:15] for n in range(300)]
    began = time.process_time()
    puzzles, left = made(words)
    assert time.process_time() - began < 15  # 3 s on a quiet machine
    assert sum(len(cards) for cards, _ in puzzles) + len(left) == len(clued(words))


def test_versions_have_the_same_words_in_other_grids():
    deck = deck_of(*((f"clue {word}", word) for word in CELL[:15]))
    examiner = Examiner(deck, Plan(Kind.CROSSWORD))
    puzzles = [examiner.exercise(version).tasks[0] for version in ("", "A", "B")]
    assert len({repr(task.form) for task in puzzles}) == 3
    assert len({tuple(sorted(card.number for card in task.cards)) for task in puzzles}) == 1
    assert [answer.blocks[0].text for answer in puzzles[1].answers()] == [
        entry.spelling.text for entry in puzzles[1].form.entries
    ]


def test_where_a_version_cannot_place_every_word_the_grid_is_turned():
    (group,), _ = groups(clued(CELL[:12]), ROOM, "s")
    starved = anew(group, ROOM, "t", 10_000_000)  # no work is left for it but a first grid
    assert len(starved.grid.places) == len(group.clued)
    assert_honest(crossword(group._replace(grid=group.grid.turned()))[1])


def test_a_grid_is_turned_for_a_version_only_where_it_fits_so(monkeypatch):
    (group,), _ = groups(clued(CELL[:12]), ROOM, "s")
    none_placed = group.grid._replace(places=dict(list(group.grid.places.items())[:3]))
    monkeypatch.setattr("cardprint.exercise.crossword.interlock", lambda *_: none_placed)
    assert anew(group, Squares(30, 30), "t", 1).grid == group.grid.turned()
    assert anew(group, Squares(3, 3), "t", 1) is group


def test_what_no_crossword_takes_is_asked_on_lines_with_a_warning_by_card():
    deck = deck_of(*((f"clue {word}", word) for word in (*CELL[:6], "42", "Nucleus", "zzz", "a–b–c + d")))
    exercise = draw_up(deck, Plan(Kind.CROSSWORD))
    assert [(task.kind, len(task.cards)) for task in exercise.tasks] == [(Kind.CROSSWORD, 6)] + [(Kind.SHORT, 1)] * 4
    assert [task.number for task in exercise.tasks] == [1, 7, 8, 9, 10]
    assert [problem.message for problem in exercise.problems] == [
        "card 7 has no word of 2 to 20 letters for its answer, nor have 10: on lines instead",
        "card 8 has the answer of another card: on lines instead",
        "card 9 has no place in a crossword: on lines instead",
    ]


def test_two_words_are_no_crossword():
    exercise = draw_up(deck_of(("a", "dog"), ("b", "god")), Plan(Kind.CROSSWORD))
    assert exercise.kinds == (Kind.SHORT,)
    assert [problem.message for problem in exercise.problems] == [
        "cards 1, 2 have no place in a crossword: on lines instead"
    ]


def test_right_to_left_clues_are_called_by_the_way_they_run():
    words = ["כלב", "חתול", "ספר", "מורה", "מים", "שמש"]
    deck = deck_of(*((f"clue {word}", word) for word in words))
    (task, *_) = draw_up(type(deck)(deck.title, deck.cards, deck.path, "he"), Plan(Kind.CROSSWORD)).tasks
    assert {answer.name[-1] for answer in task.answers()} == {"←", "↓"}
