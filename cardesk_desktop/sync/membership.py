"""What a register and the account service say to each other about joining, as the screens know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from cardesk_desktop.sync.licence import Licence
from cardesk_desktop.sync.usage import UsageReport, UsageWords


@dataclass(frozen=True, slots=True)
class Introduction:
    """A register that wants to join: who it is, its code until now, and the key of its present series."""

    device_id: str
    name: str
    code: str
    incarnation: str
    public_key: bytes


@dataclass(frozen=True, slots=True)
class Joined:
    """A session of a register: whose account, which company, under which code it numbers from now on.

    `cookie` opens the company's data: it goes into the keyring and is never shown or logged.
    """

    account_name: str
    email: str
    company_id: str
    company_name: str
    device_id: str
    register_code: str
    cookie: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Pairing:
    """`code` is shown to people for `expires_in_s` seconds; the rest stays here and asks for the outcome."""

    code: str
    expires_in_s: int
    id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A register that asked to be let in; `code` is what it shows."""

    id: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What somebody fills in who has no account yet."""

    name: str
    email: str
    password: str = field(repr=False)
    company: str
    language: str
    is_16_or_older: bool


class Account(Protocol):
    """The account service, as far as the screens need it; see `account.AccountClient` for what is raised."""

    def sign_up(self, new: NewAccount) -> str:
        """Ask for an account; the request that the mailed code answers."""

    def confirm(self, request: str, code: str, register: Introduction) -> Joined:
        """Open the account whose code was mailed, and join its company."""

    def sign_in(self, email: str, password: str, register: Introduction) -> Joined:
        """Join the company of an account."""

    def begin_pairing(self, register: Introduction) -> Pairing:
        """A code to show."""

    def collect(self, pairing: Pairing) -> Joined | None:
        """Whether the code was typed elsewhere."""

    def ask_to_join(self, shop_code: str, register: Introduction) -> Pairing:
        """Ask with the code of a shop to be let in; a code to show."""

    def collect_asking(self, asking: Pairing) -> Joined | None:
        """Whether somebody let the register in."""

    def waiting(self, cookie: str) -> tuple[Waiting, ...]:
        """The registers that asked and wait."""

    def let_in(self, cookie: str, askings: Sequence[str]) -> int:
        """Let these in; how many that were."""

    def look(self, cookie: str, code: str) -> str:
        """The name of the register that shows this code."""

    def approve(self, cookie: str, code: str) -> str:
        """Let the register that shows this code in."""

    def who(self, cookie: str) -> Joined:
        """Whose session this is."""

    def registers(self, cookie: str) -> Mapping[str, str]:
        """What the registers of the company are called, by device."""

    def sign_out(self, cookie: str) -> None:
        """End the session."""

    def licence(self, cookie: str, now: datetime) -> Licence:
        """How the company stands."""

    def buy(self, cookie: str) -> str:
        """Where the licence is paid."""

    def usage_words(self, language: str) -> UsageWords:
        """What is counted, word for word."""

    def report_usage(self, cookie: str, report: UsageReport) -> None:
        """Send the counters of a day."""
