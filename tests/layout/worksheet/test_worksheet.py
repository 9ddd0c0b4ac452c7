"""Worksheet and key: one layout in two inks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.palette import KEY, QUIET
from cardprint.layout.worksheet import sheet_setter
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.built_in_themes import Edition, adapted
from cardprint.model.job import Grade, KeyForm, SheetJob
from cardprint.model.page import Circle, Rule
from cardprint.model.paper import PAPERS
from cardprint.model.text import Text
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import by_line, deck_of, paragraph, plain, read
from text_checks import texts_in

A4 = SheetJob(PAPERS["A4"])
DECK = deck_of(*((f"Question number {n}?", f"The answer {n} is here. " * (n % 4 + 1)) for n in range(1, 16)))


@pytest.fixture
def lay_out(typesetter):
    return lambda deck=DECK, job=A4: lay_out_worksheet(draw_up(deck), job, typesetter)


def items(document):
    return [
        (number, panel.x, panel.y, item)
        for number, page in enumerate(document.pages)
        for panel in page.panels
        for item in by_line(panel.items)
    ]


def whole(document):
    return read(item for *_, item in items(document))


def test_the_sheet_asks_every_question_once_and_in_order(lay_out):
    sheet, _ = lay_out()
    text = whole(sheet)
    assert [text.count(f"Question number {n}?") for n in range(1, 16)] == [1] * 15
    assert text.index("number 1?") < text.index("number 2?") < text.index("number 15?")


def test_the_sheet_holds_nothing_of_the_answers(lay_out):
    sheet, _ = lay_out()
    assert "answer" not in whole(sheet)
    assert all(item.colour != KEY for *_, item in items(sheet) if isinstance(item, Text))


def test_the_key_holds_every_answer_in_its_own_colour(lay_out):
    _, key = lay_out()
    answers = read(item for *_, item in items(key) if isinstance(item, Text) and item.colour == KEY)
    assert all(f"The answer {n} is here." in answers for n in range(1, 16))


def test_key_and_sheet_have_the_same_lines_at_the_same_places(lay_out):
    sheet, key = lay_out()

    def ruled(document):
        return [place for place in items(document) if isinstance(place[3], Rule)]

    assert ruled(sheet) == ruled(key)


def test_no_question_is_divided_between_pages(lay_out):
    sheet, _ = lay_out()
    pages_of = {}
    for number, page in enumerate(sheet.pages):
        for panel in page.panels:
            pages_of.setdefault(panel.card, set()).add(number)
    assert all(len(found) == 1 for card, found in pages_of.items() if card)


@given(
    st.lists(st.integers(1, 200), min_size=1, max_size=12),
    st.sampled_from(list(Grade)),
    st.sampled_from([None, 1, 2]),
    st.booleans(),
)
def test_every_sheet_keeps_its_promises(typesetter, lengths, grade, columns, confidence):
    deck = deck_of(*((f"Question {n}", "word " * length) for n, length in enumerate(lengths)))
    job = A4._replace(grade=grade, columns=columns, confidence=confidence)
    sheet, key = lay_out_worksheet(draw_up(deck), job, typesetter)
    assert len(sheet.pages) == len(key.pages)
    assert whole(key).count("word") == sum(lengths)
    for *_, x, y, item in [(place[1], place[2], place[3]) for place in items(key)]:
        if isinstance(item, Text):
            assert 0 <= x + item.x <= PAPERS["A4"].width
            assert 0 <= y + item.y <= PAPERS["A4"].height - 36


def test_two_columns_are_taken_where_they_save_paper(lay_out):
    short = deck_of(*((f"{n} × 7", str(7 * n)) for n in range(1, 41)))
    assert len(lay_out(short)[0].pages) < len(lay_out(short, A4._replace(columns=1))[0].pages)


@pytest.mark.parametrize(
    ("answer", "columns"), [("short", 2), ("An answer as long as a whole line of the sheet is. " * 3, 1)]
)
def test_how_many_columns_save_paper_is_told_from_some_of_very_many_questions(typesetter, monkeypatch, answer, columns):
    monkeypatch.setattr(sheet_setter, "_TELLING", 20)
    exercise = draw_up(deck_of(*((f"Question {n}?", answer) for n in range(1, 101))))
    asked = []
    setter = sheet_setter.QuestionSetter
    monkeypatch.setattr(
        sheet_setter, "QuestionSetter", lambda some, *others: asked.append(len(some.tasks)) or setter(some, *others)
    )
    sheet, _ = lay_out_worksheet(exercise, A4, typesetter)
    alone, _ = lay_out_worksheet(exercise, A4._replace(columns=columns), typesetter)
    assert asked == [17, 17, 100, 100]
    assert list(sheet.dump()) == list(alone.dump())


def test_the_score_is_out_of_all_points(lay_out):
    sheet, _ = lay_out(deck_of(("a", "b"), ("c", "d"), points=3))
    assert "Score / 6" in whole(sheet)
    assert whole(sheet).count("3 pt") == 2


def test_points_are_not_printed_where_no_card_has_any(lay_out):
    assert " pt" not in whole(lay_out()[0])


def test_the_scale_stands_beside_every_question(lay_out):
    sheet, _ = lay_out(job=A4._replace(confidence=True))
    assert sum(isinstance(item, Circle) for *_, item in items(sheet)) == 5 * 15


def test_a_note_is_for_the_teacher_only_and_moves_nothing(lay_out):
    deck = deck_of(("a", "b"), ("c", "d"), note=(paragraph("accept anything"),))
    sheet, key = lay_out(deck)
    assert "accept anything" not in whole(sheet)
    assert whole(key).count("accept anything") == 2


def test_other_answers_that_count_are_in_the_key(lay_out):
    _, key = lay_out(deck_of(("a", "colour"), accept=plain("color", "hue")))
    assert "colour also: color · hue" in " ".join(whole(key).split())


def test_other_answers_that_count_cost_no_lines_of_their_own(lay_out):
    """Lines are for one answer; forty others would tell nothing by fifteen lines but that there are many."""
    few, many = (lay_out(deck_of(("Name a metal.", "iron"), accept=plain(*names))) for names in ((), ("zinc",) * 40))
    assert [lines(document) for document in (*few, *many)] == [1, 1, 1, 1]
    assert whole(many[1]).count("zinc") == 40


def test_there_are_lines_for_the_longest_answer_that_counts(lay_out):
    sheet, _ = lay_out(deck_of(("What is an alloy?", "a mixture"), accept=plain("a mixture of metals " * 10)))
    assert lines(sheet) == 4


def lines(document):
    """Count the writing lines of the questions."""
    return sum(
        isinstance(item, Rule) for page in document.pages for panel in page.panels if panel.card for item in panel.items
    )


def test_a_short_note_leaves_the_sheet_as_it_is(lay_out):
    plain, noted = (lay_out(deck_of(("a", "b"), ("c", "d"), note=note)) for note in ((), (paragraph("see page 3"),)))
    assert list(plain[0].dump()) == list(noted[0].dump())
    assert "see page 3" in whole(noted[1])


def test_a_long_note_is_kept_clear_of_the_next_question(lay_out):
    deck = deck_of(("a", "b"), ("c", "d"), note=(paragraph("see the page after the next " * 20),))
    (page,) = lay_out(deck)[1].pages
    first, second = (panel for panel in page.panels if panel.card)
    ends = max(first.y + item.y for item in texts_in(first.items))
    begins = min(second.y + item.y - 0.8 * item.size for item in texts_in(second.items))
    assert ends < begins - 2


def test_a_long_hint_is_neither_bold_nor_dark(lay_out):
    hint = (paragraph("think " * 1500),)
    sheet, _ = lay_out(deck_of(("A question?", "b"), hint=hint))
    said = [item for *_, item in items(sheet) if isinstance(item, Text) and "think" in read([item])]
    assert sum(read([item]).count("think") for item in said) == 1500
    assert {(item.colour, word.typeface.name) for item in said for word in item.words} == {(QUIET, "NotoSans-Italic")}


def test_numbers_keep_clear_of_large_questions(lay_out):
    deck = deck_of(*((f"{n} + 1 =", str(n + 1)) for n in range(1, 13)))
    sheet, _ = lay_out(deck, A4._replace(grade=Grade.KINDERGARTEN))
    panels = [panel for page in sheet.pages for panel in page.panels if panel.card > 9]
    for number, question in ((panel.items[0], panel.items[1]) for panel in panels):
        assert number.x + number.width + 0.3 * number.size < question.x


@pytest.mark.parametrize("edition", [None, *Edition])
def test_names_on_the_key_keep_clear_of_what_follows(typesetter, edition):
    job = A4._replace(theme=adapted(A4.theme, edition) if edition else A4.theme)
    (page,) = lay_out_worksheet(draw_up(deck_of(("a", "b"), ("c", "d"), points=1)), job, typesetter)[1].pages
    first, second = (panel for panel in page.panels if panel.card)
    (name,) = (item for item in texts_in(first.items) if read([item]) == "a" and item.colour == job.theme.colours.quiet)
    (points,) = (item for item in texts_in(second.items) if read([item]) == "1 pt")
    assert second.y + points.y - (first.y + name.y) > 1.25 * max(name.size, points.size)


def test_the_first_page_has_more_than_the_head(typesetter):
    job = A4._replace(paper=PAPERS["A6"])
    deck = deck_of(
        ("Why? " * 20, "because " * 60), ("c", "d"), title="A title of rather many words, for paper so small"
    )
    sheet, key = lay_out_worksheet(draw_up(deck), job, typesetter)
    assert all(any(panel.card for panel in page.panels) for page in (*sheet.pages, *key.pages))


def test_too_few_lines_are_raised_and_told(lay_out):
    sheet, _ = lay_out(deck_of(("a", "word " * 300), lines=1))
    (problem,) = sheet.problems
    assert "not the 1 asked for" in problem.message


def test_beginners_get_a_guide_half_way_up(lay_out):
    sheet, _ = lay_out(deck_of(("a", "b")), A4._replace(grade=Grade.FIRST))
    assert any(item.dash for *_, item in items(sheet) if isinstance(item, Rule))


def test_a_compact_key_lists_the_answers_once_more_on_pages_of_their_own(lay_out):
    sheet, key = lay_out(job=A4._replace(key=KeyForm.COMPACT))
    assert len(key.pages) > len(sheet.pages)
    assert whole(key).count("The answer 5 is here.") == 2 * whole(lay_out()[1]).count("The answer 5 is here.")


def test_a_key_is_headed_as_one(lay_out):
    sheet, key = lay_out()
    assert "ANSWER KEY" in whole(key)
    assert "ANSWER KEY" not in whole(sheet)
    assert "page 1 of" in whole(sheet)


def test_fields_of_ones_own_stand_at_the_head_with_a_line_each(lay_out):
    names = ("name", "class", "Seat", "date", "score", "Parent's signature", "Date of the test")
    sheet, _ = lay_out(job=A4._replace(header=names))
    assert "Name Class Seat Date Score / 15 Parent's signature Date of the test" in whole(sheet)
    head = sheet.pages[0].panels[0].items
    rules = [item for item in head if isinstance(item, Rule)]
    assert len(rules) == 7
    assert all(rule.x2 - rule.x1 > 20 for rule in rules)


def test_where_text_runs_from_the_right_the_score_is_written_before_the_stroke_as_it_is_read_there():
    hebrew = Typesetter(load_fonts(lang="he", system=False), "he")
    sheet, _ = lay_out_worksheet(draw_up(DECK), A4, hebrew)
    head = sheet.pages[0].panels[0].items
    (total,) = [item for item in texts_in(head) if "/" in read([item])]
    words = [word.text for word in total.words]
    assert " ".join("".join(words).split()) == "15 /"
    assert total.x == pytest.approx(min(item.x1 for item in head if isinstance(item, Rule)))  # at the far end
