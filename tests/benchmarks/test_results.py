"""RESULTS.md keeps what was measured before, whatever is measured anew."""

from __future__ import annotations

import re

from results import keep, table


def sections(path) -> list[tuple[str, str]]:
    return re.findall(r"(?ms)^## ([^\n]+)\n\n(.*?)\n(?:\n(?=## )|\Z)", path.read_text(encoding="utf-8"))


def test_a_section_is_put_in_the_place_of_the_old_one_and_a_new_one_behind_all(tmp_path):
    path = tmp_path / "RESULTS.md"
    for title, body in (("22 cards", "slow"), ("1,000 cards", "slower"), ("22 cards", "fast"), ("Watching", "at once")):
        keep(title, [body, "", "### as measured"], path)
    assert sections(path) == [
        ("22 cards", "fast\n\n### as measured"),
        ("1,000 cards", "slower\n\n### as measured"),
        ("Watching", "at once\n\n### as measured"),
    ]
    assert path.read_text(encoding="utf-8").startswith("# Results\n")


def test_numbers_of_a_table_stand_to_the_right():
    assert table(("", "s"), [("ours", "1"), ("theirs", "2")]) == [
        "|  | s |",
        "|-|-:|",
        "| ours | 1 |",
        "| theirs | 2 |",
    ]
