r"""Formulas: takes a source in TeX's language, gives glyphs, words and lines at their places, measured in em.

source ─ tokens, macros ─▶ tokens ─ parser and its commands ─▶ nodes ─ layout, by the font's MATH table ─▶ boxes.
"""
