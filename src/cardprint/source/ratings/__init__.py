"""How well cards are known: read from a deck or a table, and written back."""
