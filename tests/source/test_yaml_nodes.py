from __future__ import annotations

import pytest
import yaml

from cardprint.errors import CardprintError, DeckError, LimitError, format_problem
from cardprint.model.deck import Mark
from cardprint.model.limits import DEFAULT, Limits
from cardprint.source.deck_file import load_deck
from cardprint.source.findings import Findings
from cardprint.source.yaml_nodes import Apart, ListNode, MapNode, TextNode, kind_of, read_yaml


def read(text, limits=DEFAULT):
    findings = Findings("deck.yaml", 100)
    node = read_yaml(text, findings, limits)
    findings.settle()
    return node


def plain(node):
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "on", "null", "~", "12:30", "007", "0x1F", "1e3", ".nan", "2024-02-30", "1_000", "true", "=", "<<"],
)
def test_a_text_is_what_was_typed(typed):
    assert plain(read(f"a: {typed}")) == {"a": typed}


def test_keys_keep_their_order_and_places():
    node = read("b: 1\na:\n  - x\n  - {c: y}\n")
    assert isinstance(node, MapNode)
    assert plain(node) == {"b": "1", "a": ["x", {"c": "y"}]}
    assert [node.key_mark(key) for key in "ba"] == [Mark(1, 1), Mark(2, 1)]
    assert [item.mark for item in node.entries["a"].items] == [Mark(3, 5), Mark(4, 5)]


def test_a_list_that_is_taken_apart_gives_its_items_as_they_come():
    taken = []
    text = "a: [1]\nb: &b\n- {c: [x, b]}\n- y\n- &z [2]\n- *z\nd: {b: [3]}\n"
    findings = Findings("deck.yaml", 100)
    node = read_yaml(text, findings, DEFAULT, Apart("b", lambda _: taken.append("begin"), taken.append))
    assert [part if part == "begin" else plain(part) for part in taken] == [
        "begin",
        {"c": ["x", "b"]},
        "y",
        ["2"],
        ["2"],
    ]
    assert plain(node) == {"a": ["1"], "b": [], "d": {"b": ["3"]}}
    findings.settle()


def test_a_file_may_hold_nothing():
    assert read("") is None
    assert read("# a remark\n") is None


def test_an_alias_repeats_what_it_names():
    assert plain(read("a: &x [1, &y 2]\nb: *x\nc: [*y, *x]")) == {
        "a": ["1", "2"],
        "b": ["1", "2"],
        "c": ["2", ["1", "2"]],
    }


def test_kinds_have_names():
    node = read("a: [b]")
    assert [kind_of(part) for part in (node, node.entries["a"], node.entries["a"].items[0])] == [
        "a mapping",
        "a list",
        "a text",
    ]


def test_of_two_equal_keys_both_values_are_looked_at():
    with pytest.raises(DeckError) as caught:
        read("a: 1\na: {b: 1, b: 2}\nc: 3\nc: 4")
    assert [problem.span.line for problem in caught.value.problems] == [2, 2, 4]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("[" * 5 + "]" * 5, Limits(depth=4)),
        ("[a, b, c, d]", Limits(nodes=4)),
        ("[&x [a, b], *x, *x]", Limits(nodes=9)),
        ("abcde", Limits(text=4)),
        ("'abcd\u00e9'", Limits(text=4)),
        ("abcde: f", Limits(text=4)),
    ],
)
def test_what_is_over_a_limit_is_refused(text, limits):
    with pytest.raises(LimitError):
        read(text, limits)


def test_what_the_parser_itself_finds_too_deep_is_over_the_same_limit():
    with pytest.raises(LimitError) as caught:
        read("a:\n  " + "[" * 2000)
    (problem,) = caught.value.problems
    assert problem.message == "lists and mappings are nested more than 32 deep"
    assert problem.span.line == 2


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("[" * 4 + "]" * 4, Limits(depth=4)),
        ("[a, b, c]", Limits(nodes=4)),
        ("[&x [a, b], *x]", Limits(nodes=7)),
        ("abcd", Limits(text=4)),
    ],
)
def test_what_reaches_a_limit_is_taken(text, limits):
    assert read(text, limits) is not None


def test_all_is_read_alike_where_pyyaml_was_built_without_libyaml(monkeypatch, dump, decks):
    with_libyaml = [dump(*load_deck(path)) for path in decks("good")]
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert [dump(*load_deck(path)) for path in decks("good")] == with_libyaml


# What PyYAML's own parser says elsewhere, otherwise, or not at all.
SAID_DIFFERENTLY = {"escape-of-half-a-character", "key-too-far-left", "unknown-directive", "unknown-escape"}


def test_the_same_is_told_where_pyyaml_was_built_without_libyaml(monkeypatch, decks):
    monkeypatch.delattr(yaml, "CSafeLoader")
    for path in decks("bad"):
        if path.stem not in SAID_DIFFERENTLY:
            monkeypatch.chdir(path.parent)
            with pytest.raises(CardprintError) as caught:
                load_deck(path.name)
            told = "".join(f"{format_problem(problem)}\n" for problem in caught.value.problems)
            assert told == path.with_suffix(".expected").read_bytes().decode()
