"""A Typer program that does nothing: the start that any Typer program has to pay."""

from __future__ import annotations

import typer  # noqa: TID251 - Typer's own start is what is timed here

app = typer.Typer()


@app.command()
def nothing() -> None:
    """Do nothing."""


if __name__ == "__main__":
    app()
