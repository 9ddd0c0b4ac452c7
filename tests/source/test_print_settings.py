from __future__ import annotations

import pytest

from cardprint.errors import DeckError
from cardprint.model.limits import DEFAULT
from cardprint.source.findings import Findings
from cardprint.source.print_settings import read_settings
from cardprint.source.yaml_nodes import read_yaml


def read(text: str) -> dict[str, str]:
    findings = Findings("config.yaml", 10)
    node = read_yaml(text, findings, DEFAULT)
    assert node is not None
    settings = read_settings(node, findings)
    findings.settle()
    return settings


def test_settings_are_kept_as_typed():
    assert read("flip: SHORT\ncopies: 02\nconfidence: yes\nback-offset: 1mm, -0.5mm") == {
        "flip": "SHORT",
        "copies": "02",
        "confidence": "yes",
        "back-offset": "1mm, -0.5mm",
    }


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("filp: long", "1:1", "there is no setting 'filp'"),
        ("flip: lang", "1:7", "'flip': 'lang' is not long or short"),
        ("flip:\n  edge: long", "2:3", "the setting 'flip' must be a text, not a mapping"),
        ("[flip]", "1:1", "settings must be a mapping, not a list"),
    ],
)
def test_what_is_no_setting_is_reported(text, place, message):
    with pytest.raises(DeckError) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert problem.message.startswith(message)
    assert str(problem.span) == f"config.yaml:{place}"
