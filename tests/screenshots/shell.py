"""The frame around an empty screen, and what drops down and slides in over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.searching import HitGroup
from cardesk_desktop.store.views import Hit, HitKind
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.navigator import Action, Loudness, Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import (
    AddItem,
    OpenClient,
    OpenInvoice,
    OpenTicket,
    OpenVehicle,
    OpenVisit,
)
from cardesk_desktop.ui.scanner import Scanner
from cardesk_desktop.ui.screen import Look, Place, Screen
from cardesk_desktop.ui.shell.desk_state import DeskFacts, DeskState, PrinterState
from cardesk_desktop.ui.shell.parts import Parts
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from tests.screenshots.registry import shot

AMINA = Staff(UUID(int=1), "Amina", Role.FRONT_DESK)
STAFF = (AMINA, Staff(UUID(int=2), "Rajesh", Role.TECHNICIAN), Staff(UUID(int=3), "Claire", Role.MANAGER))
FACTS = DeskFacts(
    "Shams Car Care", "R03", ZoneInfo("Asia/Dubai"), STAFF, AMINA, PrinterState("Epson TM-T20", is_there=True)
)
FOUND = (
    HitGroup(
        HitKind.VEHICLE,
        (
            Hit(HitKind.VEHICLE, UUID(int=4), "R 60917", "Nissan Patrol · Mohammed Al Marri", 1),
            Hit(HitKind.VEHICLE, UUID(int=5), "R 6091", "Toyota Camry · سارة حداد", 1),
        ),
    ),
    HitGroup(HitKind.CLIENT, (Hit(HitKind.CLIENT, UUID(int=6), "Mohammed Al Marri", "+971 50 609 1712", 2),)),
    HitGroup(
        HitKind.INVOICE, (Hit(HitKind.INVOICE, UUID(int=7), "R03-A-000609", "23 Nov 2026 · 279.90", 2),)
    ),
)


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 10, 3, tzinfo=UTC)


class EmptyPage(Page):
    """A screen with nothing on it yet."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.phrases
        column = QVBoxLayout(self)
        column.addWidget(
            EmptyState(
                look.theme,
                "car",
                _("No cars yet today"),
                _("Type a plate to check in the first car of the day."),
                action=Action(_("Check in a car"), lambda: None),
                key="F2",
            )
        )


def find(desk: object, *, text: str) -> Outcome[tuple[HitGroup, ...]]:
    """A search that finds the same things each time."""
    return Outcome(FOUND)


def empty(name: str, icon: str, title: Callable[[Phrasebook], str], *answers: type) -> Screen:
    """A screen of the gallery."""
    return Screen(name, icon, title, lambda look, window, memory: EmptyPage(look), answers=answers)


class Frameful(MainWindow):
    """The window with threads that end with it, around pages that were made beforehand."""

    def __init__(self, look: Look, made: Mapping[str, Page] | None = None) -> None:
        self._made = {**(made or {})}
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.tasks = Tasks("desk")
        self.scanner = Scanner()
        screens = [
            empty("sell", "shopping-cart", lambda _: _("Sell"), OpenTicket, AddItem),
            empty("visits", "car", lambda _: _("Visits"), OpenVisit, OpenVehicle, OpenClient),
            self._screen("invoices", "file-text", lambda _: _("Invoices"), Place.TOP),
            self._screen("catalogue", "package", lambda _: _("Catalogue"), Place.TOP),
            self._screen("reports", "chart-column", lambda _: _("Reports"), Place.TOP),
            self._screen("pay", "wallet", lambda _: _("Pay"), Place.NOWHERE),
            self._screen("sync", "cloud", lambda _: _("Sync"), Place.NOWHERE),
            self._screen("recognition", "sparkles", lambda _: _("Recognised photos"), Place.NOWHERE),
            self._screen("settings", "settings", lambda _: _("Settings"), Place.BOTTOM),
        ]
        parts = Parts(self.tasks, DeskState(FACTS), Noon(), self.scanner, find)
        super().__init__(parts, screens, look)
        self.closing.connect(self.end)
        for name in self._made:
            self.show_screen(name)

    def _screen(self, name: str, icon: str, title: Callable[[Phrasebook], str], place: Place) -> Screen:
        def build(look: Look, window: Window, memory: object | None) -> Page:
            return self._made.get(name) or EmptyPage(look)

        answers = (OpenInvoice,) if name == "invoices" else ()
        return Screen(name, icon, title, build, place, answers=answers)

    def end(self) -> None:
        self.scanner.stop()
        self.tasks.close(5)


@shot("shell")
def window(look: Look) -> QWidget:
    """The frame around an empty screen, with a notice."""
    shown = Frameful(look)
    shown.show_screen("visits")
    return shown


def _has_results(widget: QWidget) -> bool:
    return isinstance(widget, Frameful) and widget.frame.search.results.current is not None


@shot("shell-search", is_ready=_has_results)
def searching(look: Look) -> QWidget:
    """The search box with what it found."""
    shown = Frameful(look)
    shown.show()
    shown.frame.search.begin()
    shown.frame.search.field.set_text("6091")
    shown.frame.banner.say(
        look.phrases("The printer {printer} is not there.", printer="Epson TM-T20"),
        loudness=Loudness.FAILURE,
        action=Action(look.phrases("Print again"), lambda: None),
    )
    return shown


@shot("shell-shortcuts")
def shortcuts(look: Look) -> QWidget:
    """The sheet of F1 in the side panel."""
    shown = Frameful(look)
    shown.resize(1366, 768)
    shown.everywhere.show_shortcuts()
    return shown
