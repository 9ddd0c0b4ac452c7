"""The study kit, from the command line to the file; and --weak, which prints what is left to learn."""

from __future__ import annotations

import json

import pytest
from pypdf import PdfReader


@pytest.fixture
def rated(deck):
    deck.write_text(deck.read_text(encoding="utf-8").replace("back: un,", "back: un, rating: 5,"), encoding="utf-8")
    return deck


@pytest.mark.usefixtures("deck")
def test_a_kit_is_one_file_with_three_parts(run):
    told = "output/words-study.pdf: 3 pages on 3 sheets; print one-sided, at 100 %\n"
    assert run("study", "--weeks", "2", "--boxes", "1,3,5") == (0, "", told)
    pdf = PdfReader("output/words-study.pdf")
    assert [entry.title for entry in pdf.outline] == ["Study plan", "Box dividers", "Confidence log"]
    assert pdf.page_labels == ["plan 1", "dividers 1", "log 1"]
    assert "Day 14" in pdf.pages[0].extract_text()


@pytest.mark.usefixtures("deck")
def test_the_first_day_can_be_a_date_and_there_is_none_without(run):
    run("study", "--from", "2026-11-30", "-o", "dated.pdf")
    run("study", "-o", "plain.pdf")
    assert "Mon 30 Nov" in PdfReader("dated.pdf").pages[0].extract_text()
    assert "Nov" not in PdfReader("plain.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "30.11."], "--from: '30.11.' is not a date: write year, month and day, as in 2026-11-30"),
        (["--boxes", "3,2"], "--boxes: '3,2' does not rise: each box rests longer than the one before, 365 at most"),
        (["--weeks", "0"], "--weeks: '0' is not a number of weeks from 1 to 53"),
        (["--weak", "6"], "--weak: '6' is not a rating from 1, not at all, to 5, perfectly"),
        (["--start", "9"], "there is no slot 9 to start at: a sheet has slots 1 to 8"),
    ],
)
@pytest.mark.usefixtures("deck")
def test_what_cannot_be_is_refused(arguments, said, run):
    result = run("study", *arguments)
    assert result.status == 2
    assert said in result.err


@pytest.mark.usefixtures("rated")
@pytest.mark.parametrize("command", ["deck", "worksheet", "key", "bundle", "study"])
def test_weak_leaves_out_what_is_known_better(command, run):
    (file,) = json.loads(run(command, "--weak", "4", "--json", "--quiet").out)["files"]
    assert file["cards"] == 2


@pytest.mark.usefixtures("deck")
def test_the_deck_can_say_which_boxes(deck, run):
    deck.write_text("print: {boxes: powers, weeks: 1}\n" + deck.read_text(encoding="utf-8"), encoding="utf-8")
    run("study")
    text = PdfReader("output/words-study.pdf").pages[0].extract_text()
    assert "every 16 days" in text
    assert "Day 8" not in text
