"""`python -m cardesk_desktop`: arguments. What the exit codes mean is in `exit_codes`."""

from __future__ import annotations

import argparse
import gc
import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cardesk_desktop import __version__
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.paths import Places, user_places
from cardesk_desktop.updates.leaving import START_ANEW

if TYPE_CHECKING:
    from cardesk_desktop.ui.surroundings import Surroundings

_log = logging.getLogger(__name__)

DIAGNOSTICS = "cardesk-support.zip"


def main(arguments: Sequence[str]) -> int:
    """Run the till until its window is closed."""
    code = _by_the_door(arguments)
    if code is not None:
        return code
    options = _parser().parse_args(arguments)
    if options.prove_data is not None:
        return _prove_data(options.prove_data)
    # Nothing that is made up to the lock screen is garbage; looking for it takes a fifth of the time.
    gc.disable()
    try:
        return _run(options)
    finally:
        gc.enable()


def _by_the_door(arguments: Sequence[str]) -> int | None:
    """The installed program hands over to its newest version; None where that is the one that runs."""
    if not getattr(sys, "frozen", False):
        return None
    from cardesk_desktop.updates.door import Door
    from cardesk_desktop.updates.installation import this_installation

    installation = this_installation()
    if installation is None or installation.is_sealed:
        return None
    return Door(installation, arguments).enter()


def _prove_data(copy: Path) -> int:
    from cardesk_desktop.keychain import OsKeychain
    from cardesk_desktop.updates.proving import prove_data

    prove_data(copy, OsKeychain(), SystemClock())
    return 0


def _run(options: argparse.Namespace) -> int:
    if options.self_test:
        from cardesk_desktop.self_test.running import run_self_test

        return run_self_test(options.json)
    if options.diagnostics:
        from cardesk_desktop.ui.support.without_window import write_diagnostics

        return write_diagnostics(options.diagnostics, _places(options.data))
    from cardesk_desktop.app import run
    from cardesk_desktop.logs import start_logging

    surroundings = (
        demo_surroundings(options.data, is_fresh=options.fresh)
        if options.demo
        else _real(options.data, options.provision)
    )
    surroundings = replace(surroundings, is_safe=options.safe_mode, backup=options.backup)
    if options.backup is not None:
        # Once: whoever starts the program anew from here does not open the file again.
        sys.argv[1:] = [each for each in sys.argv[1:] if Path(each) != options.backup]
    handler = start_logging(surroundings.places.logs, is_verbose=options.verbose)
    _log.info("started, version %s", __version__)
    code = run(surroundings)
    _log.info("closed")
    handler.close()
    return _start_anew() if code == START_ANEW else code


def _start_anew() -> int:
    from cardesk_desktop.updates.installation import this_installation
    from cardesk_desktop.updates.starting import start_anew

    installation = this_installation()
    if installation is not None:
        start_anew(installation.door, sys.argv[1:])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cardesk", description="The till of a car wash.")
    parser.add_argument("--version", action="version", version=f"CarDesk Desktop {__version__}")
    parser.add_argument("--demo", action="store_true", help="open the demo car wash")
    parser.add_argument("--fresh", action="store_true", help="with --demo: make it anew, sales and all")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep everything below this folder")
    parser.add_argument(
        "--provision", type=Path, metavar="FILE", help="prepare the first run with this file (docs/deploy.md)"
    )
    _add_for_support(parser)
    parser.add_argument("--prove-data", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument(
        "backup", type=Path, nargs="?", help="a backup to look at, and to put back if you say so"
    )
    parser.add_argument("--verbose", action="store_true", help="log more")
    return parser


def _add_for_support(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--self-test", action="store_true", help="try everything on a shop of its own, and end"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="with --self-test: write what it found here"
    )
    parser.add_argument(
        "--safe-mode", action="store_true", help="start without cameras, printers and reading of pictures"
    )
    parser.add_argument(
        "--diagnostics",
        type=Path,
        nargs="?",
        const=Path.home() / DIAGNOSTICS,
        metavar="FILE",
        help=f"write what support asks for and end; without FILE: {DIAGNOSTICS} in the home folder",
    )


def _real(folder: Path | None, provision: Path | None) -> Surroundings:
    from cardesk_desktop.keychain import OsKeychain
    from cardesk_desktop.ui.paper import Outlets
    from cardesk_desktop.ui.surroundings import Surroundings

    places = replace(_places(folder), named_provision=provision)
    return Surroundings(places, OsKeychain(), SystemClock(), Outlets(), lambda: None)


def demo_surroundings(folder: Path | None, *, is_fresh: bool) -> Surroundings:
    """The demo, made at its first opening and kept until it is asked for anew."""
    from cardesk_desktop.demo.data.house import DEMO_PIN
    from cardesk_desktop.demo.house import clear, demo_house, is_seeded, seed
    from cardesk_desktop.ui.paper import Outlets
    from cardesk_desktop.ui.surroundings import Surroundings

    places = _places(folder)
    root = places.data / "demo"
    clock = SystemClock()

    def make() -> None:
        if is_fresh and is_seeded(root):
            clear(root)
        if not is_seeded(root):
            seed(root, now=clock.now())

    house = demo_house(root)
    borrowed = replace(places, data=house.places.data, is_borrowed=True)
    return Surroundings(borrowed, house.keychain, clock, Outlets(), make, demo_pin=DEMO_PIN)


def _places(folder: Path | None) -> Places:
    return Places.under(folder) if folder else user_places()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
