"""A finished file is checked: read back as a stranger would, it must hold the pages it was made to hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.errors import SelfCheckError
from cardprint.pdf.objects import DamagedFileError, PdfFile, Reference, parse_string, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.pdf.objects import Value

_LARGEST = 2_147_483_647  # of whole numbers; those with decimals may be larger (ISO 32000-1, annex C)
_STRINGS = re.compile(rb"\([^()\\]*(?:\\.[^()\\]*)*\)|<[0-9A-Fa-f]*>", re.DOTALL)
_DIGITS_ALIKE = bytes.maketrans(b"123456789E", b"000000000e")
_SUSPICIOUS = (b"0000000000", b"0e", b"0.e", b"nan", b"inf")  # among digits that are all alike
_WORD = re.compile(rb"/?[^\s/\[\]<>()]+")
_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
_LIKE_A_NUMBER = re.compile(rb"[+-]?(?:[\d.]|nan|inf)")


def check_pdf(data: bytes, pages: int) -> None:
    """See that a file is whole, has ``pages`` pages in the order their labels say, and that its sheets pair up.

    What a page shares with others comes first in its content. The stream of its own, the last, begins with its name, so
    a page that shows another page's content is found out. All numbers of what is shown are ones that PDF can hold.
    Raises SelfCheckError, which says what is wrong.
    """
    try:
        _check_pages(PdfFile(data), pages)
    except DamagedFileError as error:
        raise SelfCheckError.of(
            f"the finished PDF did not pass its check: {error}",
            hint="nothing was written; this is a fault of cardprint or of the disk, so try again and report it",
        ) from error


def _check_pages(file: PdfFile, expected: int) -> None:
    root = file.dictionary(file.trailer.get("/Root"))
    pages = list(_pages(file, root.get("/Pages")))
    if len(pages) != expected:
        raise DamagedFileError(f"it has {len(pages)} pages instead of {expected}")
    labels = _labels(file, root.get("/PageLabels"), len(pages))
    shared: list[Value] = []
    for page, label in zip(pages, labels, strict=True):
        _see_page(file, page, label, shared)
    seen: set[int] = set()
    for resources in {id(page["/Resources"]): page["/Resources"] for page in pages}.values():
        _see_resources(file, resources, seen)
    _see_sheets(labels)


def _pages(file: PdfFile, node: Value, resources: Value = None) -> Iterator[dict[str, Value]]:
    """Walk the page tree and give pages the resources they inherit; every node must count its pages right."""
    node = file.dictionary(node)
    node.setdefault("/Resources", resources)
    if node.get("/Type") == "/Page":
        yield node
        return
    below = [page for kid in file.array(node.get("/Kids")) for page in _pages(file, kid, node["/Resources"])]
    if node.get("/Count") != len(below):
        raise DamagedFileError("its page tree does not count its pages right")
    yield from below


def _labels(file: PdfFile, labels: Value, pages: int) -> list[str]:
    """Read the label of every page; one that is only counted, without a prefix, has none."""
    if labels is None:
        return [""] * pages
    entries = file.array(file.dictionary(labels).get("/Nums"))
    pairs = zip(entries[::2], entries[1::2], strict=False)
    runs = {first: file.dictionary(run) for first, run in pairs if isinstance(first, float)}
    if 0 not in runs or list(runs) != sorted(runs):
        raise DamagedFileError("its labels are not those of its pages")
    found, first = [], 0
    for page in range(pages):
        first = page if page in runs else first
        found.append(_label(runs[first], page - first))
    return found


def _label(run: dict[str, Value], at: int) -> str:
    """Return the label of one of the pages that are named together."""
    prefix, start = text(run.get("/P", b"")), run.get("/St", 1.0)
    return f"{prefix}{start + at:.0f}" if prefix and "/S" in run and isinstance(start, float) else prefix


def _see_page(file: PdfFile, page: dict[str, Value], label: str, shared: list[Value]) -> None:
    """See that a page shows its own content, and that what it shares with others is there, each once."""
    contents = page.get("/Contents")
    *below, own = contents if isinstance(contents, list) and contents else [contents]
    for stream in below:
        if stream not in shared:
            _see_numbers(file.content(stream))
            shared.append(stream)
    content = file.content(own)
    _see_numbers(content)
    name = content.partition(b"\n")[0]
    if parse_string(name.removeprefix(b"%")) != label:
        raise DamagedFileError(f"page {label!r} shows what belongs on another")


def _see_resources(file: PdfFile, value: Value, seen: set[int]) -> None:
    """See that the numbers of what pages show besides, drawings above all, are ones that PDF can hold."""
    found = file.resolve(value)
    if isinstance(value, Reference):
        if value.number in seen:
            return
        seen.add(value.number)
        if isinstance(found, dict) and found.get("/Subtype") == "/Form":
            _see_numbers(file.content(value))
    if isinstance(found, float) and abs(found) > _LARGEST:
        raise DamagedFileError(f"{found:g} is a number that PDF does not hold")
    if isinstance(found, list):
        for entry in found:
            _see_resources(file, entry, seen)
    elif isinstance(found, dict):
        for name, entry in found.items():
            if name != "/Font":  # whose numbers are of glyphs
                _see_resources(file, entry, seen)


def _see_numbers(content: bytes) -> None:
    """See that all numbers of a content stream are ones that PDF can hold: without exponents, and not too large."""
    operators = _STRINGS.sub(b" ", content)
    alike = operators.translate(_DIGITS_ALIKE)
    if not any(sign in alike for sign in _SUSPICIOUS):
        return
    for word in _WORD.findall(operators):
        if _LIKE_A_NUMBER.match(word) and (not _NUMBER.fullmatch(word) or abs(float(word)) > _LARGEST):
            raise DamagedFileError(f"{word.decode('latin-1')[:20]} is a number that PDF does not hold")


def _see_sheets(labels: Sequence[str]) -> None:
    """See that fronts and backs pair up: each back right behind its front, or all backs after all fronts."""
    sides = [label.rpartition(" ")[::2] for label in labels if label.endswith((" front", " back"))]
    fronts = [sheet for sheet, side in sides if side == "front"]
    backs = [sheet for sheet, side in sides if side == "back"]
    if not backs:
        return
    together = [(sheet, side) for sheet in fronts for side in ("front", "back")]
    apart = [(sheet, "front") for sheet in fronts] + [(sheet, "back") for sheet in backs]
    if sides != together and (sides != apart or sorted(fronts) != sorted(backs)):
        raise DamagedFileError("the fronts and backs of its sheets do not pair up")
