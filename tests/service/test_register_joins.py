"""Registers of the desktop join a company of a service that listens, over TLS, and show each other's work."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.sync.blobs import PIECE
from cardesk_desktop.sync.membership import NewAccount, Pairing
from cardesk_desktop.sync.status import Badge
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.joiner import StaffJoiner
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.sync_desk import SESSION, SyncDesk
from cardesk_service.development import certify
from tests.service.served import Served, served
from tests.ui.shop import Shop

PASSWORD = "seven brushes at dawn"
EMAIL = "omar@example.com"


class Till:
    """One register with its own store, keyring and settings."""

    def __init__(self, qtbot: QtBot, folder: Path, service: Served, ca: Path | None = None) -> None:
        folder.mkdir()
        self.wait = partial(qtbot.waitUntil, timeout=30_000)
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
        other.ask(partial(other.sync.approve, owner=other.sync), pairing.code, other.shop.owner.id)
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


def test_two_registers_show_each_others_work(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "service").mkdir()
    with served(tmp_path / "service") as service, till(qtbot, tmp_path / "one", service) as one:
        one.found_account(service)
        one.wait(one.is_even)
        assert one.keychain.read(SESSION)
        with till(qtbot, tmp_path / "two", service) as two:
            two.pair_with(one)
            two.wait(two.is_even)
            assert two.code != one.code
            sold = one.shop.sale()
            one.wait(lambda: one.sync.status.standing.waiting == 0 and one.is_even())
            two.wait(lambda: two.has_document(sold.file.invoice.id))
            _sign_out_and_in_again(two)


def _sign_out_and_in_again(till: Till) -> None:
    said: list[int] = []
    till.sync.sign_out(till.shop.owner.id, on_done=said.append)
    till.wait(lambda: bool(said) and till.sync.status.badge is Badge.SIGN_IN)
    assert not till.sync.is_signed_in
    till.wait(lambda: till.keychain.read(SESSION) is None)
    till.shop.sale()
    till.wait(lambda: till.sync.status.standing.waiting > 0)
    till.ask(till.errands.sign_in, EMAIL, PASSWORD)
    till.wait(lambda: till.is_even() and till.sync.status.standing.waiting == 0)


def test_a_photo_goes_from_one_register_to_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    photo = b"RIFF....WEBP" + random.Random(7).randbytes(3 * PIECE)
    (tmp_path / "service").mkdir()
    with served(tmp_path / "service") as service, till(qtbot, tmp_path / "one", service) as one:
        one.found_account(service)
        one.wait(one.is_even)
        with till(qtbot, tmp_path / "two", service) as two:
            two.pair_with(one)
            two.wait(two.is_even)
            name = one.shop.ask(partial(_with_photo, product=one.shop.freshener, photo=photo))
            two.wait(lambda: two.has_photo_after_a_second(name))
            one.wait(lambda: one.sync.status.standing.photos_to_send == 0)
            two.wait(lambda: two.sync.status.standing.photos_to_come == 0)


def _with_photo(desk: Desk, *, product: Product, photo: bytes) -> Outcome[str]:
    """Give a product a photo."""
    with desk.store.write() as work:
        name = work.blobs.put(photo, "image/webp")
        work.catalogue.save_product(replace(work.catalogue.product(product.id), photo_sha256=name))
        return Outcome(name, Changes.of((Noun.CATALOGUE, product.id)))


def test_somebody_else_with_a_certificate_is_not_believed(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("service", "other"):
        (tmp_path / name).mkdir()
    other, _ = certify(tmp_path / "other", datetime.now(UTC))
    with served(tmp_path / "service") as service:
        ca = other.with_name("ca.pem")
        with till(qtbot, tmp_path / "one", service, ca) as one:
            failed: list[Refused | Unavailable] = []
            one.errands.sign_in(EMAIL, PASSWORD, lambda: None, failed.append)
            one.wait(lambda: bool(failed))
            assert failed[0].code is Code.SERVICE_NOT_TRUSTED
            assert "/account/v1/sign-in" not in service.log
