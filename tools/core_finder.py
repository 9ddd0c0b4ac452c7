"""Lets a checkout that is installed with ``pip install -e`` run its compiled core, while it is what its sources say.

In a wheel compiled modules lie beside their sources, and Python takes them without looking at these. In a checkout
sources change, so there ``hatch_build.py`` puts compiled modules beside this one, in site-packages, and a list of all
sources they were compiled from, with a digest. A module is taken from here only where the sources that would be
imported in its place give the same digest, in whichever checkout they are; else Python goes on to the source.

With CARDPRINT_PURE set, none is taken. A .pth file imports this at every start of Python, so it imports nothing.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # that of typing, without loading it
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec

HERE = os.path.dirname(__file__)
ENDING = ".pyd" if sys.platform == "win32" else ".so"
_known: dict[str, bool] = {}


class CompiledCore:
    """What Python asks first where a module is."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG004 - Python's signature
        """Return where the compiled module is, or None where there is none or it is not what its source says."""
        if not name.startswith("cardprint.") or os.environ.get("CARDPRINT_PURE"):
            return None
        file = os.path.join(HERE, name + ENDING)
        if not os.path.exists(file) or not is_current(os.path.dirname(sys.modules["cardprint"].__path__[0])):
            return None
        from importlib.util import spec_from_file_location  # noqa: PLC0415 - as said above

        return spec_from_file_location(name, file)


def is_current(root: str) -> bool:
    """Return whether the sources in a folder are those the core was compiled from. It is found out once a process."""
    if root not in _known:
        from importlib.util import source_hash  # noqa: PLC0415 - as said above

        with open(os.path.join(HERE, "sources.txt"), encoding="utf-8") as file:
            digest, *names = file.read().splitlines()
        try:
            data = b"".join(_content(os.path.join(root, name)) for name in names)
        except OSError:  # one was moved
            _known[root] = False
        else:
            _known[root] = not names or source_hash(data).hex() == digest
    return _known[root]


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


sys.meta_path.insert(0, CompiledCore)
