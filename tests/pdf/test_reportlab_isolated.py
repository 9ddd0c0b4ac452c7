from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MODULES = ["reportlab_settings.py", "reportlab_mods.py", ".reportlab_settings", ".reportlab_mods"]
SCRIPT = """
import os, sys
before = dict(os.environ)
import cardprint.pdf.{module}
from reportlab import rl_config
assert os.environ == before
assert not [name for name in sys.modules if name.endswith(("reportlab_settings", "reportlab_mods", "local_rl_mods"))]
print(rl_config.trustedHosts, rl_config.invariant, rl_config.pdfComments)
"""


@pytest.mark.parametrize("module", ["reportlab_isolated", "writer", "bundle"])
def test_neither_settings_files_nor_variables_reach_reportlab(module: str, tmp_path: Path):
    for name in MODULES:
        (tmp_path / name).write_text("open('ran', 'w').close()\npdfComments = 1\n")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(module=module)],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)]), "HOME": str(tmp_path)}
        | {"RL_trustedHosts": "*", "RL_invariant": "7", "RL_pdfComments": "1", "RL_textPaths": "nonsense"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, done.stdout) == ("", "None 0 0\n")
    assert not (tmp_path / "ran").exists()


def test_the_settings_are_such_that_they_would_have_run(tmp_path: Path):
    (tmp_path / "reportlab_settings.py").write_text("open('ran', 'w').close()\n")
    subprocess.run([sys.executable, "-c", "import reportlab.rl_config"], cwd=tmp_path, check=True)
    assert (tmp_path / "ran").exists()
