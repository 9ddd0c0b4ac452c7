"""The confidence log of a study kit."""

from datetime import date
from itertools import pairwise

import pytest

from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.study.dividers import lay_out_dividers
from cardprint.layout.study.leitner import lay_out_plan
from cardprint.layout.study.log import lay_out_log
from cardprint.model.built_in_themes import THEMES, Edition, adapted
from cardprint.model.job import CardsJob, StudyJob
from cardprint.model.page import Box, Rule
from cardprint.model.paper import PAPERS, UNPRINTABLE, card_size
from cardprint.model.units import mm
from cardprint.source.words import languages, load_words
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import deck_of, read
from text_checks import texts_in

A4 = StudyJob(PAPERS["A4"], CardsJob(cut_stock(card_size("90x60mm"), PAPERS["A4"])))
LONG = "a question that goes on and on and on until no column of any log has room for it"


def deck(count=3, **fields):
    return deck_of(*((f"question {n}", "answer") for n in range(1, count + 1)), **fields)


def pages(document):
    return [[item for panel in page.panels for item in panel.items] for page in document.pages]


def whole(document):
    return " ".join(map(read, pages(document)))


def test_every_card_has_a_row_and_the_head_stands_on_every_page(typesetter):
    laid_out = pages(lay_out_log(deck(200), A4, typesetter))
    assert len(laid_out) > 3
    text = " ".join([*map(read, laid_out), ""])
    assert [f" {n} question {n} " in text for n in (1, 100, 200)] == [True] * 3
    assert [read(page).count("No. Card date") for page in laid_out] == [1] * len(laid_out)
    assert [f"page {n} of {len(laid_out)}" in read(page) for n, page in enumerate(laid_out, 1)] == [True] * len(
        laid_out
    )


def test_cards_come_in_the_order_chosen_with_their_own_numbers(typesetter):
    chosen = deck()
    chosen = type(chosen)(chosen.title, chosen.cards[::-2], chosen.path)
    text = whole(lay_out_log(chosen, A4, typesetter))
    assert text.index("3 question 3") < text.index("1 question 1")
    assert "question 2" not in text


def test_a_long_front_is_cut_short_and_leaves_the_dates_free(typesetter):
    (page,) = pages(lay_out_log(deck_of((LONG, "answer")), A4, typesetter))
    (front,) = [item for item in texts_in(page) if read([item]).startswith("a question")]
    assert read([front]).endswith("…")
    first_date = min(rule.x1 for rule in page if isinstance(rule, Rule) and rule.x1 == rule.x2)
    assert front.x + front.width < first_date


def test_ratings_of_old_take_the_first_column(typesetter):
    (unrated,), (rated,) = (pages(lay_out_log(deck(rating=rating), A4, typesetter)) for rating in (None, 4))
    assert "so far" not in read(unrated)
    assert "so far date" in read(rated)
    assert "1 question 1 4 2 question 2 4" in read(rated)


def test_a_front_of_several_lines_is_one_line(typesetter):
    (page,) = pages(lay_out_log(deck_of(("one\ntwo", "answer")), A4, typesetter))
    assert "1 one two" in read(page)


def test_what_is_read_from_the_right_stands_at_the_right_of_its_column(typesetter):
    (page,) = pages(lay_out_log(deck_of(("مرحبا", "answer"), ("hello", "answer")), A4, typesetter))
    arabic, latin = (next(i for i in texts_in(page) if i.words[0].text.startswith(t)) for t in ("مرحبا", "hello"))
    assert arabic.x > latin.x + latin.width


def test_nothing_leaves_the_page(typesetter):
    for name in ("A4", "A5", "A6"):
        job = StudyJob(PAPERS[name], A4.cards)
        for page in pages(lay_out_log(deck(60), job, typesetter)):
            for item in texts_in(page):
                assert item.x > 0
                assert item.x + item.width < job.paper.width
                assert item.y < job.paper.height


@pytest.mark.parametrize("lay_out", [lay_out_log, lay_out_plan, lay_out_dividers], ids=lambda lay_out: lay_out.__name__)
@pytest.mark.parametrize("edition", Edition)
def test_a_study_kit_has_the_type_and_the_inks_of_its_theme(lay_out, edition, typesetter):
    theme = adapted(THEMES["mono"], edition)
    stock = cut_stock(card_size("130x95mm"), PAPERS["A4"])
    document = lay_out(deck(), StudyJob(PAPERS["A4"], CardsJob(stock, theme=theme)), typesetter)
    panels = [panel for page in document.pages for panel in page.panels if panel.role != "sheet"]
    texts = [item for panel in panels for item in texts_in(panel.items)]
    assert texts
    assert min(item.size for item in texts) >= theme.least
    colours = theme.colours
    assert {item.colour for item in texts} <= {colours.text, colours.quiet, colours.number, "#ffffff"}


def test_the_kit_speaks_the_language_of_the_deck(typesetter):
    german = A4._replace(cards=A4.cards._replace(words=load_words("de")), since=date(2027, 3, 1))
    plan, dividers, log = (
        lay_out(deck(), german, typesetter) for lay_out in (lay_out_plan, lay_out_dividers, lay_out_log)
    )
    text = whole(plan)
    assert text.startswith("A deck Lernplan Wiederhole jeden Tag die Fächer")
    assert [said in text for said in ("alle 4 Tage", "3 Karten", "Mo 1. März", "Seite 1 von 1")] == [True] * 4
    assert [said in whole(dividers) for said in ("Fach 1 ", "zu Beginn 3 Karten: 1", "jeden Tag")] == [True] * 3
    assert [said in whole(log) for said in ("Lernprotokoll", "Nr. Karte Datum", "1 gar nicht … 5")] == [True] * 3


def test_where_text_runs_from_the_right_tables_and_days_do_too():
    hebrew = Typesetter(load_fonts(lang="he", system=False), "he")
    job = A4._replace(cards=A4.cards._replace(words=load_words("he")))
    (log,), (plan,) = (pages(lay_out(deck(), job, hebrew)) for lay_out in (lay_out_log, lay_out_plan))
    numbers = [item for item in texts_in(log) if read([item]) in {"1", "2", "3"}]
    assert {round(item.x + item.width, 3) for item in numbers} == {round(A4.paper.width - mm(16), 3)}
    labels = [item for item in texts_in(plan) if "יום" in read([item]).split()]
    days = [item.x + item.width for item in labels if len(read([item]).split()) == 2][:7]
    assert days == sorted(days, reverse=True)
    tabs = [panel.items for panel in lay_out_dividers(deck(), job, hebrew).pages[0].panels if panel.role == "front"]
    first, second = (next(item.x for item in items if isinstance(item, Box) and item.fill) for items in tabs[:2])
    assert first > second


@pytest.mark.parametrize("lang", ["en", *languages()])
def test_in_no_language_do_words_run_into_one_another_or_off_the_page(lang):
    setter = Typesetter(load_fonts(lang=lang, system=False), lang)
    for paper, card in (("A4", "90x60mm"), ("A6", "60x40mm")):
        cards = CardsJob(cut_stock(card_size(card), PAPERS[paper]), words=load_words(lang))
        job = StudyJob(PAPERS[paper], cards, since=date(2026, 12, 28))
        for lay_out in (lay_out_plan, lay_out_dividers, lay_out_log):
            for page in lay_out(deck(30, rating=2), job, setter).pages:
                lines: dict[float, list[tuple[float, float]]] = {}
                for panel in page.panels:
                    for item in texts_in(panel.items):
                        x = panel.x + item.x
                        lines.setdefault(round(panel.y + item.y, 1), []).append((x, x + item.width))
                for line in map(sorted, lines.values()):
                    assert line[0][0] >= UNPRINTABLE
                    assert line[-1][1] <= page.size.width - UNPRINTABLE
                    assert all(one[1] <= other[0] + 0.05 for one, other in pairwise(line))
