from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from cardprint.errors import CardprintError, LimitError, Span, format_problem
from cardprint.source.deck_file import load_deck

SHARED = Path(__file__).parents[3] / "shared" / "decks" / "09_images.yaml"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder with a picture in it, as the working folder."""
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (4, 3)).save("dot.png")
    return tmp_path


def load(*cards):
    Path("deck.yaml").write_text("title: T\ncards:\n" + "".join(f"- {card}\n" for card in cards), encoding="utf-8")
    return load_deck("deck.yaml")[0]


def told(*cards):
    with pytest.raises(CardprintError) as caught:
        load(*cards)
    return [format_problem(problem) for problem in caught.value.problems]


def card(name):
    return f"{{image: '{name}', back: b}}"


@pytest.mark.usefixtures("folder")
def test_each_file_is_one_picture_however_often_it_is_named():
    deck = load(card("dot.png"), "{front: a, back: '![x](dot.png)'}", "{image: ./dot.png, back: c}")
    first, second = deck.cards[0].front[0], deck.cards[1].back[0]
    assert first.picture is second.picture
    assert [picture.name for picture in deck.pictures] == ["dot.png"]
    assert deck.pictures[0].place == Span("deck.yaml", 3, 11)


def test_a_link_may_lead_to_a_file_in_the_folder_but_not_out_of_it(folder):
    (folder / "inner").mkdir()
    (folder / "inner" / "near.png").symlink_to("../dot.png")
    assert load(card("inner/near.png")).pictures
    outside = folder.parent / f"{folder.name}-outside.png"
    (folder / "dot.png").rename(outside)
    (folder / "far.png").symlink_to(outside)
    assert "is a link to a file outside the deck's folder" in told(card("far.png"))[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_file_is_not_opened(folder):
    os.mkfifo(folder / "pipe.png")
    (folder / "loop.png").symlink_to("loop.png")
    assert "is no file" in told(card("pipe.png"))[0]
    assert "cannot be read" in told(card("loop.png"))[0]


def test_a_file_that_is_too_large_breaks_a_limit_unread(folder):
    with (folder / "large.png").open("wb") as file:
        file.truncate(25 * 1024 * 1024 + 1)
    with pytest.raises(LimitError, match="is larger than 25 MB"):
        load(card("large.png"))


@pytest.mark.usefixtures("folder")
def test_a_limit_broken_inside_a_text_is_a_limit_too():
    Image.new("1", (8000, 5001)).save("many.png")
    with pytest.raises(LimitError, match="more than 40 million pixels"):
        load("{front: a, back: '![x](many.png)'}")


def test_a_drawing_is_told_by_its_name_or_by_its_first_sign(folder):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>'
    (folder / "a.svg").write_text(drawing, encoding="utf-16")
    (folder / "b.dat").write_text(f"\ufeff\n{drawing}", encoding="utf-8")
    assert [picture.size for picture in load(card("a.svg"), card("b.dat")).pictures] == [(40, 20), (40, 20)]


@pytest.mark.usefixtures("folder")
def test_every_broken_picture_is_reported_at_each_place_that_names_it():
    Path("bad.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    problems = told(card("bad.png"), card("dot.png"), "{front: a, back: '![x](bad.png)'}")
    assert [problem.partition(" error")[0] for problem in problems] == ["deck.yaml:3:11:", "deck.yaml:5:26:"]


@pytest.mark.usefixtures("folder")
def test_cards_that_show_different_pictures_do_not_repeat_each_other():
    Image.new("RGB", (4, 3)).save("other.png")
    Path("deck.yaml").write_text("title: T\ncards:\n- {image: dot.png, back: b}\n- {image: other.png, back: b}\n")
    assert load_deck("deck.yaml")[1] == ()


@pytest.mark.usefixtures("folder")
def test_a_deck_without_pictures_loads_nothing_for_them():
    load("{front: a, back: b}")
    script = (
        "import sys; from cardprint.source.deck_file import load_deck; load_deck('deck.yaml'); "
        "print([name for name in sys.modules if name.startswith(('PIL', 'cardprint.images', 'cardprint.svg'))])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not SHARED.is_file(), reason="the shared deck is not here")
def test_of_a_deck_of_odd_pictures_the_broken_ones_are_reported_all_at_once():
    with pytest.raises(CardprintError) as caught:
        load_deck(SHARED)
    assert [problem.span.line for problem in caught.value.problems] == list(range(167, 192, 3))
