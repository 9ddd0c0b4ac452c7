"""Language tags: whether one is well formed, and what was meant where it is not."""

from __future__ import annotations

import re

from cardprint.errors import quoted

# RFC 5646, without the forms it keeps for the past and the future: no grandfathered tags, no languages of four letters
# and more, which catches names such as "german".
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)


def is_language(tag: str) -> bool:
    """Return whether a tag has the form of BCP 47, as ``en``, ``pt-BR``, ``zh-Hant`` have."""
    return _TAG.fullmatch(tag) is not None


def language_hint(tag: str) -> str:
    """Return what to write instead of a tag that is not well formed."""
    hyphened = tag.replace("_", "-").partition(".")[0]
    if is_language(hyphened):
        return f"did you mean {quoted(hyphened)}?"
    return "write its code, such as en, de, pt-BR or zh-Hant"
