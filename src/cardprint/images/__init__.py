"""Pictures of pixels: takes the bytes of a file, gives them decoded to the last one, or says what is wrong."""
