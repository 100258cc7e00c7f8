"""Banner and toast: what is told without asking for an answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets import toast as toast_module
from cardesk_desktop.ui.widgets.banner import Banner
from cardesk_desktop.ui.widgets.toast import Toast
from tests.ui.widgets.conftest import Stage
from tests.ui.widgets.paneled import focused, only_button

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def test_a_banner_stays_until_it_is_answered(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    banner, done = Banner(theme, phrases), list[str]()
    stage(banner)
    assert banner.text == ""
    banner.say(
        "No paper.", loudness=Loudness.FAILURE, action=Action("Print again", lambda: done.append("again"))
    )
    assert banner.text == "No paper."
    QTest.mouseClick(only_button(banner), LEFT)
    assert done == ["again"]
    assert banner.text == ""
    banner.say("Another")
    banner.say("The newest", loudness=Loudness.INFO)
    assert banner.text == "The newest"
    assert banner.accessibleName() == "The newest"
    banner.clear()
    assert banner.isHidden()


def test_a_toast_offers_undo_by_mouse_and_by_call(theme: Theme, stage: Stage) -> None:
    host, undone = QWidget(), list[int]()
    toast = Toast(theme, host)
    stage(host)
    host.setMinimumSize(600, 300)
    toast.say("Removed.", undo=Action("Undo", lambda: undone.append(1)))
    QTest.mouseClick(only_button(toast), LEFT)
    assert undone == [1]
    assert toast.text == ""
    assert not toast.undo()
    toast.say("Removed.", undo=Action("Undo", lambda: undone.append(2)))
    assert toast.undo()
    assert undone == [1, 2]


def test_a_toast_goes_by_itself_but_not_from_under_the_mouse(
    theme: Theme, stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast_module, "SHOWN_MS", 30)
    host = QWidget()
    host.setMinimumSize(600, 300)
    toast = Toast(theme, host)
    stage(host)
    toast.say("Saved.")
    qtbot.waitUntil(lambda: toast.text == "")
    toast.say("Saved.")
    here = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    QTest.qWait(80)
    assert toast.text == "Saved."
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: toast.text == "")


def test_a_toast_lies_on_the_part_it_is_given_also_when_that_grows(theme: Theme, stage: Stage) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    tiles, tickets = QWidget(), QLineEdit()
    column.addWidget(tiles, 1)
    column.addWidget(tickets)
    host.setMinimumSize(600, 300)
    toast = Toast(theme, host, lambda: tiles)
    stage(host)
    toast.say("The ticket is parked.")
    assert tiles.geometry().contains(toast.geometry())
    host.resize(700, 420)
    QApplication.processEvents()
    assert tiles.geometry().contains(toast.geometry())
    assert tiles.geometry().bottom() - toast.geometry().bottom() == theme.space.one


def test_a_newer_toast_takes_the_undo_of_the_older_away(theme: Theme, stage: Stage) -> None:
    host, undone = QWidget(), list[int]()
    toast = Toast(theme, host)
    stage(host)
    toast.say("Removed.", undo=Action("Undo", lambda: undone.append(1)))
    toast.say("Saved.")
    assert not toast.undo()
    assert undone == []


def test_a_banner_that_is_answered_gives_the_keyboard_back(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    page, field = QWidget(), QLineEdit()
    column, banner = QVBoxLayout(page), Banner(theme, phrases)
    column.addWidget(QLineEdit())
    column.addWidget(banner)
    column.addWidget(field)
    column.addWidget(QLineEdit())
    stage(page, width=600)
    for press in (lambda: only_button(banner), lambda: banner._cross):
        field.setFocus()
        banner.say("The printer is off.", action=Action("Print again", lambda: None))
        QTest.mouseClick(press(), LEFT)
        assert focused() is field
    field.setFocus()
    banner.say("The printer is off.", action=Action("Print again", lambda: None))
    only_button(banner).setFocus()
    field.hide()
    banner.clear()
    assert focused() is not field
