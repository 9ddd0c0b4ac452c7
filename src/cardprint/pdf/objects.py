"""A small reader of PDF files, just enough to check our own: nothing of it is shared with what writes them.

It knows files with one plain cross-reference table and streams compressed by zlib, and reads an object when it is
asked for. Dictionaries and arrays come as dict and list, names as text with their slash, strings as bytes.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple, TypeAlias

from cardprint.patterns import lazy_pattern

_HEADER = b"%PDF-1.7\n"
_END = lazy_pattern(rb"startxref\s+(\d+)\s+%%EOF\s*")
_TABLE = lazy_pattern(rb"xref\s+0 (\d+)\s*\n")
_ENTRY_LENGTH = 20
_STREAM = lazy_pattern(rb"\s*stream\r?\n")
_TOKEN = lazy_pattern(
    rb"""[\s\0]*(?:
      (?P<begin><<|\[)
    | (?P<end>>>|\])
    | (?P<reference>\d+)\s+\d+\s+R\b
    | (?P<number>[+-]?(?:\d+\.?\d*|\.\d+))
    | (?P<name>/[^\s\0()<>\[\]{}/%]*)
    | \((?P<text>(?:[^()\\]|\\.)*)\)
    | <(?P<digits>[0-9A-Fa-f\s]*)>
    | (?P<word>true|false|null)
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = lazy_pattern(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


class DamagedFileError(Exception):
    """The file is not what its own tables say it is."""


class Reference(NamedTuple):
    """The number of another object."""

    number: int


Value: TypeAlias = dict[str, "Value"] | list["Value"] | str | bytes | float | Reference | None


class PdfFile:
    """The objects of a file, by their numbers. Whatever does not hold raises DamagedFileError."""

    def __init__(self, data: bytes) -> None:
        """Read header, table and trailer, and see that every object begins and ends where the table says."""
        self._data = data
        if not data.startswith(_HEADER):
            raise DamagedFileError("it does not begin as a PDF 1.7 file does")
        end = _END.fullmatch(data, max(data.rfind(b"startxref"), 0))
        if end is None:
            raise DamagedFileError("it does not end as a PDF file does")
        table = int(end[1])
        self._offsets, trailer = self._read_table(table)
        self._see_objects(table)
        self.trailer = self.dictionary(self._value(trailer)[0])

    def dictionary(self, value: Value) -> dict[str, Value]:
        """Return the dictionary that a value is or refers to."""
        value = self.resolve(value)
        if not isinstance(value, dict):
            raise DamagedFileError("something else stands where a dictionary is due")
        return value

    def array(self, value: Value) -> list[Value]:
        """Return the array that a value is or refers to."""
        value = self.resolve(value)
        if not isinstance(value, list):
            raise DamagedFileError("something else stands where an array is due")
        return value

    def resolve(self, value: Value) -> Value:
        """Return the object a reference refers to, and anything else as it is."""
        return self._value(self._start(value.number))[0] if isinstance(value, Reference) else value

    def content(self, stream: Value) -> bytes:
        """Unpack a stream."""
        if not isinstance(stream, Reference):
            raise DamagedFileError("a page has no content")
        described, at = self._value(self._start(stream.number))
        begins = _STREAM.match(self._data, at)
        length = self.dictionary(described).get("/Length")
        if begins is None or not isinstance(length, float):
            raise DamagedFileError("a page has no content")
        try:
            return zlib.decompress(self._data[begins.end() : begins.end() + int(length)])
        except zlib.error as error:
            raise DamagedFileError("a page's content cannot be unpacked") from error

    def _read_table(self, at: int) -> tuple[list[int], int]:
        """Return the offset of every object (0 where there is none) and the place of the trailer."""
        head = _TABLE.match(self._data, at)
        if head is None:
            raise DamagedFileError("its table of objects is not where it should be")
        first, count = head.end(), int(head[1])
        end = first + count * _ENTRY_LENGTH
        entries = [self._data[start : start + _ENTRY_LENGTH] for start in range(first, end, _ENTRY_LENGTH)]
        try:
            offsets = [int(entry[:10]) if entry[17:18] == b"n" else 0 for entry in entries]
        except ValueError:
            raise DamagedFileError("its table of objects is damaged") from None
        if not self._data.startswith(b"trailer", end):
            raise DamagedFileError("its table of objects has no trailer")
        return offsets, end + len(b"trailer")

    def _see_objects(self, table: int) -> None:
        present = sorted((offset, number) for number, offset in enumerate(self._offsets) if offset)
        ends = [offset for offset, _ in present[1:]] + [table]
        for (offset, number), end in zip(present, ends, strict=True):
            begins = self._data.startswith(b"%d 0 obj" % number, offset)
            if not begins or not self._data[offset:end].rstrip().endswith(b"endobj"):
                raise DamagedFileError(f"object {number} is not where it should be")

    def _start(self, number: int) -> int:
        if not 0 < number < len(self._offsets) or not self._offsets[number]:
            raise DamagedFileError(f"object {number} is missing")
        return self._offsets[number] + len(b"%d 0 obj" % number)

    def _value(self, at: int) -> tuple[Value, int]:
        """Read the value at a place. Gives it and the place after it."""
        return self._read(self._token(at))

    def _token(self, at: int) -> re.Match[bytes]:
        token = _TOKEN.match(self._data, at)
        if token is None:
            raise DamagedFileError(f"there is no object at byte {at}")
        return token

    def _read(self, token: re.Match[bytes]) -> tuple[Value, int]:
        """Read on from the first token of a value. Gives the value and the place after it."""
        if token.lastgroup != "begin":
            return _simple(token), token.end()
        values: list[Value] = []
        ahead = self._token(token.end())
        while ahead.lastgroup != "end":
            value, at = self._read(ahead)
            values.append(value)
            ahead = self._token(at)
        if token["begin"] == b"[":
            return values, ahead.end()
        keys = [key if isinstance(key, str) else "" for key in values[::2]]
        return dict(zip(keys, values[1::2], strict=False)), ahead.end()


def text(string: Value) -> str:
    """Read a text string, which is UTF-16 with a mark or else taken as ASCII."""
    if not isinstance(string, bytes):
        raise DamagedFileError("something else stands where a text is due")
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    return string.decode("ascii", "replace")


def parse_string(written: bytes) -> str:
    """Read a text string as it is written, with its parentheses or angle brackets."""
    token = _TOKEN.fullmatch(written)
    if token is None:
        raise DamagedFileError("something else stands where a text is due")
    return text(_simple(token))


def _simple(token: re.Match[bytes]) -> Value:
    kind, content = token.lastgroup, token[token.lastgroup or 0]
    if kind == "name":
        return content.decode("latin-1")
    if kind == "reference":
        return Reference(int(content))
    if kind == "number":
        return float(content)
    if kind == "text":
        return _ESCAPE.sub(_unescape, content)
    if kind == "digits":
        return bytes.fromhex(content.decode("ascii"))
    return None


def _unescape(escape: re.Match[bytes]) -> bytes:
    what = escape[1]
    return bytes([int(what, 8) & 255]) if what.isdigit() else _ESCAPED.get(what, what)
