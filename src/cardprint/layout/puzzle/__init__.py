"""Puzzles: squares of letters, and what is said about them below."""
