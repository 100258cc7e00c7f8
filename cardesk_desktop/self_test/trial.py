"""What the steps of the self-test share, and how each of them ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.keychain import Keychain, MemoryKeychain
from cardesk_desktop.paths import Places
from cardesk_desktop.self_test.own_entries import OwnEntries


class Absent(Exception):
    """This computer has not got what the step is about, and the program does without; the text says it."""


class Wrong(Exception):
    """What the program did is not what it should have done; the text says what was seen."""


class Result(StrEnum):
    """How a step ended. Absent counts as passed: the program is whole, the computer is not equipped."""

    PASSED = "passed"
    ABSENT = "absent"
    FAILED = "failed"


@dataclass(slots=True)
class Trial:
    """A shop in a temporary folder. `keychain` and `sale` are filled by the steps that make them."""

    qt: QApplication
    places: Places
    clock: Clock
    os_entries: OwnEntries
    keychain: Keychain
    sale: InvoiceFile | None = None

    @classmethod
    def in_folder(cls, folder: Path, qt: QApplication, clock: Clock, os_entries: OwnEntries) -> Trial:
        """Nothing is made yet. Secrets stay in memory until the keyring of the system is proven."""
        return cls(qt, Places.under(folder), clock, os_entries, MemoryKeychain())

    def sold(self) -> InvoiceFile:
        """The sale of an earlier step."""
        if self.sale is None:
            raise Wrong("there is no sale, because an earlier step failed")
        return self.sale


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is tried. `run` says in a few words what it found; `advice` is for when it fails."""

    name: str
    run: Callable[[Trial], str]
    advice: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A step that was tried, how it went and what it said."""

    name: str
    result: Result
    seconds: float
    said: str
    advice: str = ""


def require(is_so: bool, otherwise: str) -> None:
    """Raise Wrong with what was seen instead."""
    if not is_so:
        raise Wrong(otherwise)
