"""Picture files: takes their bytes, gives pixels or a drawing in vectors, or says what is wrong with them."""
