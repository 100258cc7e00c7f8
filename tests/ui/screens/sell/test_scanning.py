"""Scanning with the camera: the code goes the way of a hand scanner's, and the panel says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from zxingcpp import BarcodeFormat

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.camera.scan_panel import ScanPanel
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.vision.barcodes import SeenBarcode
from cardesk_desktop.vision.camera import CameraState
from tests.ui.camera.booth import Booth, image_of
from tests.ui.camera.desk import camera_desk
from tests.ui.screens.sell.counter import Counter
from tests.ui.window import RecordingWindow
from tests.unit.vision.codes import code_picture, on_the_counter

UNKNOWN, SMALL = "4006381333931", "96385074"


class Till:
    """The page with its panel open, and things to hold before the camera."""

    def __init__(self, qtbot: QtBot, page: SellPage, window: RecordingWindow, booth: Booth) -> None:
        self._qtbot, self.page, self.window, self.booth = qtbot, page, window, booth
        self.now_s = 0.0

    def open(self) -> ScanPanel:
        QTest.keySequence(self.page, QKeySequence("Ctrl+B"))
        assert self.window.panel is not None
        panel = self.window.panel.findChild(ScanPanel)
        assert panel is not None
        panel._monotonic = self._tick
        return panel

    def hold(self, codes: list[tuple[str, BarcodeFormat]], until: Callable[[], object]) -> None:
        image = image_of(on_the_counter([code_picture(text, kind) for text, kind in codes]))

        def held() -> bool:
            self.booth.hold(image)
            return bool(until())

        self._qtbot.waitUntil(held)

    def quantities(self) -> list[int]:
        ticket = self.page.ticket.ticket
        return [line.quantity.milli // 1000 for line in ticket.lines] if ticket else []

    def _tick(self) -> float:
        self.now_s += 0.1
        return self.now_s


@pytest.fixture
def till(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, counter: Counter, window: RecordingWindow
) -> Iterator[Till]:
    booth, host = Booth(), QWidget()
    desk = camera_desk(theme, phrases, counter.shop.tasks, window, ways=booth.ways())
    page = SellPage(desk, counter.shop.acting, window)
    QHBoxLayout(host).addWidget(page)
    keys = InstalledShortcuts(page.shortcuts(), page)
    window.host(host)
    qtbot.addWidget(host)
    host.resize(1278, 668)
    host.show()
    host.activateWindow()
    assert keys is not None
    yield Till(qtbot, page, window, booth)
    window.close_panel()


def _bottle(counter: Counter) -> list[tuple[str, BarcodeFormat]]:
    (code,) = counter.shop.freshener.barcodes
    return [(code, BarcodeFormat.Code128)]


def test_a_known_code_is_on_the_ticket_once_however_long_it_lies_there(till: Till, counter: Counter) -> None:
    panel, reads = till.open(), list[object]()
    panel.finder.pictured.connect(reads.append)
    till.hold(_bottle(counter), lambda: till.quantities() == [1])
    assert panel.result.isVisible()
    assert counter.shop.freshener.names.main in panel.result.words
    assert panel.result.words.startswith("1 ×")
    before = len(reads)
    till.hold(_bottle(counter), lambda: len(reads) > before + 8)
    assert till.quantities() == [1]


def test_an_address_beside_a_barcode_can_be_chosen_in_the_panel(till: Till) -> None:
    panel, address = till.open(), f"https://wash.example/{'a' * 400}"
    corners = ((1, 1), (2, 1), (2, 2), (1, 2))
    panel._on_codes([SeenBarcode(UNKNOWN, corners), SeenBarcode(address, corners)])
    buttons = panel._choices.findChildren(Button)
    assert [button.accessibleName() for button in buttons] == [UNKNOWN, address]
    assert all(button.sizeHint().width() <= panel.width() for button in buttons)


def test_shown_again_it_is_one_more(till: Till, counter: Counter) -> None:
    panel, reads = till.open(), list[object]()
    till.hold(_bottle(counter), lambda: till.quantities() == [1])
    panel.finder.pictured.connect(reads.append)
    till.now_s += 5
    till.hold([], lambda: len(reads) > 6)
    till.now_s += 5
    till.hold(_bottle(counter), lambda: till.quantities() == [2])
    assert panel.result.words.startswith("2 ×")


def test_of_several_codes_one_is_chosen(till: Till, counter: Counter) -> None:
    panel = till.open()
    both = [*_bottle(counter), (SMALL, BarcodeFormat.EAN8)]
    till.hold(both, lambda: len(panel.choices) == 2)
    assert till.quantities() == []
    outline = panel.finder.view._outline(panel.finder.view._codes[0]).boundingRect().center().toPoint()
    QTest.mouseClick(panel.finder.view, Qt.MouseButton.LeftButton, pos=outline)
    till.hold(both, lambda: till.quantities() == [1])
    panel.finder.view.setFocus()
    QTest.keyClick(panel.finder.view, Qt.Key.Key_2)
    till.hold(both, lambda: SMALL in panel.result.words)
    assert till.quantities() == [1]
    QTest.mouseClick(panel._choices._parts[0], Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    till.hold(both, lambda: till.quantities() == [2])


def _button(panel: ScanPanel, words: str) -> Button:
    return next(button for button in panel.result.findChildren(Button) if button.words == words)


def test_an_unknown_code_becomes_a_new_product(till: Till) -> None:
    panel = till.open()
    till.hold([(UNKNOWN, BarcodeFormat.EAN13)], lambda: UNKNOWN in panel.result.words)
    assert till.window.shown is None
    _button(panel, "New product with this code").click()
    assert till.window.calls == [("new_product", UNKNOWN)]
    assert till.window.panel is None
    assert not till.booth.is_in_use


def test_an_unknown_code_is_searched_for(till: Till) -> None:
    panel = till.open()
    till.hold([(UNKNOWN, BarcodeFormat.EAN13)], lambda: UNKNOWN in panel.result.words)
    _button(panel, "Search for it").click()
    assert till.page.tiles.search.text == UNKNOWN
    assert till.window.panel is None


def test_without_a_camera_nothing_is_offered_to_choose(till: Till, counter: Counter) -> None:
    panel = till.open()
    till.hold([*_bottle(counter), (SMALL, BarcodeFormat.EAN8)], lambda: panel.choices)
    till.booth.break_down()
    assert panel.finder.state is CameraState.BUSY
    assert panel.choices == ()


def test_a_price_label_of_another_spelling_is_found(till: Till, counter: Counter) -> None:
    known = replace(counter.shop.freshener, barcodes=("036000291452",))
    counter.shop.write(lambda work: work.catalogue.save_product(known))
    till.open()
    till.hold([("0036000291452", BarcodeFormat.EAN13)], lambda: till.quantities() == [1])


def test_done_lets_the_camera_go(till: Till) -> None:
    panel = till.open()
    till.hold([], lambda: panel.finder.state is CameraState.LIVE)
    panel.done.click()
    assert till.window.panel is None
    assert not till.booth.is_in_use
