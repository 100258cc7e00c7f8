"""What `dev.py` is made of. Standard library only, save `catalogues`, which runs inside the environment."""

import sys

OLDEST_PYTHON = (3, 11)

# Here, before any module with newer syntax is read, an older Python can still say what is wrong.
if sys.version_info < OLDEST_PYTHON:
    major, minor = sys.version_info[:2]
    sys.exit(f"CarDesk Desktop needs Python 3.11 or newer; this is Python {major}.{minor}.")
