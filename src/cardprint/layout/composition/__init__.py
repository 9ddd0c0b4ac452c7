"""Blocks of text as rows, and rows fitted to a box: what stands on cards, worksheets and keys alike."""
