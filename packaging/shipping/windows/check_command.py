"""Compiles the setup around nothing: `python3 dev.py package windows-check`. Seconds, with NSIS alone.

It fails on every warning of the compiler: a sentence that a language has not, a variable that nobody reads.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from devtools.project import say
from shipping.windows.installer import Installer
from shipping.windows.resources import write_resources


def main(arguments: Sequence[str]) -> int:
    """Compile both forms of the script."""
    argparse.ArgumentParser(prog="dev.py package windows-check", description=__doc__).parse_args(arguments)
    write_resources()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bundle = folder / "bundle"
        (bundle / "_internal").mkdir(parents=True)
        (bundle / "CarDesk.exe").write_bytes(b"nothing")
        installer = Installer(is_quick=True)
        uninstaller = installer.make_uninstaller(folder / "uninstall.exe")
        setup = installer.make_setup(bundle, uninstaller, folder)
        say(f"{setup.name} compiles")
    return 0
