from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from cardprint.pdf.file_writer import FileWriter
from cardprint.pdf.reportlab_isolated import pdfdoc


def without_pages() -> FileWriter:
    file = FileWriter()
    pages = file.document.Reference(pdfdoc.PDFDictionary({"Type": b"/Pages", "Count": 0, "Kids": b"[]"}), "page tree")
    file.document.Catalog = pdfdoc.PDFDictionary({"Type": b"/Catalog", "Pages": pages})
    file.document.info = pdfdoc.PDFDictionary({"Title": b"(T)"})
    return file


@pytest.fixture
def file() -> FileWriter:
    return without_pages()


def test_every_object_is_where_the_table_says(file: FileWriter):
    references = [file.add(b"(%s)" % (b"x" * number)) for number in range(20)]
    data = file.finish()
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert [reader.get_object(int(reference.split()[0])) for reference in references] == ["x" * n for n in range(20)]
    assert reader.metadata.title == "T"
    assert reader.root_object["/Pages"]["/Count"] == 0
    numbers = [int(number) for number in re.findall(rb"^(\d+) 0 obj$", data, re.MULTILINE)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_what_is_kept_may_refer_to_what_comes_after_it_and_to_what_is_first_met_while_it_is_written(file: FileWriter):
    array = pdfdoc.PDFArray([])
    file.document.Catalog["Later"] = file.document.Reference(array)
    array.sequence.append(file.add(b"(added)"))

    class Late(pdfdoc.PDFObject):
        def format(self, document: pdfdoc.PDFDocument) -> bytes:
            return document.Reference(b"(late)", "late").format(document)

    array.sequence.append(Late())
    reader = PdfReader(io.BytesIO(file.finish()), strict=True)
    assert [value.get_object() for value in reader.root_object["/Later"]] == ["added", "late"]


def test_a_finished_object_is_in_the_file_and_nowhere_else(file: FileWriter):
    before = len(file.document.idToObject)
    file.add(b"(finished)")
    assert len(file.document.idToObject) == before
    assert b"(finished)" in file._file.getvalue()


def test_the_identifier_is_a_fingerprint_of_all_that_is_in_the_file():
    def identifiers(value: bytes) -> list[bytes]:
        file = without_pages()
        file.add(value)
        return re.findall(rb"/ID\[<(\w{32})><(\w{32})>\]", file.finish())

    assert identifiers(b"(a)") == identifiers(b"(a)") != identifiers(b"(b)")
    assert len(set(*identifiers(b"(a)"))) == 1
