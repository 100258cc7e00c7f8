"""The program for Windows and its setup: `python3 dev.py package windows`.

A release is made in four steps, for two systems take part: the 64-bit setup is compiled on Debian, and Azure
signs on Windows only. Each step is one `--step`; without any, all that can be done here is done here.

  1  --step freeze       on Windows: the program, to be signed (windows-sign)
  2  --step uninstaller  on Debian: the uninstaller, to be signed on Windows
  3  --step setup        on Debian: the setup around the two, to be signed on Windows
  4  windows-verify      on Windows
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module

from devtools.project import say
from shipping.file_list import require_same
from shipping.windows.freezing import FROZEN, OUT_WINDOWS, freeze
from shipping.windows.installer import Installer
from shipping.windows.pe_files import pe_files
from shipping.windows.resources import write_resources
from shipping.windows.signing import SIGN_HELP, Signer, signer_of

UNINSTALLER = OUT_WINDOWS / "uninstaller" / "uninstall.exe"
RELEASED = OUT_WINDOWS / "setup"


def main(arguments: Sequence[str]) -> int:
    """Make what is asked for."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.first or options.only) and not options.rehearse:
        parser.error("--from and --only go with --rehearse")
    if options.rehearse or options.tests:
        # Wine and its tests are not needed to make a release.
        commands = import_module("shipping.windows.rehearsal.commands")
        if not options.rehearse:
            return int(commands.try_own_tests())
        first, last = (options.only, options.only) if options.only else (options.first, "")
        return int(commands.rehearse(first=first, last=last))
    signer = signer_of(options.sign) if options.sign else None
    steps: Mapping[str, Callable[[Signer | None], None]] = {
        "freeze": partial(_freeze, is_twice=options.twice),
        "uninstaller": _uninstaller,
        "setup": _setup,
    }
    for step in options.step or steps:
        steps[step](signer)
    return 0


def _freeze(signer: Signer | None, *, is_twice: bool) -> None:
    folder = freeze()
    if is_twice:
        require_same(folder, freeze(OUT_WINDOWS / "again"))
    if signer:
        signer.sign(pe_files(folder))
    say(f"{folder}: {len(pe_files(folder))} files of code")


def _uninstaller(signer: Signer | None) -> None:
    write_resources()
    made = Installer().make_uninstaller(UNINSTALLER)
    if signer:
        signer.sign([made])
    say(str(made))


def _setup(signer: Signer | None) -> None:
    write_resources()
    made = Installer().make_setup(FROZEN, UNINSTALLER, RELEASED)
    if signer:
        signer.sign([made])
    say(f"{made}: {made.stat().st_size / 1e6:.0f} MB")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py package windows",
        description=__doc__,
        epilog=SIGN_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--step", action="append", choices=("freeze", "uninstaller", "setup"), help="only this"
    )
    parser.add_argument("--twice", action="store_true", help="freeze twice and compare every file")
    parser.add_argument("--sign", choices=("files", "artifact"), help="sign what is made, inside out")
    parser.add_argument(
        "--rehearse", action="store_true", help="make, sign, install, upgrade and remove under Wine"
    )
    parser.add_argument(
        "--tests", action="store_true", help="only the unit and store tests on Windows' Python"
    )
    parser.add_argument(
        "--from",
        dest="first",
        default="",
        metavar="STEP",
        help="with --rehearse: from this step on, with what the steps before it left",
    )
    parser.add_argument("--only", default="", metavar="STEP", help="with --rehearse: this step alone")
    return parser
