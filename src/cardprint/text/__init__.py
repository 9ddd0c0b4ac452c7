"""Takes styled text, gives words of placed glyphs: fonts, shaping, line breaks, fitting."""
