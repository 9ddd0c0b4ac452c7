"""The command that shows the card stock we know."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.cli.command import CommandSpec, Option, OptionGroup
from cardprint.cli.report import table
from cardprint.errors import UsageError
from cardprint.model.catalogue import find_stock, stocks
from cardprint.model.paper import format_size, paper_name
from cardprint.model.units import format_mm

if TYPE_CHECKING:
    from cardprint.cli.command import Arguments
    from cardprint.model.stock import Stock

_PLAIN_LINES = str.maketrans("│─┌┐└┘├┤┬┴┼╵╶╷╴", "|-+++++++++|-|-")


def _stocks(arguments: Arguments) -> None:
    """List card stock and labels, or draw the sheet of one."""
    name = arguments.text("stock")
    if name is None:
        streams.say(table(("ID", "WHAT", "PAPER", "CARDS", "SIZE"), map(_row, stocks())))
        return
    try:
        stock = find_stock(name)
    except ValueError as error:
        raise UsageError.of(str(error)) from None
    _describe(stock)


def _row(stock: Stock) -> tuple[str, ...]:
    name = stock.name if stock.verified else f"{stock.name} (unverified)"
    return (stock.id, name, paper_name(stock.paper), f"{stock.columns} × {stock.rows}", format_size(stock.card))


def _describe(stock: Stock) -> None:
    from cardprint.cli.sheet_drawing import draw_sheet  # noqa: PLC0415 - the list needs no drawing

    also = f" (also {', '.join(stock.aliases)})" if stock.aliases else ""
    streams.say(f"{stock.id}{also}: {stock.name}")
    streams.say(f"{stock.slots} of {format_size(stock.card)} on {paper_name(stock.paper)}")
    streams.say(f"first card {format_mm(stock.left)} from the left, {format_mm(stock.top)} from the top")
    gutter = stock.gutter
    if any(gutter):
        streams.say(f"{format_mm(gutter.width)} between columns, {format_mm(gutter.height)} between rows")
    streams.say(f"source: {stock.origin}")
    if stock.note:
        streams.say(f"note: {stock.note}")
    for line in draw_sheet(stock):
        streams.say(_printable(line))


def _printable(line: str) -> str:
    """Draw with plain characters where the terminal has no others."""
    try:
        line.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return line.translate(_PLAIN_LINES)
    return line


STOCKS = CommandSpec(
    _stocks,
    (OptionGroup("Stock", (Option("stock", (), "a stock to draw, by the number on its pack", "ID"),)),),
    (
        ("cardprint stocks", "the list"),
        ("cardprint stocks 5371", "one sheet, its measures and its places"),
        ("cardprint deck --stock avery-5371", "print on it"),
    ),
)
