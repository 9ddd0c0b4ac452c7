"""Commands and their options as data, and the Typer commands made of them."""

from __future__ import annotations

import inspect
from functools import partial
from keyword import iskeyword
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from cardprint.cli.plain import OTHER, PlainCommand
from cardprint.errors import ExitCode, UsageError
from cardprint.options.settings import SETTINGS, parse_setting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Option(NamedTuple):
    """One option. Without ``values`` it is a flag; without ``flags`` it takes the arguments that are no options."""

    name: str
    flags: tuple[str, ...]
    help: str
    values: str | None = None
    many: bool = False


class OptionGroup(NamedTuple):
    """Options that belong together, under one heading in the help."""

    title: str
    options: tuple[Option, ...]


class Arguments:
    """What was typed after a command, by the names of its options."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Take the values: None where an option was not given."""
        self._values = values

    def flag(self, name: str) -> bool:
        """Return whether a flag was given."""
        return bool(self._values.get(name))

    def text(self, name: str) -> str | None:
        """Return what was typed for an option, None where it was not given."""
        value = self._values.get(name)
        return None if value is None else str(value)

    def many(self, name: str) -> tuple[str, ...]:
        """Return all that was typed for an option that may stand several times."""
        return tuple(self._values.get(name) or ())

    def read(self, name: str, parse: Callable[[str], Any]) -> Any:  # noqa: ANN401 - whatever parse gives
        """Read an option's value, None where it was not given. Raises UsageError with what ``parse`` has to say."""
        text = self.text(name)
        return None if text is None else _parsed(name, text, parse)

    def settings(self) -> dict[str, str]:
        """Return the settings among the options as text. Raises UsageError for a value that does not fit."""
        typed = {name: value for name, value in self._values.items() if name in SETTINGS and value is not None}
        texts = {name: value if isinstance(value, str) else "yes" if value else "no" for name, value in typed.items()}
        for name, text in texts.items():
            _parsed(name, text, partial(parse_setting, name))
        return texts


def _parsed(name: str, text: str, parse: Callable[[str], Any]) -> Any:  # noqa: ANN401 - whatever parse gives
    try:
        return parse(text)
    except ValueError as error:
        raise UsageError.of(f"--{name}: {error}") from None


DEBUG = Option("debug", ("--debug",), "show where in the program a mistake of its own happened")
_COMMON = OptionGroup(OTHER, (DEBUG,))


class CommandSpec(NamedTuple):
    """A command: what it does, the options it takes, and examples of its use (a command line and what it does)."""

    do: Callable[[Arguments], ExitCode | None]
    panels: tuple[OptionGroup, ...]
    examples: tuple[tuple[str, str], ...]

    def build(self, name: str) -> PlainCommand:
        """Make the Typer command."""
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name, cls=PlainCommand, help=self.do.__doc__, epilog=_shown(self.examples))(self._function())
        built = typer.main.get_command(app)
        assert isinstance(built, PlainCommand)  # noqa: S101 - one command and no group, as made above
        return built

    def _function(self) -> Callable[..., ExitCode | None]:
        """Return the function whose signature tells Typer the options."""

        def function(**values: object) -> ExitCode | None:
            return self.do(Arguments({name.rstrip("_").replace("_", "-"): value for name, value in values.items()}))

        parameters = [_parameter(option, panel.title) for panel in (*self.panels, _COMMON) for option in panel.options]
        function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # as inspect documents
        return function


def _parameter(option: Option, title: str) -> inspect.Parameter:
    kind: Any = list[str] if option.many else bool if option.values is None else str
    if option.flags:
        how = typer.Option(
            *option.flags, help=option.help, metavar=option.values, rich_help_panel=title, show_default=False
        )
    else:
        how = typer.Argument(help=option.help, metavar=option.values, rich_help_panel=title, show_default=False)
    name = option.name.replace("-", "_") + "_" * iskeyword(option.name)
    annotation = Annotated[kind, how]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _shown(examples: Sequence[tuple[str, str]]) -> str:
    lines = "\n".join(f"  {line}\n      {what}" for line, what in examples)
    return f"\b\nExamples:\n{lines}"
