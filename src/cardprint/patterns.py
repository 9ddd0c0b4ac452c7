"""Regular expressions that are compiled when they are first used.

The modules of a run have some 150 of them, of which it uses a third; to compile all takes a tenth of the start.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what does all that ``re.compile(source, flags)`` does, and compiles the expression when it is first asked.

    From then on its methods are the compiled pattern's own. An expression that is wrong raises ``re.error`` only then,
    so a test compiles all of them.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))


class _Lazy:
    def __init__(self, source: Any, flags: int) -> None:  # noqa: ANN401 - text or bytes
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
