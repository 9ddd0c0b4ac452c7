from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cardprint.model.block_contents import plain_text
from cardprint.model.blocks import PLAIN, Paragraph, Run
from cardprint.source.markup.flat import read_flat
from cardprint.source.markup.parser import MarkupError, _read_any, escape, parse

# Everything that means something somewhere, so that random texts are full of markup.
SIGNS = "\\`*_~^[]{}<>|$•-+.:)(!#&;/'\" \n123abcé語"
lines_of_signs = st.lists(st.text(SIGNS.replace("\n", ""), max_size=12), max_size=8)
texts_of_signs = st.text(SIGNS, max_size=80)
words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\\`*_~^[]{}<>|•$-"), min_size=1
)


def paragraphs(text: str) -> list[str]:
    return [block.text for block in parse(text) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n\t\n", ""),
        ("one", "¶ one"),
        ("one\ntwo", "¶ one⏎two"),
        ("one\n\ntwo", "¶ one\n¶ two"),
        ("one\r\ntwo\rthree", "¶ one⏎two⏎three"),
        ("  one\n    two", "¶ one⏎  two"),
        ("1 + 1\n= 2", "¶ 1 + 1⏎= 2"),
        ("all\u00a0words\u00a0of\u00a0a\u00a0web\u00a0page", "¶ all words of a web page"),
        ("J.\u00a0R.\u00a0R.\u00a0Tolkien", "¶ J.\u00a0R.\u00a0R.\u00a0Tolkien"),
        ("1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0F", "¶ 1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0F"),
        (
            "dit\u00a0:\u00a0«\u00a0Pas\u00a0maintenant\u00a0!\u00a0»",
            "¶ dit\u00a0:\u00a0«\u00a0Pas\u00a0maintenant\u00a0!\u00a0»",
        ),
    ],
)
def test_blank_lines_part_paragraphs_and_line_ends_are_kept(text, expected, sketch):
    assert sketch(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b", "list\n  * ¶ a\n  * ¶ b"),
        ("- a\n  b", "list\n  * ¶ a⏎b"),
        ("- a\nb", "list\n  * ¶ a\n¶ b"),
        ("- a\n\n  b\n- c", "list\n  * ¶ a\n    ¶ b\n  * ¶ c"),
        ("- a\n  - b\n    - c\n- d", "list\n  * ¶ a\n    list\n      * ¶ b\n        list\n          * ¶ c\n  * ¶ d"),
        ("1. a\n   - b", "list from 1\n  * ¶ a\n    list\n      * ¶ b"),
        ("- a\n1. b\n2. c", "list\n  * ¶ a\nlist from 1\n  * ¶ b\n  * ¶ c"),
        ("1. a\n\n2. b", "list from 1\n  * ¶ a\n  * ¶ b"),
        ("9. a\n10. b", "list from 9\n  * ¶ a\n  * ¶ b"),
        ("0. a\n1. b", "list from 0\n  * ¶ a\n  * ¶ b"),
        ("1986. a\n1987. b", "¶ 1986. a⏎1987. b"),
        ("- - a", "list\n  * ¶ - a"),
        ("a\tb\n\n- **c\td**", "¶ a b\nlist\n  * ¶ <bold|c d>"),
        ("-\ta", "list\n  * ¶ a"),
        ("- a\n\t- b", "list\n  * ¶ a\n    list\n      * ¶ b"),
    ],
)
def test_a_list_holds_what_is_indented_below_its_items(text, expected, sketch):
    assert sketch(parse(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["- a\n\nb:\n- c\n\nd:", "a:\n- b\n\nc\n- d", ":\n- b\n\nc:\n- d", "a\nb:\n- c\n\nd:\n- e", "a:\n\nb:\n\nc:\n\nd:"],
)
def test_only_headings_with_lists_by_turns_make_a_comparison(text, sketch):
    assert "comparison" not in sketch(parse(text))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a [b](javascript:x)", "javascript", "a link cannot go to 'javascript:x'"),
        ("a\n- b\n  [c](data:d)", "data", "a link cannot go to 'data:d'"),
        ("x\n\n  [a](b.html)", "b.html", "a link cannot go to 'b.html'"),
        ("x -[a](b.html)-> y", "b.html", "a link cannot go to 'b.html'"),
        ("x -> [a](b.html) -> y", "b.html", "a link cannot go to 'b.html'"),
        ("|a|b|\n|-|-|\n|c|[d](e:f)|", "e:f", "a link cannot go to 'e:f'"),
        ("**x** ^[a](b:c)^", "b:c", "a link cannot go to 'b:c'"),
        ("x\n```py\ny", "```py", "the code block that ``` opens is never closed"),
        ("|a|b|\n|-|-|\n|1|2| 3 |", "3", "this row of the table has 3 cells, its head has 2"),
    ],
)
def test_a_fault_is_told_where_it_is(text, place, message):
    with pytest.raises(MarkupError) as caught:
        parse(text)
    (fault,) = caught.value.faults
    assert (fault.message, fault.offset) == (message, text.index(place))


def test_every_fault_of_a_text_is_reported_in_order():
    with pytest.raises(MarkupError) as caught:
        parse("- [a](x:1)\n- [b](x:2)\n\n[c](x:3) [d](x:4)\n\n[e](x:5) -[f](x:6)-> [g](x:7)")
    assert [fault.message[-2] for fault in caught.value.faults] == ["1", "2", "3", "4", "5", "6", "7"]


def test_lists_may_be_nested_eight_deep_and_no_deeper(sketch):
    deep = [f"{'  ' * depth}- {depth + 1}" for depth in range(9)]
    assert sketch(parse("\n".join(deep[:8]))).count("list") == 8
    with pytest.raises(MarkupError) as caught:
        parse("\n".join(deep))
    (fault,) = caught.value.faults
    assert fault.offset == "\n".join(deep).index("- 9")


@given(st.lists(st.lists(words, min_size=1), min_size=1))
def test_text_without_markup_is_what_was_typed(typed):
    lines = [" ".join(line) for line in typed]
    assume(not any(line[0] in "0123456789" for line in lines))
    assert paragraphs("\n\n".join(lines)) == lines


@given(lines_of_signs)
def test_escaped_text_prints_as_the_text(lines):
    lines = [line.strip() for line in lines]
    expected = "\n".join(lines).strip("\n")
    found = parse(escape(expected))
    assert all(isinstance(block, Paragraph) for block in found)
    assert [block.text for block in found] == [part.strip("\n") for part in expected.split("\n\n") if part.strip("\n")]


@given(texts_of_signs)
def test_the_fast_way_and_the_long_way_read_the_same(text):
    faults = []
    found = read_flat(text, faults)
    if found is not None and not faults:
        assert found == _read_any(text)


@given(st.text("ab-*1.) \n", max_size=60))
def test_the_fast_way_and_the_long_way_read_the_same_lists(text):
    faults = []
    found = read_flat(text, faults)
    if found is not None and not faults:
        assert found == _read_any(text)


@given(texts_of_signs)
def test_a_text_is_read_or_its_faults_lie_inside_it(text):
    faults = ()
    try:
        parse(text)
    except MarkupError as error:
        faults = error.faults
    assert all(0 <= fault.offset < len(text) for fault in faults)


@given(st.text("abcd*_^|-•>:.)( \n12\\", max_size=80))
def test_no_letter_is_lost_or_moved(text):
    found = plain_text(parse(text))
    assert [char for char in found if char.isalpha()] == [char for char in text if char.isalpha()]


@given(st.text("abcd*_ \n", max_size=60))
def test_emphasis_takes_away_only_its_own_signs(text):
    found = plain_text(parse(text))
    assert found.replace("*", "").replace("_", "").split() == text.replace("*", "").replace("_", "").split()


@given(words)
def test_bold_within_bold_within_a_list_is_bold(word):
    assume(word[0].isalnum() and word[-1].isalnum())
    ((item,),) = [block.items for block in parse(f"- **a __of {word}__ b**")]
    (paragraph,) = item
    assert paragraph.runs == (Run(f"a of {word} b", PLAIN._replace(bold=True)),)


N = 20_000
HOSTILE = {
    "stars": "*" * N,
    "spaced stars": "* " * N,
    "openers": "*a " * N,
    "closers": "a* " * N,
    "both in turn": "*a **b _c __d " * N,
    "pairs": "*a* " * N,
    "longer and longer stars": " ".join("*" * (1 + count % 300) + "a" for count in range(N // 10)),
    "backticks": "`a" * N,
    "backticks of all lengths": " ".join("`" * count for count in range(1, 300)),
    "brackets": "[" * N,
    "half links": "[a](b" * N,
    "bad links": "[a](b:c) " * N,
    "angles": "<http://" * N,
    "braces": "{{a::" * N,
    "carets": "^a" * N,
    "tildes": "~a~ " * N,
    "backslashes": "\\- " * N,
    "one word": "x" * 1_000_000,
    "spaces": " " * 1_000_000,
    "lines": "line\n" * N,
    "items": "- a\n" * N,
    "bullets on one line": "x: • a " * N,
    "numbers": "1. a\n  x\n" * N,
    "stairs": "\n".join(" " * (2 * depth) + "- a" for depth in range(1000)),
    "numbered stairs": "\n".join(" " * (2 * depth) + "1. a" for depth in range(1000)),
    "fences": "```x\n" * N,
    "fences of all lengths": "\n".join("`" * (3 + count % 100) + "x" for count in range(N)),
    "bars": "|" * N + "\n" + "|-" * N,
    "heads of tables": "|a\n|-\n" * N,
    "arrows": "a->" * N,
    "labels": "a -b" * N + "->c",
    "chain": "`a` -> " * N,
    "dollars": "$" * N,
    "dollars and words": "$x " * N,
    "rows of dollars": "$$\n" * N,
    "formulas of one kind": "$x$ " * N,
    "gaps with a dollar": "{{$" * N,
    "gaps with a formula": "{{$a$" * N,
    "readings": "{a|" * N,
    "bars and dollars": "|$x" * N + "\n" + "|-" * N,
    "chemistry": "\\ce{" * N,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long_to_read(name):
    began = time.process_time()
    with suppress(MarkupError):
        parse(HOSTILE[name])
    assert time.process_time() - began < 3  # in fact below 0.3 s; where time grows with the square, far above
