"""Deck file in, paper out: flashcards whose backs land on their fronts, worksheets, keys and bundles."""

__version__ = "0.1.0"
