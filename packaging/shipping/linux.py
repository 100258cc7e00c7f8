"""The program for Linux: `python3 dev.py package linux`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from devtools.project import say
from shipping.bundle import PACKAGES, build
from shipping.file_list import size_bytes

OUT_LINUX = PACKAGES / "linux"


def main(arguments: Sequence[str]) -> int:
    """Freeze the program and say how large it is."""
    parser = argparse.ArgumentParser(prog="dev.py package linux", description=__doc__)
    parser.parse_args(arguments)
    folder = build(OUT_LINUX)
    say(f"{folder}: {size_bytes(folder) / 1e6:.0f} MB")
    return 0
