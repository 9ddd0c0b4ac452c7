from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.block_contents import plain_text
from cardprint.model.blocks import Cloze, Formula
from cardprint.source.markup.parser import MarkupError, escape, parse


def faults(text):
    with pytest.raises(MarkupError) as caught:
        parse(text)
    return [(fault.offset, fault.message) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$E=mc^2$", "<formula|E=mc^2>"),
        ("a $x$, b", "a <formula|x>, b"),
        ("the $n$th", "the <formula|n>th"),
        ("$a_1$ and $b_2$", "<formula|a_1> and <formula|b_2>"),
        (r"$5\$$", r"<formula|5\$>"),
        ("**so $x$ is**", "<bold|so ><bold formula|x><bold| is>"),
        ("[$x$](https://a.b)", "<https://a.b formula|x>"),
        ("$a*b*c_d e_f$", "<formula|a*b*c_d e_f>"),
        (r"\ce{H2O}", r"<formula|\ce{H2O}>"),
        (r"water, \ce{H2O}: $\ce{SO4^2-}$", r"water, <formula|\ce{H2O}>: <formula|\ce{SO4^2-}>"),
        ("$$x$$", "<display|x>"),
        ("so\n$$x\n=y$$\nthus", "so⏎<display|x =y>⏎thus"),
        ("in $$x$$ line", "in <display|x> line"),
    ],
)
def test_a_formula_stands_between_dollar_signs(text, expected, sketch):
    assert sketch(parse(text)) == f"¶ {expected}"


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $10",
        "$5, $10",
        "between $5-$10",
        "US$ 5 or A$ 6",
        "costs 5$ or 6 $",
        "$",
        "$$",
        "$ x $",
        "$x $",
        "$a\nb$",
        "$x$5",
        "2$x$3",
        "$$ $$",
    ],
)
def test_a_dollar_that_is_money_stays_one(text, sketch):
    assert sketch(parse(text)) == "¶ " + text.replace("\n", "⏎")


def test_a_dollar_behind_a_backslash_is_one(sketch):
    assert sketch(parse(r"\$x\$ \$5$")) == "¶ $x$ $5$"


def test_dollars_in_code_are_code(sketch):
    assert sketch(parse("`$x$` `$`a$")) == "¶ <code|$x$> <code|$>a$"


amounts = st.builds("${}{}".format, st.integers(0, 9999), st.sampled_from(["", ".50", "k", "m"]))
words = st.text(string.ascii_letters, min_size=1, max_size=5)


@given(st.lists(st.one_of(amounts, words), min_size=1, max_size=8).map(" ".join))
def test_no_sentence_of_words_and_amounts_has_a_formula(text):
    assert plain_text(parse(text)) == text


@given(st.text(string.ascii_letters + string.digits + "+-=()", min_size=1), words, words)
def test_every_formula_in_a_sentence_is_one(source, before, after):
    (paragraph,) = parse(f"{before} ${source}$ {after}")
    assert [run.text for run in paragraph.runs if run.inset] == [source]
    assert plain_text([paragraph]) == f"{before} {source} {after}"


@given(st.text("$ab1 \\{}|:\n", max_size=30))
def test_whatever_is_typed_with_dollars_and_braces_loses_no_letter(text):
    try:
        blocks = parse(text)
    except MarkupError:
        return
    said = plain_text(blocks) + "".join(
        run.inset.reading if run.inset and not isinstance(run.inset, Formula) else ""
        for block in blocks
        if hasattr(block, "runs")
        for run in block.runs
    )
    hints = sum(len(run.cloze.hint) for block in blocks for run in getattr(block, "runs", ()) if run.cloze)
    assert abs(len(re.findall("[ab1]", text)) - len(re.findall("[ab1]", said))) <= hints


@given(st.text("$ab1{}|\\^ ", max_size=20))
def test_what_is_escaped_is_no_formula_and_no_reading(text):
    assert all(run.inset is None for block in parse(escape(text)) for run in getattr(block, "runs", ()))


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        (r"x $\undefinedcmd{y}$", 3, r"there is no command \undefinedcmd in formulas"),
        (r"$a+\foo$", 3, r"there is no command \foo in formulas"),
        (r"$\frac{a}{b$", 9, "{ is never closed"),
        (r"\ce{H2?O}", 6, r"'?' is no chemistry that \ce knows here"),
        ("$$\na\n  + \\foo\n$$", 9, r"there is no command \foo in formulas"),
        (r"- a $\foo$", 5, r"there is no command \foo in formulas"),
    ],
)
def test_what_is_wrong_in_a_formula_is_reported_at_its_place(text, offset, message):
    assert faults(text) == [(offset, message)]


def test_a_formula_on_lines_of_its_own_is_no_list_no_table_and_no_chain(sketch):
    text = "so\n$$\n\\begin{aligned}\n- a &= b \\\\\n\n|x| &= 1\n\\end{aligned}\n$$\n- c"
    source = r"\begin{aligned} - a &= b \\ |x| &= 1 \end{aligned}"
    assert sketch(parse(text)) == f"¶ so⏎<display|{source}>\nlist\n  * ¶ c"


def test_dollars_that_nothing_closes_leave_the_lines_below_alone(sketch):
    assert sketch(parse("$$ now\n- a\n- b")) == "¶ $$ now\nlist\n  * ¶ a\n  * ¶ b"


def test_arrows_in_a_formula_make_no_chain(sketch):
    assert (
        sketch(parse(r"$\ce{A -> B}$ and \ce{C -> D -> E}"))
        == r"¶ <formula|\ce{A -> B}> and <formula|\ce{C -> D -> E}>"
    )


def test_bars_in_formulas_and_readings_part_no_cells(sketch):
    table = "| a | b |\n|---|---|\n| $|x|$ | {漢|かん} |\n| `$` | `$` |"
    assert sketch(parse(table)).split("\n")[2:] == ["  <formula||x|> | <reads かん|漢>", "  <code|$> | <code|$>"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{漢字|かんじ}", "<reads かんじ|漢字>"),
        ("日本{語|ご}の", "日本<reads ご|語>の"),
        ("{a|b}{a|b}", "<reads b|a><reads b|a>"),
        ("**{a|b}**", "<bold reads b|a>"),
        ("{a b|c d}", "<reads c d|a b>"),
    ],
)
def test_a_reading_stands_behind_a_bar_in_braces(text, expected, sketch):
    assert sketch(parse(text)) == f"¶ {expected}"


@pytest.mark.parametrize("text", ["{a|}", "{|a}", "{a | b}", "{x| x>0}", "{a\n|b}", "{a|b|c}", "{a}", r"\{a|b}"])
def test_other_braces_print_as_typed(text, sketch):
    assert sketch(parse(text)) == "¶ " + text.replace("\n", "⏎").replace("\\", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{a}}", "<cloze|a>"),
        ("{{ a b }} c", "<cloze|a b> c"),
        ("{{a::b}}", "<cloze(b)|a>"),
        ("{{c12::a::b}}", "<cloze(b)|a>"),
        ("{{**a** `b`}}", "<bold cloze|a><cloze| ><code cloze|b>"),
        ("**{{a}}**", "<bold cloze|a>"),
        ("{{a}}{{b}}", "<cloze|a><cloze|b>"),
        ("{{$x^{2^{3}}$::a power}}", "<formula cloze(a power)|x^{2^{3}}>"),
        ("{{{漢|かん}}}", "<reads かん cloze|漢>"),
        (r"{{\ce{H2O}}}", r"<formula cloze|\ce{H2O}>"),
    ],
)
def test_a_cloze_is_what_double_braces_hold(text, expected, sketch):
    assert sketch(parse(text)) == f"¶ {expected}"


def test_clozes_side_by_side_are_two():
    (paragraph,) = parse("{{a}}{{b}} {{c}}")
    numbers = [run.cloze.number for run in paragraph.runs if run.cloze]
    assert len(set(numbers)) == 3
    assert all(isinstance(run.cloze, Cloze) for run in paragraph.runs if run.cloze)
