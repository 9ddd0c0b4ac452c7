from __future__ import annotations

import sys

from cardprint.cli import progress


def test_the_name_of_a_file_is_no_command_to_the_bar(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with progress.following("decks/[red] [bold]\x1b[2J.yaml", quiet=False) as follow:
        assert follow
        follow("cards", 1, 3)
        follow("cards", 2, 3)
    told = capsys.readouterr().err
    assert "[red] [bold]\\x1b[2J.yaml: cards" in told
    assert "bold]\x1b[2J" not in told
