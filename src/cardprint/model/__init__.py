"""What things are: lengths, blocks of text, cards, stock, jobs, placed pages. No input, no output, no drawing."""
