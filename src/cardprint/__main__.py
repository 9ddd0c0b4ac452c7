"""Lets ``python -m cardprint`` run the program.

``python -m`` looks for every module in the working folder first. That is a folder of decks, and whoever put a
``yaml.py`` there would have it run: so it is taken off the path, unless the program itself lies there.
"""

import sys
from pathlib import Path

try:
    here = Path.cwd()
except OSError:  # the working folder is gone: nobody finds a module there
    pass
else:
    if sys.path[:1] == [str(here)] and Path(__file__).parents[1] != here:
        del sys.path[0]

from cardprint.cli import main

if __name__ == "__main__":
    main()
