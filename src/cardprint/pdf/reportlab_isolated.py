"""ReportLab as it comes from its makers, whatever lies in the working folder, the home folder or the environment.

On import ReportLab runs ``reportlab_settings.py`` and ``reportlab_mods.py`` from anywhere on the path (the working
folder is on it under ``python -m``), runs ``~/.reportlab_settings`` and ``~/.reportlab_mods``, and reads its limits
from ``RL_`` variables. Any of these could change what we print or run a stranger's code. Here it is imported with all
of them out of its sight. Where a host program has imported ReportLab before us, it stays as that program has it.

ReportLab also imports Pillow's largest module for pictures that it never gets to see here. That module is loaded when
something of it is asked for, which decks without pictures never do.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["isolated", "new_file", "pdfdoc"]

_ADDED_BY_USERS = ("reportlab_mods", "reportlab_settings", "reportlab.local_rl_mods", "reportlab.local_rl_settings")
_VARIABLES = ("RL_", "SOURCE_DATE_EPOCH")


@contextmanager
def isolated() -> Iterator[None]:
    """Hide from ReportLab what would change it: modules of settings and variables of the environment.

    A module that is already in ``sys.modules`` is not searched for, so an empty one stands in for each.
    """
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(_VARIABLES)}
    stand_ins = [name for name in _ADDED_BY_USERS if name not in sys.modules]
    sys.modules.update((name, ModuleType(name)) for name in stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        os.environ.update(hidden)


def _put_off(package: str, name: str) -> None:
    """Have a module of a package, if it is not there yet, be loaded at its first use, as importlib documents it."""
    whole = f"{package}.{name}"
    spec = find_spec(whole) if whole not in sys.modules else None
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[whole] = module_from_spec(spec)
    spec.loader.exec_module(module)
    setattr(sys.modules[package], name, module)  # as importing does, so that ``from package import name`` finds it


_put_off("PIL", "Image")
with isolated():
    from reportlab.pdfbase import pdfdoc


def new_file() -> pdfdoc.PDFDocument:
    """Start an empty file: PDF 1.7, the same bytes for the same content."""
    with isolated():
        return pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 7))
