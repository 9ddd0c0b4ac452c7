"""Takes a deck file, gives a Deck, or a DeckError that holds every problem of the file at its line and column."""
