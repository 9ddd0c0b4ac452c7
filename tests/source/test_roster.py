"""Rosters as spreadsheets write them."""

from __future__ import annotations

import pytest

from cardprint.errors import DeckError
from cardprint.source.roster import load_roster


@pytest.fixture
def roster(tmp_path):
    def reading(text: str, encoding: str = "utf-8"):
        path = tmp_path / "5b.csv"
        path.write_text(text, encoding=encoding)
        return load_roster(path)

    return reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_names_are_read_whatever_writes_the_table(roster, encoding, delimiter):
    rows = [["Name", "Version"], ["Ana  López", "b"], ["Öz, Gül", ""], ["", ""]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert [(pupil.number, pupil.name, pupil.version, pupil.line) for pupil in roster(text, encoding)] == [
        (1, "Ana López", "B", 2),
        (2, "Öz, Gül", "", 3),
    ]


def test_a_pupil_may_need_something_else_than_the_others(roster):
    (pupil,) = roster("mail,cards,language,edition,name\nx@y,1-3,tr,large-print,Ada\n")
    assert (pupil.name, pupil.edition, pupil.language, pupil.cards) == ("Ada", "large-print", "tr", "1-3")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nane,version\nAda,A\n", "the roster has no column 'name'"),
        ("name,verison\nAda,A\n", "the column 'verison' is not known"),
        ("name,version\n,A\n", "the row has no name"),
        ("name\n", "there is nobody in the roster"),
        ("", "the table is empty"),
        ('name\n"Ada\n', "this is no row of a table"),
    ],
)
def test_what_is_wrong_with_a_roster_is_reported(roster, text, message):
    with pytest.raises(DeckError, match=message):
        roster(text)
