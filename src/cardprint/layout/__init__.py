"""Takes a Deck and a job, gives a Document of placed items. Pure: no drawing, no files."""
