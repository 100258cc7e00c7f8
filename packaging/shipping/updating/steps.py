"""New versions, taken in for real: two frozen programs, a signed repository, the service, a shop.

`dev.py package linux-updates`. What the window does after three minutes is called from here, by the
`UpdateWork` of the register; self-test, trying on a copy of the data, door, trial and way back are the
frozen programs' own. A session of its own has its own keyring: the one of whoever runs it is not touched.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cardesk_desktop import __version__
from cardesk_desktop.updates.pointer import Stage
from cardesk_desktop.updates.trouble import Trouble
from devtools import keyring_session
from devtools.project import ROOT, say
from shipping import repository
from shipping.bundle import PACKAGES
from shipping.linux import OUT_LINUX, freeze
from shipping.rehearsal import Step, Table, require
from shipping.updating.later import freeze_later, later_version, variant, without_store, without_window
from shipping.updating.register import PLATFORM, Register
from shipping.updating.service import Address, serving

OUT_UPDATES = PACKAGES / "linux-updates"
GOOD, UNTESTED, UNOPENED = (later_version(by) for by in (1, 2, 3))
_ROOT_IN_PROGRAM = Path("_internal", "resources", "updates", "root.json")


def main(arguments: Sequence[str]) -> int:
    """Rehearse; 0 when everything passed."""
    options = _parser().parse_args(arguments)
    if not keyring_session.is_inside():
        ship = ROOT / "packaging" / "ship.py"
        command = [sys.executable, ship, "linux-updates", *arguments]
        return keyring_session.inside(command, OUT_UPDATES / "home").returncode
    keyring_session.unlock()
    rehearsal = Rehearsal(is_frozen_anew=not options.kept)
    with rehearsal.served() as address:
        table = Table.of(rehearsal.steps(address))
        is_passed = table.carry_out()
    say(f"\n{table.text()}")
    return 0 if is_passed else 1


@dataclass
class Rehearsal:
    """The steps, and what they hand to each other."""

    is_frozen_anew: bool
    bundle: Path = OUT_LINUX / "dist" / "cardesk"
    later: Path = OUT_UPDATES / "dist" / "cardesk"
    keys: Path = OUT_UPDATES / "keys"
    repository: Path = OUT_UPDATES / "repository"
    register: Register = field(init=False)

    def __post_init__(self) -> None:
        for folder in (self.keys, self.repository):
            shutil.rmtree(folder, ignore_errors=True)
        self._sign("keys")
        self._sign("init")
        root = (self.repository / "metadata" / "1.root.json").read_bytes()
        self.register = Register(OUT_UPDATES / "CarDesk", OUT_UPDATES / "register", root)

    def served(self) -> AbstractContextManager[Address]:
        """The service, with what was signed."""
        return serving(OUT_UPDATES / "service", self.repository)

    def steps(self, address: Address) -> list[Step]:
        """In their order."""
        fetch = partial(self._fetch, address)
        return [
            Step("frozen", "two versions frozen", self._freeze, is_needed=True),
            Step("founded", "installed, a shop at work", self._found, is_needed=True),
            Step("fetched", "fetched, self-tested, tried on the data", fetch, is_needed=True),
            Step("cut", "power gone while it starts on trial", self._cut_off),
            Step("trial", "started on trial, proven", self._try, is_needed=True),
            Step("again", "at work from then on", self._again, is_needed=True),
            Step("untested", "one that fails its self-test stays away", partial(self._stays_away, address)),
            Step("back", "one that does not open gives way", partial(self._gives_way, address)),
        ]

    def _freeze(self) -> str:
        if self.is_frozen_anew or not self.bundle.exists():
            freeze(OUT_LINUX)
        if self.is_frozen_anew or not self.later.exists():
            freeze_later(OUT_UPDATES, GOOD)
        return f"{__version__} and {GOOD}"

    def _found(self) -> str:
        variant(self.bundle, self.register.installed, self._believe)
        self.register.found()
        with self.register.opened() as version:
            require(version == __version__, f"{version} was started")
        return f"{version} opens it"

    def _fetch(self, address: Address) -> str:
        self._offer(GOOD, variant(self.later, OUT_UPDATES / "good", self._believe))
        self._make_ready(address, __version__)
        current = self.register.pointer.current
        require(current is not None and current.stage is Stage.TRIAL, "it is not in place")
        return GOOD

    def _cut_off(self) -> str:
        version = self.register.cut_off()
        require(version == GOOD, f"{version} was started")
        current = self.register.pointer.current
        require(current is not None and current.stage is Stage.TRIAL, "it counts as proven")
        return "it is tried once more"

    def _try(self) -> str:
        with self.register.opened() as version:
            current = self.register.pointer.current
            require(current is not None and current.stage is Stage.PROVEN, "nobody saw its window")
            require(version == GOOD, f"{version} was started")
        return f"{version} opens it"

    def _again(self) -> str:
        with self.register.opened() as version:
            require(version == GOOD, f"{version} was started")
        return version

    def _stays_away(self, address: Address) -> str:
        self._offer(UNTESTED, variant(self.later, OUT_UPDATES / "untested", without_store))
        found = self.register.work(GOOD).look(address.url, address.ca, "stable", _say_nothing)
        require(found.trouble is Trouble.SELF_TEST, f"it was not refused: {found.trouble}")
        self._sign("withdraw", *_of(UNTESTED))
        current = self.register.pointer.current
        require(current is not None and str(current.version) == GOOD, "another version is at work")
        return found.detail

    def _gives_way(self, address: Address) -> str:
        self._offer(UNOPENED, variant(self.later, OUT_UPDATES / "unopened", without_window))
        self._make_ready(address, GOOD)
        with self.register.opened() as version:
            require(version == GOOD, f"{version} is at work")
        fallen = self.register.pointer.fallen
        require(fallen is not None and str(fallen.version) == UNOPENED, "nobody was told")
        require(fallen is not None and fallen.has_put_back, "the data are not those from before")
        found = self.register.work(GOOD).look(address.url, address.ca, "stable", _say_nothing)
        require(found.release is None, "it is offered once more")
        return f"{version} is at work again, in the same start"

    def _make_ready(self, address: Address, own: str) -> None:
        work = self.register.work(own)
        found = work.look(address.url, address.ca, "stable", _say_nothing)
        require(found.is_placed, f"not fetched: {found.trouble} {found.detail}")
        found = work.prove(found, self.register.places.database)
        require(found.is_ready, f"not proven: {found.trouble} {found.detail}")
        require(work.put_in_place() is not None, "not put in place")

    def _believe(self, program: Path) -> None:
        """Let a copy of the program believe the makers of this rehearsal."""
        shipped = program / _ROOT_IN_PROGRAM
        shipped.unlink()
        shipped.write_bytes(self.register.first_root)

    def _offer(self, version: str, bundle: Path) -> None:
        self._sign("add", *_of(version), "--percentage", "100", "--level", "1", "--bundle", str(bundle))

    def _sign(self, command: str, *arguments: str) -> None:
        place = () if command == "keys" else ("--repository", str(self.repository))
        repository.main([command, *place, "--keys", str(self.keys), *arguments])


def _of(version: str) -> tuple[str, ...]:
    return ("--version", version, "--channel", "stable", "--platform", PLATFORM)


def _say_nothing(_size: int) -> None:
    """Nobody watches how much has arrived."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py package linux-updates", description=__doc__)
    parser.add_argument("--kept", action="store_true", help="with the programs that are frozen already")
    return parser
