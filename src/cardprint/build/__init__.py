"""From a deck's path to its files: load, choose, preflight, lay out, draw, bind, write."""
