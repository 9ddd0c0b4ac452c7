"""Codes of links beside or below a text: as large as phones need, clear of all else, and each says which it is."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.card.cards import lay_out_cards
from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.link_codes import MODULES, CodeSetter, links_in
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.built_in_themes import THEMES, Edition, adapted
from cardprint.model.geometry import Size
from cardprint.model.job import CardsJob, KeyForm, SheetJob
from cardprint.model.page import Link, Outline
from cardprint.model.paper import card_size, paper
from cardprint.model.units import mm
from cardprint.source.markup.parser import parse
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import deck_of, read
from text_checks import texts_in

SETTERS = {lang: Typesetter(load_fonts(system=False), lang) for lang in ("en", "he")}
LONG = "Far more is told here than anybody wants to know, at length and in every detail. " * 10
WIDE = f"https://example.org/{'a' * 1500}"


def deck(*cards, **fields):
    """Make a deck of fronts and backs in markup."""
    made = deck_of(*cards, **fields)
    return made._replace(
        cards=tuple(card._replace(front=parse(card.front_text), back=parse(card.back_text)) for card in made.cards),
    )


def faces(typesetter, found, size="90x60mm", **job):
    """Lay out cards with codes; give the document, and the items of fronts and backs by turns."""
    stock = cut_stock(card_size(size), paper("A4"))
    document = lay_out_cards(found, CardsJob(stock, qr=True, **job), typesetter)
    panels = [panel for page in document.pages for panel in page.panels if panel.card]
    fronts, backs = ([p.items for p in panels if p.role == role] for role in ("front", "back"))
    return document, fronts, backs


def codes(items):
    return [item for item in items if isinstance(item, Outline)]


def side(code):
    return code.size * code.shape.width


def opened(items):
    return [item.url for item in items if isinstance(item, Link)]


def test_each_address_of_a_text_has_one_code(typesetter):
    back = "[a](https://example.org/a) and [b](https://example.org/b), [a again](https://example.org/a)"
    _, (front,), (back,) = faces(typesetter, deck(("Q", back)))
    assert codes(front) == []
    assert len(codes(back)) == 2


def test_decks_without_links_look_as_they_do_without_codes(typesetter):
    found = deck(("Q", "A"), ("R", LONG))
    stock = cut_stock(card_size("90x60mm"), paper("A4"))
    with_, without = (lay_out_cards(found, CardsJob(stock, qr=qr), typesetter).dump() for qr in (True, False))
    assert list(with_) == list(without)


def test_a_code_alone_needs_no_name_and_several_have_theirs(typesetter):
    _, _, (one, two) = faces(
        typesetter, deck(("Q", "[a](https://example.org/a)"), ("Q", "[b](https://b.org), [c](https://c.org)"))
    )
    assert read(one).split() == ["a", "A", "deck", "1"]
    below = [item for item in texts_in(two) if read([item]) in {"b", "c"} and item.size < 8]
    assert sorted(read([item]) for item in below) == ["b", "c"]
    for name, code in zip(below, codes(two), strict=True):
        assert name.x + name.width / 2 == pytest.approx(code.x + side(code) / 2)
        assert name.y > code.y + side(code)


@pytest.mark.parametrize(
    ("edition", "size"),
    [(Edition.DYSLEXIA, "90x60mm"), (Edition.DYSLEXIA, "A7"), *((edition, "130x95mm") for edition in Edition)],
)
def test_names_of_codes_are_whole_where_a_card_has_room_for_them(edition, size, typesetter):
    found = deck(("Q", "[The first of two](https://example.org/1) and [the second of them](https://example.org/2)"))
    _, _, (items,) = faces(typesetter, found, size, theme=adapted(THEMES["plain"], edition))
    said = read(items)
    assert said.count("The first of two") == said.count("the second of them") == 2
    assert "…" not in said


def test_names_of_codes_take_more_lines_before_they_are_shortened(typesetter):
    large = adapted(THEMES["plain"], Edition.LARGE_PRINT)
    links = links_in(parse("[The programme of the autumn](https://a.org) and [the one of the winter](https://b.org)"))
    found = CodeSetter(typesetter, large).set(links, MODULES[2], Size(150, 180))
    assert not found.shortened
    lines = list(texts_in(found.items))
    assert " ".join(read([line]) for line in lines) == "The programme of the autumn the one of the winter"
    assert len(lines) > 2
    for line in lines:
        assert line.x >= 0
        assert line.x + line.width <= found.size.width + 0.1
        assert line.y < found.size.height
    mixed = links_in(parse("[Museum of art](https://a.org), [Rijksmuseum](https://b.org)"))
    partly = CodeSetter(typesetter, large).set(mixed, MODULES[2], Size(75, 300))
    assert partly.shortened
    assert " ".join(read(partly.items).split()).startswith("Museum of art Rij")
    narrow = CodeSetter(typesetter, large).set(links, MODULES[2], Size(60, 300))
    assert narrow.shortened
    assert "…" in read(narrow.items)


def test_links_with_like_words_are_told_apart_by_their_addresses():
    links = links_in(parse("[here](https://a.org/x), [here](https://b.org/y) and [there](https://c.org)"))
    assert [link.label for link in links] == ["a.org/x", "b.org/y", "there"]


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(list(THEMES)),
    size=st.sampled_from(["90x60mm", "A7", "50x50mm"]),
    lang=st.sampled_from(["en", "he"]),
    words=st.integers(1, 150),
    count=st.integers(1, 4),
)
def test_codes_stay_on_their_card_and_keep_clear_of_each_other_and_of_text(name, size, lang, words, count):
    """The white around a code is part of it: text may reach to it, not into it."""
    text = " ".join(["word"] * words + [f"[link {number}](https://example.org/{number})" for number in range(count)])
    _, fronts, backs = faces(SETTERS[lang], deck(("Q", text), (text, "A")), size, theme=THEMES[name])
    card = card_size(size)
    for items in (*fronts, *backs):
        found = codes(items)
        for code in found:
            quiet = 4 * code.size
            assert code.size >= mm(0.4) - 1e-6
            assert code.x + quiet >= 0
            assert code.y + quiet >= 0
            assert code.x + side(code) - quiet <= card.width
            assert code.y + side(code) - quiet <= card.height
            for item in texts_in(items):
                above, below = item.y - 0.5 * item.size, item.y + 0.1 * item.size
                clear = (
                    item.x + item.width <= code.x + 0.1
                    or item.x >= code.x + side(code) - 0.1
                    or below <= code.y
                    or above >= code.y + side(code) - 0.1
                )
                assert clear, read([item])
        for one, other in pairwise(found):
            assert abs(other.x - one.x) >= side(one) - 4 * one.size or abs(other.y - one.y) >= side(one) - 4 * one.size
    assert {url for items in backs for url in opened(items)} == {f"https://example.org/{n}" for n in range(count)}


@pytest.mark.parametrize(("sentences", "module", "size"), [(5, 0.5, 12), (9, 0.5, 10), (12, 0.4, 9)])
def test_a_code_gives_way_where_text_would_be_too_small_to_be_read_well(typesetter, sentences, module, size):
    back = f"{'Quite an answer, of so many words. ' * sentences}[a](https://example.org/some/longer/address)"
    _, _, (items,) = faces(typesetter, deck(("Q", back)))
    assert [code.size for code in codes(items)] == [pytest.approx(mm(module))]
    assert max(item.size for item in texts_in(items)) == size


def test_codes_that_do_not_fit_beside_their_text_go_on_to_another_card(typesetter):
    document, fronts, (first, second) = faces(typesetter, deck(("Q", f"{LONG[:650]}[a](https://example.org)")))
    assert codes(first) == []
    assert len(codes(second)) == 1
    assert read(fronts[0]).split()[0] == read(fronts[1]).split()[0] == "Q"
    (problem,) = document.problems
    assert problem.message == "card 1: the back with its QR codes does not fit at 8 pt and goes on to 1 more card"


def test_a_code_larger_than_its_card_is_left_out_and_told(typesetter):
    document, _, (items,) = faces(typesetter, deck(("Q", f"[a]({WIDE})")))
    assert codes(items) == []
    (problem,) = document.problems
    assert re.fullmatch("card 1: the QR code of 'https://example.org/a.*' is larger than .* left out", problem.message)


def test_what_a_blank_hides_is_no_link_of_the_question(typesetter):
    found = deck(("See {{[the answer](https://example.org/secret)}} and [more](https://example.org/more)", "A"))
    found = found._replace(
        cards=tuple(card._replace(back=card.front, back_text=card.front_text) for card in found.cards)
    )
    _, (front,), (back,) = faces(typesetter, found)
    assert set(opened(front)) == {"https://example.org/more"}
    assert set(opened(back)) == {"https://example.org/more", "https://example.org/secret"}
    assert len(codes(front)) == 1
    assert len(codes(back)) == 2


def sheets(typesetter, found, **job):
    job = SheetJob(paper("A4"), qr=True, **job)
    return lay_out_worksheet(draw_up(found), job, typesetter)


def every_item(document):
    return [item for page in document.pages for panel in page.panels for item in panel.items]


ASKED = deck(
    ("Read [this](https://example.org/asked).", "[That](https://example.org/told)"),
    ("And [these](https://example.org/a), [those](https://example.org/b)?", "Them"),
    note=parse("See [the book](https://example.org/note)"),
)


@pytest.mark.parametrize("key", [KeyForm.IN_PLACE, KeyForm.COMPACT])
def test_a_worksheet_has_the_codes_of_questions_and_its_key_those_of_answers_too(typesetter, key):
    sheet, keyed = sheets(typesetter, ASKED, key=key)
    assert len(codes(every_item(sheet))) == 3
    assert not {"https://example.org/told", "https://example.org/note"} & set(opened(every_item(sheet)))
    assert len(codes(every_item(keyed))) == 3 + 3  # that of the answer, and of two notes


def test_a_sheet_is_no_longer_for_links_that_only_its_key_has(typesetter):
    found = deck(*[(f"Q {number}", f"[A](https://example.org/{number})") for number in range(30)])
    job = SheetJob(paper("A4"))
    with_, without = (
        lay_out_worksheet(draw_up(found), job._replace(qr=qr), typesetter)[0].dump() for qr in (True, False)
    )
    assert list(with_) == list(without)


def test_codes_behind_a_key_say_which_question_they_are_of(typesetter):
    _, key = sheets(typesetter, ASKED)
    last = key.pages[-1].panels[-1].items
    assert " ".join(read(last).split()) == "1 That 1 the book 2 the book"


def test_codes_begin_below_the_last_question_and_a_page_only_where_there_is_no_room(typesetter):
    sheet, key = sheets(typesetter, ASKED)
    assert (len(sheet.pages), len(key.pages)) == (1, 1)
    *_, question, _, told = key.pages[0].panels
    assert question.y < told.y
    many = deck(*[(f"Q {number}", f"[A](https://example.org/{number})") for number in range(40)])
    sheet, key = sheets(typesetter, many)
    assert len(key.pages) > len(sheet.pages)
    assert len({url for page in key.pages for panel in page.panels for url in opened(panel.items)}) == 40


@pytest.mark.parametrize("lang", SETTERS)
@pytest.mark.parametrize("count", [1, 5, 6, 9, 12, 21, 28, 33])
def test_a_key_of_many_codes_does_not_end_with_one_or_two_and_none_covers_another(lang, count):
    found = deck(*[(f"Q {number}", f"[A](https://example.org/{number})") for number in range(count)])
    _, key = sheets(SETTERS[lang], found)
    (last,) = {len(codes(panel.items)) for panel in key.pages[-1].panels[-1:]}
    assert last > 2 or last == count
    for page in key.pages:
        edges = [
            (panel.x + code.x, panel.x + code.x + side(code), panel.y + code.y)
            for panel in page.panels
            for code in codes(panel.items)
        ]
        for (left, right, y), (after, end, below) in pairwise(sorted(edges, key=lambda edge: (edge[2], edge[0]))):
            assert y != below or right <= after or end <= left


@pytest.mark.parametrize("edition", [None, *Edition])
def test_codes_of_a_worksheet_stay_in_their_column(typesetter, edition):
    theme = adapted(THEMES["plain"], edition) if edition else THEMES["plain"]
    for document in sheets(typesetter, ASKED, theme=theme):
        for page in document.pages:
            for panel in page.panels:
                for code in codes(panel.items):
                    assert panel.x + code.x + 4 * code.size >= theme.margin - 1e-6
                    assert panel.x + code.x + side(code) - 4 * code.size <= page.size.width - theme.margin + 1e-6
