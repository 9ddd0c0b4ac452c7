"""The one road from a deck to its files."""

from __future__ import annotations

import gc
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cardprint.build import pipeline
from cardprint.errors import DeckError, LimitError, OutputError, SelfCheckError, Severity, UsageError
from cardprint.model.job import Arrangement, Flip
from cardprint.options.request import PrintRequest, Product
from cardprint.options.selection import Selection

if TYPE_CHECKING:
    from pathlib import Path

DECK = "title: Numbers\ncards:\n" + "".join(f"  - {{front: {n}, back: number {n}}}\n" for n in range(1, 20))
SHEETS = (Product.WORKSHEET, Product.KEY, Product.BUNDLE)
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><{}/></svg>"
LONG = "title: Long\ncards:\n  - {front: short, back: " + "many words " * 300 + "}\n"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


def make(path: Path, product: Product = Product.CARDS, **said) -> pipeline.BuildResult:
    return pipeline.make(path, PrintRequest(product, **said))


@pytest.mark.parametrize(
    ("product", "arrangement", "counted"),
    [
        (Product.CARDS, "duplex", ((6,), 3, Flip.LONG)),
        (Product.CARDS, "separate", ((6,), 3, None)),
        (Product.CARDS, "fold", ((5,), 5, None)),
        (Product.WORKSHEET, "duplex", ((1,), 1, None)),
        (Product.KEY, "duplex", ((1,), 1, None)),
        (Product.BUNDLE, "duplex", ((6, 2, 1), 5, Flip.LONG)),
        (Product.BUNDLE, "separate", ((6, 1, 1), 5, None)),
        (Product.BUNDLE, "fold", ((5, 1, 1), 7, None)),
    ],
)
def test_pages_and_sheets_are_counted(product, arrangement, counted, deck):
    made = make(deck, product, settings={"arrangement": arrangement})
    assert (made.pages, made.sheets, made.flip) == counted
    assert made.arrangement == (Arrangement(arrangement) if product.has_cards else None)
    pipeline.check(made)


@pytest.mark.parametrize("arrangement", ["fold", "separate"])
def test_a_bundle_with_cards_that_take_one_side_is_printed_on_one_side_throughout(arrangement, deck):
    made = make(deck, Product.BUNDLE, settings={"arrangement": arrangement, "both-sides": "yes"})
    assert made.flip is None
    assert PdfReader(BytesIO(made.data)).trailer["/Root"]["/ViewerPreferences"]["/Duplex"] == "/Simplex"
    pipeline.check(made)


def test_only_the_chosen_cards_are_printed(deck):
    made = make(deck, selection=Selection(seed="a"))
    assert len(made.deck.cards) == 19
    assert [card.number for card in made.deck.cards] != list(range(1, 20))


def test_the_same_request_gives_the_same_bytes(deck):
    assert make(deck, Product.BUNDLE).data == make(deck, Product.BUNDLE).data


def test_a_worksheet_holds_nothing_of_the_answers(deck):
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(make(deck, Product.WORKSHEET).data)).pages)
    assert "19" in text
    assert "number" not in text


def test_each_picture_is_in_a_file_once_and_those_of_answers_not_in_the_worksheet(tmp_path):
    (tmp_path / "asked.svg").write_text(DRAWING.format("circle r='9'"), encoding="utf-8")
    (tmp_path / "answer.svg").write_text(DRAWING.format("rect width='9' height='9'"), encoding="utf-8")
    path = tmp_path / "pictures.yaml"
    cards = "".join(f"- {{front: {n}, image: asked.svg, back_image: answer.svg}}\n" for n in range(9))
    path.write_text(f"title: Pictures\ncards:\n{cards}", encoding="utf-8")
    counted = {product: make(path, product).data.count(b"/BBox") for product in SHEETS}
    assert counted == {Product.WORKSHEET: 1, Product.KEY: 2, Product.BUNDLE: 2}
    assert make(path).data.count(b"/BBox") == 2
    assert str(tmp_path).encode() not in make(path).data


def test_warnings_come_with_what_was_made(tmp_path):
    path = tmp_path / "long.yaml"
    path.write_text(LONG, encoding="utf-8")
    (warning,) = make(path).problems
    assert warning.severity is Severity.WARNING
    assert warning.span.path == str(path)


def test_a_bundle_tells_what_its_worksheet_and_key_share_once(tmp_path):
    path = tmp_path / "tight.yaml"
    path.write_text(f"title: Tight\ncards:\n  - {{front: a, back: {'word ' * 60}, lines: 1}}\n", encoding="utf-8")
    (warning,) = make(path, Product.BUNDLE).problems
    assert "not the 1 asked for" in warning.message


def test_strict_takes_warnings_for_errors(tmp_path):
    path = tmp_path / "long.yaml"
    path.write_text(LONG, encoding="utf-8")
    with pytest.raises(DeckError) as refused:
        make(path, strict=True)
    assert [problem.severity for problem in refused.value.problems] == [Severity.ERROR]


def test_progress_is_reported_card_by_card_and_page_by_page(deck):
    told = []
    pipeline.make(
        deck, PrintRequest(Product.BUNDLE, settings={"arrangement": "duplex"}), lambda *news: told.append(news)
    )
    assert [news for news in told if news[0] == "fitting cards"] == [
        ("fitting cards", done, 19) for done in range(1, 20)
    ]
    assert [news for news in told if news[0] == "drawing pages"] == [
        ("drawing pages", done, 9) for done in range(1, 10)
    ]


def test_what_was_made_is_written_where_it_belongs_and_folders_are_made(deck, tmp_path):
    made = make(deck)
    target = tmp_path / "new" / "deeper" / "numbers.pdf"
    pipeline.write(made, target)
    assert target.read_bytes() == made.data
    assert [path.name for path in target.parent.iterdir()] == ["numbers.pdf"]


def test_a_file_in_the_place_of_a_folder_is_reported(deck, tmp_path):
    (tmp_path / "taken").touch()
    with pytest.raises(OutputError, match="cannot make the folder"):
        pipeline.write(make(deck), tmp_path / "taken" / "deeper" / "numbers.pdf")


def test_a_file_that_fails_its_check_does_not_replace_the_old_one(deck, tmp_path):
    target = tmp_path / "numbers.pdf"
    target.write_bytes(b"old")
    made = make(deck)
    with pytest.raises(SelfCheckError):
        pipeline.write(made._replace(pages=(7,)), target)
    assert target.read_bytes() == b"old"
    with pytest.raises(SelfCheckError):
        pipeline.check(made._replace(data=made.data[:-100]))


def test_proofreading_gives_warnings_and_raises_errors(deck, tmp_path):
    assert pipeline.preflight(deck, PrintRequest(Product.CARDS)) == ()
    strange = tmp_path / "strange.yaml"
    strange.write_text(DECK.replace("number 7", "\ue000"), encoding="utf-8")
    with pytest.raises(DeckError, match=r"card 7 has .*U\+E000"):
        pipeline.preflight(strange, PrintRequest(Product.CARDS))
    (warning,) = pipeline.preflight(strange, PrintRequest(Product.CARDS, settings={"missing": "box"}))
    assert warning.severity is Severity.WARNING


def test_a_deck_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    with pytest.raises(LimitError):
        make(path)


@pytest.mark.parametrize("product", [Product.CARDS, Product.WORKSHEET])
def test_a_larger_deck_leaves_no_more_to_the_collector_of_cycles(tmp_path, product):
    def left(cards: int) -> int:
        path = tmp_path / f"{cards}.yaml"
        path.write_text(
            "title: Words\ncards:\n" + "".join(f"  - {{front: word {n}, back: '*some* {n}'}}\n" for n in range(cards)),
            encoding="utf-8",
        )
        gc.collect()
        gc.freeze()  # what the tests hold is not looked through again
        make(path, product)
        return gc.collect()

    gc.disable()
    try:
        left(2)
        assert left(40) <= left(20)
    finally:
        gc.unfreeze()
        gc.enable()


@pytest.mark.parametrize(("lang", "said"), [("de", "LÖSUNG"), ("he", "תשובון"), ("nb", "ANSWER KEY")])
def test_what_is_printed_beside_a_deck_is_in_its_language(tmp_path, lang, said):
    path = tmp_path / "deck.yaml"
    path.write_text(DECK.replace("cards:", f"lang: {lang}\ncards:"), encoding="utf-8")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(make(path, Product.KEY).data)).pages)
    assert said in text


@pytest.mark.parametrize("asked", [{"header": "name,𒀀"}, {"grading": "90%:𒀀"}], ids=str)
def test_words_of_ones_own_that_no_font_has_are_refused_or_printed_as_boxes(deck, asked):
    with pytest.raises(UsageError, match="no font here has '𒀀'"):
        make(deck, Product.WORKSHEET, settings=asked)
    assert make(deck, Product.WORKSHEET, settings={**asked, "missing": "box"}).pages == (1,)


def test_words_that_no_font_has_are_printed_in_english(tmp_path, monkeypatch):
    monkeypatch.setattr("cardprint.text.fonts.FontChain.missing", lambda self, clusters: [*clusters])  # noqa: ARG005
    path = tmp_path / "deck.yaml"
    path.write_text("title: Numbers\nlang: de\ncards:\n  - {front: 1, back: one}\n", encoding="utf-8")
    text = PdfReader(BytesIO(make(path, Product.KEY).data)).pages[0].extract_text()
    assert "ANSWER KEY" in text
