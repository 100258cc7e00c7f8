#!/usr/bin/env python3
"""The one door to the project: `python3 dev.py --help` says what it can do."""

import sys

from devtools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
