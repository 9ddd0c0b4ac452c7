"""Takes the text of one side of a card, gives its blocks, with what is wrong in it at its place."""
