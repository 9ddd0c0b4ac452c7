"""Settings as YAML writes them: a mapping from a setting's name to what was typed for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.files.paths import is_file, is_folder, is_there
from cardprint.model.nearest import nearest
from cardprint.options.settings import SETTINGS, is_path, parse_setting
from cardprint.source.yaml_nodes import ListNode, MapNode, TextNode, kind_of

if TYPE_CHECKING:
    from pathlib import Path

    from cardprint.source.findings import Findings
    from cardprint.source.yaml_nodes import Node

_ROOT = re.compile(r"[/\\~]|[a-z]:", re.IGNORECASE)
_BETWEEN = re.compile(r"[/\\]")


def read_settings(node: Node, findings: Findings, below: Path | None = None) -> dict[str, str]:
    """Read a mapping of settings, each checked and kept as typed; what is wrong is noted in ``findings``.

    Files and folders that it names have to be in the folder ``below``, where it is given: a deck may come from anybody,
    and is not to have others read.
    """
    if not isinstance(node, MapNode):
        findings.error(
            f"settings must be a mapping, not {kind_of(node)}",
            node.mark,
            "write each as 'name: value', as in 'flip: long'",
        )
        return {}
    settings = {}
    for name, value in node.entries.items():
        if name not in SETTINGS:
            findings.error(f"there is no setting {quoted(name)}", node.key_mark(name), _others(name))
        elif not isinstance(value, TextNode):
            hint = (
                "write its values with commas between them, without brackets" if isinstance(value, ListNode) else None
            )
            findings.error(f"the setting '{name}' must be a text, not {kind_of(value)}", value.mark, hint)
        else:
            settings[name] = value.text
            _check(name, value, findings)
            if below is not None and is_path(name, value.text):
                _see_path(name, value, below, findings)
    return settings


def _check(name: str, value: TextNode, findings: Findings) -> None:
    try:
        parse_setting(name, value.text)
    except ValueError as error:
        findings.error(f"'{name}': {error}", value.mark)


def _see_path(name: str, value: TextNode, folder: Path, findings: Findings) -> None:
    path = value.text.strip()
    if _leads_out(path, folder):
        message = f"'{name}': {quoted(value.text)} is outside the deck's folder"
        findings.error(message, value.mark, f"put it into the deck's folder, or ask for it with --{name}")
    elif is_there(folder / path) and not (is_file(folder / path) or is_folder(folder / path)):
        # A pipe, which would be waited for without end.
        findings.error(f"'{name}': {quoted(value.text)} is no file", value.mark)
    elif is_folder(folder / path):
        _see_fonts(name, folder / path, value, folder, findings)


def _see_fonts(name: str, fonts: Path, value: TextNode, folder: Path, findings: Findings) -> None:
    """Look through a folder of fonts for links out of the deck's folder."""
    from cardprint.text.font_folder import font_files  # noqa: PLC0415 - few decks have fonts of their own

    for path in font_files(fonts):
        inside = str(path.relative_to(folder))
        if _leads_out(inside, folder):
            message = f"'{name}': {quoted(inside)} is a link to a file outside the deck's folder"
            findings.error(message, value.mark, f"put it into the deck's folder, or ask for its own with --{name}")


def _leads_out(text: str, folder: Path) -> bool:
    if _ROOT.match(text) or ".." in _BETWEEN.split(text):
        return True
    try:
        return not (folder / text).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a link in a circle, a path that cannot be
        return True


def _others(name: str) -> str:
    meant = nearest(name, SETTINGS)
    return f"did you mean '{meant}'?" if meant else f"the settings are {', '.join(SETTINGS)}"
