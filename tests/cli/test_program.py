"""The program as a whole: its commands, its help, its answer to what it does not understand, its start."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cardprint
from cardprint.cli.program import COMMANDS

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


def test_without_arguments_it_shows_what_there_is(run):
    result = run()
    assert result.status == 0
    assert result.err == ""
    for command in COMMANDS:
        assert f"\n  {command} " in result.out


def test_the_version_is_the_package_s(run):
    assert run("--version").out == f"cardprint {cardprint.__version__}\n"


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


@pytest.mark.parametrize("command", ["--version", "stocks", "deck --help", "deck no-such-deck.yaml --flip sideways"])
def test_a_run_imports_only_what_it_needs(command):
    script = (
        "import sys\n"
        "from cardprint.cli.boundary import run\n"
        f"run({command.split()!r})\n"
        f"print('loaded:', *sorted(set(sys.modules) & set({HEAVY!r})))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "loaded:"


def test_importing_the_command_line_costs_nothing():
    script = "import sys; before = set(sys.modules); import cardprint.cli; print(*sorted(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) <= {"__future__", "cardprint", "cardprint.cli", "gc"}


def test_a_process_ends_without_taking_apart_what_it_made():
    program = "import atexit; from cardprint.cli import main; atexit.register(lambda: print('taken apart')); main()"
    ran = subprocess.run([sys.executable, "-c", program, "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout == f"cardprint {cardprint.__version__}\n"
