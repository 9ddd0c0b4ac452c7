from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.blocks import Paragraph
from cardprint.source.markup import inline
from cardprint.source.markup.parser import MarkupError, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**a** b", "<bold|a> b"),
        ("__a b__", "<bold|a b>"),
        ("*a* _b_", "<italic|a> <italic|b>"),
        ("***a***", "<bold italic|a>"),
        ("**a *b* c**", "<bold|a ><bold italic|b><bold| c>"),
        ("*a **b** c*", "<italic|a ><bold italic|b><italic| c>"),
        ("**a", "**a"),
        ("a** b**", "a** b**"),
        ("**a*", "*<italic|a>"),
        ("*a _b* c_", "<italic|a _b> c_"),
        ("(**a**)", "(<bold|a>)"),
        ("**a:** b", "<bold|a:> b"),
        ("**„a“** b", "<bold|„a“> b"),
        ("**「a」**語", "<bold|「a」>語"),
    ],
)
def test_stars_and_underlines_make_bold_and_italic(text, expected, sketch):
    assert sketch(parse(text)) == f"¶ {expected}"


@given(
    st.lists(st.sampled_from(["**", "*", "a", "b ", "1", " ", ".", "\n", "é", "日", "(", "-", "**a**", " **b c** "]))
)
def test_the_short_way_to_bold_words_reads_what_the_long_way_reads(pieces):
    text = "".join(pieces)
    short = inline._only_bold(text)
    assert short in {None, Paragraph(inline._Reader(text, 0, []).read())}


@pytest.mark.parametrize(
    "text",
    [
        "snake_case and __init",
        "__init__ calls self.__next__() where __name__ is '__main__' or in __class_getitem__",
        "2 * 3 * 4",
        "a*b*c",
        "2**16 + 2**8",
        "node_t **head, *next",
        "_",
        "**",
        "* *",
        "** a **",
        "****",
        "a~b",
        "~ 5 ~ 6",
        "~~a~~",
        "2^16 and 2^8",
        "a^2+b^2=c^2",
        "2^3^4",
        "(^_^)",
        "x^ 2 ^",
        "<b>a</b> & &amp; &#8211;",
        "<script>alert(1)</script>",
        "[a]",
        "[a] (https://b)",
        "[](https://a)",
        "list[0](x)",
        "<https://>",
        "<javascript:x>",
        "{{}} {{ }} {a} {{::b}}",
        "C:\\new \\d+ \\(a\\) it\\'s",
        "$5 and $6",
        "→ ⇒ => <- ->",
    ],
)
def test_what_only_looks_like_markup_prints_as_typed(text, sketch):
    assert sketch(parse(text)) == f"¶ {text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`a`", "<code|a>"),
        ("``a`b``", "<code|a`b>"),
        ("`` ` ``", "<code|`>"),
        ("` a `", "<code|a>"),
        ("`**a** \\*`", "<code|**a** \\*>"),
        ("**`a`**", "<bold code|a>"),
        ("*a `b* c`", "*a <code|b* c>"),
        ("`a` and `b", "<code|a> and `b"),
        ("`a\nb`", "`a⏎b`"),
    ],
)
def test_backticks_make_code_of_a_line(text, expected, sketch):
    assert sketch(parse(text)) == f"¶ {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H~2~O", "H<sub|2>O"),
        ("x^2^", "x<sup|2>"),
        ("x^*n*^", "x<italic sup|n>"),
        ("x^a~b~^", "x<sup|ab>"),
        ("Ca^2+^ and OH^-^", "Ca<sup|2+> and OH<sup|->"),
        ("1^st^ 2^nd^", "1<sup|st> 2<sup|nd>"),
        ("**x^2^**", "<bold|x><bold sup|2>"),
    ],
)
def test_tildes_and_carets_lower_and_raise(text, expected, sketch):
    assert sketch(parse(text)) == f"¶ {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://b.c/d?e=f#g)", "<https://b.c/d?e=f#g|a>"),
        ("[a **b**](http://c)", "<http://c|a ><bold http://c|b>"),
        ("**[a](http://b)**", "<bold http://b|a>"),
        ("[a](https://b/c_(d))", "<https://b/c_(d)|a>"),
        ("[a](mailto:b@c.d)", "<mailto:b@c.d|a>"),
        ("<HTTPS://a>", "<HTTPS://a|HTTPS://a>"),
        ("<mailto:a@b.c>", "<mailto:a@b.c|a@b.c>"),
        ("(see [a](https://b), c)", "(see <https://b|a>, c)"),
        ("[[a](https://b)]", "[<https://b|a>]"),
    ],
)
def test_links_go_to_the_web_and_to_mailboxes(text, expected, sketch):
    assert sketch(parse(text)) == f"¶ {expected}"


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://a",
        "a.html",
        "#b",
        "//c",
        "http:",
        "mailto:a",
    ],
)
def test_no_link_goes_anywhere_else(target):
    with pytest.raises(MarkupError, match="a link cannot go to"):
        parse(f"see [this]({target})")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\*a\*", "*a*"),
        (r"\\", "\\"),
        (r"\`a\`", "`a`"),
        (r"\[a](javascript:b)", "[a](javascript:b)"),
        (r"\- a", "- a"),
        (r"1\. a", "1. a"),
        ("a\n  2\\) b", "a⏎  2) b"),
        (r"a \- b 1\. c", r"a \- b 1\. c"),
        (r"a -\> b -\> c", "a -> b -> c"),
        (r"a \-> b \-> c", "a -> b -> c"),
        (r"a\: b\:", r"a\: b:"),
        ("a \\• b", "a • b"),
    ],
)
def test_a_backslash_keeps_a_sign_from_being_markup(text, expected, sketch):
    assert sketch(parse(text)) == f"¶ {expected}"
