"""The program as a whole: its commands, its help, its answer to what it does not understand, its start."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cardprint
from cardprint.cli import version
from cardprint.cli.program import COMMANDS
from cardprint.files.shipped import CARDS

HEAVY = (
    "icu4py",
    "pydantic",
    "pypdf",
    "pyphen",
    "reportlab",
    "rich",
    "uharfbuzz",
    "yaml",
    "importlib.metadata",
)
ONLY_FOR_SOME_DECKS = (
    "PIL._imaging",
    "concurrent.futures",
    "json",
    "latex2mathml",
    "logging",
    "multiprocessing",
    "pydantic",
    "pygments",
    "pyphen",
    "rich",
    "segno",
    "ziamath",
)
ONLY_FOR_WORKSHEETS = (
    "cardprint.exercise",
    "cardprint.layout.question",
    "cardprint.layout.study",
    "cardprint.model.exercise",
    "cardprint.build.worksheets",
    "pypdf",
)


def test_without_arguments_it_shows_what_there_is(run):
    result = run()
    assert result.status == 0
    assert result.err == ""
    for command in COMMANDS:
        assert f"\n  {command} " in result.out


@pytest.mark.parametrize(("library", "core"), [("yaml", "compiled core"), ("no_such_module", "pure Python core")])
def test_the_version_is_the_package_s_and_says_whether_the_library_of_compiled_modules_is_there(
    library, core, run, monkeypatch
):
    monkeypatch.setattr(version, "COMPILED", library)
    assert run("--version").out == f"cardprint {cardprint.__version__} ({core})\n"


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command, option, run):
    result = run(command, option)
    assert result.status == 0
    assert result.out.startswith(f"Usage: cardprint {command}")
    assert f"Examples:\n    cardprint {command}" in result.out
    assert result.err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_terminal_of_80_columns(command, run):
    assert max(map(len, run(command, "--help").out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_the_summary_of_a_command_is_not_cut_short(command, run):
    (line,) = [line for line in run("--help").out.splitlines() if line.startswith(f"  {command} ")]
    assert line.endswith(".")
    assert not line.endswith("..")


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["dekc"], "there is no command 'dekc'", "did you mean `cardprint deck`?"),
        (["paint"], "there is no command 'paint'", "did you mean `cardprint init`?"),
        (["qqqq"], "there is no command 'qqqq'", "`cardprint --help` lists the commands"),
        (["deck", "--dupplex"], "no such option: --dupplex", "did you mean --duplex?"),
        (["deck", "--zzz"], "no such option: --zzz", "`cardprint deck --help` shows what is possible"),
        (["--zzz"], "no such option: --zzz", "`cardprint --help` shows what is possible"),
        (
            ["deck", "--stock"],
            "option '--stock' requires an argument",
            "`cardprint deck --help` shows what is possible",
        ),
        (
            ["schema", "a", "b"],
            "got unexpected extra argument(s) (a b)",
            "`cardprint schema --help` shows what is possible",
        ),
    ],
)
def test_what_it_does_not_understand_it_answers_with_advice(arguments, message, hint, run):
    result = run(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert result.err == f"error: {message}\n  hint: {hint}\n"


@pytest.mark.usefixtures("deck")
def test_a_deck_without_a_command_gets_the_command_for_it(run):
    assert run("cards/words.yaml").err.endswith("  hint: did you mean `cardprint deck cards/words.yaml`?\n")


def loaded(arguments, names):
    """Run a command line in a process of its own; give those of some modules that it has loaded at its end."""
    script = (
        "import sys\n"
        "from cardprint.cli.boundary import run\n"
        f"run({arguments!r})\n"
        f"print('loaded:', *sorted(set(sys.modules) & set({names!r})))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()[-1].removeprefix("loaded:").split()


@pytest.mark.parametrize("command", ["--version", "stocks", "deck --help", "deck no-such-deck.yaml --flip sideways"])
def test_a_run_imports_only_what_it_needs(command):
    assert loaded(command.split(), HEAVY) == []


SAMPLE = str(CARDS / "other-compute-services.yaml")


@pytest.mark.parametrize(
    ("command", "unneeded", "needed"),
    [
        ("deck", (*ONLY_FOR_SOME_DECKS, *ONLY_FOR_WORKSHEETS), ["reportlab", "uharfbuzz", "yaml"]),
        ("bundle", {*ONLY_FOR_SOME_DECKS, "cryptography", "fontTools"} - {"logging"}, ["pypdf", "cardprint.exercise"]),
    ],
)
def test_a_plain_deck_is_printed_without_what_other_decks_and_products_need(command, unneeded, needed, tmp_path):
    arguments = [command, SAMPLE, "--duplex", "-o", str(tmp_path / "out.pdf")]
    assert loaded(arguments, (*unneeded, *needed)) == sorted(needed)


def test_importing_the_command_line_costs_nothing():
    script = "import sys; before = set(sys.modules); import cardprint.cli; print(*sorted(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) <= {"__future__", "cardprint", "cardprint.cli", "gc"}


def test_a_process_ends_without_taking_apart_what_it_made():
    program = "import atexit; from cardprint.cli import main; atexit.register(lambda: print('taken apart')); main()"
    ran = subprocess.run([sys.executable, "-c", program, "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith(f"cardprint {cardprint.__version__} (")
