"""The two faces of a card, and the pages of all cards."""
