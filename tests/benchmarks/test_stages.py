"""Stages of the program, timed one by one."""

import stages


def test_a_deck_is_timed_stage_by_stage(tmp_path):
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: Two\ncards:\n  - {front: a, back: b}\n  - {front: c, back: d}\n", encoding="utf-8")
    taken = stages.timed(deck)
    assert list(taken) == [
        "cards",
        "start",
        "read",
        "fonts",
        "set",
        "draw and pack",
        "prove",
        "libyaml's events",
    ]
    assert taken["cards"] == 2
    assert min(taken.values()) > 0


def test_a_line_has_what_a_deck_took_and_a_card_of_it():
    decks = {"few": {"cards": 10, "read": 0.02}, "many": {"cards": 1000, "read": 0.5}}
    assert [*stages.rows(decks)][2:] == ["| read | 20 | 2000 | 500 | 500 |"]
