"""SVG files: takes their bytes, gives a drawing in vectors, or says what in them cannot be drawn."""
