"""Settings as YAML writes them: a mapping from a setting's name to what was typed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.model.nearest import nearest
from cardprint.model.settings import SETTINGS, parse_setting
from cardprint.source.yaml_nodes import ListNode, MapNode, TextNode, kind_of

if TYPE_CHECKING:
    from cardprint.source.findings import Findings
    from cardprint.source.yaml_nodes import Node


def read_settings(node: Node, findings: Findings) -> dict[str, str]:
    """Read a mapping of settings, each checked and kept as typed; what is wrong is noted in ``findings``."""
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
            findings.error(f"there is no setting {quoted(name)}", node.key_marks[name], _others(name))
        elif not isinstance(value, TextNode):
            hint = (
                "write its values with commas between them, without brackets" if isinstance(value, ListNode) else None
            )
            findings.error(f"the setting '{name}' must be a text, not {kind_of(value)}", value.mark, hint)
        else:
            settings[name] = value.text
            _check(name, value, findings)
    return settings


def _check(name: str, value: TextNode, findings: Findings) -> None:
    try:
        parse_setting(name, value.text)
    except ValueError as error:
        findings.error(f"'{name}': {error}", value.mark)


def _others(name: str) -> str:
    meant = nearest(name, SETTINGS)
    return f"did you mean '{meant}'?" if meant else f"the settings are {', '.join(SETTINGS)}"
