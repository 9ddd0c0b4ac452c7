"""Takes the finished parts of a deck, gives one file that holds them all, its outline saying where each begins.

pypdf carries over pages, links and outline entries when it merges. What it drops is written again here: language,
viewer preferences, page labels, title and metadata.

Where they are installed pypdf also loads packages that encrypt files, read fonts and decode pictures. A bundle needs
none of that, and they take 40 ms, so they are out of its sight while it is imported, unless the program has loaded them
before.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import contextmanager
from io import BytesIO
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from cardprint.pdf.metadata import PRODUCER, xmp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pypdf.generic import PdfObject


@contextmanager
def _hidden(*names: str) -> Iterator[None]:
    """Have modules seem not to be installed, unless they are loaded already."""
    modules: dict[str, Any] = sys.modules
    kept = {name: modules.get(name) for name in names}
    hidden = {name: module for name, module in kept.items() if type(module) is not ModuleType}
    modules.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        for name, module in hidden.items():
            del modules[name]
            if module is not None:  # it is there, and its loading was put off
                modules[name] = module


with _hidden("cryptography", "Crypto", "fontTools", "PIL.Image"):
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import (
        ArrayObject,
        ByteStringObject,
        DictionaryObject,
        NameObject,
        NumberObject,
        StreamObject,
        TextStringObject,
    )


def bundle(parts: Sequence[bytes], *, title: str, lang: str) -> bytes:
    """Merge parts, one at least, in their order, under a title and a language.

    Pages keep their labels and links, the outline has the entries of every part, and fonts and pictures that parts have
    in common, as those of one ``render_parts`` do, are there once. The bundle is printed as its first two-sided part
    wants it.
    """
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    readers = [PdfReader(BytesIO(part), strict=True) for part in parts]
    labels = ArrayObject()
    fonts, pictures = _Shelf("/Font", _font_name), _Shelf("/XObject", _content)
    for reader in readers:
        labels += _labels(reader, len(writer.pages))
        with fonts.sharing(reader, writer), pictures.sharing(reader, writer):
            _append(writer, reader)
    _inherit_size(writer)
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(lang)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/ViewerPreferences")] = _preferences(readers)
    root[NameObject("/PageLabels")] = DictionaryObject({NameObject("/Nums"): labels})
    root[NameObject("/Metadata")] = writer._add_object(_metadata(title, lang))  # noqa: SLF001
    writer.metadata = {"/Title": title, "/Creator": PRODUCER, "/Producer": PRODUCER}
    writer._ID = _identifier(title, lang, *parts)  # noqa: SLF001
    merged = BytesIO()
    writer.write(merged)
    return merged.getvalue()


def _append(writer: PdfWriter, reader: PdfReader) -> None:
    """Append the pages of a part. What they share stays shared: pypdf would copy streams in a list for every page."""
    first = len(writer.pages)
    writer.append(reader, excluded_fields=["/Contents"])
    for page, original in zip(writer.pages[first:], reader.pages, strict=True):
        streams = cast("ArrayObject", original["/Contents"])
        page[NameObject("/Contents")] = ArrayObject(stream.clone(writer) for stream in streams)


def _inherit_size(writer: PdfWriter) -> None:
    """Let pages have their size from the tree of pages, where it is that of the first."""
    tree = cast("DictionaryObject", writer.root_object["/Pages"])
    size = tree[NameObject("/MediaBox")] = writer.pages[0]["/MediaBox"]
    for page in writer.pages:
        if page["/MediaBox"] == size:
            del page["/MediaBox"]


class _Shelf:
    """Resources of one kind that the bundle has, by what tells each from every other.

    Parts borrow what earlier parts have brought. ``compress_identical_objects`` would find the same, but it sees only
    what is alike on the outside, so it takes a pass for each of a font's objects, from the outlines up.
    """

    def __init__(self, kind: str, name: Callable[[DictionaryObject], str]) -> None:
        """Take the kind, as pages' resources have it, and what names a resource by its content."""
        self._kind = kind
        self._name = name
        self._kept: dict[str, PdfObject] = {}

    @contextmanager
    def sharing(self, reader: PdfReader, writer: PdfWriter) -> Iterator[None]:
        """Merge a part without the resources that the bundle has, and give it those of the bundle instead."""
        brought = self._of(cast("DictionaryObject", reader.root_object["/Pages"]))
        shown = {key: brought[key] for key in brought}
        names = {key: self._name(value) for key, value in shown.items() if isinstance(value, DictionaryObject)}
        borrowed = {key: self._kept[name] for key, name in names.items() if name in self._kept}
        for key in borrowed:
            del brought[key]
        yield
        if names:
            merged = self._of(writer.pages[-1])
            merged.update(borrowed)
            self._kept |= {name: merged.raw_get(key) for key, name in names.items()}

    def _of(self, node: DictionaryObject) -> DictionaryObject:
        resources = cast("DictionaryObject", node["/Resources"])
        return cast("DictionaryObject", resources[self._kind]) if self._kind in resources else DictionaryObject()


def _font_name(font: DictionaryObject) -> str:
    """Name a font by its face and by its kind: the two fonts of a face share a program, and with it their name."""
    return f"{font['/BaseFont']} {font['/Subtype']}"


def _content(stream: DictionaryObject) -> str:
    """Return a digest of a picture's data and of everything that belongs to it."""
    digest = hashlib.sha256()

    def add(value: PdfObject | None) -> None:
        value = value.get_object() if value is not None else None
        if isinstance(value, DictionaryObject):
            for key in sorted(value):
                digest.update(key.encode())
                add(value.raw_get(key))
            if isinstance(value, StreamObject):
                digest.update(value._data)  # noqa: SLF001 - as it is in the file; get_data would unpack it
        elif isinstance(value, ArrayObject):
            for entry in value:
                add(entry)
        else:
            digest.update(repr(value).encode())

    add(stream)
    return digest.hexdigest()


def _preferences(readers: Sequence[PdfReader]) -> DictionaryObject:
    """Take the viewer preferences of the first part that is printed on both sides, else those of the first part."""
    found = [cast("DictionaryObject", reader.root_object["/ViewerPreferences"]) for reader in readers]
    return next((preferences for preferences in found if str(preferences["/Duplex"]) != "/Simplex"), found[0])


def _labels(reader: PdfReader, start: int) -> ArrayObject:
    """Return the labels of a part for its place in the bundle; where it has none its pages are counted from 1."""
    counted = DictionaryObject({NameObject("/S"): NameObject("/D")})
    tree = cast("DictionaryObject", reader.root_object.get("/PageLabels", DictionaryObject()))
    entries = cast("ArrayObject", tree.get("/Nums", ArrayObject([NumberObject(0), counted])))
    moved = ArrayObject()
    for index, label in zip(entries[::2], entries[1::2], strict=True):
        moved += [NumberObject(index + start), label]
    return moved


def _metadata(title: str, lang: str) -> StreamObject:
    stream = StreamObject()
    stream.set_data(xmp(title, lang))
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    return stream


def _identifier(title: str, lang: str, *parts: bytes) -> ArrayObject:
    """Return the identifier that files with the same content share."""
    digest = hashlib.md5(b"\0".join((title.encode(), lang.encode())), usedforsecurity=False)
    for part in parts:
        digest.update(part)
    return ArrayObject([ByteStringObject(digest.digest())] * 2)
