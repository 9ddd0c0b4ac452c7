"""Running text in every script is whole on cards: read back as it was written, inside its card, no line on another."""

import re
from pathlib import Path

import pytest

from acceptance.reader import cut, read_pdf
from acceptance.whole import assert_apart, assert_inside, hold_against
from cardprint.errors import DeckError, errors_in
from cardprint.text.breaks import clusters, has_right_to_left
from cardprint.text.fonts import load_fonts

WORDS = Path(__file__).parents[1] / "text" / "cldr" / "words.tsv"
SAMPLES = sorted((Path(__file__).parents[1] / "text" / "samples").glob("*.txt"))
LANGUAGES = {"ipa": "en", "emoji": "en", "he-points": "he", "ar-vowels": "ar"}  # where the file's name is not one
# Vowel signs that stand alone, which readers of PDF lose at the end of a line.
LONE_MARK = re.compile(r"(?<!\S)[^\w\s.,]+(?:\s|$)")
OTHER_DECKS = Path(__file__).parents[3] / "shared" / "decks"
REFUSED = re.compile(r"\\[eab]|[\u2028\u2029]|back: (?:\u200b|\"\\uFEFF\")$", re.MULTILINE)  # or nothing to see
UNPRINTABLE = "\uf8ff|\u0644\u035c"  # a private logo; a mark on a letter of another script
# pdfium takes two lines for one where the first begins with a syllable wider than they are apart, and a line of a long
# Latin word and one Hebrew letter for Latin. It leaves out marks of direction and spaces without width, and turns
# punctuation around that stands between an Arabic and a Latin comma.
MISREAD = re.compile("ஹௌ|﷽|-JavaScript|Power\u0644|\u060c,|[\u180e\u200b\u202a\u2066\u2067\ufeff]|\\\\uFEFF")
PILED = re.compile("[\u0300-\u036f]{3}")  # marks piled on marks, which reach into other lines as their author wants


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def deck(path, cards, lang):
    made = [f"title: Sample\nlang: {lang}\ncards:\n"]
    made += [f"- front: {quoted(front)}\n  back: {quoted(back)}\n" for front, back in cards]
    path.write_text("".join(made), encoding="utf-8")
    return path


def see_whole(made):
    sides = [cut(page) for page in read_pdf(made.data)]
    hold_against(made.deck, sides)
    for piece in (piece for side in sides for piece in side):
        assert_inside(piece)
        assert_apart(piece)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_running_text_is_whole(sample, tmp_path, printed):
    sentences = [line for line in sample.read_text(encoding="utf-8").splitlines() if not MISREAD.search(line)]
    lang = LANGUAGES.get(sample.stem, sample.stem)
    path = deck(tmp_path / "deck.yaml", zip(sentences, reversed(sentences), strict=True), lang)
    see_whole(printed(path, arrangement="duplex"))


@pytest.mark.parametrize("what", ["months", "letters"])
def test_the_months_and_letters_of_every_language_are_whole(what, tmp_path, printed):
    """Those of a right-to-left language stand in a row that pdfium reads in its own way, so they are left out here."""
    lines = (line.split("\t") for line in WORDS.read_text(encoding="utf-8").splitlines())
    rows = ((name, months if what == "months" else LONE_MARK.sub("", letters)) for _, name, months, letters in lines)
    fonts = load_fonts(system=False)
    cards = [row for row in rows if row[1] and not has_right_to_left("".join(row))]
    kept = [card for card in cards if not fonts.missing(clusters("".join(card)))]
    assert len(kept) > 200
    see_whole(printed(deck(tmp_path / "deck.yaml", kept, "en"), arrangement="duplex"))


def test_emoji_and_naughty_strings_are_whole_or_refused(tmp_path, printed):
    path = OTHER_DECKS / "10_emoji_naughty.yaml"
    if not path.exists():
        pytest.skip(f"there is no {path.name} beside the project")
    head, *cards = re.split(r"(?m)^(?=- front)", path.read_text(encoding="utf-8"))
    assert lines_told(printed, path) == lines_of(REFUSED, head, cards)
    readable = [card for card in cards if not REFUSED.search(card)]
    path = tmp_path / path.name
    path.write_text(head + "".join(readable), encoding="utf-8")
    # Tibetan and what Hong Kong's supplement has, where their packages are not installed.
    unprintable = re.compile("|".join([UNPRINTABLE, *load_fonts().missing(sorted(set("".join(readable))))]))
    assert lines_told(printed, path) == lines_of(unprintable, head, readable)
    kept = [card for card in readable if not any(each.search(card) for each in (unprintable, MISREAD, PILED))]
    assert len(kept) > 900
    path.write_text(head + "".join(kept), encoding="utf-8")
    see_whole(printed(path, arrangement="duplex"))


def lines_told(printed, path):
    """Return the lines that the errors of a deck point to; where a font is missing, most name its package."""
    with pytest.raises(DeckError) as caught:
        printed(path)
    errors = errors_in(caught.value.problems)
    hints = [problem.hint for problem in errors if "no font here has" in problem.message]
    assert sum("install fonts-noto-" not in hint for hint in hints) <= 2, hints
    return {problem.span.line for problem in errors}


def lines_of(pattern, head, cards):
    """Return the lines of the cards, which have two, in which a pattern is found."""
    first = head.count("\n") + 1
    lines = "".join(cards).split("\n")
    return {first + index for index, line in enumerate(lines) if pattern.search(line)}
