"""Files and folders: whole files or the old ones, what is at a path, what comes with the program."""
