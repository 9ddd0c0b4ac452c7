"""Compiles the core with mypyc when cardprint is installed or a wheel is built, where there is a C compiler.

The modules that are compiled are named in pyproject.toml. In a wheel each lies beside its source, where Python takes it
first. In an editable install they lie in site-packages, with the finder that uses them while the sources are unchanged
(tools/core_finder.py).
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import source_hash
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FINDER = "_cardprint_core"
"""The package of an editable install, in site-packages, that finds compiled modules."""

SOURCES = "src"


class CoreBuildHook(BuildHookInterface[Any]):
    """What hatchling asks before it packs a wheel."""

    def dependencies(self) -> list[str]:
        """Return what has to be there to compile, as the extra ``dev`` pins it; nothing where nothing is compiled."""
        if obstacle():
            return []
        return [need for need in self.metadata.core.optional_dependencies["dev"] if need.startswith("mypy[")]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and add to the wheel what came of it."""
        self._work = TemporaryDirectory()
        work = Path(self._work.name)
        why_not = obstacle()
        if not why_not and not self._compile(work):
            why_not = "mypyc failed"
        if why_not:
            self.app.display_warning(f"cardprint runs on its pure Python core: {why_not}")
        compiled = {} if why_not else {str(path): path.relative_to(work / "lib") for path in _files(work / "lib")}
        if version == "editable":
            # Without a compiler nothing can be out of date; where mypyc failed, any change may mend it.
            read = [] if obstacle() else self._all_sources() if why_not else _read_by_mypy(work / "cache")
            build_data["force_include_editable"] = self._finder(work, read) | {
                path: f"{FINDER}/{_module(place)}{place.suffix}" for path, place in compiled.items()
            }
        elif compiled:
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
            build_data["force_include"] |= {path: str(place) for path, place in compiled.items()}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's signature
        """Remove what is packed by now."""
        self._work.cleanup()

    def _compile(self, work: Path) -> bool:
        """Return whether mypyc, in a process of its own since it ends where something is wrong, compiled the core."""
        script = Path(self.root, "tools", "compile_core.py")
        command = [sys.executable, str(script), str(work), *self.config["compiled"]]
        done = subprocess.run(command, cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)  # noqa: S603 - ours
        if done.returncode:
            self.app.display_warning(done.stdout.decode(errors="replace"))
        return done.returncode == 0

    def _all_sources(self) -> list[str]:
        root = Path(self.root, SOURCES)
        return sorted(path.relative_to(root).as_posix() for path in (root / "cardprint").rglob("*.py"))

    def _finder(self, work: Path, read: list[str]) -> dict[str, str]:
        """Return the files that make the finder, with the list of the sources whose change it has to notice."""
        data = b"".join(Path(self.root, SOURCES, name).read_bytes() for name in read)
        (work / "sources.txt").write_text("\n".join([source_hash(data).hex(), *read]), encoding="utf-8")
        (work / "finder.pth").write_text(f"import {FINDER}\n", encoding="utf-8")
        return {
            str(work / "finder.pth"): f"{FINDER}.pth",
            str(work / "sources.txt"): f"{FINDER}/sources.txt",
            str(Path(self.root, "tools", "core_finder.py")): f"{FINDER}/__init__.py",
        }


def obstacle() -> str | None:
    """Return why the core cannot be compiled here, or None where it is worth a try."""
    if os.environ.get("CARDPRINT_PURE"):
        return "CARDPRINT_PURE is set"
    if sys.implementation.name != "cpython":
        return "mypyc compiles for CPython only"
    if not _compiler():
        return "there is no C compiler"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "Python's headers are not installed"
    return None


def _compiler() -> str | None:
    """Return the C compiler that setuptools will call; on Windows the program it finds Visual Studio by."""
    if sys.platform == "win32":
        installer = Path(os.environ.get("PROGRAMFILES(X86)", ""), "Microsoft Visual Studio", "Installer")
        return shutil.which("vswhere", path=str(installer))
    return shutil.which(shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0])


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _module(library: Path) -> str:
    """Return the module that a compiled library is, by its path below src/."""
    return ".".join([*library.parent.parts, library.name.split(".")[0]])


def _read_by_mypy(cache: Path) -> list[str]:
    """Return our sources that mypy read, below src/, by the files it left in its cache: it compiled what they say."""
    ending = ".meta.ff"
    found = [path for path in _files(cache) if path.name.endswith(ending) and "cardprint" in path.parts]
    # The first folder of the cache is a version of Python.
    names = [path.relative_to(cache).parts[1:] for path in found]
    return sorted("/".join(name).removesuffix(ending) + ".py" for name in names)
