"""The user's own config file: settings for every deck, in the words of a deck's ``print:`` section."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cardprint.files.paths import is_file


def config_path() -> Path:
    """Return where the file is looked for on this system, such as ``~/.config/cardprint/config.yaml`` on Linux.

    The folders are those that each system names for a user's settings: the XDG base directory specification's, which
    many heed on a Mac too, Apple's, and Windows' for what stays on the machine. platformdirs says the same, but to
    import it takes 3 ms.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises where nobody is at home
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local")
    else:
        folder = home / ("Library/Application Support" if sys.platform == "darwin" else ".config")
        named = os.environ.get("XDG_CONFIG_HOME", "")
        folder = Path(named) if os.path.isabs(named) else folder  # noqa: PTH117 - as the specification has it
    return folder / "cardprint" / "config.yaml"


def load_settings() -> dict[str, str]:
    """Read the user's settings; there are none where there is no file.

    Paths among them are given relative to the config file's own. Raises DeckError with every problem of the file.
    """
    path = config_path()
    if not is_file(path):
        return {}
    return _read(path)


def _read(path: Path) -> dict[str, str]:
    from cardprint.model.limits import DEFAULT  # noqa: PLC0415 - as above
    from cardprint.options.settings import anchored  # noqa: PLC0415 - most users have no such file to read
    from cardprint.source.findings import Findings  # noqa: PLC0415 - as above
    from cardprint.source.print_settings import read_settings  # noqa: PLC0415 - as above
    from cardprint.source.text_file import read_text  # noqa: PLC0415 - as above
    from cardprint.source.yaml_nodes import read_yaml  # noqa: PLC0415 - as above

    findings = Findings(str(path), DEFAULT.problems)
    root = read_yaml(read_text(path, findings, DEFAULT), findings, DEFAULT)
    settings = {} if root is None else read_settings(root, findings)
    findings.settle()
    return anchored(settings, path.parent)
