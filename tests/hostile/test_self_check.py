"""A file that is not what it should be never replaces what was there, and is never sent on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cardprint.cli import boundary
from cardprint.errors import ExitCode
from cardprint.files import atomic
from cardprint.pdf import writer
from cardprint.svg import reader

if TYPE_CHECKING:
    from pathlib import Path

DECK = "title: t\ncards:\n" + "".join(f"  - {{front: front {number}, back: back {number}}}\n" for number in range(30))
COUNT = re.compile(rb"/Count (\d+)")


def swapped(data: bytes) -> bytes:
    """Let the first two pages show each other's content."""
    first, second = re.findall(rb"/Contents\[\d+ 0 R \d+ 0 R\]", data)[:2]
    return data.replace(first, b"/Contents ?").replace(second, first).replace(b"/Contents ?", second)


FAULTS = {
    "cut short": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-40],
    "empty": lambda _: b"",
    "no PDF": lambda data: bytes(len(data)),
    "a page fewer than it says": lambda data: COUNT.sub(lambda found: b"/Count %d" % (int(found[1]) - 1), data),
    "pages that show what belongs on others": swapped,
}
OF_DISKS = {**FAULTS, "a hole": lambda data: data[:2000] + bytes(500) + data[2500:]}


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")
    return path


@pytest.mark.parametrize("target", ["out.pdf", "-"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_finished_file_is_found(fault, target, old, monkeypatch, capfdbinary):
    render_parts = writer.render_parts
    monkeypatch.setattr(writer, "render_parts", lambda parts: tuple(map(FAULTS[fault], render_parts(parts))))
    assert boundary.run(["deck", "deck.yaml", "--duplex", "-o", target]) == ExitCode.SELF_CHECK
    assert old.read_bytes() == b"old"
    assert sorted(path.name for path in old.parent.iterdir()) == ["deck.yaml", "out.pdf"]
    said = capfdbinary.readouterr()
    assert said.out == b""
    assert b"did not pass its check" in said.err


@pytest.mark.parametrize("fault", OF_DISKS)
def test_a_fault_of_the_disk_is_found(fault, old, monkeypatch):
    fill = atomic._fill
    monkeypatch.setattr(atomic, "_fill", lambda staged, data: fill(staged, OF_DISKS[fault](data)))
    assert boundary.run(["deck", "deck.yaml", "--duplex", "-o", "out.pdf"]) == ExitCode.SELF_CHECK
    assert old.read_bytes() == b"old"
    assert sorted(path.name for path in old.parent.iterdir()) == ["deck.yaml", "out.pdf"]


def test_a_picture_whose_numbers_pdf_does_not_hold_is_found(old, monkeypatch, capfd):
    """As if a drawing had come through that should have been refused."""
    size = 'viewBox="0 0 1e-300 1e-300" width="10" height="10"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="1" height="1"/></svg>'
    (old.parent / "tiny.svg").write_text(drawing, encoding="utf-8")
    (old.parent / "deck.yaml").write_text(f"{DECK}  - {{front: a, back: b, image: tiny.svg}}\n", encoding="utf-8")
    assert boundary.run(["deck", "deck.yaml", "-o", "out.pdf"]) == ExitCode.INPUT
    assert "deck.yaml:33:" in capfd.readouterr().err
    monkeypatch.setattr(reader, "see_reach", lambda _: None)
    assert boundary.run(["deck", "deck.yaml", "-o", "out.pdf"]) == ExitCode.SELF_CHECK
    assert "is a number that PDF does not hold" in capfd.readouterr().err
    assert old.read_bytes() == b"old"
