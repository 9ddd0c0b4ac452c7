from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.card.cards import lay_out_cards
from cardprint.layout.card.illustration import PictureArea, illustrate
from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import COMFORT
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.blocks import ListBlock, PictureBlock
from cardprint.model.geometry import Rect, Size
from cardprint.model.job import CardsJob, SheetJob
from cardprint.model.page import WHOLE, Box, PlacedPicture, Rule
from cardprint.model.paper import paper
from cardprint.model.picture import Fit, Illustration, Picture, PictureKind, PictureSide
from cardprint.model.units import mm
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import deck_of, paragraph, read

SIZES = (24, 20, 17, 15, 13, 11.5, 10, 9, 8)
AREA = Rect(10, 20, 230, 120)
CANVAS = PictureArea(AREA, Rect(8, 8, 234, 132))
LONG = "How many words does it take to fill a card, or two of them, with a question? " * 9


def picture(width=300.0, height=200.0, kind=PictureKind.PIXELS, name="a.png"):
    return Picture(name, f"/nowhere/{name}", kind, Size(width, height))


def block(found=None, **how):
    return PictureBlock(found or picture(), "", Illustration(**how))


def card_with(deck, **sides):
    return deck._replace(cards=tuple(card._replace(**sides) for card in deck.cards))


def placed(items):
    return [item for item in items if isinstance(item, PlacedPicture)]


@pytest.fixture
def set_(typesetter):
    """Return what sets a picture and a text."""
    composer = Composer(typesetter, balanced=True)

    def illustrated(found, *texts):
        return illustrate(found, [paragraph(text) for text in texts], composer, CANVAS, SIZES)

    return illustrated


def bottom(item):
    return item.y + item.height


def test_a_picture_above_its_text_takes_the_room_that_the_text_leaves(set_):
    shown, fitted, area = set_(block(), "What is it?")
    assert shown.width / shown.height == pytest.approx(1.5)
    assert fitted.size >= COMFORT
    assert area.y > bottom(shown)
    assert area.y + area.height - AREA.y == pytest.approx(AREA.height)
    beside_more, *_ = set_(block(), "What is it? " * 25)
    assert AREA.height / 4 < beside_more.height < shown.height


def test_picture_and_text_stand_about_the_middle(set_):
    shown, _, area = set_(block(height=mm(10)), "What is it?")
    assert shown.height == pytest.approx(mm(10))
    above, below = shown.y - AREA.y, AREA.bottom - area.y - area.height
    assert above == pytest.approx(below)


def test_a_picture_alone_is_as_large_as_there_is_room(set_):
    shown, _, area = set_(block(picture(kind=PictureKind.DRAWING)))
    assert (shown.height, area.height) == (AREA.height, 0)
    assert shown.x - AREA.x == pytest.approx(AREA.right - shown.x - shown.width)


def test_a_picture_of_few_pixels_is_not_blown_up_unless_its_height_is_given(set_):
    small = picture(16, 16)
    assert set_(block(small), "an icon")[0].height == 16
    assert set_(block(small, height=40.0), "an icon")[0].height == 40
    assert set_(block(picture(16, 16, PictureKind.DRAWING)), "an icon")[0].height > 50


def test_a_picture_at_the_left_leaves_the_right_to_the_text(set_):
    shown, fitted, area = set_(block(side=PictureSide.LEFT), "What is to be seen in this picture?")
    assert shown.x == AREA.x
    assert area.x > shown.x + shown.width
    assert area.right == AREA.right
    assert fitted.size >= COMFORT
    assert (shown.y + shown.height / 2) == pytest.approx(AREA.y + AREA.height / 2)


def test_a_picture_that_fills_a_side_reaches_its_safe_edges(set_):
    shown, _, area = set_(block(side=PictureSide.FILL), "What is it?")
    assert (shown.x, shown.y, shown.width) == (8, 8, 234)
    assert shown.crop != WHOLE
    assert area.y > bottom(shown)
    assert area.y + area.height <= AREA.bottom + 0.01
    assert set_(block(side=PictureSide.FILL))[0].height == 132
    assert set_(block(side=PictureSide.FILL, fit=Fit.CONTAIN), "What is it?")[0].crop == WHOLE


def test_a_cover_cuts_the_same_from_both_ends(set_):
    shown, *_ = set_(block(picture(100, 400), fit=Fit.COVER), "What is it?")
    left, top, width, height = shown.crop
    assert (left, width) == (0, 1)
    assert top == pytest.approx((1 - height) / 2)
    assert shown.width / shown.height == pytest.approx(100 / (400 * height))


sides = st.sampled_from(list(PictureSide))
fits = st.sampled_from([None, *Fit])


@given(st.floats(1, 3000), st.floats(1, 3000), sides, fits, st.none() | st.floats(3, 400), st.integers(0, 60))
def test_nothing_leaves_its_area_and_picture_and_text_never_meet(typesetter, width, height, side, fit, asked, words):  # noqa: PLR0913, PLR0917 - a law of many
    composer = Composer(typesetter)
    texts = [paragraph("word " * words)] if words else []
    found = block(picture(width, height), side=side, fit=fit, height=asked)
    shown, fitted, area = illustrate(found, texts, composer, CANVAS, SIZES)
    whole = CANVAS.whole if side is PictureSide.FILL else AREA
    assert whole.x - 0.01 <= shown.x
    assert shown.x + shown.width <= whole.right + 0.01
    assert whole.y - 0.01 <= shown.y
    assert bottom(shown) <= whole.bottom + 0.01
    assert shown.width > 0
    assert shown.height > 0
    for flow in fitted.flows if words else ():
        assert flow.height(area.width / fitted.size) * fitted.size <= area.height + 0.01
        assert area.y + area.height <= AREA.bottom + 0.01
        assert area.y >= bottom(shown) - 0.01 or area.x >= shown.x + shown.width


@pytest.fixture
def sheets(typesetter):
    """Return what lays out a deck as cards, by the cards' numbers and sides."""

    def lay_out(deck, **job):
        document = lay_out_cards(deck, CardsJob(cut_stock(Size(mm(90), mm(60)), paper("A4")), **job), typesetter)
        faces = {}
        for page in document.pages:
            for panel in page.panels:
                if panel.card:
                    faces.setdefault((panel.card, panel.role), []).append(panel.items)
        return faces, document

    return lay_out


def test_a_card_shows_its_pictures_on_both_sides(sheets):
    deck = card_with(deck_of(("q", "a")), front=(block(),), back=(block(name_of("b.png")), paragraph("a")))
    faces, _ = sheets(deck)
    assert [str(item.picture) for item in placed(faces[1, "front"][0])] == ["a.png"]
    assert [str(item.picture) for item in placed(faces[1, "back"][0])] == ["b.png"]


def name_of(name):
    return picture(name=name)


def test_what_does_not_fit_goes_on_and_the_picture_is_shown_again(sheets):
    faces, document = sheets(card_with(deck_of(("q", "a")), front=(block(), paragraph(LONG))))
    fronts = faces[1, "front"]
    assert len(fronts) > 1
    assert all(placed(items) for items in fronts)
    assert read([item for items in fronts for item in items]).count("words") == 9
    assert "the front does not fit" in document.problems[0].message


def test_fronts_of_one_size_are_not_made_small_by_one_without_words(sheets):
    deck = deck_of(("q", "a"), ("q", "a"))
    first, second = deck.cards
    faces, _ = sheets(deck._replace(cards=(first._replace(front=(block(),)), second)), uniform=True)
    assert max(item.size for item in faces[2, "front"][0] if hasattr(item, "size")) > 20


def test_pictures_in_a_text_shrink_before_the_text_goes_on(sheets):
    texts = (paragraph("one"), PictureBlock(picture()), paragraph("two"), PictureBlock(picture()), paragraph("three"))
    faces, document = sheets(card_with(deck_of(("q", "a")), back=texts))
    assert document.problems == ()
    first, second = placed(faces[1, "back"][0])
    assert first.height == second.height
    assert bottom(first) < second.y


def test_a_picture_higher_than_a_card_is_whole_all_the_same(sheets):
    tall = PictureBlock(picture(100, 3000, PictureKind.DRAWING))
    faces, _ = sheets(card_with(deck_of(("q", "a")), back=(tall, paragraph(LONG * 2))))
    assert all(bottom(item) < mm(60) for items in faces[1, "back"] for item in placed(items))


def test_a_picture_begins_a_list_item_beside_its_bullet(typesetter):
    flow = Composer(typesetter).flow((ListBlock(((PictureBlock(picture()),), (paragraph("text"),))),))
    items = flow.place(Placement(0, 100, 10), 0)
    assert read(items) == "• • text"
    assert placed(items)[0].x == pytest.approx(8.5)


def test_a_picture_by_itself_stands_in_the_middle_of_a_card_as_other_figures_do(typesetter):
    alone, listed = PictureBlock(picture()), ListBlock(((PictureBlock(picture()),),))
    flow = Composer(typesetter).flow((paragraph("Text"), alone, listed))
    middle, beside = (
        item for item in flow.place(Placement(5, 200, 10, figures_centred=True), 0) if isinstance(item, PlacedPicture)
    )
    assert middle.x - 5 == pytest.approx(205 - middle.x - middle.width)
    assert beside.x == pytest.approx(5 + 8.5)


def test_a_picture_stands_where_reading_begins():
    typesetter = Typesetter(load_fonts(system=False, lang="he"), "he")
    items = Composer(typesetter).flow((ListBlock(((PictureBlock(picture()),),)),)).place(Placement(0, 200, 10), 0)
    (shown,) = placed(items)
    assert shown.x + shown.width == pytest.approx(200 - 8.5)
    assert items[1].x > shown.x + shown.width


@pytest.fixture
def worksheet(typesetter):
    """Return what lays out a deck's worksheet and key, and all items of each."""

    def lay_out(deck):
        documents = lay_out_worksheet(draw_up(deck), SheetJob(paper("A4")), typesetter)
        return [[item for page in part.pages for panel in page.panels for item in panel.items] for part in documents]

    return lay_out


def test_the_worksheet_shows_the_pictures_of_questions_and_only_the_key_those_of_answers(worksheet):
    asked = (block(picture(kind=PictureKind.DRAWING), height=mm(30)), paragraph("q"))
    answered = (paragraph("a"), PictureBlock(name_of("b.png")))
    sheet, key = worksheet(card_with(deck_of(("q", "a")), front=asked, back=answered))
    assert [str(item.picture) for item in placed(sheet)] == ["a.png"]
    assert [str(item.picture) for item in placed(key)] == ["a.png", "b.png"]
    assert placed(sheet)[0].height == pytest.approx(mm(30))


@pytest.mark.parametrize("text", [(), (paragraph("text"),)])
def test_what_is_to_be_seen_on_an_answer_can_be_copied_from_the_key_and_from_nothing_else(text, worksheet):
    shown = PictureBlock(name_of("b.png"), "Ein Dreieck, 三角 \ue000")
    sheet, key = worksheet(
        card_with(deck_of(("q", "a")), front=(PictureBlock(name_of("a.png"), "A question"),), back=(*text, shown))
    )
    assert [item.words for item in placed(sheet)] == [()]
    asked, answered = placed(key)
    assert asked.words == ()
    assert "".join(word.text for word in answered.words) == shown.alt


def test_an_answer_that_is_a_picture_gets_a_frame_to_draw_in(worksheet):
    sheet, key = worksheet(card_with(deck_of(("q", "a")), back=(block(name_of("b.png")),)))
    (frame,) = (item for item in sheet if isinstance(item, Box))
    assert frame.height == pytest.approx(mm(30))
    (shown,) = placed(key)
    assert frame.y < shown.y
    assert bottom(shown) < bottom(frame)
    assert len([item for item in sheet if isinstance(item, Rule)]) == 4  # of the fields at the head


def test_a_dump_names_pictures_as_the_deck_does(sheets):
    _, document = sheets(card_with(deck_of(("q", "a")), front=(block(side=PictureSide.FILL), paragraph("q"))))
    lines = [line.strip() for line in document.dump() if "picture" in line]
    assert len(lines) == 1
    assert " a.png crop 0.0000," in lines[0]
    assert "nowhere" not in lines[0]
