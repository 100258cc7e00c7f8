"""A register of the desktop, with the errands of joining, against a service that listens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import UUID

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.sync.membership import Account, NewAccount, Pairing
from cardesk_desktop.sync.status import Badge
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.joiner import StaffJoiner
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.sync_desk import SyncDesk
from tests.service.served import Served
from tests.ui.shop import Shop

PASSWORD = "seven brushes at dawn"
EMAIL = "omar@example.com"


class Till:
    """One register with its own store, keyring and settings."""

    def __init__(self, qtbot: QtBot, folder: Path, service: Served, ca: Path | None = None) -> None:
        folder.mkdir()
        self.wait = qtbot.waitUntil
        self.shop = Shop(self.wait, folder, seed=sum(folder.name.encode()))
        self.keychain = MemoryKeychain()
        settings = Settings(service_address=service.url, service_ca=str(ca or service.ca))
        file = SettingsFile(folder / "settings.json")
        self.preferences = Preferences(settings, file, self.shop.tasks)
        self.sync = SyncDesk(self.shop.tasks, self.preferences, self.keychain, self.shop.clock)
        self.sync.start()
        self.errands = JoiningErrands(
            self.sync, self.shop.tasks, StaffJoiner(lambda: self.shop.owner.id), self.sync
        )

    @property
    def code(self) -> str:
        """Under which it numbers."""
        house = self.shop.ask(this_house)
        assert house is not None
        return house.register.code

    def is_even(self) -> bool:
        """The last exchange left nothing to be said."""
        return self.sync.status.badge is Badge.UP_TO_DATE

    def ask(self, errand: Callable[..., None], *arguments: object) -> object:
        """Do an errand; what it was told."""
        told: list[object] = []
        failed: list[Refused | Unavailable] = []
        errand(*arguments, lambda *values: told.append(values), failed.append)
        self.wait(lambda: bool(told or failed))
        assert not failed, failed
        values = told[0]
        assert isinstance(values, tuple)
        return values[0] if values else None

    def found_account(self, service: Served) -> None:
        """Make an account and its company, and join it."""
        new = NewAccount("Omar", EMAIL, PASSWORD, "Blue Drop", "en", True)
        request = self.ask(self.errands.sign_up, new)
        self.ask(self.errands.confirm, request, _code(service))

    def pair_with(self, other: Till) -> None:
        """Show a code, which is typed at another register."""
        pairing = self.ask(self.errands.begin_pairing)
        assert isinstance(pairing, Pairing)
        assert self.ask(self.errands.collect, pairing) is False
        assert other.ask(partial(_with_owner, other.sync.look, other.sync), pairing.code)

        def approve(account: Account, cookie: str) -> str:
            return account.approve(cookie, pairing.code)

        other.ask(partial(other.sync.let_in, owner=other.sync), approve, other.shop.owner.id)
        assert self.ask(self.errands.collect, pairing) is True

    def has_document(self, document_id: UUID) -> bool:
        """True when a document of another register is in its lists."""

        def look(desk: Desk) -> Outcome[bool]:
            with desk.store.read() as work:
                try:
                    work.documents.invoice_file(document_id)
                except Refused:
                    return Outcome(False)
                return Outcome(True)

        return self.shop.ask(look)

    def has_photo_after_a_second(self, sha256: str) -> bool:
        """True when a photo is here, whole; what was not there yet is tried again in time."""
        self.shop.clock.tick()

        def look(desk: Desk) -> Outcome[bool]:
            with desk.store.read() as work:
                return Outcome(work.blobs.get(sha256) is not None)

        return self.shop.ask(look)

    def close(self) -> None:
        """As the program ends."""
        self.sync.stop()
        self.shop.close()


@contextmanager
def till(qtbot: QtBot, folder: Path, service: Served, ca: Path | None = None) -> Iterator[Till]:
    """A register that is closed afterwards."""
    made = Till(qtbot, folder, service, ca)
    try:
        yield made
    finally:
        made.close()


def _with_owner(errand: Callable[..., None], owner: SyncDesk, code: str, *ends: object) -> None:
    errand(code, *ends, owner)


def _code(service: Served) -> str:
    (_, letter), *_ = service.letters()
    body = letter.get_body(("plain",))
    assert body is not None
    found = re.search(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$", body.get_content(), re.MULTILINE)
    assert found
    return found.group()
