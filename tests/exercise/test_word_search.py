"""Word searches: every word is among the letters once, whichever way one reads, and nowhere else."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardprint.exercise.drawing_up import Examiner, draw_up
from cardprint.exercise.hiding import Work, _Board, hide, is_within
from cardprint.exercise.spelling import Clued, spell
from cardprint.exercise.word_search import SearchField, anew, searches, word_search
from cardprint.model.exercise import Plan
from cardprint.model.kind import Kind
from cardprint.model.puzzle import ALL_WAYS, EASY_WAYS, FORWARD_WAYS, Squares
from making import deck_of

ROOM = Squares(25, 30)
AMPLE = Work(1_000_000_000)
PETS = ("dog", "cat", "rabbit", "hamster", "parrot", "goldfish", "tortoise", "guinea pig", "canary", "pony")
WAYS = st.sampled_from([EASY_WAYS, FORWARD_WAYS, ALL_WAYS])
WORDS = st.lists(st.text("abcde ", min_size=2, max_size=9), min_size=1, max_size=12)


def clued(words):
    deck = deck_of(*((f"clue {number}", word) for number, word in enumerate(words)))
    spelt = {}
    for word, card in zip(words, deck.cards, strict=True):
        spelling = spell(word, "en")
        if spelling:
            spelt.setdefault(spelling.signs, Clued(card, spelling))
    return list(spelt.values())


def readings(puzzle, word):
    """Find a word by reading from every square, every way that words run; give the squares of each find, each once."""
    columns, rows = puzzle.squares
    found = set()
    for right, down in puzzle.ways:
        for row in range(rows):
            for column in range(columns):
                squares = [(column + step * right, row + step * down) for step in range(len(word))]
                if all(0 <= x < columns and 0 <= y < rows for x, y in squares):
                    read = tuple(puzzle.rows[y][x] for x, y in squares)
                    if read == tuple(word):
                        found.add(frozenset(squares))
    return found


def assert_honest(puzzle):
    columns, rows = puzzle.squares
    assert [len(row) for row in puzzle.rows] == [columns] * rows
    for entry in puzzle.entries:
        assert entry.step in puzzle.ways
        at = dict(entry.squares())
        assert all(puzzle.rows[row][column] == sign for (column, row), sign in at.items())
        assert readings(puzzle, entry.spelling.signs) == {frozenset(at)}


@given(WORDS, WAYS, st.text("ab", max_size=2), st.sampled_from([ROOM, Squares(8, 10)]))
@settings(max_examples=40, deadline=None)
def test_every_word_is_found_once_and_only_where_the_key_rings_it(words, ways, seed, room):
    given_ = clued(words)
    found, left = searches(given_, SearchField(room, ways), seed)
    placed = [one.card.number for search in found for one in search.clued]
    assert sorted([*placed, *(card.number for card in left)]) == sorted(one.card.number for one in given_)
    for search in found:
        for made in (search, anew(search, SearchField(room, ways), f"{seed}/A", 1)):
            cards, puzzle = word_search(made, "en", ways, right_to_left=False, listed=True)
            assert len(cards) == len(puzzle.entries) == len(search.clued)
            assert puzzle.squares.columns <= room.columns
            assert puzzle.squares.rows <= room.rows
            assert_honest(puzzle)


@pytest.mark.parametrize("ways", [EASY_WAYS, FORWARD_WAYS, ALL_WAYS])
def test_all_words_of_a_lesson_have_a_place(ways):
    (search,), left = searches(clued(PETS), SearchField(ROOM, ways), "s")
    assert not left
    _, puzzle = word_search(search, "en", ways, right_to_left=False, listed=True)
    assert_honest(puzzle)
    assert {sign for row in puzzle.rows for sign in row} <= set("".join(PETS).upper().replace(" ", ""))


def test_words_run_in_every_way_there_is():
    words = [f"{first}{second}ing" for first in "bcdfghl" for second in ("a", "ee", "oo")]
    found, _ = searches(clued(words), SearchField(ROOM, ALL_WAYS), "s")
    assert {position.way for search in found for position in search.hidden.positions} == set(ALL_WAYS)


def test_a_word_that_is_part_of_another_is_found_there():
    (search,), left = searches(clued(["cart", "art", "cheese", "trap"]), SearchField(ROOM, EASY_WAYS), "s")
    assert not left
    _, puzzle = word_search(search, "en", EASY_WAYS, right_to_left=False, listed=False)
    cart, art, *_ = (dict(entry.squares()) for entry in puzzle.entries)
    assert art.items() < cart.items()
    assert_honest(puzzle)


def test_a_word_that_could_be_found_twice_is_left_out():
    _, left = searches(clued(["banana", "ana", "dog", "cat"]), SearchField(ROOM, EASY_WAYS), "s")
    assert [card.back_text for card in left] == ["ana"]
    assert is_within("ART", "TRAP", EASY_WAYS) == 0
    assert is_within("ART", "TRAP", ALL_WAYS) == 1


def test_words_of_two_letters_and_words_longer_than_the_paper_are_left_out():
    _, left = searches(clued(["ox", "hippopotamus", "dog", "cat"]), SearchField(Squares(8, 8), EASY_WAYS), "s")
    assert [card.back_text for card in left] == ["ox", "hippopotamus"]


def test_where_any_letter_would_spell_a_word_the_square_stays_empty():
    words = ["aaa", "aab", "aba", "baa", "abb", "bab", "bba", "bbb"]
    hidden = hide([tuple(word) for word in words[:2]], Squares(6, 6), EASY_WAYS, ("a",), "s", AMPLE)
    assert hidden is not None
    assert " " in hidden.signs.values()


def test_many_cards_are_several_word_searches_about_as_large_as_each_other():
    words = [f"{first}{second}ing" for first in "bcdfghlmnprst" for second in ("a", "ee", "oo", "ou")]
    found, left = searches(clued(words), SearchField(ROOM, ALL_WAYS), "s")
    assert [len(search.clued) for search in found] == [18, 18, 16]
    assert not left


def test_the_list_is_in_the_order_of_the_alphabet_where_it_has_words_and_of_the_cards_where_it_has_clues():
    deck = deck_of(*((f"clue {word}", word) for word in PETS))
    (listed,) = draw_up(deck, Plan(Kind.WORD_SEARCH)).tasks
    texts = [entry.spelling.text for entry in listed.form.entries]
    assert texts == sorted(texts)
    (by_clues,) = draw_up(deck, Plan(Kind.WORD_SEARCH, word_bank=False)).tasks
    assert [card.number for card in by_clues.cards] == list(range(1, 11))


def test_versions_hide_the_same_words_elsewhere():
    deck = deck_of(*((f"clue {word}", word) for word in PETS))
    examiner = Examiner(deck, Plan(Kind.WORD_SEARCH))
    versions = [examiner.exercise(version).tasks[0] for version in ("", "A", "B")]
    assert len({task.form.rows for task in versions}) == 3
    assert len({task.cards for task in versions}) == 1
    assert versions[1] == Examiner(deck, Plan(Kind.WORD_SEARCH)).exercise("A").tasks[0]


def test_an_answer_says_the_way_the_column_and_the_row_of_its_word():
    deck = deck_of(*((f"clue {word}", word) for word in ("כלב", "חתול", "ספר", "מורה")))
    plan = Plan(Kind.WORD_SEARCH, ways=EASY_WAYS)
    (task,) = draw_up(deck._replace(lang="he"), plan).tasks
    for answer, entry in zip(task.answers(), task.form.entries, strict=True):
        word, place = answer.blocks[0].text.split("  ")
        column, row = entry.first
        assert word == entry.spelling.text
        assert place == f"{'←' if entry.step == (1, 0) else '↓'} {column + 1}, {row + 1}"
    assert [answer.number for answer in task.answers()] == [1, 2, 3, 4]


def test_letters_of_the_alphabet_fill_up_where_the_words_have_few():
    (task,) = draw_up(deck_of(("a", "dad"), ("b", "add")), Plan(Kind.WORD_SEARCH)).tasks
    assert len({sign for row in task.form.rows for sign in row}) > 10


def test_what_has_no_room_or_is_read_twice_in_another_word_is_not_hidden():
    room = Squares(5, 1)
    assert hide([tuple("abcdef")], room, FORWARD_WAYS, "xyz", "s", AMPLE) is None
    assert hide([tuple("ab"), tuple("abcab")], room, FORWARD_WAYS, "xyz", "s", AMPLE) is None
    assert hide([tuple("bc"), tuple("abcde")], room, FORWARD_WAYS, "xyz", "s", AMPLE) is not None


def test_words_that_have_no_room_beside_the_others_are_left():
    found, left = searches(clued(["abc", "def", "ghi"]), SearchField(Squares(3, 1), FORWARD_WAYS), "s")
    assert sorted(len(search.clued) for search in found) == [1] * len(found)
    assert len(found) + len(left) == 3
    assert left


HARD = tuple(dict.fromkeys("".join("ab"[number >> place & 1] for place in range(8)) for number in range(3, 256, 2)))


def test_words_that_are_hard_to_hide_take_no_more_work_than_others():
    """Of two letters alone, each is spelt again wherever one looks."""
    looked = []
    real = _Board.readings

    def counting(board, word, written):
        looked.append(board._squares.columns * board._squares.rows * len(board._ways))
        return real(board, word, written)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Board, "readings", counting)
        found, left = searches(clued(HARD), SearchField(ROOM, ALL_WAYS), "s")
    assert sum(looked) < 40_000_000
    assert sum(len(search.clued) for search in found) + len(left) == len(HARD)


def test_a_word_search_of_a_version_for_which_no_work_is_left_is_the_first():
    (search,), _ = searches(clued(PETS), SearchField(ROOM, ALL_WAYS), "s")
    assert anew(search, SearchField(ROOM, ALL_WAYS), "t", 1_000_000_000) is search
    assert anew(search, SearchField(ROOM, ALL_WAYS), "t", 1) != search


@pytest.mark.parametrize("kind", [Kind.WORD_SEARCH, Kind.CROSSWORD])
def test_more_puzzles_in_more_versions_than_there_is_work_for_are_alike_and_that_is_said(kind):
    words = ["".join(letters) for letters in permutations("aeinrst", 5)][::13]
    deck = deck_of(*((f"clue {number}", word) for number, word in enumerate(words)))
    few, many = (Examiner(deck, Plan(kind), versions=count) for count in (2, 200))
    squares = {kind_: [task.form.squares for task in kind_.exercise("A").tasks if task.form] for kind_ in (few, many)}
    assert squares[few]
    told = [problem.message for problem in many.exercise("A").problems]
    assert any("in 200 versions are more than are drawn up anew" in message for message in told)
    assert not any("drawn up anew" in problem.message for problem in few.exercise("A").problems)
    entries = [{task.cards: task.form for task in many.exercise(version).tasks if task.form} for version in "AB"]
    assert entries[0].keys() == entries[1].keys()
    assert [form.squares for form in entries[0].values()] == [entries[1][cards].squares for cards in entries[0]]
