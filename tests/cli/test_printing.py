"""deck, worksheet, key and bundle, from the command line to the files."""

from __future__ import annotations

import io
import json
import threading
from pathlib import Path

import pytest
from pypdf import PdfReader

from cardprint.cli.boundary import run as run_boundary

BAD = "title: Bad\ncards:\n  - front: a question without an answer\n"


def pages(path: str | Path) -> int:
    return len(PdfReader(path).pages)


@pytest.mark.usefixtures("deck")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["deck", "--duplex"],
            "output/words-cards.pdf: 2 pages on 1 sheet; print two-sided, flip on long edge, at 100 %\n",
        ),
        (
            ["deck", "--duplex", "--flip", "short"],
            "output/words-cards.pdf: 2 pages on 1 sheet; print two-sided, flip on short edge, at 100 %\n",
        ),
        (["deck"], "output/words-cards.pdf: 1 page on 1 sheet; print one-sided, at 100 %\n"),
        (
            ["deck", "--separate", "--start", "7"],
            "output/words-cards.pdf: 4 pages on 2 sheets; print pages 1-2, turn the pile, print pages 3-4, at 100 %\n",
        ),
        (["worksheet"], "output/words-worksheet.pdf: 1 page on 1 sheet; print at 100 %\n"),
        (["key"], "output/words-key.pdf: 1 page on 1 sheet; print at 100 %\n"),
        (["bundle"], "output/words-bundle.pdf: 3 pages on 3 sheets; print one-sided, at 100 %\n"),
        (
            ["bundle", "--duplex"],
            "output/words-bundle.pdf: 5 pages on 3 sheets; print two-sided, flip on long edge, at 100 %\n",
        ),
    ],
)
def test_what_was_made_is_reported_and_is_there(arguments, told, run):
    result = run(*arguments)
    assert result == (0, "", told)
    name, _, rest = told.partition(": ")
    assert pages(name) == int(rest.split()[0])


@pytest.mark.usefixtures("deck")
def test_standard_output_gets_the_pdf_and_nothing_else(start):
    out, err = start("deck", "-o", "-").communicate(timeout=30)
    assert pages(io.BytesIO(out)) == 1
    assert err == b""


@pytest.mark.usefixtures("deck")
def test_the_same_command_writes_the_same_bytes(run, start):
    run("bundle")
    again, _ = start("bundle", "-o", "-", env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}).communicate(timeout=30)
    assert Path("output/words-bundle.pdf").read_bytes() == again


@pytest.mark.usefixtures("deck")
def test_a_file_and_a_folder_can_be_named(run):
    assert run("deck", "-o", "out/mine.pdf").status == 0
    assert run("key", "-o", "out/deeper").status == 0
    assert pages("out/mine.pdf") == pages("out/deeper/words-key.pdf") == 1


@pytest.mark.usefixtures("deck")
def test_quiet_says_nothing(run):
    assert run("deck", "--quiet") == (0, "", "")


@pytest.mark.usefixtures("deck")
def test_the_summary_is_json_on_standard_output(run):
    result = run("deck", "--json", "--quiet", "--duplex", "--cards", "1-2")
    assert json.loads(result.out) == {
        "files": [
            {
                "deck": "cards/words.yaml",
                "product": "cards",
                "file": "output/words-cards.pdf",
                "cards": 2,
                "pages": 2,
                "sheets": 1,
                "warnings": [],
            }
        ],
        "errors": [],
    }


@pytest.mark.usefixtures("deck")
def test_a_deck_that_fails_does_not_stop_the_others(run):
    Path("cards/bad.yaml").write_text(BAD, encoding="utf-8")
    result = run("deck", "--json")
    assert result.status == 7
    assert "cards/bad.yaml:3:5: error: card 1 has no 'back'" in result.err
    summary = json.loads(result.out)
    assert [file["deck"] for file in summary["files"]] == ["cards/words.yaml"]
    assert [error["path"] for error in summary["errors"]] == ["cards/bad.yaml"]
    assert [path.name for path in Path("output").iterdir()] == ["words-cards.pdf"]


def test_where_all_fail_it_is_the_error_of_the_decks(run):
    Path("bad.yaml").write_text(BAD, encoding="utf-8")
    assert run("deck", "bad.yaml").status == 3
    assert run("deck", "bad.yaml", "nowhere.yaml").status == 3
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["deck", "--duplex", "--fold"], "--fold and --duplex exclude each other"),
        (["deck", "--flip", "lng"], "--flip: 'lng' is not long or short: did you mean long?"),
        (["deck", "--stock", "5370"], "--stock: no stock is called '5370'"),
        (["deck", "--start", "0"], "--start: '0' is not a slot of the sheet: slots count from 1, across, then down"),
        (["deck", "--start", "9", "--duplex"], "there is no slot 9 to start at: a sheet has slots 1 to 8"),
        (["deck", "--cards", "5-2"], "--cards: '5-2' runs backwards: write 2-5"),
        (["deck", "--cards", "4"], "cards/words.yaml: there is no card 4"),
        (["deck", "--tags", "nuon"], "cards/words.yaml: no card has the tag 'nuon'"),
        (["deck", "--json", "-o", "-"], "the PDF and the summary cannot both go to standard output"),
        (["deck", "--paper", "A4", "--stock", "5371"], "avery-5371 comes on Letter, not on A4"),
        (["worksheet", "--grade", "14"], "--grade: '14' is not k, 1, 2, 3 or 6"),
        (["worksheet", "--columns", "3"], "--columns: '3' is not auto, 1 or 2"),
        (["deck", "elsewhere"], "there is no deck in the folder 'elsewhere'"),
    ],
)
@pytest.mark.usefixtures("deck")
def test_a_command_line_that_cannot_be_is_refused(arguments, message, run):
    Path("elsewhere").mkdir()
    result = run(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert result.err.startswith(f"error: {message}")
    assert not Path("output").exists()


@pytest.mark.usefixtures("deck")
def test_an_output_that_cannot_be_written_is_reported(run):
    Path("output").touch()
    result = run("deck", "-o", "output/x.pdf")
    assert result.status == 5
    assert result.err.startswith("error: cannot ")


def test_strict_refuses_what_there_are_warnings_about(deck, run):
    deck.write_text(deck.read_text(encoding="utf-8").replace("maison", "word " * 400), encoding="utf-8")
    lenient = run("deck")
    assert lenient.status == 0
    assert "cards/words.yaml:4:26: warning: card 2: the back does not fit" in lenient.err
    Path("output/words-cards.pdf").unlink()
    strict = run("deck", "--strict")
    assert strict.status == 3
    assert "cards/words.yaml:4:26: error: card 2: the back does not fit" in strict.err
    assert not Path("output/words-cards.pdf").exists()


def test_a_character_no_font_has_is_refused_unless_a_box_will_do(deck, run):
    deck.write_text(deck.read_text(encoding="utf-8").replace("maison", "maison \ue000"), encoding="utf-8")
    refused = run("deck")
    assert refused.status == 3
    assert "cards/words.yaml:4:26: error: card 2 has '\\ue000' (U+E000 without a name)" in refused.err
    assert not Path("output").exists()
    boxed = run("deck", "--missing", "box")
    assert boxed.status == 0
    assert ": warning: card 2 has '\\ue000'" in boxed.err


@pytest.mark.usefixtures("deck")
def test_settings_come_from_the_config_file_the_deck_and_the_command_line(deck, run, config):
    config.write_text("arrangement: duplex\nflip: short\n", encoding="utf-8")
    assert "flip on short edge" in run("deck").err
    deck.write_text("print: {flip: long}\n" + deck.read_text(encoding="utf-8"), encoding="utf-8")
    assert "flip on long edge" in run("deck").err
    assert "print one-sided" in run("deck", "--fold").err


@pytest.mark.usefixtures("deck")
def test_a_broken_config_file_is_reported(run, config):
    config.write_text("flipp: long\n", encoding="utf-8")
    result = run("deck")
    assert result.status == 3
    assert f"{config}:1:1: error: there is no setting 'flipp'" in result.err


@pytest.mark.usefixtures("deck")
def test_an_unforeseen_failure_leaves_no_file(run, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cardprint.pdf.writer.render_parts", broken)
    assert run("deck").status == 1
    assert list(Path().rglob("*.pdf")) == []


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # pytest-xdist has threads, the program has none
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_long_work_on_a_terminal_shows_how_far_it_is(deck, jobs, monkeypatch, capfd):
    from cardprint.build import workers  # noqa: PLC0415 - only here
    from cardprint.cli import progress, streams  # noqa: PLC0415 - as above

    (deck.parent / "others.yaml").write_text(deck.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(workers, "_LOOK", 0.0)
    monkeypatch.setattr(streams, "is_terminal", lambda: True)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run_boundary(["deck", "--jobs", jobs]) == 0
    assert "fitting cards" in capfd.readouterr().err


@pytest.mark.usefixtures("deck")
def test_each_version_of_a_worksheet_can_be_a_file_of_its_own(run):
    assert run("worksheet", "--kind", "choice", "--versions", "a,b", "--each-version").status == 0
    assert sorted(path.name for path in Path("output").iterdir()) == [
        "words-worksheet-A.pdf",
        "words-worksheet-B.pdf",
    ]


@pytest.mark.usefixtures("deck")
def test_the_key_for_scanners_is_a_table_beside_the_key(run):
    assert run("key", "--kind", "choice", "--versions", "A,B", "--key-csv", "key.csv").status == 0
    lines = Path("key.csv").read_bytes().decode().split("\r\n")
    assert lines[0] == "Key,Question,Response,Points"
    assert [line[:3] for line in lines[1:-1]] == ["A,1", "A,2", "A,3", "B,1", "B,2", "B,3"]


@pytest.mark.usefixtures("deck")
def test_too_few_wrong_answers_are_told_by_card_with_what_to_do(run):
    result = run("worksheet", "--kind", "choice", "--choices", "4")
    assert result.status == 3
    assert "cards/words.yaml:3:5: error: card 1: a choice of 4 needs 3 wrong answers, and 1 is missing" in result.err
    assert "ask for fewer with --choices 3" in result.err


@pytest.mark.usefixtures("deck")
def test_a_class_is_handed_out_and_who_gets_nothing_is_named(run):
    Path("5b.csv").write_text("name,version\nAda,\nBo,Q\n", encoding="utf-8")
    result = run("worksheet", "--class", "5b.csv", "--versions", "A,B", "--spares", "1", "--json")
    assert result.status == 7
    assert "5b.csv:3:1: error: no sheet for 'Bo': there is no version 'Q'" in result.err
    assert "output/words-class: 2 copies, 1 failed, with keys and a list" in result.err
    summary = json.loads(result.out)
    assert (summary["made"], summary["failed"][0]["name"]) == (2, "Bo")
    assert Path("output/words-class/1-ada.pdf").exists()


@pytest.mark.usefixtures("deck")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--class", "5b.csv", "-o", "class.pdf"], "many files, not 'class.pdf'"),
        (["--class", "5b.csv", "--spares", "many"], "--spares: 'many' is not a number of copies"),
        (["--class", "nowhere.csv"], "nowhere.csv"),
    ],
)
def test_a_class_that_cannot_be_is_refused(arguments, message, run):
    Path("5b.csv").write_text("name\nAda\n", encoding="utf-8")
    result = run("worksheet", *arguments)
    assert result.status in {2, 3}
    assert message in result.err
