"""Without a network: a photo is taken, the product is recognised, confirmed, on the ticket, and invoiced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.seen import Sign
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.identifying import candidates
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.operations.ticket_view import view_ticket
from cardesk_desktop.ui.camera.photo_panel import PhotoPanel
from cardesk_desktop.ui.lazy_reader import LazyReader
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.screens.recognition.candidates_panel import CandidatesPanel
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from tests.ui.camera.desk import camera_desk
from tests.ui.screens.sell.counter import Counter
from tests.ui.still_reader import StillReader
from tests.ui.window import RecordingWindow

W = TypeVar("W", bound=QWidget)


class Till:
    """The page, and what the reader reads there."""

    def __init__(self, qtbot: QtBot, page: SellPage, window: RecordingWindow, photo: Path) -> None:
        self._qtbot, self.page, self.window, self._photo = qtbot, page, window, photo

    def photograph(self) -> CandidatesPanel:
        """Ctrl+I, a picture from a file, and the panel when it has looked."""
        QTest.keySequence(self.page, QKeySequence("Ctrl+I"))
        taking = self._panel(PhotoPanel)
        taking.take(self._photo)
        self._qtbot.waitUntil(taking.review.use.isVisible)
        taking.review.use.click()
        self._qtbot.waitUntil(lambda: self._find(CandidatesPanel) is not None)
        panel = self._panel(CandidatesPanel)
        self._qtbot.waitUntil(lambda: panel.hint.isVisible())
        return panel

    def wait_for(self, what: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(what)

    def _find(self, kind: type[QWidget]) -> QWidget | None:
        return self.window.panel.findChild(kind) if self.window.panel is not None else None

    def _panel(self, kind: type[W]) -> W:
        found = self._find(kind)
        assert isinstance(found, kind)
        return found


@pytest.fixture(params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def reader() -> StillReader:
    return StillReader("MICROFIBRE", "towel")


@pytest.fixture
def till(
    qtbot: QtBot,
    theme: Theme,
    counter: Counter,
    window: RecordingWindow,
    reader: StillReader,
    language: str,
    tmp_path: Path,
) -> Iterator[Till]:
    photo, host = tmp_path / "label.png", QWidget()
    Image.linear_gradient("L").save(photo)
    desk = camera_desk(theme, load_phrasebook(language), counter.shop.tasks, window)
    desk = replace(desk, reader=LazyReader(reader), may_ask_online=True)
    page = SellPage(desk, counter.shop.acting, window)
    QHBoxLayout(host).addWidget(page)
    keys = InstalledShortcuts(page.shortcuts(), page)
    window.host(host)
    qtbot.addWidget(host)
    host.resize(1278, 668)
    host.show()
    host.activateWindow()
    assert keys is not None
    yield Till(qtbot, page, window, photo)
    window.close_panel()


def test_what_is_recognised_is_sold_and_known_again(
    till: Till, counter: Counter, reader: StillReader, language: str
) -> None:
    panel = till.photograph()
    assert [row.candidate.product for row in panel.rows] == [counter.towel]
    assert counter.towel.names.in_language(language) in panel.rows[0].accessibleName()
    panel.rows[0].click()
    till.wait_for(lambda: till.page.ticket.ticket is not None)
    ticket = till.page.ticket.ticket
    assert ticket is not None
    assert [line.item_id for line in ticket.lines] == [counter.towel.id]
    till.wait_for(lambda: bool(till.window.toasts))
    till.page.card.pay.click()
    till.wait_for(lambda: ("open_payment", ticket.id) in till.window.calls)
    shop = counter.shop
    due = shop.ask(view_ticket, ticket_id=ticket.id).priced.gross
    tenders = (Tender(TenderKind.CASH, due, due),)
    shop.ask(complete_sale, staff_id=shop.cashier.id, ticket_id=ticket.id, tenders=tenders, expected=due)
    # The same look with other words: it is known by what was confirmed.
    unread = replace(panel._seen, lines=())
    again = shop.ask(candidates, seen=unread)
    assert again[0].product == counter.towel
    assert again[0].signs == (Sign.TAUGHT,)


@pytest.mark.parametrize("language", ["en"])
class TestNothingKnown:
    """What happens when it is none of the catalogue."""

    def test_a_new_product_begins_with_what_was_read(
        self, till: Till, reader: StillReader, language: str
    ) -> None:
        reader.texts = ("SHINEX", "Leather balm")
        panel = till.photograph()
        assert panel.rows == []
        assert panel.read_product().name == "SHINEX Leather balm"
        panel.new.click()
        assert ("new_product", "") in till.window.calls
        assert till.window.purposes == [Purpose.TICKET]

    def test_the_photo_is_asked_about_online_where_somebody_wants_it(
        self, till: Till, reader: StillReader, language: str
    ) -> None:
        reader.texts = ()
        till.photograph().online.click()
        till.wait_for(lambda: any(name == "open_recognition" for name, _ in till.window.calls))

    def test_without_the_packages_it_is_said_and_the_rest_goes_on(
        self, till: Till, reader: StillReader, language: str
    ) -> None:
        reader._is_installed = False
        panel = till.photograph()
        assert "not installed" in panel.hint.text()
        assert panel.new.isVisible()
