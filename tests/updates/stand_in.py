"""Programs that stand in for the frozen one: a few lines of shell that say what they do, and do it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cardesk_desktop.domain.numbering import DocumentKind, Head, Witness
from cardesk_desktop.store.witness import WitnessFile, witness_path
from cardesk_desktop.updates.installation import Installation
from cardesk_desktop.updates.pointer import Pointer, read_pointer
from cardesk_desktop.updates.switching import switch
from cardesk_desktop.updates.version import Version

PROGRAM = "cardesk"
OLD, NEW = Version(1, 0, 0), Version(1, 1, 0)
SHOWS_WINDOW = 'sed -i s/\\"trial\\"/\\"proven\\"/ "$CARDESK_ON_TRIAL"'
FAILS = "exit 3"
HANGS = "exec sleep 60"
IS_CLOSED = "exit 0"

_SCRIPT = """#!/bin/sh
echo "{version} $*" >> {log}
case "$1" in
--self-test) {self_test};;
--prove-data) {prove_data};;
esac
{starts}
"""


@dataclass
class Shop:
    """An installation, the data of a register, and what was started there."""

    root: Path
    installed: Path = field(init=False)
    database: Path = field(init=False)
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.installed, self.log = self.root / "CarDesk", self.root / "log"
        self.database = self.root / "data" / "cardesk.db"
        self.database.parent.mkdir(parents=True)
        self.database.write_text("sold until yesterday")
        self.seal(41)
        write_program(self.installed, OLD, self.log)

    @property
    def installation(self) -> Installation:
        """As the installed program sees it."""
        return Installation(self.installed, PROGRAM, OLD)

    @property
    def pointer(self) -> Pointer:
        """What the pointer says."""
        return read_pointer(self.installation.pointer)

    @property
    def started(self) -> list[str]:
        """What was started, with its arguments."""
        return self.log.read_text().splitlines() if self.log.exists() else []

    def seal(self, number: int) -> None:
        """Note in the witness file how far the invoices went."""
        heads = {DocumentKind.INVOICE: Head(number, "ab" * 32)}
        WitnessFile(witness_path(self.database)).note("R01", Witness("A", heads))

    def place(self, starts: str, version: Version = NEW) -> None:
        """A version in its folder, that does this when it is started."""
        write_program(self.installation.folder(version), version, self.log, starts=starts)

    def put_in_place(self, starts: str) -> None:
        """The new version on trial."""
        self.place(starts)
        switch(self.installation, NEW, self.database, ())

    def migrates(self, then: str) -> str:
        """What a version does that changes the data first."""
        return f"printf migrated > {shlex.quote(str(self.database))}\n{then}"

    def data(self) -> str:
        """The database as it lies there."""
        return self.database.read_text()


def write_program(
    folder: Path,
    version: Version,
    log: Path,
    *,
    starts: str = "exit 0",
    answers: Mapping[str, str] | None = None,
) -> None:
    """A program in its folder; `answers` are for `self_test` and `prove_data`."""
    folder.mkdir(parents=True, exist_ok=True)
    said = {"self_test": "exit 0", "prove_data": "exit 0", **(answers or {})}
    script = folder / PROGRAM
    script.write_text(_SCRIPT.format(version=version, log=shlex.quote(str(log)), starts=starts, **said))
    script.chmod(0o755)
