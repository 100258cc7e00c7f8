"""A window on two small pages, for the tests of the frame around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.searching import HitGroup
from cardesk_desktop.store.views import Hit, HitKind
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import (
    OpenCounter,
    OpenInvoice,
    OpenSettings,
    OpenTicket,
    OpenVehicle,
    Request,
)
from cardesk_desktop.ui.scanner import Scanner
from cardesk_desktop.ui.screen import Look, Place, Screen
from cardesk_desktop.ui.shell.desk_state import DeskFacts, DeskState, PrinterState
from cardesk_desktop.ui.shell.parts import Parts
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.tasks import Tasks

AMINA = Staff(UUID(int=1), "Amina & Co", Role.FRONT_DESK)
CLAIRE = Staff(UUID(int=2), "Claire", Role.MANAGER)
GONE = Staff(UUID(int=3), "Omar", Role.OWNER, is_active=False)
FACTS = DeskFacts("Shams Car Care", "R03", ZoneInfo("Asia/Dubai"), (AMINA, CLAIRE, GONE), AMINA)
PATROL = Hit(HitKind.VEHICLE, UUID(int=4), "R 60917", "Nissan Patrol", 0)
INVOICE = Hit(HitKind.INVOICE, UUID(int=5), "R03-A-000609", "23 Nov 2026", 1)
CLIENT = Hit(HitKind.CLIENT, UUID(int=6), "Sara Haddad", "+971 50 609 1712", 1)


@dataclass
class HandClock:
    """A clock that is set by hand."""

    instant: datetime = datetime(2026, 11, 23, 10, 3, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant


class PlainPage(Page):
    """A field to type into, one shortcut, and a list of what reached it."""

    def __init__(self, name: str, look: Look, window: Window, memory: object | None) -> None:
        super().__init__()
        self.name, self.window_services = name, window
        self.field = QLineEdit(memory if isinstance(memory, str) else "")
        self.field.setAccessibleName("Note")
        QVBoxLayout(self).addWidget(self.field)
        self.requests: list[Request] = []
        self.scans: list[str] = []
        self.pressed = self.shown = 0
        self.takes_scans = name == "sell"
        self.words = look.phrases("Park")

    @override
    def memory(self) -> str:
        return self.field.text()

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("F4", self.words, self.press), Shortcut("Delete", "Remove the line"))

    @override
    def on_shown(self) -> None:
        self.shown += 1

    @override
    def on_request(self, request: Request) -> None:
        self.requests.append(request)

    @override
    def on_scanned(self, code: str) -> bool:
        self.scans.append(code)
        return self.takes_scans

    @override
    def first_focus(self) -> QWidget | None:
        return self.field if self.name == "sell" else None

    def press(self) -> None:
        self.pressed += 1


@dataclass
class House:
    """Everything the window stands on."""

    look: Look
    clock: HandClock = field(default_factory=HandClock)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.tasks = Tasks("desk")
        self.scanner = Scanner()
        self.state = DeskState(FACTS)
        parts = Parts(self.tasks, self.state, self.clock, self.scanner, self.find)
        self.window = MainWindow(parts, self.screens(), self.look)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()

    def screens(self) -> list[Screen]:
        def screen(name: str, icon: str, place: Place, *answers: type[Request]) -> Screen:
            def title(_: Phrasebook) -> str:
                return name.capitalize()

            def build(look: Look, window: Window, memory: object | None) -> Page:
                return PlainPage(name, look, window, memory)

            return Screen(name, icon, title, build, place, answers)

        return [
            screen("sell", "shopping-cart", Place.TOP, OpenTicket, OpenCounter),
            screen("visits", "car", Place.TOP, OpenVehicle),
            screen("invoices", "file-text", Place.TOP, OpenInvoice),
            screen("pay", "wallet", Place.NOWHERE),
            replace(screen("sync", "cloud", Place.NOWHERE), key="Ctrl+J"),
            screen("settings", "settings", Place.BOTTOM, OpenSettings),
        ]

    def find(self, desk: object, *, text: str) -> Outcome[tuple[HitGroup, ...]]:
        """Finds three things for anything with a 6 in it, and nothing for the rest."""
        self.asked.append(text)
        if "6" not in text:
            return Outcome(())
        hits = (PATROL, INVOICE, CLIENT)
        return Outcome(tuple(HitGroup(hit.kind, (hit,)) for hit in hits))

    def page(self, name: str) -> PlainPage:
        page = self.window.page(name)
        assert isinstance(page, PlainPage)
        return page

    def close(self) -> None:
        self.window.close()
        self.scanner.stop()
        assert self.tasks.close(5)
        self.window.deleteLater()


THERE = PrinterState("Epson TM-T20", is_there=True)
AWAY = PrinterState("Epson TM-T20", is_there=False)
