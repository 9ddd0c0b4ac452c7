"""Typer's commands without its extras: values stay the text that was typed, help is grouped and plain.

Typer turns every value (and the absence of one, of ``--help`` too) into its type with pydantic, whose import takes
longer than all else a command line needs. Our settings read text themselves, so nothing is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from cardprint.cli import streams

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHER = "Other"


def _as_typed(_context: Any, value: Any) -> Any:  # noqa: ANN401 - Typer's own types are private
    return value


def _help(context: Any, value: Any) -> None:  # noqa: ANN401 - as above
    """Show help as any other data, so that a full disk or a reader that has gone is met in one way."""
    if value:
        streams.say(context.get_help())
        context.exit()


def _made_plain(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        if parameter.name == "help":
            parameter.help = "show this help and exit"
            parameter.process_value = _help
        else:
            parameter.process_value = _as_typed
    return parameters


def _write_options(parameters: Iterable[Any], context: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
    panels: dict[str, list[tuple[str, str]]] = {}
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            record = (" ".join(parameter.get_usage_pieces(context)), parameter.help)
        else:
            record = parameter.get_help_record(context)
        panel = getattr(parameter, "rich_help_panel", None)  # some versions' help option has none
        panels.setdefault(panel or OTHER, []).append(record)
    for title, records in panels.items():
        with formatter.section(title):
            formatter.write_dl(records)


class PlainCommand(TyperCommand):
    """A command that hands its values on as they were typed."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - as above
        """Return the parameters, ``--help`` among them, none of which converts its value."""
        return _made_plain(super().get_params(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """Write the options under the headings of their panels."""
        _write_options(self.get_params(ctx), ctx, formatter)


class PlainGroup(TyperGroup):
    """A group of commands with the same habits."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - as above
        """Return the parameters, ``--help`` among them, none of which converts its value."""
        return _made_plain(super().get_params(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        _write_options(self.get_params(ctx), ctx, formatter)
