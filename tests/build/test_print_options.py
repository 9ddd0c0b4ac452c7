"""What a deck is printed with, after defaults, the deck and the command line had their say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardprint.build.print_options import PrintOptions, print_options
from cardprint.errors import UsageError
from cardprint.model.built_in_themes import THEMES
from cardprint.model.deck import Deck
from cardprint.model.geometry import Size
from cardprint.model.job import Arrangement, CardsJob, Flip, Grade, KeyForm, SheetJob
from cardprint.model.paper import PAPERS
from cardprint.model.units import mm
from cardprint.options.request import PrintRequest, Product


def options(*, defaults=None, deck=None, typed=None, start=1) -> PrintOptions:
    request = PrintRequest(Product.BUNDLE, settings=typed or {}, defaults=defaults or {}, start=start)
    return print_options(request, Deck("A deck", (), str(Path("decks", "a.yaml")), settings=deck or {}))


def refused(**said) -> tuple[str, str | None]:
    with pytest.raises(UsageError) as refusal:
        options(**said).cards_job()
    (problem,) = refusal.value.problems
    return problem.message, problem.hint


def test_without_a_word_from_anybody_it_is_cards_to_fold_on_a4():
    job = options().cards_job()
    assert job == CardsJob(job.stock)
    assert job.arrangement is Arrangement.FOLD
    assert job.stock.card == pytest.approx(Size(mm(90), mm(60)))
    assert job.stock.paper in (PAPERS["A4"], PAPERS["A4"].turned())


def test_the_command_line_outranks_the_deck_and_the_deck_the_defaults():
    defaults = {"flip": "short", "grade": "1", "copies": "2"}
    job = options(defaults=defaults, deck={"flip": "long", "grade": "2"}, typed={"grade": "k"})
    assert job.cards_job().flip is Flip.LONG
    assert job.cards_job().copies == 2
    assert job.sheet_job().grade is Grade.KINDERGARTEN


def test_every_setting_that_a_job_has_reaches_it():
    typed = {
        "arrangement": "duplex",
        "flip": "short",
        "turn": "top",
        "order": "stack",
        "copies": "2",
        "cut-marks": "none",
        "mark-sides": "back",
        "confidence": "yes",
        "uniform": "yes",
        "overflow": "error",
        "back-offset": "1pt,2pt",
        "theme": "mono",
        "qr": "yes",
        "grade": "1",
        "columns": "2",
    }
    job = options(typed=typed, start=3).cards_job()
    given = {name: getattr(job, name) for name in CardsJob._fields if name not in ("stock", "words")}
    defaults = CardsJob(job.stock)
    assert [name for name, value in given.items() if value == getattr(defaults, name)] == []
    sheet = options(typed=typed | {"key": "compact"}).sheet_job()
    assert sheet == SheetJob(
        PAPERS["A4"], Grade.FIRST, 2, confidence=True, key=KeyForm.COMPACT, theme=THEMES["mono"], qr=True
    )


def test_stock_brings_its_paper_to_the_worksheet_too():
    assert options(typed={"stock": "5371"}).sheet_job().paper == PAPERS["Letter"]


def test_a_worksheet_stands_where_the_stock_lies():
    assert options(typed={"stock": "zweckform-32252"}).sheet_job().paper == PAPERS["A4"]


def test_paper_that_is_asked_for_goes_before_that_of_the_stock():
    job = options(deck={"stock": "5371"}, typed={"paper": "A5"})
    assert job.sheet_job().paper == PAPERS["A5"]


def test_cards_to_cut_by_hand_come_in_any_size_on_any_paper():
    job = options(typed={"card-size": "100x50mm", "paper": "letter", "arrangement": "duplex"}).cards_job()
    assert job.stock.card == Size(mm(100), mm(50))
    assert PAPERS["Letter"] in (job.stock.paper, job.stock.paper.turned())


def test_the_folder_of_fonts_a_deck_names_lies_beside_the_deck():
    assert options(deck={"font-dir": "fonts"}).font_folders == (Path("decks", "fonts"),)
    assert options(typed={"font-dir": "fonts"}).font_folders == (Path("fonts"),)
    assert options().font_folders == ()


def test_a_font_folder_may_be_named_from_home(monkeypatch):
    monkeypatch.setenv("HOME", str(Path("/home/anna")))
    monkeypatch.setenv("USERPROFILE", str(Path("/home/anna")))
    assert options(deck={"font-dir": "~/fonts"}).font_folders == (Path("/home/anna/fonts"),)


def test_boxes_are_printed_only_on_demand():
    assert not options().boxes
    assert options(typed={"missing": "box"}).boxes


def test_stock_and_a_size_of_card_exclude_each_other():
    assert refused(typed={"stock": "5371", "card-size": "A7"}) == (
        "the cards of avery-5371 have a size of their own",
        "leave out card-size or stock",
    )


def test_stock_on_another_paper_is_refused():
    assert refused(deck={"stock": "5371"}, typed={"paper": "A4"}) == (
        "avery-5371 comes on Letter, not on A4",
        "leave out paper, or leave out stock and cut the cards by hand",
    )


def test_stock_on_its_own_paper_is_fine_whichever_way_it_lies():
    assert options(typed={"stock": "zweckform-32252", "paper": "A4"}).cards_job().stock.id == "zweckform-32252"


def test_a_card_larger_than_the_paper_is_refused():
    message, _ = refused(typed={"card-size": "300x300mm"})
    assert message.startswith("a card of 300 × 300 mm does not fit on A4")


@pytest.mark.parametrize(("arrangement", "places"), [("duplex", 8), ("fold", 4)])
def test_the_first_place_must_be_on_the_sheet(arrangement, places):
    assert options(typed={"arrangement": arrangement}, start=places).cards_job().start == places
    message, _ = refused(typed={"arrangement": arrangement}, start=places + 1)
    assert message == f"there is no slot {places + 1} to start at: a sheet has slots 1 to {places}"


def test_stock_whose_cards_do_not_touch_cannot_be_folded():
    message, _ = refused(typed={"stock": "avery-8389", "arrangement": "fold"})
    assert "fold" in message
