"""Crosswords on paper: squares to write in, clues below them and on as many pages as they need."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.palette import KEY, QUIET
from cardprint.layout.puzzle.squares import most_squares
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.built_in_themes import PLAIN, Edition, adapted
from cardprint.model.exercise import Plan, Portion
from cardprint.model.job import Grade, KeyForm, SheetJob
from cardprint.model.kind import Kind
from cardprint.model.page import Box
from cardprint.model.paper import PAPERS
from cardprint.model.text import Text
from cardprint.model.units import mm
from cardprint.model.words import ENGLISH
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import by_line, deck_of, paragraph, read

A4 = SheetJob(PAPERS["A4"])
WORDS = (
    *("harbour", "mountain", "ocean", "river", "spring", "delta", "reef", "marsh", "glacier", "desert"),
    *("volcano", "peninsula", "island", "valley", "plateau", "canyon", "lagoon", "forest", "tundra", "prairie"),
)


def deck_for(count, length=1):
    return deck_of(
        *((f"What is clue {n}? " * length, WORDS[n % 20] + "abcdefghij"[n // 20] * (n // 20)) for n in range(count))
    )


def laid_out(typesetter, deck, job=A4, **plan):
    exercise = draw_up(deck, Plan(Kind.CROSSWORD, squares=most_squares(job), **plan))
    return exercise, *lay_out_worksheet(exercise, job, typesetter)


def items(document):
    return [
        (number, panel.x, panel.y, item)
        for number, page in enumerate(document.pages)
        for panel in page.panels
        for item in by_line(panel.items)
    ]


def squares(document, ink=QUIET):
    return [
        (page, round(x + item.x, 1), round(y + item.y, 1), item)
        for page, x, y, item in items(document)
        if isinstance(item, Box) and item.stroke == ink
    ]


def letters(key):
    return [
        (round(x + item.x + item.width / 2), item.words[0].text)
        for _, x, _, item in items(key)
        if isinstance(item, Text) and item.colour == KEY
    ]


def test_every_letter_of_every_word_has_a_square_which_the_key_fills(typesetter):
    exercise, sheet, key = laid_out(typesetter, deck_for(12))
    (task,) = exercise.tasks
    assert len(squares(sheet)) == len(task.form.signs()) == len(letters(key))
    assert sorted(letter for _, letter in letters(key)) == sorted(task.form.signs().values())
    assert not letters(sheet)


def test_a_square_in_which_a_word_begins_has_its_number_in_the_corner(typesetter):
    exercise, sheet, _ = laid_out(typesetter, deck_for(12))
    numbers = exercise.tasks[0].form.numbers()
    small = [item for *_, item in items(sheet) if isinstance(item, Text) and item.size < 7]
    assert sorted(int(read([item])) for item in small) == sorted(numbers.values())


@given(st.sampled_from(list(Grade)), st.sampled_from(["A4", "Letter", "A5"]), st.sampled_from([5, 12, 20]))
@example(Grade.SIXTH, "A5", 20)
@example(Grade.KINDERGARTEN, "A4", 60)
@settings(max_examples=12, deadline=None)
def test_squares_are_large_enough_for_the_hand_and_stay_on_the_paper(typesetter, grade, size, count):
    job = A4._replace(grade=grade, paper=PAPERS[size])
    _, sheet, key = laid_out(typesetter, deck_for(count), job)
    for _, x, y, box in squares(sheet):
        assert box.width >= {Grade.KINDERGARTEN: mm(10), Grade.FIRST: mm(9)}.get(grade, mm(6.99))
        assert job.theme.margin - 0.1 <= x <= job.paper.width - job.theme.margin - box.width + 0.1
        assert y + box.height <= job.paper.height - mm(22) + 0.1
    assert len(key.pages) == len(sheet.pages)


def test_large_print_has_larger_squares(typesetter):
    job = A4._replace(theme=adapted(PLAIN, Edition.LARGE_PRINT))
    _, sheet, _ = laid_out(typesetter, deck_for(8), job)
    drawn = squares(sheet, job.theme.colours.quiet)
    assert min(box.width for *_, box in drawn) >= 1.7 * job.theme.least
    assert min(page for page, *_ in drawn) == 0  # below the head


@pytest.mark.parametrize("count", [5, 20, 60])
def test_every_clue_is_printed_once_below_across_or_down(typesetter, count):
    exercise, sheet, _ = laid_out(typesetter, deck_for(count))
    shown = [read(item for item in panel.items) for page in sheet.pages for panel in page.panels[1:]]
    text = " ".join(shown)
    for n in range(count):
        assert text.count(f"What is clue {n}?") == 1
    assert ENGLISH.across in text
    assert ENGLISH.down in text
    assert ENGLISH.crossword in read(item for *_, item in items(sheet))
    assert all(task.kind is Kind.CROSSWORD for task in exercise.tasks)


def test_twenty_clues_and_their_squares_are_on_one_page(typesetter):
    _, sheet, _ = laid_out(typesetter, deck_for(20))
    assert len(sheet.pages) == 1


def test_long_clues_go_on_to_further_pages_below_their_heading_again(typesetter):
    exercise, sheet, _ = laid_out(typesetter, deck_for(20, length=24))
    assert len(sheet.pages) >= 3
    assert read(item for *_, item in items(sheet)).count(ENGLISH.across) >= 2
    for _, _, y, item in items(sheet):
        assert y + item.y <= A4.paper.height - 20 if isinstance(item, Text) else True
    assert len(exercise.tasks) == 1


def test_of_several_words_the_clue_says_the_lengths_and_points_stand_behind_it(typesetter):
    deck = deck_of(("cold and sweet", "ice cream"), ("it is read", "comic"), ("it barks", "dog"), points=3)
    _, sheet, _ = laid_out(typesetter, deck)
    text = read(item for *_, item in items(sheet)).replace("\u2002", " ").replace("\u00a0", " ")
    assert "cold and sweet (3, 5) · 3 pt" in " ".join(text.split())
    assert "it barks 3 pt" in " ".join(text.split())


def test_a_word_bank_has_the_words_in_the_order_of_the_alphabet_and_only_where_it_is_asked_for(typesetter):
    _, sheet, _ = laid_out(typesetter, deck_for(5), word_bank=True)
    text = read(item for *_, item in items(sheet))
    at = [text.index(word.upper()) for word in sorted(WORDS[:5])]
    assert at == sorted(at)
    _, bare, _ = laid_out(typesetter, deck_for(5))
    assert not any(word.upper() in read(item for *_, item in items(bare)) for word in WORDS[:5])


def test_points_behind_a_latin_clue_of_a_right_to_left_deck_stay_in_one_piece():
    typesetter = Typesetter(load_fonts(lang="he", system=False), "he")
    words = ("כלב", "חתול", "ספר", "מורה", "מים", "שמש")
    deck = deck_of(*((f"clue{n}", word) for n, word in enumerate(words)), points=7)._replace(lang="he")
    job = A4._replace(words=ENGLISH._replace(points="{points} נקודות"))
    exercise, sheet, _ = laid_out(typesetter, deck, job)
    found = [(round(y + item.y), x + item.x, read([item])) for _, x, y, item in items(sheet) if isinstance(item, Text)]
    for card in exercise.tasks[0].cards:
        ((line, begin),) = ((y, x) for y, x, text in found if text == card.front_text)
        assert any("נקודות 7" in text for y, x, text in found if y == line and x < begin)


def test_a_crossword_of_a_right_to_left_deck_runs_from_right_to_left():
    typesetter = Typesetter(load_fonts(lang="he", system=False), "he")
    words = ("כלב", "חתול", "ספר", "מורה", "מים", "שמש")
    deck = deck_of(*((f"clue {word}", word) for word in words))._replace(lang="he")
    exercise, _, key = laid_out(typesetter, deck)
    entry = next(entry for entry in exercise.tasks[0].form.entries if entry.step == (1, 0))
    signs = entry.spelling.signs
    places = {
        letter: x
        for x, letter in letters(key)
        if letter in signs and sum(one == letter for _, one in letters(key)) == 1
    }
    seen = [places[sign] for sign in signs if sign in places]
    assert len(seen) > 1
    assert seen == sorted(seen, reverse=True)


def test_the_key_names_each_card_below_its_clue_and_gives_its_note(typesetter):
    deck = deck_of(("it barks", "dog"), ("it gives milk", "goat"), ("it grows", "tree"))
    cards = tuple(card._replace(note=(paragraph("Accept no cat."),)) for card in deck.cards)
    _, sheet, key = laid_out(typesetter, deck._replace(cards=cards))
    text = read(item for *_, item in items(key))
    assert text.count("Accept no cat.") == 3
    assert all(name in text for name in ("it-barks", "it-gives-milk", "it-grows"))
    assert "Accept" not in read(item for *_, item in items(sheet))


def test_clues_are_evenly_apart_though_only_some_have_a_note_of_a_line(typesetter):
    deck = deck_for(12)
    cards = (deck.cards[0]._replace(note=(paragraph("Accept no cat."),)), *deck.cards[1:])
    _, sheet, _ = laid_out(typesetter, deck._replace(cards=cards))
    clues = [item for *_, item in items(sheet) if isinstance(item, Text) and read([item]).isdigit() and item.size > 9]
    lists = [[item.y for item in clues if item.x == x] for x in {item.x for item in clues}]
    steps = {round(below - above, 3) for found in lists for above, below in pairwise(found)}
    assert len(clues) == 12
    assert len(steps) == 1


@pytest.mark.parametrize("form", [KeyForm.STRIP, KeyForm.COMPACT])
def test_other_forms_of_the_key_call_answers_as_the_sheet_calls_the_clues(typesetter, form):
    exercise, _, key = laid_out(typesetter, deck_for(20), A4._replace(key=form))
    text = read(item for *_, item in items(key))
    for answer in exercise.answers():
        assert f"{answer.name} {answer.blocks[0].text}" in text


def test_a_crossword_stands_in_a_mix_with_what_is_to_be_done(typesetter):
    mix = (Portion(Kind.SHORT, 3), Portion(Kind.CROSSWORD, 8))
    exercise = draw_up(deck_for(12), Plan(mix=mix))
    sheet, _ = lay_out_worksheet(exercise, A4, typesetter)
    text = read(item for *_, item in items(sheet))
    assert text.index(ENGLISH.short) < text.index(ENGLISH.crossword) < text.index(ENGLISH.across)
    assert [task.number for task in exercise.tasks] == [1, 2, 3, 4]
