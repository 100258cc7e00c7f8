"""Signing in and out, the place of the service, and letting registers in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import ACCOUNT_SESSION, MemoryKeychain
from cardesk_desktop.settings import Settings
from cardesk_desktop.sync.account import AccountClient
from cardesk_desktop.sync.service_place import ServicePlace
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.account.account_card import AccountCard
from cardesk_desktop.ui.screens.settings.account.join_card import JoinCard
from cardesk_desktop.ui.screens.settings.account.letting_in_panel import LettingInPanel
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.theme import Theme
from tests.screenshots.settings import means
from tests.ui.screens.settings.account.section import Section, signed_in
from tests.ui.shop import Shop
from tests.ui.unwritten_settings import UnwrittenSettings
from tests.ui.window import RecordingWindow


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


def test_who_has_no_code_that_works_can_ask_for_another(qtbot: QtBot, section: Section) -> None:
    assert isinstance(section.body.card, JoinCard)
    form = section.body.card.new
    form.name.set_text("Omar")
    form.email.set_text("omar@example.com")
    form.password.set_text("seven brushes at dawn")
    form.ask.activated.emit()
    qtbot.waitUntil(lambda: form.code.isVisibleTo(form))
    form.code.set_text("2222-2222")
    form.go.activated.emit()
    qtbot.waitUntil(lambda: "confirmed on the web already" in form.code.error)
    form.again.activated.emit()
    assert form.ask.isVisibleTo(form)
    assert not form.code.isVisibleTo(form)
    assert (form.name.text, form.email.text, form.password.text) == ("Omar", "omar@example.com", "")
    form.ask.activated.emit()
    qtbot.waitUntil(lambda: form.code.isVisibleTo(form))
    assert (form.code.text, form.code.error) == ("", "")


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
    signed_in(qtbot, section)
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
