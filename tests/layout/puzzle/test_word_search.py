"""Word searches on paper: letters in a frame, the words or their clues below, rings on the key."""

from __future__ import annotations

import pytest

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.palette import KEY
from cardprint.layout.puzzle.ring import ring
from cardprint.layout.puzzle.squares import most_squares, rows_a_word, ways_for
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.built_in_themes import PLAIN, Edition, adapted
from cardprint.model.exercise import Plan
from cardprint.model.job import Grade, KeyForm, SheetJob
from cardprint.model.kind import Kind
from cardprint.model.page import Outline
from cardprint.model.paper import PAPERS
from cardprint.model.text import Text
from cardprint.model.words import ENGLISH
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import by_line, deck_of, read

A4 = SheetJob(PAPERS["A4"])
PETS = ("dog", "cat", "rabbit", "hamster", "parrot", "goldfish", "tortoise", "guinea pig", "canary", "pony")
DECK = deck_of(*((f"What is clue {n}?", word) for n, word in enumerate(PETS)))


def laid_out(typesetter, deck=DECK, job=A4, **plan):
    plan |= {"squares": most_squares(job), "ways": ways_for(job.grade), "rows_a_word": rows_a_word(job)}
    exercise = draw_up(deck, Plan(Kind.WORD_SEARCH, **plan))
    return exercise, *lay_out_worksheet(exercise, job, typesetter)


def items(document):
    return [(panel.x, item) for page in document.pages for panel in page.panels for item in by_line(panel.items)]


def text_of(document):
    return read(item for _, item in items(document))


def test_the_sheet_gives_the_letters_and_the_words_and_no_clue(typesetter):
    exercise, sheet, _ = laid_out(typesetter)
    text = text_of(sheet)
    assert all(word.upper() in text for word in PETS)
    assert "What is clue" not in text
    squares = exercise.tasks[0].form.squares
    letters = [item for _, item in items(sheet) if isinstance(item, Text) and len(read([item])) == 1 and item.size > 11]
    assert len(letters) == squares.columns * squares.rows
    assert ENGLISH.word_search.format(ways="→ ↓ ↘ ↗ ← ↑ ↖ ↙") in text


def test_without_a_word_bank_it_gives_the_clues_and_no_word(typesetter):
    _, sheet, key = laid_out(typesetter, word_bank=False)
    text = text_of(sheet)
    assert not any(word.upper() in text for word in PETS)
    assert all(f"What is clue {n}?" in text for n in range(len(PETS)))
    assert "(6,\u00a03)" in text
    assert text_of(key).startswith(text[:20])


def test_the_key_rings_every_word_and_the_sheet_none(typesetter):
    exercise, sheet, key = laid_out(typesetter)
    rings = [item for _, item in items(key) if isinstance(item, Outline) and item.colour == KEY]
    assert len(rings) == len(exercise.tasks[0].form.entries)
    assert not any(isinstance(item, Outline) and item.colour == KEY for _, item in items(sheet))


@pytest.mark.parametrize(("grade", "arrows"), [(Grade.FIRST, "→ ↓."), (Grade.THIRD, "→ ↓ ↘ ↗."), (Grade.SIXTH, "↖ ↙.")])
def test_beginners_read_as_they_are_used_to(typesetter, grade, arrows):
    exercise, sheet, _ = laid_out(typesetter, job=A4._replace(grade=grade))
    assert arrows in text_of(sheet)
    ways = {entry.step for task in exercise.tasks for entry in task.form.entries}
    assert ways <= set(ways_for(grade))


def test_a_ring_is_as_long_as_its_word_and_two_rounds():
    outline = ring((10.0, 10.0), (50.0, 10.0), 10.0, KEY)
    points = [
        point for command in outline.shape.path for point in zip(command.points[::2], command.points[1::2], strict=True)
    ]
    across, down = zip(*points, strict=True)
    assert (min(across), max(across)) == (-430, 4430)
    assert (min(down), max(down)) == (-430, 430)
    assert [command.name for command in outline.shape.path].count("m") == 2


def test_right_to_left_words_begin_at_the_right():
    typesetter = Typesetter(load_fonts(lang="he", system=False), "he")
    words = ("כלב", "חתול", "ספר", "מורה")
    deck = deck_of(*((f"clue {word}", word) for word in words))._replace(lang="he")
    exercise, sheet, key = laid_out(typesetter, deck, A4._replace(grade=Grade.FIRST))
    (task,) = exercise.tasks
    entry = next(entry for entry in task.form.entries if entry.step == (1, 0))
    number = task.form.entries.index(entry)
    outline = [item for _, item in items(key) if isinstance(item, Outline)][number]
    across = [command.points[0] for command in outline.shape.path if command.points]
    assert min(across) < -1000  # it runs to the left from its first letter
    assert "←" in text_of(sheet)


@pytest.mark.parametrize("form", [KeyForm.STRIP, KeyForm.COMPACT])
def test_other_forms_of_the_key_say_where_the_words_are(typesetter, form):
    exercise, _, key = laid_out(typesetter, job=A4._replace(key=form))
    text = " ".join(text_of(key).split())
    for answer in exercise.answers():
        assert f"{answer.number} {' '.join(answer.blocks[0].text.split())}" in text


@pytest.mark.parametrize("edition", Edition)
def test_letters_and_list_share_a_page_in_every_edition(typesetter, edition):
    job = A4._replace(theme=adapted(PLAIN, edition))
    exercise, sheet, _ = laid_out(typesetter, job=job)
    assert len(sheet.pages) == len(exercise.tasks)


@pytest.mark.parametrize("count", [5, 20, 60])
def test_each_word_search_is_on_a_page_of_its_own(typesetter, count):
    words = [f"{first}{second}{third}ing" for first in "bcdfghl" for second in ("a", "ee", "oo") for third in "prt"]
    deck = deck_of(*((f"clue {word}", word) for word in words[:count]))
    exercise, sheet, _ = laid_out(typesetter, deck)
    assert len(sheet.pages) == len(exercise.tasks)
