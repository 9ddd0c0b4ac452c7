"""What atheris is given to try; the search itself is `make guided`."""

from __future__ import annotations

import os

import pytest

from fuzz import guided, road

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits on processes are a matter of POSIX")


@pytest.fixture
def try_input(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return guided.targets()


def test_all_that_the_search_begins_with_is_read_or_refused_as_promised(try_input):
    assert len(guided.seeds()) > 100
    for seed in guided.seeds():
        try_input(seed)


def test_a_broken_promise_is_seen(try_input, monkeypatch):
    monkeypatch.setattr(road.pipeline, "load", lambda _path: 1 / 0)
    with pytest.raises(guided.BrokenPromiseError, match="ZeroDivisionError"):
        try_input(guided.DECK + b"title: t")


def test_without_atheris_it_is_said_that_nothing_is_tried(monkeypatch, capsys):
    monkeypatch.setattr(guided, "find_spec", lambda _name: None)
    assert guided.main(1) == 0
    assert capsys.readouterr().out == "atheris is not installed (pip install atheris): nothing is tried\n"
