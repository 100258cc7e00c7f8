"""The section of the account and of sync, before and after joining."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QScrollArea, QWidget

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.settings import Settings
from cardesk_desktop.sync.licence import Licence, kept
from cardesk_desktop.sync.membership import Joined
from cardesk_desktop.sync.status import Link, Standing, SyncStatus
from cardesk_desktop.sync.usage import UsageWords
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.account.body import AccountBody
from cardesk_desktop.ui.screens.settings.account.join_card import JoinCard
from cardesk_desktop.ui.screens.settings.account.letting_in_panel import LettingInPanel
from cardesk_desktop.ui.screens.settings.account.new_account_form import NewAccountForm
from cardesk_desktop.ui.screens.settings.account.usage_card import UsageCard
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.sections import all_sections
from cardesk_service.i18n import phrasebook
from cardesk_service.usage.words import words as words_of_service
from tests.screenshots.registry import shot
from tests.screenshots.settings import means
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import shop
from tests.ui.posed_sync import PosedSync
from tests.ui.unwritten_settings import UnwrittenSettings
from tests.ui.window import RecordingWindow

JOINED = SyncStatus(
    Standing(is_joined=True, waiting=3, photos_to_come=12),
    Link.REACHED,
    last_success_at=datetime(2026, 11, 24, 8, 41, tzinfo=UTC),
)


def _section(look: Look) -> tuple[Frameful, PosedSync]:
    house = shop()
    licence = Licence("trial", house.clock.now() + timedelta(days=12), 149_900, "AED", house.clock.now())
    settings = Settings(service_address="https://account.example", last_licence=kept(licence))
    preferences = Preferences(settings, UnwrittenSettings(), house.tasks)
    sync = PosedSync(house.tasks, preferences, MemoryKeychain(), house.clock)
    around = replace(means(look), sync=sync, preferences=preferences)
    page = SettingsPage(look, RecordingWindow(), all_sections(around), SettingsMemory("account"))
    sync.setParent(page)
    return Frameful(look, {"settings": page}), sync


def account() -> Joined:
    """Who is signed in."""
    return Joined("Omar Haddad", "omar@example.com", "c", shop().company.name, "d", "R02", "posed")


@shot("account-none")
def alone(look: Look) -> QWidget:
    """The ways into a company."""
    return _section(look)[0]


@shot("account-new")
def new_account(look: Look) -> QWidget:
    """What is asked for a new account."""
    shown, _ = _section(look)
    (body,) = shown.findChildren(AccountBody)
    assert isinstance(body.card, JoinCard)
    body.card.way.set_value("new")
    body.card.way.changed.emit("new")
    return shown


@shot("account-code")
def code_too_old(look: Look) -> QWidget:
    """The code that was mailed does not work, and what to do then."""
    shown = new_account(look)
    (form,) = shown.findChildren(NewAccountForm)
    form.email.set_text("omar@example.com")
    form._ask_for_code("request")
    form.code.set_text("7Q4K-M2Z8")
    form._fail(Refused(Code.ACCOUNT_CODE_WRONG))
    return shown


@shot("account-joined")
def joined(look: Look) -> QWidget:
    """Who is signed in, and what waits."""
    shown, sync = _section(look)
    sync.pose(JOINED, account())
    shown.frame.header.show_sync(sync.status)
    return shown


@shot("account-problems")
def problems(look: Look) -> QWidget:
    """Something has to be looked at."""
    shown, sync = _section(look)
    standing = Standing(is_joined=True, waiting=1, problems=2, conflicts=1)
    sync.pose(replace(JOINED, standing=standing), account())
    shown.frame.header.show_sync(sync.status)
    return shown


@shot("account-letting-in")
def letting_in(look: Look) -> QWidget:
    """The panel for the code of another register."""
    shown, sync = _section(look)
    sync.pose(JOINED, account())
    shown.resize(1366, 768)
    panel = LettingInPanel(look, RecordingWindow(), sync, means(look).acting)
    shown.frame.panel.open_panel(panel, look.phrases("Let a register in"))
    return shown


@shot("account-licence")
def licence(look: Look) -> QWidget:
    """A trial, and the way to pay."""
    shown, sync = _section(look)
    sync.pose(JOINED, account())
    shown.frame.header.show_sync(sync.status)
    (body,) = shown.findChildren(AccountBody)
    body.watch.is_fresh = True
    body.licence.follow()
    shown.resize(1366, 768)
    body.licence.buy.setFocus()
    return shown


def _is_at_the_switch(widget: QWidget) -> bool:
    (card,) = widget.findChildren(UsageCard)
    area = card.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert area is not None
    area.ensureWidgetVisible(card.switch)
    return not card.visibleRegion().isEmpty()


@shot("account-usage", is_ready=_is_at_the_switch)
def usage(look: Look) -> QWidget:
    """What would be sent of the counters of use, word for word, and the switch."""
    shown, sync = _section(look)
    sync.pose(JOINED, account())
    said = words_of_service(phrasebook(look.phrases.language.code))
    (card,) = shown.findChildren(UsageCard)
    card.show_words(UsageWords(said.promise, said.counters))
    return shown
