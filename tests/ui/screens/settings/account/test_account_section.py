"""The section of the account, against a service that answers what the test wants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import ACCOUNT_SESSION, MemoryKeychain
from cardesk_desktop.operations.usage_counting import choose_usage, next_usage_report, usage_view
from cardesk_desktop.settings import Settings
from cardesk_desktop.sync.account import AccountClient
from cardesk_desktop.sync.licence import Licence
from cardesk_desktop.sync.membership import Account, Introduction, Joined, Waiting
from cardesk_desktop.sync.service_place import ServicePlace
from cardesk_desktop.sync.usage import UsageReport, UsageWords
from cardesk_desktop.ui.licence_watch import MOST_QUESTIONS
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.account.account_card import AccountCard
from cardesk_desktop.ui.screens.settings.account.body import AccountBody
from cardesk_desktop.ui.screens.settings.account.join_card import JoinCard
from cardesk_desktop.ui.screens.settings.account.letting_in_panel import LettingInPanel
from cardesk_desktop.ui.screens.settings.account.licence_card import LicenceCard
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.usage_sender import UsageSender
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


@pytest.fixture
def section(
    qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow
) -> Iterator[Section]:
    made = Section(shop, Look(theme, phrases), window)
    qtbot.addWidget(made.body)
    made.body.show()
    yield made
    made.sync.stop()


def test_one_signs_in_and_out(qtbot: QtBot, section: Section, window: RecordingWindow) -> None:
    card = section.body.card
    assert isinstance(card, JoinCard)
    card.sign_in.email.set_text("omar@example.com")
    card.sign_in.password.set_text("wrong")
    card.sign_in.go.click()
    qtbot.waitUntil(lambda: bool(card.sign_in.password.error))
    assert not card.sign_in.password.text
    card.sign_in.password.set_text("brushes")
    card.sign_in.go.click()
    qtbot.waitUntil(lambda: isinstance(section.body.card, AccountCard))
    assert section.keychain.read(ACCOUNT_SESSION) == b"opens"
    joined = section.body.card
    assert isinstance(joined, AccountCard)
    joined.out.click()
    qtbot.waitUntil(lambda: section.service.signed_out == ["opens"])
    assert section.keychain.read(ACCOUNT_SESSION) is None
    assert isinstance(section.body.card, JoinCard)
    assert any("Signed out" in toast for toast in window.toasts)


@pytest.mark.parametrize(
    ("name", "company", "sentence"),
    [
        (" ", "Blue Drop", "Name is missing."),
        ("Mona", "B" * 121, "Name of the company is too long: 121 characters."),
    ],
)
def test_a_name_that_is_none_is_explained_beside_its_field(
    qtbot: QtBot, section: Section, name: str, company: str, sentence: str
) -> None:
    section.account = AccountClient(ServicePlace("https://127.0.0.1:1"))
    assert isinstance(section.body.card, JoinCard)
    form = section.body.card.new
    form.name.set_text(name)
    form.company.set_text(company)
    form.ask.activated.emit()
    wrong = form.name if not name.strip() else form.company
    qtbot.waitUntil(lambda: bool(wrong.error))
    assert wrong.error.startswith(sentence)


@pytest.mark.parametrize("is_owner", [True, False])
def test_only_who_may_says_where_the_service_is(
    qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow, *, is_owner: bool
) -> None:
    preferences = Preferences(Settings(), UnwrittenSettings(), shop.tasks)
    sync = SyncDesk(shop.tasks, preferences, MemoryKeychain(), shop.clock)
    look, at_the_desk = Look(theme, phrases), shop.owner if is_owner else shop.cashier
    around = replace(
        means(look), tasks=shop.tasks, acting=lambda: at_the_desk.id, preferences=preferences, sync=sync
    )
    card = JoinCard(look, window, around, sync)
    qtbot.addWidget(card)
    card.address.set_text("https://desk.example")
    card.address.submitted.emit()
    if is_owner:
        qtbot.waitUntil(lambda: sync.address == "https://desk.example")
    else:
        qtbot.waitUntil(lambda: window.shown is not None)
        assert (window.shown.text if window.shown else "", sync.address) == ("not_permitted", "")
    sync.stop()


def test_registers_that_asked_are_let_in_together(
    qtbot: QtBot, section: Section, shop: Shop, window: RecordingWindow
) -> None:
    _signed_in(qtbot, section)
    panel = LettingInPanel(section.body._look, window, section.sync, lambda: shop.owner.id)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.waiting.isVisible())
    section.service.is_offline = True
    panel.waiting.go.click()
    qtbot.waitUntil(lambda: "not reached" in panel.waiting._message.text())
    assert section.service.admitted == []
    section.service.is_offline = False
    panel.waiting.go.click()
    qtbot.waitUntil(lambda: section.service.admitted == ["a", "b"])
    qtbot.waitUntil(lambda: any("2 registers may join" in toast for toast in window.toasts))


def _signed_in(qtbot: QtBot, section: Section) -> LicenceCard:
    card = section.body.card
    assert isinstance(card, JoinCard)
    card.sign_in.email.set_text("omar@example.com")
    card.sign_in.password.set_text("brushes")
    card.sign_in.go.click()
    qtbot.waitUntil(lambda: section.body.watch.is_fresh)
    return section.body.licence


def test_the_licence_is_bought_in_the_browser_and_shown_by_itself(qtbot: QtBot, section: Section) -> None:
    opened: list[str] = []
    section.body.watch._open_page = opened.append
    assert section.body.licence.isHidden()
    card = _signed_in(qtbot, section)
    assert card.isVisible()
    assert card.tag.accessibleName()
    assert card.buy.isVisible()
    card.buy.click()
    qtbot.waitUntil(lambda: opened == ["https://checkout.example/1"])
    assert section.body.watch.is_paying
    assert "open in your browser" in card.words.text()
    section.body.watch._ask_again()
    qtbot.waitUntil(lambda: section.body.watch._questions_left == MOST_QUESTIONS - 1)
    section.service.status = "licensed"
    section.body.watch._ask_again()
    qtbot.waitUntil(lambda: not section.body.watch.is_paying)
    assert card.buy.isHidden()
    assert "all its registers" in card.words.text()


def test_offline_the_licence_is_shown_as_it_was_known(
    qtbot: QtBot, section: Section, window: RecordingWindow
) -> None:
    card = _signed_in(qtbot, section)
    section.service.is_offline = True
    section.body.watch.look()
    qtbot.waitUntil(lambda: not section.body.watch.is_fresh)
    assert "As it was known" in card.words.text()
    assert card.buy.isVisible()


def test_nobody_waits_for_a_payment_for_ever(qtbot: QtBot, section: Section) -> None:
    card = _signed_in(qtbot, section)
    section.body.watch._open_page = lambda _url: None
    card.buy.click()
    qtbot.waitUntil(lambda: section.body.watch.is_paying)
    section.body.watch._questions_left = 1
    section.body.watch._ask_again()
    assert not section.body.watch.is_paying


def test_a_licence_that_is_there_is_not_bought_again(
    qtbot: QtBot, section: Section, window: RecordingWindow
) -> None:
    card = _signed_in(qtbot, section)
    section.service.status = "licensed"
    card.buy.click()
    qtbot.waitUntil(lambda: window.shown is not None)


def test_counters_are_shown_word_for_word_before_anybody_agrees(
    qtbot: QtBot, section: Section, shop: Shop
) -> None:
    card = section.body.usage
    assert not card.switch.isEnabled()
    assert "before anything leaves" in card.promise.text()
    _signed_in(qtbot, section)
    card.look()
    qtbot.waitUntil(lambda: card.switch.isEnabled())
    assert card.promise.text() == "Nothing else is sent."
    assert not card.switch.isChecked()
    card.switch.click()
    qtbot.waitUntil(lambda: shop.ask(usage_view).is_on)
    shop.sale()
    card.look()
    qtbot.waitUntil(lambda: card._view.today == {"sales": 1})
    card.switch.click()
    qtbot.waitUntil(lambda: not shop.ask(usage_view).is_on)


def test_what_was_counted_goes_once_the_day_is_over(qtbot: QtBot, section: Section, shop: Shop) -> None:
    _signed_in(qtbot, section)
    shop.ask(choose_usage, staff_id=shop.owner.id, is_on=True)
    shop.sale()
    sender = UsageSender(section.sync, shop.tasks, shop.clock)
    day = shop.clock.now().date().isoformat()
    sender._next()
    shop.clock.tick(86_400)
    section.service.is_offline = True
    sender._next()
    qtbot.waitUntil(lambda: not shop.tasks.is_running("usage report"))
    section.service.is_offline = False
    qtbot.waitUntil(lambda: _sent(sender, section) == [UsageReport(day, {"sales": 1})])
    qtbot.waitUntil(lambda: shop.ask(next_usage_report) is None)


def _sent(sender: UsageSender, section: Section) -> list[UsageReport]:
    if not section.service.reports:
        sender._next()
    return section.service.reports[:1]
