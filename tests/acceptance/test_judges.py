"""The programs that judge our files are shown to see what is wrong with others.

Each file here is a good one of ours with one thing wrong, of the kinds that ReportLab, or a careless program on top of
it, writes without a word. At least one of the judges that are installed has to complain.
"""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from acceptance.harmless import acts
from cardprint.build.pipeline import make
from cardprint.options.request import PrintRequest, Product

DECK = "title: t\ncards:\n" + "".join(f"  - {{front: front {number}, back: back {number}}}\n" for number in range(30))
CONTENT = re.compile(rb"/Filter\s*(?:\[\s*)?/FlateDecode\s*(?:\]\s*)?/Length (\d+)\s*>>\s*stream\r?\n")


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    path = tmp_path_factory.mktemp("judged") / "deck.yaml"
    path.write_text(DECK, encoding="utf-8")
    return make(path, PrintRequest(Product.CARDS, {"arrangement": "duplex"})).data


def through_pypdf(data: bytes, change) -> bytes:
    """Change the objects of a file and write it anew."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def with_content(more: bytes):
    """Add operators to the first page's content."""

    def change(writer: PdfWriter) -> None:
        stream = writer.pages[0]["/Contents"][-1].get_object()
        stream.set_data(stream.get_data() + more)

    return lambda data: through_pypdf(data, change)


def without(key: str, *path: str):
    """Take an entry out of the first page, or of what it refers to."""

    def change(writer: PdfWriter) -> None:
        found = writer.pages[0]
        for name in path:
            found = found[name].get_object() if name != "*" else next(iter(found.values())).get_object()
        del found[key]

    return lambda data: through_pypdf(data, change)


def packed_wrong(data: bytes) -> bytes:
    """Damage the packed bytes of a stream, whose length stays."""
    found = CONTENT.search(data)
    begin, length = found.end(), int(found[1])
    return data[: begin + length // 2] + bytes(length - length // 2) + data[begin + length :]


DAMAGES = {
    "half of it": lambda data: data[: len(data) // 2],
    "without its last lines": lambda data: data[:-20],
    "its table of objects elsewhere": lambda data: re.sub(rb"startxref\s+\d+", b"startxref\n7", data),
    "a page more than there are": lambda data: re.sub(rb"/Count (\d+)", b"/Count 99", data),
    "a stream longer than it says": lambda data: re.sub(rb"/Length (\d+)\b", b"/Length 9", data, count=1),
    "damaged packing": packed_wrong,
    "an operator there is not": with_content(b"\n1 0 0 frobnicate\n"),
    "more restored than saved": with_content(b"\nQ Q Q Q\n"),
    "a number that is none": with_content(b"\nnan nan m 0 0 l S\n"),
    "a font that is not there": without("/Subtype", "/Resources", "/Font", "*"),
}


def complaints(data: bytes, folder) -> list[str]:
    """Return the names of the judges that find something wrong."""
    path = folder / "judged.pdf"
    path.write_bytes(data)
    commands = {
        "qpdf": ["qpdf", "--check", str(path)],
        "mutool": ["mutool", "draw", "-N", "-q", "-F", "text", "-o", str(folder / "out.txt"), str(path)],
        "poppler": ["pdftotext", str(path), str(folder / "out.txt")],
    }
    found = []
    for name, command in commands.items():
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, check=False)
            found += [name] if done.returncode or done.stderr else []
    said: list[str] = []
    listener = logging.Handler()
    listener.emit = lambda record: said.append(record.getMessage())
    logging.getLogger("pypdf").addHandler(listener)
    try:
        for page in PdfReader(path, strict=True).pages:
            page.extract_text()
    except Exception:  # noqa: BLE001 - it has many ways to complain
        said.append("")
    finally:
        logging.getLogger("pypdf").removeHandler(listener)
    found += ["pypdf"] if said else []
    try:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                page.render(scale=0.1).close()
    except pypdfium2.PdfiumError:
        found.append("pdfium")
    return found


def test_they_say_nothing_of_a_good_file(good, tmp_path):
    assert complaints(good, tmp_path) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_they_see_what_is_wrong(damage, good, tmp_path):
    if shutil.which("qpdf") is None or shutil.which("mutool") is None:
        pytest.skip("qpdf or mutool is not installed, without which not all of this is seen")
    bad = DAMAGES[damage](good)
    assert bad != good
    assert complaints(bad, tmp_path) != []


def action(name: str, **entries: str):
    """Let a file do something when it is opened."""

    def change(writer: PdfWriter) -> None:
        said = {NameObject(f"/{key}"): TextStringObject(text) for key, text in entries.items()}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject({NameObject("/S"): NameObject(name), **said})

    return change


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (action("/JavaScript", JS="app.alert(1)"), {"/OpenAction", "/JavaScript", "/JS"}),
        (action("/Launch"), {"/OpenAction", "/Launch"}),
        (action("/GoToR"), {"/OpenAction", "/GoToR"}),
        (action("/URI", URI="file:///etc/passwd"), {"/OpenAction", "file:///etc/passwd"}),
        (lambda writer: writer.add_attachment("a.txt", b"hello"), {"/EmbeddedFiles", "/EmbeddedFile"}),
    ],
    ids=["a script", "a program", "another file", "an address that is a file", "a file inside"],
)
def test_a_file_that_acts_is_found_out(change, found, good):
    assert acts(good) == set()
    assert acts(through_pypdf(good, change)) >= found
