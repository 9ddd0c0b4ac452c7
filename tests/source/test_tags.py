from __future__ import annotations

import pytest

from cardprint.model.deck import Mark
from cardprint.source.findings import Findings
from cardprint.source.tags import TagUses


def warned_of(*tags: str) -> list[tuple[str, str | None]]:
    uses, findings = TagUses(), Findings("deck.yaml", 10)
    for number, tag in enumerate(tags, 1):
        uses.add(tag, number, Mark(number, 1))
    uses.report(findings)
    return [(problem.message, problem.hint) for problem in findings.settle()]


@pytest.mark.parametrize("slip", ["contaners", "containerss", "contianers", "containors", "Containers", "container"])
def test_a_lone_tag_one_slip_from_a_common_one_is_reported(slip):
    assert warned_of("containers", "containers", slip) == [
        (f"card 3: no other card has the tag '{slip}'", "did you mean 'containers'?")
    ]


@pytest.mark.parametrize(
    ("common", "lone"),
    [
        ("containers", "servers"),
        ("containers", "cantoiners"),
        ("week 1", "week 2"),
        ("verb", "verbe"[:4]),
        ("post", "past"),
    ],
)
def test_a_lone_tag_of_its_own_is_not(common, lone):
    assert warned_of(common, common, lone) == []


def test_a_tag_of_two_cards_is_meant():
    assert warned_of("containers", "containers", "contaners", "contaners") == []


def test_two_lone_tags_that_look_alike_are_left_alone():
    assert warned_of("containers", "contaners") == []
