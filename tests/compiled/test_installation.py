"""What installing compiles, where nothing can be compiled what is installed instead, and when a checkout runs which."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

pytest.importorskip("hatchling", reason="hatchling is not installed; the extra `dev` brings it")
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]
HAS_COMPILER = bool(WheelBuilder(str(ROOT)).config.dependencies)
needs_compiler = pytest.mark.skipif(not HAS_COMPILER, reason="there is no C compiler, or CARDPRINT_PURE is set")
MODULES = [
    name.removeprefix("src/").removesuffix(".py")
    for name in WheelBuilder(str(ROOT)).config.hook_config["custom"]["compiled"]
]


# Packages of the tests' own environment come last, and nothing that it does when Python starts is done.
SAY = f"""
import site, sys
from importlib import import_module
site.addsitedir(sys.argv[1])
sys.path.append({sysconfig.get_path("purelib")!r})
from cardprint.cli.version import version
print(version().split("(")[1].rstrip(")"))
print({{import_module(name).__file__.endswith(".py") for name in {[name.replace("/", ".") for name in MODULES]}}})
"""


@pytest.fixture
def checkout(tmp_path):
    """Return a checkout with all that is built, but of one font."""
    copy = tmp_path / "checkout"
    for name in ("src", "cards", "tools", "fonts/noto-sans"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, copy)
    return copy


@pytest.fixture
def no_compiler(monkeypatch):
    monkeypatch.setenv("PATH", "")
    for name in ("CC", "CARDPRINT_PURE"):
        monkeypatch.delenv(name, raising=False)


def built(checkout, target, kind="standard"):
    """Build a wheel, and unpack it into the folder ``target``; give the wheel's name."""
    (wheel,) = map(Path, WheelBuilder(str(checkout)).build(directory=str(target.parent), versions=[kind]))
    with ZipFile(wheel) as archive:
        archive.extractall(target)  # noqa: S202 - we wrote it
    return wheel.name


def libraries(target):
    """Return the names of the compiled modules below a folder, as paths without endings."""
    found = [path for path in target.rglob("*") if path.suffix in (".so", ".pyd")]
    return {path.relative_to(target).as_posix().split(".")[0] for path in found}


def core(site, **environment):
    """Return which core runs where ``site`` are the site-packages, once it is sure that its modules are of one kind."""
    clean = {name: value for name, value in os.environ.items() if name != "CARDPRINT_PURE"}
    command = [sys.executable, "-I", "-S", "-c", SAY, str(site)]
    done = subprocess.run(command, env=clean | environment, capture_output=True, text=True, check=True)
    said, from_sources = done.stdout.splitlines()
    assert from_sources == ("{False}" if said == "compiled core" else "{True}")
    return said


@pytest.mark.usefixtures("no_compiler")
def test_without_a_compiler_nothing_is_asked_for_to_compile_with():
    assert WheelBuilder(str(ROOT)).config.dependencies == []


def test_where_one_wants_the_pure_core_nothing_is_asked_for_to_compile_with(monkeypatch):
    monkeypatch.setenv("CARDPRINT_PURE", "1")
    assert WheelBuilder(str(ROOT)).config.dependencies == []


@needs_compiler
def test_with_a_compiler_the_mypyc_that_development_uses_is_asked_for():
    needs = WheelBuilder(str(ROOT)).config.dependencies
    assert [need.split("==")[0] for need in needs] == ["mypy[mypyc]"]


@pytest.mark.usefixtures("no_compiler")
def test_without_a_compiler_the_wheel_is_for_every_machine_and_a_line_says_so(checkout, tmp_path, capfd):
    assert built(checkout, tmp_path / "wheel").endswith("-py3-none-any.whl")
    assert libraries(tmp_path / "wheel") == set()
    assert core(tmp_path / "wheel") == "pure Python core"
    assert [line for line in "".join(capfd.readouterr()).splitlines() if "core" in line] == [
        "cardprint runs on its pure Python core: there is no C compiler"
    ]


@pytest.mark.slow
@needs_compiler
def test_where_mypyc_fails_the_wheel_is_pure_and_a_checkout_tries_again_after_the_next_change(
    checkout, tmp_path, capfd
):
    with (checkout / "src" / f"{MODULES[0]}.py").open("a") as source:
        source.write("\nWRONG: int = 'text'\n")
    assert built(checkout, tmp_path / "wheel").endswith("-py3-none-any.whl")
    assert "pure Python core: mypyc failed" in "".join(capfd.readouterr())
    built(checkout, tmp_path / "site", "editable")
    assert core(tmp_path / "site") == "pure Python core"
    current = "import sys, _cardprint_core; print(_cardprint_core.is_current(sys.argv[1]))"
    ask = [sys.executable, "-c", current, str(checkout / "src")]
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    assert subprocess.run(ask, env=environment, capture_output=True, check=True).stdout == b"True\n"
    (checkout / "src/cardprint/errors.py").write_text("")
    assert subprocess.run(ask, env=environment, capture_output=True, check=True).stdout == b"False\n"


@pytest.mark.slow
@needs_compiler
def test_a_source_distribution_makes_a_wheel_with_every_compiled_module_beside_its_source(checkout, tmp_path):
    (sdist,) = SdistBuilder(str(checkout)).build(directory=str(tmp_path), versions=["standard"])
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "sdist", filter="data")
    (unpacked,) = (tmp_path / "sdist").iterdir()
    assert not built(unpacked, tmp_path / "wheel").endswith("-none-any.whl")
    assert libraries(tmp_path / "wheel") == {*MODULES, "cardprint/compiled__mypyc"}
    assert all((tmp_path / "wheel" / f"{module}.py").exists() for module in MODULES)
    assert core(tmp_path / "wheel") == "compiled core"


@pytest.mark.slow
@needs_compiler
def test_a_checkout_runs_its_compiled_core_while_no_source_it_was_compiled_from_has_changed(checkout, tmp_path):
    site = tmp_path / "site"
    built(checkout, site, "editable")
    assert libraries(checkout) == set()
    assert core(site) == "compiled core"
    assert core(site, CARDPRINT_PURE="1") == "pure Python core"
    for name in (MODULES[0], "cardprint/model/job"):  # compiled, and read by what is compiled
        source = checkout / "src" / f"{name}.py"
        before = source.read_bytes()
        source.write_bytes(before + b"# changed\n")
        assert core(site) == "pure Python core"
        source.write_bytes(before)
        assert core(site) == "compiled core"
    other = checkout / "src/cardprint/cli/report.py"  # of no consequence to the core
    other.write_bytes(other.read_bytes() + b"# changed\n")
    assert core(site) == "compiled core"
