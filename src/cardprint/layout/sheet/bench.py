"""What the questions of one sheet are set with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.text.typesetter import Typesetter


class SheetContext(NamedTuple):
    """The column to fill, its ruling, and the names of cards by their numbers, with what sets words."""

    typesetter: Typesetter
    column: Column
    ruling: Ruling
    ids: Mapping[int, str]
