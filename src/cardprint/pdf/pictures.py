"""The pictures of a file: each is there once, as large as its largest print needs, however often it is shown."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cardprint.errors import DeckError, Problem, quoted
from cardprint.files.paths import read_unmoved
from cardprint.images.errors import UnfitPictureError
from cardprint.model.limits import DEFAULT
from cardprint.model.picture import PictureKind
from cardprint.pdf.reportlab_isolated import pdfdoc
from cardprint.pdf.shapes import picture_name
from cardprint.pdf.streams import add_stream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.limits import Limits
    from cardprint.model.page import PlacedPicture
    from cardprint.model.picture import Picture
    from cardprint.pdf.streams import Stream

PIXELS_PER_POINT = 300 / 72  # what print can show; more only makes files larger and printers slower


class PictureStore:
    """The pictures of one document, or of several parts that are to hold the same pictures byte for byte."""

    def __init__(self) -> None:
        """Start with none."""
        self._sizes: dict[Picture, tuple[float, float]] = {}
        self._streams: dict[Picture, Stream] = {}

    def part(self) -> PartPictures:
        """Return what counts the pictures of one part."""
        return PartPictures(self)

    def ask(self, picture: Picture, width: float, height: float) -> None:
        """Note that a picture is shown at a size, in points."""
        known = self._sizes.get(picture, (0.0, 0.0))
        self._sizes[picture] = (max(width, known[0]), max(height, known[1]))

    def stream(self, picture: Picture) -> Stream:
        """Return a picture at the largest size it was asked for."""
        if picture not in self._streams:
            self._streams[picture] = self._read(picture)
        return self._streams[picture]

    def _read(self, picture: Picture) -> Stream:
        """Read a file once more. Raises DeckError where it is not what it was when the deck was read."""
        width, height = (ceil(length * PIXELS_PER_POINT - 1e-6) for length in self._sizes[picture])
        try:
            data = read_unmoved(picture.path)
            limits = _as_seen(picture, data)
            if picture.kind is PictureKind.DRAWING:
                from cardprint.pdf.vectors import draw  # noqa: PLC0415 - most decks have no drawings
                from cardprint.svg.reader import read_svg  # noqa: PLC0415

                return draw(read_svg(data, limits))
            from cardprint.pdf.pixels import encode  # noqa: PLC0415 - nor pictures

            return encode(data, width, height, limits)
        except (OSError, UnfitPictureError) as error:
            message = f"the picture {quoted(str(picture))} has changed while it was printed: {error}"
            raise DeckError(Problem(message, picture.place, "print again when nothing writes to it")) from error


def _as_seen(picture: Picture, data: bytes) -> Limits:
    """Return limits that a file which passed those of its deck passes again, but not one with more pixels."""
    return DEFAULT._replace(
        picture_bytes=max(DEFAULT.picture_bytes, len(data)),
        picture_pixels=max(DEFAULT.picture_pixels, round(picture.size.width * picture.size.height)),
        drawing_bytes=max(DEFAULT.drawing_bytes, len(data)),
    )


class PartPictures:
    """The pictures of one part."""

    def __init__(self, store: PictureStore) -> None:
        """Start with none of those in the store."""
        self._store = store
        self._shown: dict[str, Picture] = {}

    def show(self, placed: Iterable[PlacedPicture]) -> None:
        """Note what is on a page."""
        for item in placed:
            self._shown.setdefault(picture_name(item.picture), item.picture)
            self._store.ask(item.picture, item.width / item.crop.width, item.height / item.crop.height)

    def add_to_document(self, document: pdfdoc.PDFDocument) -> pdfdoc.PDFDictionary | None:
        """Add the pictures to a document, when all parts are drawn.

        Gives the dictionary for the XObject entry of the pages' resources, None where there are no pictures.
        """
        if not self._shown:
            return None
        streams = {name: self._store.stream(picture) for name, picture in self._shown.items()}
        return pdfdoc.PDFDictionary({name: add_stream(document, stream) for name, stream in streams.items()})
