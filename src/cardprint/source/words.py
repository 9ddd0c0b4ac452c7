"""Takes the tag of a language, gives the words that are printed in it beside those of a deck."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.files.paths import is_file
from cardprint.files.shipped import WORDS
from cardprint.model.limits import DEFAULT
from cardprint.model.words import ENGLISH, Words
from cardprint.source.findings import Findings
from cardprint.source.text_file import read_text
from cardprint.source.yaml_nodes import MapNode, TextNode, read_yaml
from cardprint.text.han import region

if TYPE_CHECKING:
    from pathlib import Path

_BY_REGION = {"SC": "zh", "TC": "zh-hant", "HK": "zh-hant"}  # all of Chinese
_FIELDS = {"class" if name == "form" else name.replace("_", "-"): name for name in Words._fields}


def load_words(lang: str) -> Words:
    """Read the words of a language; of one that we do not speak, English.

    Raises DeckError where a file of ours is damaged.
    """
    name = _BY_REGION.get(region(lang) or "", lang.lower().partition("-")[0])
    return _read(WORDS / f"{name}.yaml")


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that we speak besides English, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in WORDS.glob("*.yaml")))


@lru_cache(maxsize=16)
def _read(path: Path) -> Words:
    if not is_file(path):
        return ENGLISH
    findings = Findings(str(path), DEFAULT.problems)
    root = read_yaml(read_text(path, findings, DEFAULT), findings, DEFAULT)
    texts: dict[str, str] = {}
    for key, node in root.entries.items() if isinstance(root, MapNode) else ():
        if key not in _FIELDS or not isinstance(node, TextNode):
            findings.error(f"{quoted(key)} is no word that is printed", node.mark)
        else:
            texts[_FIELDS[key]] = node.text
    findings.settle()
    return ENGLISH._replace(**texts)
