"""Hands at the counter: what they press, type and read on the selling screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cardesk_desktop.domain.ticket import TicketLine
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.ui.screens.sell.tile_model import TileModel

FRESHENER, TOWEL, WASH = "Forest freshener", "Microfibre towel", "Full wash"


def tile_place(page: SellPage, name: str) -> QPoint:
    grid = page.tiles.grid
    row = tile_names(page).index(name)
    return grid.visualRect(grid.model().index(row, 0)).center() - QPoint(grid.gap // 2, grid.gap // 2)


def press_tile(page: SellPage, name: str) -> None:
    at = tile_place(page, name)
    QTest.mouseClick(page.tiles.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)


def names(page: SellPage) -> list[str]:
    return [line.names.main for line in lines(page)]


def tile_names(page: SellPage) -> list[str]:
    model = page.tiles.grid.model()
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(name: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), Qt.Key[f"Key_{name}"], modifiers)


def double_click(widget: QWidget, at: QPoint) -> None:
    """As the operating system sends it: the second press is told apart from the first."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=at)


def lines(page: SellPage) -> tuple[TicketLine, ...]:
    return page.ticket.ticket.lines if page.ticket.ticket else ()


def price_of(page: SellPage, name: str) -> str:
    model = page.tiles.grid.model()
    assert isinstance(model, TileModel)
    return model.face_at(tile_names(page).index(name)).price


def type_text(text: str) -> None:
    for letter in text:
        QTest.keyClicks(focused(), letter)
