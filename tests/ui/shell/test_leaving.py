"""The window is closed while a file is being written: the person is asked, and what they say is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.shell.leaving import Leaving, LeavingDialog
from cardesk_desktop.ui.unfinished import LongWork
from tests.ui.shell.house import House


def _asked(house: House) -> LeavingDialog:
    (leaving,) = house.window.findChildren(Leaving)
    assert leaving.dialog is not None
    return leaving.dialog


def _is_asking(house: House) -> bool:
    return house.window.findChildren(Leaving)[0].dialog is not None


def _begun(house: House, stopped: list[str]) -> LongWork:
    return house.tasks.unfinished.begin("Clients", lambda: stopped.append("Clients"))


def test_nothing_under_way_closes_at_once(house: House) -> None:
    assert house.window.close()
    assert not house.window.isVisible()


def test_it_says_what_is_under_way_and_esc_goes_back_to_work(house: House) -> None:
    stopped: list[str] = []
    work = _begun(house, stopped)
    assert not house.window.close()
    assert house.window.isVisible()
    dialog = _asked(house)
    house.window.close()
    assert _asked(house) is dialog
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not _is_asking(house)
    house.tasks.unfinished.end(work)
    house.tasks.unfinished.end(work)
    assert house.window.isVisible()
    assert stopped == []


def test_it_closes_when_the_file_is_there(house: House, qtbot: QtBot) -> None:
    stopped: list[str] = []
    work = _begun(house, stopped)
    house.window.close()
    _asked(house).wait_button.click()
    assert house.window.isVisible()
    house.tasks.unfinished.end(work)
    qtbot.waitUntil(lambda: not house.window.isVisible())
    assert stopped == []


def test_it_is_stopped_and_closes(house: House, qtbot: QtBot) -> None:
    stopped: list[str] = []
    work = _begun(house, stopped)
    house.window.close()
    _asked(house).stop_button.click()
    assert stopped == ["Clients"]
    house.tasks.unfinished.end(work)
    qtbot.waitUntil(lambda: not house.window.isVisible())


def test_what_ends_while_it_asks_needs_no_answer(house: House, qtbot: QtBot) -> None:
    work = _begun(house, [])
    house.window.close()
    assert _is_asking(house)
    house.tasks.unfinished.end(work)
    qtbot.waitUntil(lambda: not house.window.isVisible())


def test_another_thing_under_way_is_asked_about_again(house: House) -> None:
    first, second = _begun(house, []), _begun(house, [])
    house.window.close()
    _asked(house).wait_button.click()
    house.tasks.unfinished.end(first)
    assert house.window.isVisible()
    house.window.close()
    _asked(house).stay_button.click()
    house.tasks.unfinished.end(second)
    assert house.window.isVisible()
