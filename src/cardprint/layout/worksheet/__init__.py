"""Worksheets, their keys in every form, and lists for the teacher."""
