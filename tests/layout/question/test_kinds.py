"""Every kind of question: two inks on one layout, nothing on the sheet that depends on what is right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardprint.errors import DeckError
from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.palette import KEY, QUIET
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.block_contents import with_runs
from cardprint.model.blocks import Chain, Formula, Paragraph, Run, Style
from cardprint.model.exercise import Claim, Gapped, Labels, Options, Pairs, Plan, Portion, Steps
from cardprint.model.job import Grade, SheetJob
from cardprint.model.kind import Kind
from cardprint.model.page import Box, Rule
from cardprint.model.paper import PAPERS, UNPRINTABLE
from cardprint.model.puzzle import Crossword, Spelling, WordSearch
from cardprint.model.text import Text
from cardprint.model.units import mm
from cardprint.model.words import ENGLISH
from making import by_line, deck_of, labelled, paragraph, read
from text_checks import texts_in

A4 = SheetJob(PAPERS["A4"])
WORDS = ("river", "mountain", "a lake", "The old harbour", "ice", "fen", "moor and heath", "spring", "delta", "reef")


def deck_for(kind: Kind, count: int = 10, length: int = 1):
    deck = deck_of(*((f"What is number {n}? " * length, f"{WORDS[n % 10]} {n}") for n in range(count)))
    if kind is Kind.ORDERING:
        backs = ((Chain(tuple(paragraph(f"step {n}.{m}") for m in range(4)), (None,) * 3),) for n in range(count))
    elif kind is Kind.CLOZE:
        runs = (
            (Run("It is "), Run(f"{WORDS[n % 10]} {n}", Style(bold=True)), Run(", they say.")) for n in range(count)
        )
        backs = ((Paragraph(line),) for line in runs)
    elif kind is Kind.LABEL:
        named = (labelled(card, (f"{WORDS[n % 10]} {n}", "roof", "wall")) for n, card in enumerate(deck.cards))
        return deck._replace(cards=tuple(named))
    else:
        return deck
    cards = (card._replace(back=back) for card, back in zip(deck.cards, backs, strict=True))
    return deck._replace(cards=tuple(cards))


def other_answers(task):
    """Return a task with the same questions and other right answers."""
    form = task.form
    if isinstance(form, Options):
        form = form._replace(right=(form.right + 1) % len(form.texts))
    elif isinstance(form, Claim):
        form = form._replace(holds=not form.holds)
    elif isinstance(form, Pairs | Steps):
        form = form._replace(right=tuple(reversed(form.right)))
    elif isinstance(form, Gapped):
        turned = with_runs(form.blocks, lambda runs: (r._replace(text=r.text[::-1]) if r.cloze else r for r in runs))
        form = Gapped(turned, tuple(gap[::-1] for gap in form.gaps))
    elif isinstance(form, Labels):
        form = form._replace(names=form.names[::-1])
    elif isinstance(form, Crossword):
        form = form._replace(entries=tuple(map(spelt_backwards, form.entries)))
    elif isinstance(form, WordSearch):
        form = form._replace(entries=tuple(entry._replace(first=(0, 0), step=(1, 1)) for entry in form.entries))
    return task._replace(form=form)


def spelt_backwards(entry):
    words = tuple(tuple(reversed(word)) for word in entry.spelling.words)
    return entry._replace(spelling=Spelling(words))


def items(document):
    return [
        (number, panel.x, panel.y, item)
        for number, page in enumerate(document.pages)
        for panel in page.panels
        for item in by_line(panel.items)
    ]


DRAWN = [kind for kind in Kind if kind not in (Kind.SHORT, Kind.DRILL)]


@given(st.sampled_from(DRAWN), st.sampled_from("abc"), st.sampled_from(list(Grade)), st.integers(1, 3))
@settings(max_examples=40)
def test_the_sheet_is_the_same_whatever_is_right(typesetter, kind, seed, grade, length):
    exercise = draw_up(deck_for(kind, length=length), Plan(kind, seed=seed, word_bank=True))
    changed = exercise._replace(tasks=tuple(map(other_answers, exercise.tasks)))
    job = A4._replace(grade=grade)
    sheet, key = lay_out_worksheet(exercise, job, typesetter)
    other, other_key = lay_out_worksheet(changed, job, typesetter)
    assert list(sheet.dump()) == list(other.dump())
    assert list(key.dump()) != list(other_key.dump())


@given(st.sampled_from(list(Kind)), st.sampled_from("abc"), st.booleans(), st.sampled_from(["A4", "A5", "Letter"]))
@settings(max_examples=40)
def test_the_key_is_the_sheet_and_the_answers_besides(typesetter, kind, seed, confidence, size):
    job = A4._replace(paper=PAPERS[size], confidence=confidence)
    exercise = draw_up(deck_for(kind), Plan(kind, seed=seed, version="B"))
    sheet, key = lay_out_worksheet(exercise, job, typesetter)
    assert len(sheet.pages) == len(key.pages)
    for page, answered in zip(sheet.pages, key.pages, strict=True):
        for panel, with_answers in zip(page.panels[1:], answered.panels[1:], strict=True):
            assert panel[:2] == with_answers[:2]
            assert with_answers.items[: len(panel.items)] == panel.items
            added = with_answers.items[len(panel.items) :]
            assert {item.colour for item in texts_in(added)} <= {KEY, QUIET, "#ffffff"}
    assert not any(isinstance(item, Text) and item.colour == KEY for *_, item in items(sheet))


@given(st.sampled_from(list(Kind)), st.sampled_from(list(Grade)), st.integers(1, 12), st.sampled_from(["A4", "A6"]))
@settings(max_examples=40)
def test_nothing_leaves_the_margins(typesetter, kind, grade, length, size):
    job = A4._replace(paper=PAPERS[size], grade=grade)
    try:
        _, key = lay_out_worksheet(draw_up(deck_for(kind, length=length), Plan(kind)), job, typesetter)
    except DeckError as error:
        if "does not fit on a page" not in str(error):
            raise
        return
    for _, x, y, item in items(key):
        left, right = (item.x1, item.x2) if isinstance(item, Rule) else (item.x, item.x)
        right += item.width if isinstance(item, Text | Box) else 0
        bottom = item.y2 if isinstance(item, Rule) else item.y + (item.height if isinstance(item, Box) else 0)
        margin = mm(15) if job.is_narrow else A4.theme.margin
        assert x + left >= margin - 0.01
        assert x + right <= job.paper.width - margin + 3  # the space behind a line's last word
        assert y + bottom <= job.paper.height - UNPRINTABLE


def laid_out(typesetter, kind, **plan):
    exercise = draw_up(deck_for(kind), Plan(kind, **plan))
    return exercise, *lay_out_worksheet(exercise, A4, typesetter)


def written(key):
    """What the key writes in its own colour."""
    return [item for *_, item in items(key) if isinstance(item, Text) and item.colour == KEY]


def text_of(document):
    return read(item for *_, item in items(document))


def test_a_choice_shows_every_option_beside_its_letter(typesetter):
    exercise, sheet, key = laid_out(typesetter, Kind.CHOICE)
    shown = text_of(sheet)
    for task in exercise.tasks:
        assert all(option[0].text in shown for option in task.form.texts)
    filled = [item for *_, item in items(key) if isinstance(item, Box) and item.fill == KEY and item.width < 20]
    assert len(filled) == 10


def test_a_key_fills_the_box_of_the_right_answer(typesetter):
    exercise, _, key = laid_out(typesetter, Kind.CHOICE)
    white = [item for *_, item in items(key) if isinstance(item, Text) and item.colour == "#ffffff"][1:]  # not the flag
    letters = sorted("".join(word.text for word in item.words) for item in white)
    assert letters == sorted("ABC"[task.form.right] for task in exercise.tasks)


def test_short_options_stand_side_by_side(typesetter):
    deck = deck_of(*((f"{n} × 7", str(n * 7)) for n in range(2, 12)))
    sheet, _ = lay_out_worksheet(draw_up(deck, Plan(Kind.CHOICE)), A4, typesetter)
    boxes = [(x, y, item) for _, x, y, item in items(sheet) if isinstance(item, Box)]
    assert len({(x, round(y + item.y)) for x, y, item in boxes}) == 10


def test_the_boxes_of_options_side_by_side_stand_on_one_line_whatever_is_in_them(typesetter):
    deck = deck_of(("ab", "2"), ("cd", "3"), ("ef", "x"))
    fraction = Paragraph((Run(r"\frac{a}{b}", inset=Formula(display=True)),))
    deck = deck._replace(cards=(*deck.cards[:2], deck.cards[2]._replace(back=(fraction,))))
    sheet, _ = lay_out_worksheet(draw_up(deck, Plan(Kind.CHOICE)), A4, typesetter)
    boxes = [round(y + item.y, 2) for _, _, y, item in items(sheet) if isinstance(item, Box)]
    assert sorted(map(boxes.count, set(boxes))) == [3, 3, 3]


def test_a_set_to_match_is_one_strip_with_a_box_for_each_question(typesetter):
    exercise, sheet, key = laid_out(typesetter, Kind.MATCHING)
    flows = [panel for page in sheet.pages for panel in page.panels if panel.role == "flow" and panel.card]
    assert len(flows) == len(exercise.tasks) == 2
    assert [sum(isinstance(item, Box) for item in panel.items) for panel in flows] == [5, 5]
    assert len(written(key)) == 10


@pytest.mark.parametrize(("count", "said"), [(3, False), (10, True)])
def test_letters_are_said_to_be_left_over_only_where_they_are(typesetter, count, said):
    exercise = draw_up(deck_for(Kind.MATCHING, count), Plan(Kind.MATCHING))
    shown = text_of(lay_out_worksheet(exercise, A4, typesetter)[0])
    assert "Write the letter" in shown
    assert ("left over" in shown) is said


def test_a_set_that_no_page_holds_is_refused_by_its_cards(typesetter):
    deck = deck_of(*((f"{n} " + "many words " * 300, f"answer {n}") for n in range(4)))
    with pytest.raises(DeckError, match="the set to match of cards 1, 2, 3, 4 does not fit on a page") as caught:
        lay_out_worksheet(draw_up(deck, Plan(Kind.MATCHING)), A4, typesetter)
    assert caught.value.problems[0].span == deck.span(deck.cards[0].mark)


def test_blanks_of_a_text_are_equally_long_and_the_key_fills_them_in_order(typesetter):
    runs = (Run("The "), Run("heart", Style(bold=True)), Run(" and the "), Run("left lung", Style(bold=True)), Run("."))
    deck = deck_of(("Name them", "x"))
    deck = deck._replace(cards=(deck.cards[0]._replace(back=(Paragraph(runs),)),))
    sheet, key = lay_out_worksheet(draw_up(deck, Plan(Kind.CLOZE)), A4, typesetter)
    blanks = [item.x2 - item.x1 for *_, item in items(sheet) if isinstance(item, Rule)][4:]  # not the fields
    assert len(blanks) == 2
    assert blanks[0] == pytest.approx(blanks[1])
    assert "heart" not in text_of(sheet)
    red = [read([item]) for item in written(key)]
    assert red == ["heart", "left lung"]


def test_an_answer_longer_than_any_blank_is_given_in_full_below(typesetter):
    long = "an answer that goes on and on and on and on, far longer than any column of a sheet is wide " * 2
    deck = deck_of(("Name it", "x"))
    back = (Paragraph((Run(long, Style(bold=True)), Run(" is it."))),)
    deck = deck._replace(cards=(deck.cards[0]._replace(back=back),))
    _, key = lay_out_worksheet(draw_up(deck, Plan(Kind.CLOZE)), A4, typesetter)
    red = " ".join(read([item]) for item in written(key))
    assert long.strip() in red


def test_a_word_bank_stands_before_the_blanks(typesetter):
    exercise = draw_up(deck_for(Kind.CLOZE), Plan(Kind.CLOZE, word_bank=True))
    sheet, _ = lay_out_worksheet(exercise, A4, typesetter)
    shown = text_of(sheet).replace("\u00a0", " ")
    assert shown.index(exercise.bank[-1]) < shown.index("What is number 0?")
    assert all(word in shown for word in exercise.bank)


def test_what_is_to_be_done_is_set_off_more_than_a_question_from_those_before(typesetter):
    mix = (Portion(Kind.SHORT, 2), Portion(Kind.CHOICE, 2))
    sheet, _ = lay_out_worksheet(draw_up(deck_for(Kind.SHORT), Plan(mix=mix)), A4, typesetter)
    panels = [panel for panel in sheet.pages[0].panels if panel.card]
    begins = [panel.y + min(item.y for item in texts_in(panel.items)) for panel in panels]
    ends = [panel.y + max(item.y1 for item in panel.items if isinstance(item, Rule)) for panel in panels[:2]]
    assert ENGLISH.choice in read(panels[2].items)
    assert begins[2] - ends[1] > begins[1] - ends[0] + mm(2)


@pytest.mark.parametrize("length", [1, 8])
def test_the_key_of_a_drill_names_cards_and_gives_points_and_notes_below_their_answers(typesetter, length):
    deck = deck_for(Kind.DRILL, length=length)
    deck = deck._replace(cards=tuple(card._replace(points=2, note=(paragraph("No ice."),)) for card in deck.cards))
    sheet, key = lay_out_worksheet(draw_up(deck, Plan(Kind.DRILL)), A4, typesetter)
    rows = [panel.items for page in key.pages for panel in page.panels if panel.card]
    said = " ".join(map(read, rows))
    assert said.count("No ice.") == 10
    assert said.count("· 2 pt" if length == 1 else "2 pt ·") == 10
    assert "No ice." not in " ".join(read(panel.items) for page in sheet.pages for panel in page.panels)
    for items in rows:
        answers = {item.x: item.y for item in texts_in(items) if item.colour == KEY and item.size > 8.5}
        notes = [item.y for item in texts_in(items) if item.colour == KEY and item.size < 8.5]
        assert min(notes) > max(answers.values())


def test_rows_of_a_drill_that_would_be_high_stand_in_fewer_columns(typesetter):
    deck = deck_for(Kind.DRILL)
    noted = deck.cards[0]._replace(note=(paragraph("Accept what is like it. " * 60),))
    deck = deck._replace(cards=(noted, *deck.cards[1:]))
    sheet, _ = lay_out_worksheet(draw_up(deck, Plan(Kind.DRILL)), A4, typesetter)
    numbers = [item.x for item in sheet.pages[0].panels[1].items if read([item]) in {"1", "2", "3"}]
    assert len(numbers) < 3


def test_a_drill_has_three_columns_and_takes_the_time(typesetter):
    deck = deck_of(*((f"{n} × 7", str(n * 7)) for n in range(2, 38)))
    sheet, key = lay_out_worksheet(draw_up(deck, Plan(Kind.DRILL)), A4, typesetter)
    assert len(sheet.pages) == 1
    assert "Time" in text_of(sheet)
    rules = {round(item.x1) for _, x, _, item in items(sheet)[12:] if isinstance(item, Rule)}
    assert len(rules) <= 9  # three columns, and a place each for questions of one, two and three figures
    red = [read([item]) for item in written(key)]
    assert red == [str(n * 7) for n in range(2, 38)]


def test_kinds_that_are_mixed_say_each_what_is_to_be_done(typesetter):
    mix = (Portion(Kind.CHOICE, 2), Portion(Kind.TRUE_FALSE, 2), Portion(Kind.MATCHING, 1))
    sheet, _ = lay_out_worksheet(draw_up(deck_for(Kind.CHOICE), Plan(mix=mix)), A4, typesetter)
    shown = text_of(sheet)
    asked = (ENGLISH.choice, ENGLISH.true_false, ENGLISH.matching)
    assert sorted(map(shown.index, asked)) == list(map(shown.index, asked))
    assert ENGLISH.short not in shown


def test_version_and_code_stand_on_sheet_and_key(typesetter):
    exercise = draw_up(deck_for(Kind.CHOICE), Plan(Kind.CHOICE, version="B"))
    sheet, key = lay_out_worksheet(exercise, A4, typesetter)
    for document in (sheet, key):
        assert all(page.label.removeprefix("key ").startswith("B ") for page in document.pages)
        assert f"version B · {exercise.code}" in text_of(document)
    assert "Version B" in text_of(sheet)
    assert "ANSWER KEY B" in text_of(key)
