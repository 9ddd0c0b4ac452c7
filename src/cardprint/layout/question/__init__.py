"""The questions of a worksheet, kind by kind: what is printed of each, and what the key adds."""
