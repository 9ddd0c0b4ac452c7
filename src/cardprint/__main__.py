"""Lets ``python -m cardprint`` run the program.

``python -m`` looks for every module in the working folder first. That is a folder of decks, and whoever put a
``yaml.py`` there would have it run: so it is taken off the path, unless the program itself lies there. What this needs
Python has loaded by then.
"""

import os
import sys

try:
    here = os.getcwd()  # noqa: PTH109 - pathlib might be one of theirs
except OSError:  # the working folder is gone: nobody finds a module there
    pass
else:
    if sys.path[:1] == [here] and os.path.dirname(os.path.dirname(os.path.abspath(__file__))) != here:  # noqa: PTH100, PTH120
        del sys.path[0]

from cardprint.cli import main

if __name__ == "__main__":
    main()
