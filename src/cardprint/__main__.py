"""Lets ``python -m cardprint`` run the program."""

from cardprint.cli import main

if __name__ == "__main__":
    main()
