"""A worksheet for each pupil of a class, with the keys and a list to tick."""
