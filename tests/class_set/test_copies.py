"""A sheet for each pupil, keys for whoever marks, a list to tick; and what a second run does."""

from __future__ import annotations

import json
import os
import tracemalloc
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cardprint.build import pipeline
from cardprint.class_set.copies import ClassSet
from cardprint.class_set.manifest import Manifest
from cardprint.cli.boundary import run
from cardprint.errors import ExitCode, OutputError
from cardprint.options.request import PrintRequest, Product
from cardprint.options.selection import Selection

if TYPE_CHECKING:
    from pathlib import Path

DECK = "title: Numbers\ncards:\n" + "".join(f"  - {{front: {n} squared, back: {n * n}}}\n" for n in range(2, 12))


@pytest.fixture
def class_set(tmp_path):
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")

    def making(roster: str, spares: int = 0, **settings: str) -> ClassSet:
        (tmp_path / "5b.csv").write_text(roster, encoding="utf-8")
        asked = {"kind": "choice", "versions": "A,B", **{name.replace("_", "-"): v for name, v in settings.items()}}
        request = PrintRequest(Product.WORKSHEET, {name: text for name, text in asked.items() if text})
        return ClassSet(tmp_path / "deck.yaml", request, tmp_path / "5b.csv", spares=spares)

    return making


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "out" / "class"


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_pupil_gets_a_sheet_with_a_name_and_neighbours_get_different_ones(class_set, folder):
    done = class_set("name\nAda\nBo\nCy\n", spares=1).hand_out(folder)
    assert (done.made, done.kept, done.failures) == (4, 0, ())
    assert names_in(folder) == [
        *("1-ada.pdf", "2-bo.pdf", "3-cy.pdf", "4-spare.pdf"),
        *("key-A.pdf", "key-B.pdf", "list.pdf", "manifest.jsonl"),
    ]
    texts = [text_of(folder / name) for name in names_in(folder)[:4]]
    assert ["Ada" in text for text in texts] == [True, False, False, False]
    assert ["Version A" in text for text in texts] == [True, False, True, False]


def test_a_sheet_is_that_of_its_version_and_the_key_is_the_one_that_fits(class_set, folder):
    class_set("name\nAda\nBo\n").hand_out(folder)
    sheet, key = text_of(folder / "2-bo.pdf"), text_of(folder / "key-B.pdf")
    code = next(line for line in sheet.splitlines() if "version B" in line).split(" · ")[2]
    assert code in key
    assert "ANSWER KEY B" in key


def test_the_list_has_everybody(class_set, folder):
    class_set("name,edition\nAda,\nBo,large-print\n", spares=1).hand_out(folder)
    text = text_of(folder / "list.pdf")
    assert all(word in text for word in ("Ada", "Bo", "spare", "large-print"))


def test_a_cell_that_means_nothing_costs_only_its_own_pupil_a_sheet(class_set, folder):
    roster = "name,edition,cards\nBo,braille,\nCy,,x\nDi,,\nE" + "\u0301" * 40 + ",,\n"
    done = class_set(roster).hand_out(folder)
    assert done.made == 1
    told = [failure.problems[0].message for failure in done.failures]
    assert told[0].startswith("no sheet for 'Bo': edition: ")
    assert told[1].startswith("no sheet for 'Cy': cards: ")
    assert told[2].endswith("the name has a letter with too many marks on it")
    assert [failure.problems[0].span.line for failure in done.failures] == [2, 3, 5]


def test_a_version_that_only_the_roster_names_has_to_be_letters_too(class_set, folder):
    done = class_set("name,version\nAda,٣\nDi,A\n", versions="").hand_out(folder)
    assert done.made == 1
    (problem,) = done.failures[0].problems
    assert problem.message == "no sheet for 'Ada': '٣' is no name of a version: write letters, as in A,B,C"


def test_a_pupil_may_get_an_edition_a_language_or_other_cards(class_set, folder):
    roster = "name,edition,language,cards\nAda,large-print,,\nBo,,de,\nCy,,,1-2\nDi,,,\n"
    done = class_set(roster).hand_out(folder)
    assert done.failures == ()
    assert "Kreuze die richtige Antwort an." in text_of(folder / "2-bo.pdf")
    assert "/ 2" in text_of(folder / "3-cy.pdf")
    assert len(PdfReader(folder / "1-ada.pdf").pages) > len(PdfReader(folder / "4-di.pdf").pages)
    assert [name for name in names_in(folder) if name.startswith("key")] == [
        *("key-A-1-2.pdf", "key-A-large-print.pdf", "key-B.pdf"),
    ]


def test_each_selection_of_cards_gets_a_key_of_its_own(class_set, folder):
    cards = ["1-6", "1,6", "1-3,6", ",".join(map(str, range(1, 11))), "1-2,3-4,5-6,7-8,9-10"]
    long = ["1-2," * 15 + last for last in ("3", "4")]
    rows = "".join(f'P{number},A,"{chosen}"\n' for number, chosen in enumerate([*cards, *long]))
    assert class_set(f"name,version,cards\n{rows}").hand_out(folder).failures == ()
    keys = [text_of(folder / name) for name in names_in(folder) if name.startswith("key")]
    for number in range(len(cards) + len(long)):
        sheet = text_of(folder / f"{number + 1}-p{number}.pdf")
        code = next(line for line in sheet.splitlines() if "version A" in line).split(" · ")[2]
        assert any(code in key for key in keys)
    assert "key-A-1-6.pdf" in names_in(folder)
    assert "key-A-1+6.pdf" in names_in(folder)


def test_one_who_fails_is_named_and_the_others_finish(class_set, folder):
    roster = "name,version,cards\nAda,C,\nBo,,99\nCy,,x\nDi \ue000,,\nEd,,\n"
    done = class_set(roster).hand_out(folder)
    assert done.made == 1
    told = [
        (failure.pupil.name, str(failure.problems[0].span), failure.problems[0].message) for failure in done.failures
    ]
    assert [name for name, *_ in told] == ["Ada", "Bo", "Cy", "Di \ue000"]
    assert all(f"5b.csv:{line}" in span for line, (_, span, _) in enumerate(told, 2))
    assert "there is no version 'C'" in told[0][2]
    assert "5-ed.pdf" in names_in(folder)


def test_a_second_run_does_only_what_is_missing(class_set, folder):
    roster = "name\nAda\nBo\nCy\n"
    class_set(roster).hand_out(folder)
    before = {name: (folder / name).stat().st_mtime_ns for name in names_in(folder)[:3]}
    (folder / "2-bo.pdf").unlink()
    (folder / "3-cy.pdf").write_bytes(b"torn")
    done = class_set(roster).hand_out(folder)
    assert (done.made, done.kept) == (2, 1)
    assert (folder / "1-ada.pdf").stat().st_mtime_ns == before["1-ada.pdf"]
    assert "Cy" in text_of(folder / "3-cy.pdf")


def test_what_is_asked_for_otherwise_is_made_anew(class_set, folder, tmp_path):
    roster = "name\nAda\nBo\n"
    class_set(roster).hand_out(folder)
    assert class_set(roster, choices="4").hand_out(folder).made == 2
    (tmp_path / "deck.yaml").write_text(DECK.replace("squared", "times itself"), encoding="utf-8")
    request = PrintRequest(Product.WORKSHEET, {"kind": "choice", "versions": "A,B", "choices": "4"})
    assert ClassSet(tmp_path / "deck.yaml", request, tmp_path / "5b.csv").hand_out(folder).made == 2


def test_what_is_read_beside_the_deck_makes_copies_anew_where_it_changed(class_set, folder, tmp_path, cast_font):
    (tmp_path / "look.yaml").write_text("text: '#000000'\n", encoding="utf-8")
    (tmp_path / "deck.ratings.csv").write_text("number,rating\n1,1\n2,1\n3,1\n", encoding="utf-8")
    font = cast_font("Squares", "\ue000")
    asked = {"theme": str(tmp_path / "look.yaml"), "font-dir": str(font.parent)}
    roster = "name\nAda \ue000\nBo\n"

    def again() -> int:
        class_set(roster, kind="short")  # writes deck and roster
        request = PrintRequest(Product.WORKSHEET, asked, selection=Selection(weak=4))
        done = ClassSet(tmp_path / "deck.yaml", request, tmp_path / "5b.csv").hand_out(folder)
        assert done.failures == ()
        return done.made

    assert (again(), again()) == (2, 0)
    (tmp_path / "look.yaml").write_text("text: '#333333'\n", encoding="utf-8")
    assert (again(), again()) == (2, 0)
    (tmp_path / "deck.ratings.csv").write_text("number,rating\n1,5\n2,1\n3,1\n", encoding="utf-8")
    assert (again(), again()) == (2, 0)
    cast_font("Squares", "\ue000", units=800)
    assert (again(), again()) == (1, 0)  # the name of one copy is set in it


@pytest.mark.parametrize(
    "line", ["[" * 100_000, "null", "[]", '{"file": 5}', '{"file": [], "of": {}, "sha256": 1}', "\0"]
)
def test_what_is_no_line_of_a_manifest_is_passed_over(line, tmp_path):
    (tmp_path / "manifest.jsonl").write_text(f"{line}\n", encoding="utf-8")
    assert not Manifest(tmp_path).has("5", "")


@pytest.mark.skipif(os.name == "nt", reason="pipes with names are of POSIX")
def test_a_pipe_that_is_called_like_a_manifest_is_refused(tmp_path):
    os.mkfifo(tmp_path / "manifest.jsonl")
    with pytest.raises(OutputError, match="it is no file"):
        Manifest(tmp_path)


def test_a_torn_manifest_is_no_obstacle(class_set, folder):
    roster = "name\nAda\nBo\n"
    class_set(roster).hand_out(folder)
    manifest = folder / "manifest.jsonl"
    lines = manifest.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["1-ada.pdf", "2-bo.pdf"]
    manifest.write_text("\n".join([lines[0], lines[1][:20]]), encoding="utf-8")
    assert class_set(roster).hand_out(folder).kept == 1


@pytest.mark.parametrize(("both_sides", "pages"), [("no", 3), ("yes", 5)])
def test_copies_are_collated_in_the_order_of_the_roster(class_set, folder, both_sides, pages):
    done = class_set("name,version\nAda,\nBo,Z\nCy,\nDi,\n", both_sides=both_sides).collate(folder)
    assert (done.made, len(done.failures)) == (3, 1)
    read = PdfReader(folder / "class.pdf")
    assert len(read.pages) == pages
    texts = [page.extract_text() for page in read.pages]
    assert [name for text in texts for name in ("Ada", "Bo", "Cy", "Di") if name in text] == ["Ada", "Cy", "Di"]


def test_progress_is_reported_copy_by_copy(class_set, folder):
    told = []
    class_set("name\nAda\nBo\n").hand_out(folder, lambda *news: told.append(news))
    assert told == [("making copies", 1, 2), ("making copies", 2, 2)]


def test_copies_that_are_there_already_count_as_made(class_set, folder):
    class_set("name\nAda\nBo\nCy\n").hand_out(folder)
    (folder / "1-ada.pdf").unlink()
    told = []
    class_set("name\nAda\nBo\nCy\n").hand_out(folder, lambda *news: told.append(news))
    assert told == [("making copies", done, 3) for done in (1, 2, 3)]


def test_a_pupils_file_holds_no_other_pupils_name(class_set, folder):
    class_set("name\nAda\nXerxes\n").hand_out(folder)
    assert "Xerxes" not in text_of(folder / "1-ada.pdf")
    held = (folder / "1-ada.pdf").read_bytes()
    assert b"Xerxes" not in held


def test_a_file_in_the_place_of_the_folder_is_reported(class_set, folder):
    folder.parent.mkdir(parents=True)
    folder.touch()
    with pytest.raises(OutputError, match="cannot make the folder"):
        class_set("name\nAda\n").hand_out(folder)


def test_copies_leave_nothing_in_memory(class_set, folder):
    pupils, held = 40, {}
    making = class_set("name\n" + "".join(f"Pupil {number}\n" for number in range(pupils)))
    tracemalloc.start()
    making.hand_out(folder, lambda _, number, __: held.update({number: tracemalloc.get_traced_memory()[0]}))
    tracemalloc.stop()
    # What all share is there by the tenth; from then on the words of new names are remembered, and no file of theirs.
    assert held[pupils] - held[10] < (pupils - 10) * 6_000
    assert min(path.stat().st_size for path in folder.glob("*pupil*.pdf")) > 9_000


def test_on_a_full_disk_no_keys_are_promised_and_the_status_is_that_of_the_disk(
    class_set, folder, tmp_path, monkeypatch, capfd
):
    class_set("name\nAda\nBo\n")  # which writes deck and roster

    def full(*_: object) -> None:
        raise OutputError.of("cannot write: no space left on device")

    monkeypatch.setattr(pipeline, "put", full)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    command = ["worksheet", str(tmp_path / "deck.yaml"), "--class", str(tmp_path / "5b.csv"), "-o", str(folder)]
    assert run(command) == ExitCode.OUTPUT
    said = capfd.readouterr().err
    assert "0 copies, 2 failed" in said
    assert "with keys" not in said
