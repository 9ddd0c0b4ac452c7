"""What is what in code, and that reading it never takes long, whatever is typed."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.source.markup.code_block import MOST_CHARACTERS, MOST_LINES, read_code

COMMON = [
    "bash",
    "c",
    "cpp",
    "csharp",
    "css",
    "diff",
    "go",
    "haskell",
    "html",
    "java",
    "javascript",
    "json",
    "kotlin",
    "latex",
    "lua",
    "make",
    "markdown",
    "matlab",
    "perl",
    "php",
    "powershell",
    "prolog",
    "python",
    "r",
    "ruby",
    "rust",
    "scala",
    "scheme",
    "sql",
    "swift",
    "toml",
    "typescript",
    "vb.net",
    "xml",
    "yaml",
]
# What fools expressions: openings that are never closed, long runs of one thing.
OPENINGS = ('"\\', "'", "/*", "<!--", "(", "{{", "`", "<a ", "#", "--")
RUNS = ("a", "0", "a ", " ", "\t", "\n", " \n", "a:", "$", "=")


def parts(text, language):
    return [(token.text, token.part) for token in read_code(text, language).block.tokens]


def test_keywords_literals_and_comments_are_told_apart():
    assert parts("return 1.5 # x", "python") == [("return ", "keyword"), ("1.5 ", "literal"), ("# x", "comment")]


@pytest.mark.parametrize(
    ("language", "text", "part", "of"),
    [
        ("c", "#include <stdio.h>", "literal", "<stdio.h>"),
        ("c", "#define N 1", "keyword", "#define N 1"),
        ("python", 'def f():\n  """What for."""', "comment", '"""What for."""'),
        ("python", "a and b", "keyword", "and "),
        ("html", "<p>x</p>", "keyword", "p"),
        ("json", '{"a": null}', "keyword", '"a"'),
        ("console", "$ ls", "comment", "$ "),
        ("markdown", "# Title", "keyword", "# Title"),
    ],
)
def test_what_a_reader_of_a_language_looks_for_stands_out(language, text, part, of):
    assert (of, part) in parts(text, language)


@pytest.mark.parametrize("name", ["python", "Python", "{.python}", "python,linenos", "py", "PYTHON title=x"])
def test_a_language_is_known_by_its_names_and_by_the_ending_of_its_files(name):
    assert parts("if x", name)[0] == ("if ", "keyword")


@pytest.mark.parametrize("name", ["", "text", "Plain", "none", " "])
def test_code_of_no_language_has_no_colours_and_nothing_is_wrong_with_it(name):
    block, doubt = read_code("if x", name)
    assert block.tokens == ()
    assert doubt is None


def test_of_an_unknown_language_it_is_said_where_it_stands_and_which_is_meant():
    block, doubt = read_code("if x", "{.pythn}")
    assert block.tokens == ()
    assert (doubt.offset, doubt.hint) == (2, "did you mean 'python'?")


@given(st.text(max_size=200), st.sampled_from(COMMON))
def test_tokens_are_the_code_and_nothing_else(text, language):
    block, _ = read_code(text, language)
    assert block.text == text
    assert not block.tokens or "".join(token.text for token in block.tokens) == text


@pytest.mark.parametrize("language", COMMON)
def test_every_common_language_is_read(language):
    assert read_code("x", language).doubt is None
    assert parts("x", language)


@pytest.mark.parametrize("text", ["x" * (MOST_CHARACTERS + 1), "x\n" * MOST_LINES])
def test_code_that_no_card_holds_is_printed_without_colours_and_that_is_said(text):
    block, doubt = read_code(text, "python")
    assert (block.text, block.tokens) == (text, ())
    assert "longer than 2,000 characters or 100 lines" in doubt.message


@pytest.mark.parametrize("language", COMMON)
def test_no_code_is_read_for_long_whatever_is_in_it(language):
    for fooling in (*OPENINGS, *RUNS):
        begun = time.process_time()
        read_code((fooling * 10_000)[:10_000], language)
        most = "\n".join((fooling * MOST_CHARACTERS)[:MOST_CHARACTERS].split("\n")[:MOST_LINES])
        read_code(most, language)
        assert time.process_time() - begun < 5, fooling


def test_languages_whose_reading_takes_seconds_are_not_known():
    assert read_code("x", "mcschema").doubt is not None


def test_decks_whose_code_names_no_language_load_nothing_to_read_it_by():
    script = (
        "import sys; from cardprint.source.markup.parser import parse; parse('```\\nif x\\n```'); parse('`if x`'); "
        "print([name for name in sys.modules if name.startswith('pygments')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
