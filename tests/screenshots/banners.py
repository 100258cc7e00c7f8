"""What is said across the window: no backup, lost sales, a version that fell back, a payment not taken."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind, Missing
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.ui.backup_news import BackupNews
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.missing_words import what_is_missing
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.pay.attempt import Attempt
from cardesk_desktop.ui.screens.pay.memory import Stranded
from cardesk_desktop.ui.screens.pay.screen import PayPage
from cardesk_desktop.ui.screens.pay.stranded_words import stranded_words
from cardesk_desktop.ui.updating.news import UpdateNews
from cardesk_desktop.updates.pointer import Fallen
from tests.screenshots.pay import framed, with_cash
from tests.screenshots.registry import shot
from tests.screenshots.settings import means
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import shop
from tests.ui.updating.posed_updates import READY, RELEASE, PosedUpdates
from tests.ui.window import RecordingWindow

LOST = Missing(DocumentKind.INVOICE, "R03-A-000124", "R03-A-000127", 4)


@shot("banner-backup")
def without_backup(look: Look) -> QWidget:
    """A shop that sells and has no place for its backups."""
    shown, house = Frameful(look), shop()
    news = BackupNews(means(look).custody.keeper, shown, house.tasks, house.acting, look.phrases)
    news._tell(is_for_them=True)
    return shown


@shot("banner-lost-sales")
def lost_sales(look: Look) -> QWidget:
    """The data are older than the last sales."""
    shown = Frameful(look)
    shown.frame.banner.say(what_is_missing(look.phrases, [LOST]), loudness=Loudness.FAILURE)
    return shown


def _news(look: Look) -> tuple[Frameful, UpdateNews]:
    shown, house = Frameful(look), shop()
    posed = PosedUpdates(house.tasks, means(look).preferences, house.clock, READY)
    posed.setParent(shown)
    return shown, UpdateNews(posed, shown, house.tasks, house.acting, look.phrases)


@shot("banner-fell-back")
def fell_back(look: Look) -> QWidget:
    """A new version that did not start."""
    shown, news = _news(look)
    news._tell_fallen(Fallen(RELEASE.version, "", has_put_back=True))
    return shown


@shot("toast-update")
def update_ready(look: Look) -> QWidget:
    """A new version that may be read about."""
    shown, news = _news(look)
    news._tell_ready(is_for_them=True)
    return shown


def _attempt(page: PayPage) -> Attempt:
    subject, state = page.checkout.subject, page.checkout.state
    assert subject is not None
    assert state is not None
    return Attempt(subject.payable, state)


@shot("pay-clock-went-back")
def clock_went_back(look: Look) -> QWidget:
    """Both dates, and who knows which of them is right."""
    page, now = with_cash(look), shop().clock.now()
    refusal = Refused(Code.CLOCK_WENT_BACK, now=now - timedelta(days=365), last=now)
    page._refusals._ask_about_clock(refusal, _attempt(page))
    shown = framed(look, page)
    _repeat(page, shown)
    return shown


@shot("pay-disk-full")
def disk_full(look: Look) -> QWidget:
    """Nothing was saved, and the same can be tried again."""
    page = with_cash(look)
    shown = framed(look, page)
    assert isinstance(shown, Frameful)
    again = Action(look.phrases("Try again"), lambda: None)
    words = sentence(look.phrases, Unavailable(Code.DISK_FULL))
    shown.frame.banner.say(words, loudness=Loudness.FAILURE, action=again)
    return shown


@shot("pay-taken-in-vain")
def taken_in_vain(look: Look) -> QWidget:
    """Money that was taken for a ticket which was invoiced elsewhere."""
    page = with_cash(look)
    subject, currency = page.checkout.subject, shop().company.currency
    assert subject is not None
    parts = tuple(
        Tender(kind, Money(minor, currency), Money(minor, currency))
        for kind, minor in ((TenderKind.CASH, 10_000), (TenderKind.CARD, 5_000))
    )
    shown = framed(look, page)
    assert isinstance(shown, Frameful)
    shown.frame.banner.say(stranded_words(look.phrases, Stranded(subject, parts, "R02-A-000041")))
    return shown


def _repeat(page: PayPage, shown: QWidget) -> None:
    """Say in the window what the page said to the one that it knows."""
    told = page._window
    assert isinstance(told, RecordingWindow)
    assert isinstance(shown, Frameful)
    assert told.shown is not None
    shown.frame.banner.say(told.shown.text, action=told.shown.action)
