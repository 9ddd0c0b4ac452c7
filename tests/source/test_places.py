from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.deck import Mark
from cardprint.model.limits import DEFAULT
from cardprint.source.findings import Findings
from cardprint.source.places import index_of, line_at, place_of
from cardprint.source.yaml_nodes import MapNode, TextNode, read_yaml

texts = st.text("ab'\"\\: é語\n", min_size=1, max_size=40)


def quoted_twice(text: str) -> str:
    escapes = {"\n": "\\n", '"': '\\"', "\\": "\\\\", "é": "\\xe9", "語": "\\u8A9E"}
    return '"' + "".join(escapes.get(char, char) for char in text) + '"'


def quoted_once(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", "\n\n  ") + "'"


def literal(text: str) -> str:
    return "|2-\n" + "\n".join(f"    {line}" for line in text.split("\n"))


def found_in(source: str) -> TextNode:
    root = read_yaml(source, Findings("x", 10), DEFAULT)
    assert isinstance(root, MapNode)
    (node,) = root.entries.values()
    assert isinstance(node, TextNode)
    return node


@pytest.mark.parametrize("write", [quoted_once, quoted_twice, literal])
@given(text=texts)
def test_every_character_is_found_where_it_stands(write, text):
    source = f"a:\n  b: &x {write(text)}\n" if write is literal else f"b: {write(text)}\n"
    root = read_yaml(source, Findings("x", 10), DEFAULT)
    while isinstance(root, MapNode):
        (root,) = root.entries.values()
    assert isinstance(root, TextNode)
    for offset, character in enumerate(root.text):
        if not character.isspace():
            place = place_of(source, root.mark, root.text, offset)
            at = index_of(source, place)
            assert source[at] == character or (write is quoted_twice and source[at] == "\\")


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a: one two X", (1, 12)),
        ("a:\n  one\n  two X", (3, 7)),
        ("a: one\n\n  two X", (3, 7)),
        ("a: !!str &b one X", (1, 17)),
        ("a: >\n  one\n  two\n\n  three X", (5, 9)),
        ("a: >-  # remark\n  one X", (2, 7)),
        ("a: |\n\n\n  one X", (4, 7)),
        ("a: |4\n      one X", (2, 11)),
        ('a: "one\\r\\ntwo\\\n  X"', (2, 3)),
        ("a: 'it''s\n  X'", (2, 3)),
    ],
)
def test_a_character_is_found_in_every_way_to_write_a_text(source, place):
    node = found_in(source)
    assert place_of(source, node.mark, node.text, node.text.index("X")) == Mark(*place)


def test_a_folded_text_too_odd_to_follow_is_placed_at_its_begin():
    source = "a: >\n  one\n    more\n  two X"
    node = found_in(source)
    assert place_of(source, node.mark, node.text, node.text.index("X")) == node.mark


def test_a_line_is_given_whole():
    assert line_at("one\ntwo\nthree", Mark(2, 2)) == "two"
    assert line_at("one\ntwo\nthree", Mark(3, 5)) == "three"
