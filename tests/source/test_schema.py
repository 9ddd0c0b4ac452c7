from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from cardprint.files.shipped import CARDS
from cardprint.source.schema import deck_schema

# Bad decks that a schema can tell, because what is wrong is the kind of a value, a key that is missing or one too many.
TOLD = [
    "accept-holds-a-list",
    "back-is-a-list",
    "back-is-a-mapping",
    "back-misspelt",
    "card-is-a-list",
    "card-is-a-text",
    "cards-are-a-mapping",
    "cards-are-a-text",
    "cards-empty",
    "cards-empty-list",
    "front-in-capitals",
    "id-is-a-list",
    "labels",
    "lines-zero",
    "list-at-top",
    "no-back",
    "no-cards-key",
    "no-title",
    "print-is-a-text",
    "print-unknown-setting",
    "print-unfit-values",
    "rating-six",
    "tags-are-a-mapping",
    "text-at-top",
    "title-is-a-list",
    "title-misspelt",
    "unknown-deck-key",
    "unknown-key-far",
    "unknown-key-long",
    "unknown-key-near",
    "points-no-number",
]


def accepts(data: object) -> bool:
    validator = jsonschema.Draft202012Validator(deck_schema())
    return validator.is_valid(data)


def test_it_is_a_schema_and_plain_json():
    jsonschema.Draft202012Validator.check_schema(deck_schema())
    assert json.loads(json.dumps(deck_schema())) == deck_schema()


def test_it_passes_every_good_deck(decks):
    for path in [*decks("good"), *sorted(CARDS.glob("*.yaml"))]:
        if path.stem != "text-stays-text":  # which has an impossible date in it
            assert accepts(yaml.load(path.read_bytes(), Loader=yaml.SafeLoader)), path.stem


@pytest.mark.parametrize("name", TOLD)
def test_it_stops_bad_decks_of_a_wrong_shape(name, decks):
    (path,) = [path for path in decks("bad") if path.stem == name]
    assert not accepts(yaml.load(path.read_bytes(), Loader=yaml.SafeLoader))


@pytest.mark.parametrize("value", ["text", 2024, 1.5, True, None])
def test_text_may_be_what_an_editor_takes_for_something_else(value):
    assert accepts({"title": value, "lang": value, "cards": [{"front": value, "back": value, "tags": value}]})


def test_every_key_says_what_it_is_for():
    schema = deck_schema()
    card = schema["properties"]["cards"]["items"]
    described = {**schema["properties"], **card["properties"], **schema["properties"]["print"]["properties"]}
    assert all(value["description"] for value in described.values())
