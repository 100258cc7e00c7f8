"""The session of a register: kept, forgotten when the service ended it, and ended everywhere by a person."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.keychain import ACCOUNT_SESSION, MemoryKeychain
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.sync.membership import Account, Joined
from cardesk_desktop.sync.service_place import ServicePlace
from cardesk_desktop.sync.status import Badge
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.sync_desk import SyncDesk
from tests.builders.said_twice import join_at
from tests.ui.shop import Shop
from tests.ui.stubborn import Stubborn


class FakeAccount:
    """Ends sessions where it is reached, and knows nobody's any more."""

    def __init__(self) -> None:
        self.ended: list[str] = []
        self.is_reached = True

    def sign_out(self, cookie: str) -> None:
        if not self.is_reached:
            raise Unavailable(Code.SERVICE_OFFLINE)
        self.ended.append(cookie)

    def who(self, cookie: str) -> Joined:
        raise Refused(Code.SIGNED_OUT)


class Place:
    """A register that is signed in; nobody listens at the service's address."""

    def __init__(self, qtbot: QtBot, shop: Shop, settings: Settings) -> None:
        self.wait, self.shop, self.account = qtbot.waitUntil, shop, FakeAccount()
        self.keychain = Stubborn({ACCOUNT_SESSION: b"good"})
        preferences = Preferences(settings, SettingsFile(Path("unused")), shop.tasks)
        self.desk = SyncDesk(shop.tasks, preferences, self.keychain, shop.clock, open_account=self._open)
        self.told: list[object] = []
        shop.tasks.unavailable.connect(lambda error: self.told.append(error.code))

    def start(self) -> None:
        """The session is read."""
        self.desk.start()
        self.wait(lambda: self.desk.is_signed_in)

    def _open(self, _place: ServicePlace) -> AbstractContextManager[Account]:
        return nullcontext(cast("Account", self.account))


@pytest.fixture
def place(qtbot: QtBot, shop: Shop) -> Place:
    made = Place(qtbot, shop, Settings(service_address="https://127.0.0.1:9"))
    made.start()
    return made


def test_no_timer_goes_on_after_the_end(qtbot: QtBot, shop: Shop) -> None:
    preferences = Preferences(Settings(), SettingsFile(Path("unused")), shop.tasks)
    sync = SyncDesk(shop.tasks, preferences, MemoryKeychain(), shop.clock)
    sync.start()
    qtbot.waitUntil(lambda: any(timer.isActive() for timer in sync.findChildren(QTimer)))
    sync.stop()
    assert not any(timer.isActive() for timer in sync.findChildren(QTimer))


def test_a_session_that_the_service_ended_is_forgotten_here_and_in_the_keyring(place: Place) -> None:
    place.desk.ask_who()
    place.wait(lambda: not place.desk.is_signed_in)
    place.wait(lambda: place.keychain.read(ACCOUNT_SESSION) is None)


def test_the_refusal_of_an_older_session_ends_nothing(place: Place) -> None:
    before = place.desk._session.number
    place.desk.take_session(Joined("Omar", "omar@example.com", "c", "Blue Drop", "d", "R01", "newer"))
    assert not place.desk.on_session_ended(before)
    assert place.desk.cookie == "newer"


def test_the_address_is_known_after_the_service_ended_the_session_but_not_after_a_sign_out(
    place: Place,
) -> None:
    joined = Joined("Omar", "omar@example.com", "c", "Blue Drop", "d", "R01", "newer")
    place.desk.take_session(joined)
    assert place.desk.on_session_ended(place.desk._session.number)
    assert (place.desk.email, place.desk.account) == ("omar@example.com", None)
    place.desk.take_session(joined)
    place.desk.end_session()
    assert place.desk.email == ""


@pytest.mark.parametrize(
    ("is_reached", "left"), [(True, Code.SESSION_LEFT_DEAD), (False, Code.SESSION_LEFT_ALIVE)]
)
def test_a_keyring_that_refuses_keeps_nobody_from_signing_out(
    place: Place, is_reached: bool, left: Code
) -> None:
    place.keychain.is_locked, place.account.is_reached = True, is_reached
    place.desk.sign_out(place.shop.owner.id, on_done=lambda _: None)
    place.wait(lambda: place.told == [left])
    assert place.account.ended == (["good"] if is_reached else [])
    assert not place.desk.is_signed_in
    place.keychain.is_locked = False
    place.desk._keeper.settle()
    place.wait(lambda: place.keychain.read(ACCOUNT_SESSION) is None)


def test_a_file_of_certificates_that_is_gone_is_no_sign_out(qtbot: QtBot, shop: Shop, tmp_path: Path) -> None:
    shop.write(join_at)
    settings = Settings(service_address="https://account.example", service_ca=str(tmp_path / "gone.pem"))
    place = Place(qtbot, shop, settings)
    place.start()
    place.wait(lambda: place.desk.status.badge is Badge.NO_PLACE)
    place.desk.stop()


def test_a_keyring_that_is_locked_at_the_start_is_read_later(qtbot: QtBot, shop: Shop) -> None:
    shop.write(join_at)
    place = Place(qtbot, shop, Settings(service_address="https://127.0.0.1:9"))
    place.keychain.is_locked = True
    place.desk.start()
    place.wait(lambda: place.desk.status.badge is Badge.KEYRING)
    assert place.desk._keeper._again.isActive()
    place.keychain.is_locked = False
    place.desk._keeper.settle()
    place.wait(lambda: place.desk.status.badge is Badge.OFFLINE)
    assert place.desk.cookie == "good"
    place.desk.stop()
