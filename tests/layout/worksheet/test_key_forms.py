"""The forms of a key: on the sheet, on strips beside it, in a list; and what all of them tell the teacher."""

from __future__ import annotations

import pytest

from cardprint.errors import Span
from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.palette import KEY, QUIET
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.blocks import Formula, Paragraph, PictureBlock, Run
from cardprint.model.exercise import Plan, Portion
from cardprint.model.geometry import Size
from cardprint.model.job import KeyForm, SheetJob
from cardprint.model.kind import Kind
from cardprint.model.page import Box, Circle
from cardprint.model.paper import PAPERS
from cardprint.model.picture import Picture, PictureKind
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import by_line, deck_of, paragraph, plain, read
from text_checks import texts_in

DECK = deck_of(*((f"What is {n}?", f"thing {n}") for n in range(1, 21)), points=2)
MIX = (Portion(Kind.CHOICE, 3), Portion(Kind.TRUE_FALSE, 3), Portion(Kind.MATCHING, 1), Portion(Kind.SHORT, 3))


def lay_out(typesetter, form, deck=DECK, **plan):
    job = SheetJob(PAPERS["A4"], key=form)
    exercise = draw_up(deck, Plan(**plan))
    return exercise, *lay_out_worksheet(exercise, job, typesetter)


def texts(page):
    return [
        (panel.x + item.x, panel.y + item.y, read([item])) for panel in page.panels for item in texts_in(panel.items)
    ]


def whole(document):
    return read(item for page in document.pages for panel in page.panels for item in panel.items)


@pytest.mark.parametrize("form", KeyForm)
def test_every_form_names_the_cards(typesetter, form):
    exercise, sheet, key = lay_out(typesetter, form, mix=MIX)
    assert all(exercise.ids[answer.card.number] in whole(key) for answer in exercise.answers())
    assert not any(exercise.ids[answer.card.number] in whole(sheet) for answer in exercise.answers())


def test_answers_on_a_strip_are_as_high_as_their_questions(typesetter):
    exercise, sheet, key = lay_out(typesetter, KeyForm.STRIP, mix=MIX, seed="a")
    assert len(key.pages) == len(sheet.pages)
    for page, strips in zip(sheet.pages, key.pages, strict=True):
        asked = {text: round(y, 1) for _, y, text in texts(page) if text.isdecimal()}
        found = {text: round(y, 1) for _, y, text in texts(strips) if text.isdecimal()}
        assert found == asked
    words = [text for page in key.pages for *_, text in texts(page)]
    signs = [
        {"A": "True", "B": "False"}[answer.sign] if answer.holds is not None else answer.sign
        for answer in exercise.answers()
    ]
    numbers = [words.index(str(answer.number)) for answer in exercise.answers()]
    assert [words[number + 1] for number, sign in zip(numbers, signs, strict=True) if sign] == [
        sign for sign in signs if sign
    ]


def test_a_question_or_answer_that_is_only_a_picture_has_a_place_on_its_strip_too(typesetter):
    picture = Picture("a.png", "a.png", PictureKind.PIXELS, Size(40, 30), 1, Span("deck.yaml", 1, 1))
    deck = deck_of(("", "six colours"), ("What is two?", "a number"))
    shown = (PictureBlock(picture),)
    cards = (deck.cards[0]._replace(front=shown), deck.cards[1]._replace(back=shown))
    _, _, key = lay_out(typesetter, KeyForm.STRIP, deck._replace(cards=cards))
    assert "1 six colours" in whole(key)
    assert "2 … what-is-two" in whole(key)


def test_each_column_of_a_sheet_has_a_strip_of_its_own(typesetter):
    deck = deck_of(*((f"What is {n}?", f"thing {n}") for n in range(1, 61)))
    _, sheet, key = lay_out(typesetter, KeyForm.STRIP, deck)
    columns = {round(x) for x, _, text in texts(sheet.pages[0]) if text.isdecimal()}
    strips = {round(x) for x, _, text in texts(key.pages[0]) if text.isdecimal()}
    assert len(columns) == len(strips) == 2
    assert max(strips) - min(strips) < 200


def test_an_answer_longer_than_its_question_ends_in_an_ellipsis_on_a_strip(typesetter):
    deck = deck_of(*((f"What is {n}?", "words " * 200) for n in range(1, 3)))
    cards = tuple(card._replace(lines=1) for card in deck.cards)
    _, _, key = lay_out(typesetter, KeyForm.STRIP, deck._replace(cards=cards))
    assert whole(key).count("…") >= 1


def test_a_strip_has_what_else_is_accepted_points_and_note_where_there_is_room(typesetter):
    card = DECK.cards[0]._replace(note=(paragraph("Half a point for either."),), accept=plain("thing one"), lines=4)
    _, _, key = lay_out(typesetter, KeyForm.STRIP, DECK._replace(cards=(card, *DECK.cards[1:])))
    shown = " ".join(whole(key).split())
    for told in ("also: thing one", "what-is-1 · 2 pt", "Half a point for either."):
        assert told in shown


def test_the_list_has_letter_words_points_note_and_what_else_is_accepted(typesetter):
    card = DECK.cards[0]._replace(note=(paragraph("Half a point for either."),), accept=plain("thing one"))
    deck = DECK._replace(cards=(card, *DECK.cards[1:]))
    exercise, _, key = lay_out(typesetter, KeyForm.COMPACT, deck, mix=(Portion(Kind.SHORT, 1), Portion(Kind.CHOICE, 1)))
    shown = whole(key)
    for told in ("also: thing one", "what-is-1 · 2 pt", "Half a point for either.", "thing 2"):
        assert told in shown
    assert exercise.tasks[1].form.right in range(3)


@pytest.mark.parametrize("count", range(5, 15))
def test_an_answer_of_the_list_stands_together(typesetter, count):
    cards = tuple(card._replace(note=(paragraph("A note."),)) for card in DECK.cards[:count])
    _, sheet, key = lay_out(typesetter, KeyForm.COMPACT, DECK._replace(cards=cards))
    listed = [panel for page in key.pages[len(sheet.pages) :] for panel in page.panels if panel.card]
    assert [panel.card for panel in listed] == list(range(1, count + 1))
    assert all(read(panel.items).endswith(f"what-is-{panel.card} · 2 pt A note.") for panel in listed)


def test_a_letter_of_the_list_stands_before_the_words_it_is_for(typesetter):
    exercise, sheet, key = lay_out(typesetter, KeyForm.COMPACT, kind=Kind.CHOICE)
    listed = [read(panel.items) for page in key.pages[len(sheet.pages) :] for panel in page.panels[1:]]
    for answer, told in zip(exercise.answers(), listed, strict=True):
        assert told.startswith(f"{answer.number} {answer.sign}\u2002{read_blocks(answer.blocks)} ")


def test_strips_begin_where_text_does(typesetter):
    hebrew = Typesetter(load_fonts(lang="he", system=False), "he")
    for form in ({"kind": Kind.CHOICE}, {"kind": Kind.SHORT}):
        (_, *left), (_, *right) = (
            [found for page in lay_out(setter, KeyForm.STRIP, **form)[2].pages for found in places(page)]
            for setter in (typesetter, hebrew)
        )
        ends = {text: round(x, 1) for x, _, text in left if text.isdecimal()}
        assert {text: round(PAPERS["A4"].width - x, 1) for _, x, text in right if text.isdecimal()} == ends


def places(page):
    """Yield each text of a page with where it begins and ends."""
    for panel in page.panels:
        for item in texts_in(panel.items):
            yield panel.x + item.x, panel.x + item.x + item.width, read([item])


def read_blocks(blocks) -> str:
    return " ".join(block.text for block in blocks)


def test_the_key_on_the_sheet_writes_names_in_small_type_below_the_answers(typesetter):
    _, sheet, key = lay_out(typesetter, KeyForm.IN_PLACE)
    added = [
        item
        for page, answered in zip(sheet.pages, key.pages, strict=True)
        for panel, with_answers in zip(page.panels[1:], answered.panels[1:], strict=True)
        for item in by_line(with_answers.items[len(panel.items) :])
    ]
    assert {item.colour for item in added} == {KEY, QUIET}
    assert read(item for item in added if item.colour == QUIET) == " ".join(f"what-is-{n}" for n in range(1, 21))


def test_what_is_high_on_a_strip_keeps_clear_of_what_is_below(typesetter):
    fraction = Run(r"\frac{\frac{a}{b}}{\frac{c}{d}}", inset=Formula(display=True))
    below = []
    for back in ((paragraph("4"),), (Paragraph((fraction,)),)):
        card = DECK.cards[0]._replace(back=back)
        *_, key = lay_out(typesetter, KeyForm.STRIP, DECK._replace(cards=(card,)))
        heights = {text: y for *_, y, text in texts(key.pages[0])}
        below.append(next(y for text, y in heights.items() if "what-is-1" in text) - heights["1"])
    assert below[1] > below[0] + 6


@pytest.mark.parametrize("kind", [Kind.TRUE_FALSE, Kind.MATCHING, Kind.CHOICE, Kind.SHORT])
def test_long_names_keep_clear_of_boxes_and_circles_above_them(typesetter, kind):
    deck = deck_of(*((f"What is {n} of all that we asked this year and the last one?", f"thing {n}") for n in range(6)))
    job = SheetJob(PAPERS["A4"], confidence=True, columns=2)
    _, key = lay_out_worksheet(draw_up(deck, Plan(kind=kind)), job, typesetter)
    for panel in key.pages[0].panels[1:]:
        ends = [item.y + item.height for item in panel.items if isinstance(item, Box)]
        ends += [item.y + item.radius for item in panel.items if isinstance(item, Circle)]
        names = [item for item in texts_in(panel.items) if item.colour == QUIET and item.size == 6.5]
        (name,) = [item for item in names if read([item]).startswith("what-is")]
        assert not ends or name.y - 0.8 * name.size > max(ends) + 2
