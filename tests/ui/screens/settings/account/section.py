"""The section of the account, against a service that answers what the test wants."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.settings import Settings
from cardesk_desktop.sync.licence import Licence
from cardesk_desktop.sync.membership import Account, Introduction, Joined, NewAccount, Waiting
from cardesk_desktop.sync.service_place import ServicePlace
from cardesk_desktop.sync.usage import UsageReport, UsageWords
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.account.body import AccountBody
from cardesk_desktop.ui.screens.settings.account.join_card import JoinCard
from cardesk_desktop.ui.screens.settings.account.licence_card import LicenceCard
from cardesk_desktop.ui.sync_desk import SyncDesk
from tests.screenshots.settings import means
from tests.ui.shop import Shop
from tests.ui.unwritten_settings import UnwrittenSettings
from tests.ui.window import RecordingWindow


class FakeAccount:
    """Knows one password."""

    def __init__(self) -> None:
        self.signed_out: list[str] = []
        self.admitted: list[str] = []
        self.status = "trial"
        self.reports: list[UsageReport] = []
        self.is_offline = False

    def sign_in(self, email: str, password: str, register: Introduction) -> Joined:
        if password != "brushes":
            raise Refused(Code.ACCOUNT_WRONG)
        return Joined(
            "Omar", email, "AAAAAAAAAAAAAAAAAAAAAA", "Blue Drop", register.device_id, "R07", "opens"
        )

    def sign_up(self, new: NewAccount) -> str:
        return "request"

    def confirm(self, request: str, code: str, register: Introduction) -> Joined:
        raise Refused(Code.ACCOUNT_CODE_WRONG)

    def who(self, cookie: str) -> Joined:
        return Joined("Omar", "omar@example.com", "c", "Blue Drop", "d", "R07", cookie)

    def waiting(self, cookie: str) -> tuple[Waiting, ...]:
        return (Waiting("a", "Entrance", "7Q4K-M2Z8"), Waiting("b", "Exit", "9X5H-3R7W"))

    def let_in(self, cookie: str, askings: Sequence[str]) -> int:
        if self.is_offline:
            raise Unavailable(Code.SERVICE_OFFLINE)
        self.admitted.extend(askings)
        return len(askings)

    def sign_out(self, cookie: str) -> None:
        self.signed_out.append(cookie)

    def licence(self, cookie: str, now: datetime) -> Licence:
        if self.is_offline:
            raise Unavailable(Code.SERVICE_OFFLINE)
        return Licence(self.status, now + timedelta(days=12), 149_900, "AED", now)

    def usage_words(self, language: str) -> UsageWords:
        return UsageWords("Nothing else is sent.", {"sales": "How many sales were made"})

    def report_usage(self, cookie: str, report: UsageReport) -> None:
        if self.is_offline:
            raise Unavailable(Code.SERVICE_OFFLINE)
        self.reports.append(report)

    def buy(self, cookie: str) -> str:
        if self.status == "licensed":
            raise Refused(Code.ALREADY_LICENSED)
        return "https://checkout.example/1"


class Section:
    """The section on a small wash whose owner is at the desk."""

    def __init__(self, shop: Shop, look: Look, window: RecordingWindow) -> None:
        self.service, self.keychain = FakeAccount(), MemoryKeychain()
        self.account = cast("Account", self.service)
        settings = Settings(service_address="https://127.0.0.1:1")
        preferences = Preferences(settings, UnwrittenSettings(), shop.tasks)
        self.sync = SyncDesk(shop.tasks, preferences, self.keychain, shop.clock, open_account=self._open)
        around: Means = replace(
            means(look), clock=shop.clock, tasks=shop.tasks, acting=lambda: shop.owner.id, sync=self.sync
        )
        self.body = AccountBody(look, window, around, self.sync)

    def _open(self, _place: ServicePlace) -> AbstractContextManager[Account]:
        return nullcontext(self.account)


def signed_in(qtbot: QtBot, section: Section) -> LicenceCard:
    card = section.body.card
    assert isinstance(card, JoinCard)
    card.sign_in.email.set_text("omar@example.com")
    card.sign_in.password.set_text("brushes")
    card.sign_in.go.click()
    qtbot.waitUntil(lambda: section.body.watch.is_fresh)
    return section.body.licence
