"""A window on a small wash whose people have PINs, for the tests of lock screen and approvals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.journal import JournalEntry
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.ui.lock.door import Entrance
from cardesk_desktop.ui.lock.lock_screen import LockScreen
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.scanner import Scanner
from cardesk_desktop.ui.screen import Look, Place, Screen
from cardesk_desktop.ui.shell.desk_state import DeskFacts, DeskState
from cardesk_desktop.ui.shell.parts import Parts
from tests.builders import make_staff
from tests.builders.pins import give_pin
from tests.ui.shell.house import PlainPage
from tests.ui.shop import Shop

MARIAM = make_staff("Mariam Saleh", Role.MANAGER)
RAVI = make_staff("Ravi Kumar", Role.TECHNICIAN)
GONE = make_staff("Layla Nasser", Role.OWNER)


class LockedHouse:
    """Owner Omar and front desk have the PIN 4711, the manager 2580, the technician none."""

    def __init__(
        self,
        shop: Shop,
        look: Look,
        *,
        is_locked: bool = True,
        minutes: int = 0,
        screens: Sequence[Screen] = (),
    ) -> None:
        self.shop, self.minutes = shop, minutes
        shop.ask(partial(_give_pins, shop.owner.id, shop.cashier.id))
        house = shop.ask(this_house)
        assert house is not None
        facts = DeskFacts(
            house.company.name,
            house.register.code,
            house.company.time_zone,
            house.staff,
            shop.cashier,
            pin_holders=house.pin_holders,
        )
        self.state = DeskState(facts)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.scanner = Scanner()
        self.languages: list[str] = []
        entrance = Entrance(
            lock_after_minutes=lambda: self.minutes,
            choose_language=self.languages.append,
            is_locked=is_locked,
        )
        parts = Parts(shop.tasks, self.state, shop.clock, self.scanner, _find_nothing, entrance)
        self.window = MainWindow(parts, [_screen("sell"), _screen("visits"), *screens], look)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()

    @property
    def screen(self) -> LockScreen:
        """The lock screen, which is shown."""
        screen = self.window.gate.screen
        assert screen is not None
        return screen

    def can_work(self) -> bool:
        """True when the lock screen is gone."""
        return self.window.gate.screen is None and self.window.frame.isVisible()

    @property
    def page(self) -> PlainPage:
        """The page that is shown."""
        page = self.window.page(self.window.current)
        assert isinstance(page, PlainPage)
        return page

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key to whatever has the focus."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        """Letters and digits, to whatever has the focus; the scanner has to lose its patience with each."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
            self.scanner._give_back()

    def enter_pin(self, pin: str) -> None:
        """Type a PIN and Enter."""
        self.type(pin)
        self.press(Qt.Key.Key_Return)

    def journal_of(self, staff: Staff) -> tuple[JournalEntry, ...]:
        """What the journal says about somebody."""
        return self.shop.ask(partial(_entries, staff.id))

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the application run until something is so."""
        self.shop._wait(is_so)

    def close(self) -> None:
        """Take the window down."""
        self.window.close()
        self.scanner.stop()
        self.window.deleteLater()


def _give_pins(owner: UUID, cashier: UUID, desk: Desk) -> Outcome[None]:
    with desk.store.write() as work:
        for member in (MARIAM, RAVI):
            work.staff.add(member)
    for member_id, pin in ((owner, "4711"), (cashier, "4711"), (MARIAM.id, "2580")):
        give_pin(desk.store, member_id, pin)
    return Outcome(None)


def _entries(member_id: UUID, desk: Desk) -> Outcome[tuple[JournalEntry, ...]]:
    with desk.store.read() as work:
        opened = work.journal.of_subject(work.company.register().id)
        own = (*work.journal.of_subject(member_id), *(each for each in opened if each.staff_id == member_id))
        return Outcome(tuple(sorted(own, key=lambda each: each.id)))


def _find_nothing(desk: object, *, text: str) -> Outcome[tuple[()]]:
    return Outcome(())


def _screen(name: str) -> Screen:
    return Screen(
        name,
        "car",
        lambda _: name.capitalize(),
        lambda look, window, memory: PlainPage(name, look, window, memory),
        Place.TOP,
    )
