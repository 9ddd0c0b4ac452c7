"""ToUnicode maps: takes the codes of a font, gives the CMap that tells readers the text of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.pdf.glyph_codes import EncodedGlyph

_MAPPINGS = 100  # as many as a block of a CMap may hold
_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
"""
_CODE_SPACES = {1: "<00><FF>", 2: "<0000><FFFF>"}  # by bytes
_CMAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def to_unicode(codes: Mapping[EncodedGlyph, int], size: int) -> bytes:
    """Write the CMap of a font whose codes have ``size`` bytes each."""
    mappings = [f"<{code:0{2 * size}X}><{encoded.text.encode('utf-16-be').hex()}>" for encoded, code in codes.items()]
    blocks = (mappings[start : start + _MAPPINGS] for start in range(0, len(mappings), _MAPPINGS))
    lines = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (_CMAP_HEAD + f"{_CODE_SPACES[size]}\nendcodespacerange\n" + "".join(lines) + _CMAP_FOOT).encode("ascii")
