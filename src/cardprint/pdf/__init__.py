"""Takes a Document, gives the bytes of a PDF; takes parts, gives one bundle. Decides nothing about places."""
