"""Addresses that a link may go to, as they are written where only ASCII may stand."""

from __future__ import annotations

SCHEMES = ("http:", "https:", "mailto:")
"""What an address that anybody may open begins with."""

# Everything an address may hold as it is (RFC 3986), with % because what is escaped already stays so.
_PLAIN = "%/:?#[]@!$&'()*+,;=-._~"


def escaped(address: str) -> str:
    """Write in ASCII what an address holds beyond it."""
    from urllib.parse import quote  # noqa: PLC0415 - most decks have no links

    return quote(address, safe=_PLAIN)
