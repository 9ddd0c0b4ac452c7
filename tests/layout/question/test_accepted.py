"""What else counts as right: set as it was written, wherever a key says it."""

from __future__ import annotations

import pytest

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.question.accepted import accepted
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.blocks import PLAIN, Style
from cardprint.model.exercise import Plan
from cardprint.model.job import KeyForm, SheetJob
from cardprint.model.kind import Kind
from cardprint.model.paper import PAPERS
from cardprint.model.words import ENGLISH
from cardprint.source.markup.parser import parse
from making import deck_of, read

ITALIC = Style(italic=True)


def card_that_accepts(*texts):
    return deck_of(("What is it?", "this"), accept=tuple(map(parse, texts))).cards[0]


def runs(*texts, aside=PLAIN):
    (paragraph,) = accepted(card_that_accepts(*texts), ENGLISH, aside)
    return [(run.text, run.style) for run in paragraph.runs]


def test_answers_in_plain_words_are_one_run_with_dots_between():
    assert runs("that", "those") == [("also: that\u00a0· those", PLAIN)]


def test_markup_is_set_and_keeps_what_sets_it_off_in_what_is_said_aside():
    said = runs("a *b*", "`c`", aside=Style(bold=True))
    assert said == [
        ("also: a ", Style(bold=True)),
        ("b", Style(bold=True, italic=True)),
        ("\u00a0· ", Style(bold=True)),
        ("c", Style(bold=True, code=True)),
    ]


def test_an_answer_of_several_lines_stands_in_one_and_code_keeps_its_own():
    said = runs("- a\n- b", "c\nd", "```\nif x:\n    y\n```")
    assert said == [("also: a; b\u00a0· c d\u00a0· ", PLAIN), ("if x:\n    y", Style(code=True))]


@pytest.mark.parametrize("form", KeyForm)
@pytest.mark.parametrize("kind", [Kind.SHORT, Kind.DRILL])
def test_no_key_shows_the_signs_of_markup(typesetter, form, kind):
    deck = deck_of()._replace(cards=(card_that_accepts("**that**", "`those`", "$x^2$")._replace(lines=4),))
    job = SheetJob(PAPERS["A4"], key=form)
    _, key = lay_out_worksheet(draw_up(deck, Plan(kind)), job, typesetter)
    said = " ".join(read(item for page in key.pages for panel in page.panels for item in panel.items).split())
    assert "that" in said
    assert "those" in said
    assert not set("*`$") & set(said)
