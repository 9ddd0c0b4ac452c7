from __future__ import annotations

import re
import subprocess
import sys

import pytest

from cardprint.patterns import lazy_pattern

EVERY = """
import pkgutil, sys
import cardprint
from cardprint.patterns import lazy_pattern
for found in pkgutil.walk_packages(cardprint.__path__, "cardprint."):
    if not found.name.endswith("__main__"):
        __import__(found.name)
modules = [vars(module) for name, module in sys.modules.items() if name.startswith("cardprint.")]
lazy = [value for names in modules for value in names.values() if type(value) is type(lazy_pattern(""))]
print(len([pattern.pattern for pattern in lazy]))
"""


@pytest.mark.parametrize(("source", "text"), [("(b)(?P<end>c)", "abcabc"), (b"(b)(?P<end>c)", b"abcabc")])
def test_a_lazy_pattern_finds_what_a_compiled_one_finds(source, text):
    lazy, compiled = lazy_pattern(source, re.IGNORECASE), re.compile(source, re.IGNORECASE)
    for _ in range(2):
        assert lazy.search(text).groupdict() == compiled.search(text).groupdict()
        assert lazy.match(text, 1).span() == compiled.match(text, 1).span()
        assert lazy.fullmatch(text) is None
        assert lazy.findall(text) == compiled.findall(text)
        assert [found.span() for found in lazy.finditer(text)] == [found.span() for found in compiled.finditer(text)]
        assert lazy.split(text) == compiled.split(text)
        assert lazy.sub(text[:1], text) == compiled.sub(text[:1], text)
        assert lazy.subn(text[:1], text, 1) == compiled.subn(text[:1], text, 1)
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (source, compiled.flags, compiled.groupindex)


def test_nothing_is_compiled_before_the_first_use(monkeypatch):
    asked = []
    monkeypatch.setattr(
        "cardprint.patterns.re.compile", lambda *given, plain=re.compile: asked.append(1) or plain(*given)
    )
    lazy = lazy_pattern("a")
    assert not asked
    assert lazy.match("a")
    assert lazy.search("ba")
    assert len(asked) == 1


def test_every_lazy_pattern_of_the_program_compiles():
    done = subprocess.run([sys.executable, "-c", EVERY], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert int(done.stdout) > 50
