from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.geometry import Size
from cardprint.model.job import Arrangement, CutMarks, Flip, Grade, MarkSides, Missing, Order, Overflow, Turn
from cardprint.model.units import mm
from cardprint.options.settings import SETTINGS, layered, parse_setting

if TYPE_CHECKING:
    from cardprint.options.setting_values import Setting


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("paper", "a4", Size(mm(210), mm(297))),
        ("card-size", "90x60mm", Size(mm(90), mm(60))),
        ("arrangement", "duplex", Arrangement.DUPLEX),
        ("flip", " Short ", Flip.SHORT),
        ("turn", "top", Turn.TOP),
        ("order", "stack", Order.STACK),
        ("copies", "3", 3),
        ("cut-marks", "lines", CutMarks.LINES),
        ("mark-sides", "front", MarkSides.FRONT),
        ("confidence", "yes", True),
        ("confidence", "off", False),
        ("uniform", "TRUE", True),
        ("overflow", "error", Overflow.ERROR),
        ("missing", "box", Missing.BOX),
        ("font", " noto-sans ", "noto-sans"),
        ("back-offset", "1mm,-0.5mm", (mm(1), mm(-0.5))),
        ("back-offset", "1,5mm, 0,25mm", (mm(1.5), mm(0.25))),
        ("back-offset", "1/16in -2pt", (4.5, -2.0)),
        ("grade", "k", Grade.KINDERGARTEN),
        ("grade", "5", Grade.THIRD),
        ("grade", "11", Grade.SIXTH),
        ("columns", "auto", None),
        ("columns", "2", 2),
        ("pages", "2", 2),
        ("pages", "auto", None),
        ("binding", "25mm", mm(25)),
        ("binding", "none", 0.0),
        ("header", "Name, DATE", ("name", "date")),
        ("header", "name, Seat, Parent's signature:", ("name", "Seat", "Parent's signature")),
        ("header", "date:", ("date",)),
        ("header", "none", ()),
        ("honour-line", "yes", True),
        ("grading", "none", ()),
    ],
)
def test_a_setting_means(name: str, text: str, value: object):
    assert parse_setting(name, text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("flip", "lng", "'lng' is not long or short: did you mean long?"),
        ("arrangement", "both", "'both' is not fold, duplex or separate"),
        ("confidence", "maybe", "'maybe' is not yes or no"),
        ("columns", "3", "'3' is not auto, 1 or 2"),
        ("copies", "0", "'0' is not a number of copies from 1 to 1000"),
        ("copies", "1.5", "'1.5' is not a number of copies from 1 to 1000"),
        ("font", " ", "the name is empty"),
        ("pages", "0", "'0' is not auto or a number of pages from 1 to 99"),
        ("header", "nmae", "'nmae' is no field: did you mean name? One of your own ends in a colon"),
        ("header", "name,,date", "'' is not the name of a field: take up to 30 characters"),
        ("header", "name,Name", "a field is there twice"),
        ("binding", "2in", "'2in' is not a margin from 0 mm to 50 mm"),
        (
            "back-offset",
            "1mm",
            "'1mm' is not two lengths: write how far right and how far down, as in 1mm,-0.5mm",
        ),
        ("back-offset", "1,2", "'1,2' is not two lengths: write how far right and how far down, as in 1mm,-0.5mm"),
        ("back-offset", "1mm,21mm", "'1mm,21mm' moves the backs by more than 20 mm"),
        ("back-offset", "1mm,2km", "'2km' is not a length: write a number and mm, cm, in or pt, as in 3mm"),
    ],
)
def test_an_unfit_value_is_refused_in_words(name: str, text: str, message: str):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the message is compared whole below
        parse_setting(name, text)
    assert str(refused.value) == message


def test_a_stock_is_found_by_its_number():
    assert parse_setting("stock", "5371") == parse_setting("stock", "avery-5371")


def test_an_unknown_setting_is_no_setting():
    with pytest.raises(KeyError):
        parse_setting("colour", "red")


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda setting: setting.name)
def test_every_word_that_help_shows_is_understood(setting: Setting):
    if "|" in setting.values:
        for word in setting.values.split("|"):
            setting.parse(word)


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda setting: setting.name)
def test_help_is_a_phrase_in_lower_case(setting: Setting):
    assert setting.help[0].islower()
    assert not setting.help.endswith(".")


@given(st.sampled_from(sorted(SETTINGS)), st.text(max_size=30))
def test_whatever_is_typed_has_a_value_or_a_message(name: str, text: str):
    message = ""
    try:
        parse_setting(name, text)
    except ValueError as refused:
        message = str(refused)
    assert message != "" or SETTINGS[name].parse(text) == parse_setting(name, text)


def test_later_layers_win():
    assert layered({"flip": "long", "turn": "top"}, {"flip": "short"}) == {"flip": "short", "turn": "top"}


def test_a_stock_replaces_the_paper_and_card_size_of_earlier_layers():
    assert layered({"paper": "A4", "card-size": "A7"}, {"stock": "5371"}) == {"stock": "5371"}


def test_a_card_size_replaces_the_stock_of_earlier_layers():
    assert layered({"stock": "5371"}, {"card-size": "A7"}) == {"card-size": "A7"}


def test_what_one_layer_says_together_stays_together():
    assert layered({"stock": "5371", "card-size": "A7"}) == {"stock": "5371", "card-size": "A7"}


_LAYERS = st.dictionaries(st.sampled_from(sorted(SETTINGS)), st.text(max_size=3))


@given(_LAYERS)
def test_a_layer_laid_over_itself_changes_nothing(layer: dict[str, str]):
    assert layered(layer, layer) == layered(layer)


@given(_LAYERS, _LAYERS)
def test_the_last_layer_is_heard_in_full(lower: dict[str, str], upper: dict[str, str]):
    assert layered(lower, upper).items() >= upper.items()
