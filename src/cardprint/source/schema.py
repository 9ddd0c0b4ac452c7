"""The JSON Schema of deck files, for editors: made from the tables that the reader itself uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.options.settings import SETTINGS
from cardprint.source.keys import CARD_KEYS, DECK_KEYS, LABEL_KEYS, ValueKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.options.setting_values import Setting
    from cardprint.source.keys import Key

# Editors read YAML 1.2 and see a number in 2024, a truth value in true and nothing in null; to us all are texts.
_TEXT = ["string", "number", "boolean", "null"]

# A front that leaves words out needs no back, nor does a picture with labels.
_INSTEAD = {"back": ({"properties": {"front": {"pattern": r"\{\{"}}}, {"required": ["labels"]})}


def deck_schema() -> dict[str, object]:
    """Return the schema, draft 2020-12, as plain dicts and lists.

    It lets pass every deck that the reader takes, and some that the reader refuses.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A deck of cards for cardprint",
        **_mapping(DECK_KEYS),
    }


def _mapping(keys: Mapping[str, Key]) -> dict[str, object]:
    either = [
        [{"required": [key.name]}, {"required": [key.or_else]}, *_INSTEAD.get(key.name, ())]
        for key in keys.values()
        if key.or_else
    ]
    return {
        "type": "object",
        "properties": {key.name: {"description": key.help, **_value(key)} for key in keys.values()},
        "required": [key.name for key in keys.values() if key.required and not key.or_else],
        **({"allOf": [{"anyOf": choice} for choice in either]} if either else {}),
        "additionalProperties": False,
    }


def _value(key: Key) -> dict[str, object]:
    if key.kind in (ValueKind.CARDS, ValueKind.LABELS):
        keys = CARD_KEYS if key.kind is ValueKind.CARDS else LABEL_KEYS
        return {"type": "array", "minItems": 1, "items": _mapping(keys)}
    if key.kind is ValueKind.SETTINGS:
        settings = {setting.name: _setting(setting) for setting in SETTINGS.values()}
        return {"type": "object", "properties": settings, "additionalProperties": False}
    if key.kind is ValueKind.WORD:
        return {"type": _TEXT, "examples": list(key.words)}
    if key.kind is ValueKind.NUMBER:
        return {"type": ["integer", "string"], "minimum": key.least, "maximum": key.most, "pattern": r"^\s*\d+\s*$"}
    if key.kind in (ValueKind.TAGS, ValueKind.TEXTS, ValueKind.MARKUPS, ValueKind.SPOT):
        lengths = {"minItems": 2, "maxItems": 2} if key.kind is ValueKind.SPOT else {"minItems": 1}
        return {"type": [*_TEXT, "array"], "items": {"type": _TEXT}, **lengths}
    return {"type": _TEXT}


def _setting(setting: Setting) -> dict[str, object]:
    """Describe a setting; what a closed choice allows is given as examples, since the reader minds no capitals."""
    words = setting.values.split("|")
    examples = {"examples": words} if len(words) > 1 else {}
    return {"description": setting.help, "type": _TEXT, **examples}
