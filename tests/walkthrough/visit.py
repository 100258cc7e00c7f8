"""One visit from the door to the paid invoice: a new car, a new client, services, products, cash, paper."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit

from cardesk_desktop.demo.data.car_care import CAR_CARE
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.paper import SAVE_KEY
from cardesk_desktop.ui.screens.pay.thanks import PREVIEW_KEY
from tests.walkthrough.hands import Hands

ENTER = Qt.Key.Key_Return
PLATE = "GG 90210"
"""Of a series that no car of a demo company has, however many it has."""
CAR = ("Toyota", "Camry", "white")
CLIENT = ("Layla Haddad", "050 765 4321")
BARCODES = tuple(product.barcodes[0] for product in CAR_CARE[:2])
SERVICES = "57"
"""The digits on the tiles of the full wash and the interior steam."""
RECEIVED = "400"
A_MOMENT_MS = 900
"""Longer than the till takes a second press of the same key for a slip."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done and how long it took, the driver's own typing included."""

    name: str
    seconds: float


class Visit:
    """Drives the window in the language of its phrasebook. Raises `Missed` where a step does not happen."""

    def __init__(self, hands: Hands, phrases: Phrasebook, *, pdf: Path) -> None:
        self._hands, self._, self._pdf = hands, phrases, pdf

    def go(self, begin: Callable[[str], None] = lambda _step: None) -> list[Step]:
        """The way of a car, in order, each step timed; `begin` is told which one comes."""
        steps: tuple[tuple[str, Callable[[], None]], ...] = (
            ("the car is checked in by its plate", self._check_in),
            ("the work is started and done", self._work),
            ("products join the services", self._sell),
            ("cash is taken, the invoice sealed", self._pay),
            ("the invoice is shown and saved", self._see_paper),
        )
        done = []
        for name, act in steps:
            begin(name)
            started = time.monotonic()
            act()
            done.append(Step(name, time.monotonic() - started))
        return done

    def _check_in(self) -> None:
        """The mouse opens the panel, the keyboard does the rest."""
        _, hands = self._, self._hands
        hands.click(hands.see(_("Visits"), QAbstractButton))
        hands.click(hands.see(_("Check in a car"), QAbstractButton))
        hands.see(_("Plate"), QLineEdit)
        hands.write(PLATE)
        hands.shoot("plate")
        hands.press(ENTER)
        hands.see(_("Make"), QLineEdit)
        for text in (*CAR, *CLIENT):
            hands.write(text)
            hands.press(ENTER)
        hands.write(SERVICES)
        hands.shoot("check-in")
        hands.press(ENTER)
        hands.wait(lambda: hands.find(_("Make"), QLineEdit) is None, "the check-in closed")
        self._card()
        hands.shoot("board")

    def _work(self) -> None:
        """Enter on the card starts the work; the mouse says that it is done and opens the ticket."""
        _, hands = self._, self._hands
        hands.wait(lambda: self._card().hasFocus(), "the keyboard on the new card")
        # An Enter at once would be the one that checked in, pressed twice.
        hands.rest(A_MOMENT_MS)
        hands.press(ENTER)
        hands.rest(A_MOMENT_MS)
        hands.click(hands.see(_.context("visit card", "Ready"), QAbstractButton, self._card))
        hands.see_with(
            _.context("visit card", "Pay {amount}", amount="").strip(), QAbstractButton, self._card
        )
        hands.shoot("ready")
        hands.click(hands.see(_.context("visit card", "Ticket"), QAbstractButton, self._card))

    def _sell(self) -> None:
        """Two scans, wherever the focus is, and a tile under the mouse."""
        _, hands = self._, self._hands
        lines = hands.see(_("Lines of the ticket"), QAbstractItemView)
        hands.wait(partial(_has_rows, lines, 2), "the services on the ticket")
        for place, barcode in enumerate(BARCODES, start=3):
            hands.scan(barcode)
            hands.wait(partial(_has_rows, lines, place), "the scanned product on the ticket")
        hands.shoot("ticket")
        hands.press_named("F12")

    def _pay(self) -> None:
        """Cash, counted out; the large button says what it will do."""
        _, hands = self._, self._hands
        hands.see(_("Cash received"), QLineEdit)
        hands.write(RECEIVED)
        hands.shoot("pay")
        hands.press(ENTER)
        hands.see(_("Next car"), QAbstractButton)
        hands.shoot("paid")

    def _see_paper(self) -> None:
        """The paper on the screen, then in a file."""
        _, hands = self._, self._hands
        hands.press_named(PREVIEW_KEY)
        # Another invoice may have been looked at before, and be seen until this one is read.
        hands.see_words_with(PLATE)
        hands.see_words(_("Page {page} of {pages}", page=1, pages=1))
        hands.shoot("invoice")
        hands.press_named(SAVE_KEY)
        hands.wait(self._pdf.is_file, f"the file {self._pdf.name}")

    def _card(self) -> QAbstractButton:
        return self._hands.see_with(PLATE, QAbstractButton)


def _has_rows(view: QAbstractItemView, rows: int) -> bool:
    return view.model().rowCount() == rows
