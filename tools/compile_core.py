"""Compile modules of cardprint with mypyc: the libraries go to WORK/lib, what mypy read can be seen in WORK/cache.

    python tools/compile_core.py WORK MODULE...

``hatch_build.py`` calls it, in the folder of pyproject.toml; MODULE is a path from there.
"""

# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import sys
from pathlib import Path

from mypyc.build import mypycify
from setuptools import Distribution

OPTIONS = (
    "--config-file=",  # ours is for a machine with all dependencies; here there are none
    "--ignore-missing-imports",
    "--follow-imports=silent",  # what is wrong with other modules is for `make check` to say
    "--no-sqlite-cache",  # so that each module that was read has a file
)


def main(work: Path, modules: list[str]) -> None:
    """Compile the modules. Ends the process where one is wrong; raises where the C compiler fails."""
    extensions = mypycify(
        [*OPTIONS, f"--cache-dir={work / 'cache'}", *modules],
        opt_level="1",  # as quick as "3" here, and compiled in two thirds of the time
        debug_level="0",
        # What they share becomes a module beside them, cardprint.compiled__mypyc, not one at the top of site-packages.
        group_name="cardprint.compiled",
        target_dir=str(work / "c"),
    )
    command = Distribution({"name": "cardprint", "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(work / "lib"), str(work / "objects")
    command.ensure_finalized()
    command.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
