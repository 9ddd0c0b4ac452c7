"""A deck → an exercise: which card is asked how, with which wrong answers, in what order. Nothing of paper or type."""
