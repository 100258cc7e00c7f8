"""Side panel, banner, toast, empty place, progress: what comes up without asking for an answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.theme import Motion, Theme, build_theme
from cardesk_desktop.ui.widgets import toast as toast_module
from cardesk_desktop.ui.widgets.banner import Banner
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.progress import ProgressPanel
from cardesk_desktop.ui.widgets.side_panel import WIDTH, SidePanel
from cardesk_desktop.ui.widgets.skeleton import Skeleton
from cardesk_desktop.ui.widgets.toast import Toast
from tests.ui.widgets.conftest import Stage

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


class Desk(QWidget):
    """A page with a field and a side panel over it."""

    def __init__(self, theme: Theme, phrases: Phrasebook) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.keys: list[int] = []
        self.panel = SidePanel(theme, phrases, self)
        self.setMinimumSize(900, 400)

    def form(self, theme: Theme) -> tuple[PanelContent, QLineEdit, Button]:
        content, line, button = PanelContent(theme), QLineEdit(), Button(theme, "Save")
        content.body.addWidget(line)
        content.footer.addWidget(button)
        return content, line, button


class _Page(QWidget):
    """Counts how often it is painted."""

    def __init__(self, painted: list[int], parent: QWidget) -> None:
        super().__init__(parent)
        self._painted = painted

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        self._painted.append(1)


def only_button(within: QWidget) -> Button:
    found = [button for button in within.findChildren(Button) if button.isVisible()]
    assert len(found) == 1
    return found[0]


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_a_panel_takes_the_keyboard_and_gives_it_back(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    desk, closed = Desk(theme, phrases), list[str]()
    stage(desk, width=1000)
    desk.field.setFocus()
    content, line, _ = desk.form(theme)
    desk.panel.open_panel(content, "Discount", on_closed=lambda: closed.append("closed"))
    seen = [(focused(), desk.panel.content)]
    QTest.keyClick(line, Key.Key_Escape)
    seen.append((focused(), desk.panel.content))
    assert seen == [(line, content), (desk.field, None)]
    assert closed == ["closed"]
    desk.panel.close_panel()
    assert closed == ["closed"]


def test_tab_stays_inside_the_panel(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    desk = Desk(theme, phrases)
    stage(desk, width=1000)
    content, line, button = desk.form(theme)
    desk.panel.open_panel(content, "Discount", first_focus=line)
    visited = []
    for _ in range(4):
        visited.append(focused())
        QTest.keyClick(focused() or line, Key.Key_Tab)
    assert visited[:2] == [line, button]
    assert desk.field not in visited
    assert visited[3] is line
    QTest.keyClick(line, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is not desk.field


def test_a_press_beside_the_panel_closes_it_and_one_on_it_does_not(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    desk = Desk(theme, phrases)
    stage(desk, width=1000)
    desk.panel.open_panel(desk.form(theme)[0], "Discount")
    window = desk.window().windowHandle()
    QTest.mouseClick(window, LEFT, pos=desk.panel.mapTo(desk.window(), desk.panel.rect().bottomRight()))
    assert desk.panel.content is not None
    QTest.mouseClick(window, LEFT, pos=desk.mapTo(desk.window(), QPoint(30, 30)))
    assert desk.panel.isHidden()


def test_what_is_typed_into_a_panel_lets_the_page_below_alone(
    theme: Theme, phrases: Phrasebook, stage: Stage, qtbot: QtBot
) -> None:
    desk, painted = Desk(theme, phrases), list[int]()
    page = _Page(painted, desk)
    page.lower()
    stage(desk, width=1000)
    page.resize(desk.size())
    form, line, _ = desk.form(theme)
    desk.panel.open_panel(form, "Discount", first_focus=line)
    qtbot.wait(20)
    painted.clear()
    QTest.keyClicks(line, "10")
    qtbot.wait(20)
    assert line.text() == "10"
    assert not painted


def test_one_panel_replaces_another(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    desk, closed = Desk(theme, phrases), list[str]()
    stage(desk, width=1000)
    desk.field.setFocus()
    desk.panel.open_panel(desk.form(theme)[0], "First", on_closed=lambda: closed.append("first"))
    second, line, _ = desk.form(theme)
    desk.panel.open_panel(second, "Second", on_closed=lambda: closed.append("second"))
    assert closed == ["first"]
    assert focused() is line
    desk.panel.close_panel()
    assert closed == ["first", "second"]
    assert focused() is desk.field


def test_a_panel_over_another_lets_it_come_back_as_it_was(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    desk = Desk(theme, phrases)
    stage(desk)
    closed: list[str] = []
    form, line, _ = desk.form(theme)
    desk.panel.open_panel(form, "Product", first_focus=line, on_closed=lambda: closed.append("form"))
    line.setText("Wax")
    desk.panel.open_panel(
        desk.form(theme)[0], "Photo", on_closed=lambda: closed.append("photo"), is_over=True
    )
    assert form.isHidden()
    assert not closed
    QTest.keyClick(focused() or desk, Qt.Key.Key_Escape)
    assert closed == ["photo"]
    assert desk.panel.content is form
    assert form.isVisible()
    assert focused() is line
    assert line.text() == "Wax"

    desk.panel.open_panel(desk.form(theme)[0], "Photo", is_over=True)
    desk.panel.close_all()
    assert closed == ["photo", "form"]
    assert desk.panel.isHidden()


def test_the_panel_comes_from_the_far_side_and_fits_the_window(
    theme: Theme, rtl_theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    for look, is_left in ((theme, False), (rtl_theme, True)):
        desk = Desk(look, phrases)
        stage(desk, width=1000)
        desk.panel.open_panel(desk.form(look)[0], "Discount")
        assert desk.panel.width() == WIDTH
        assert (desk.panel.x() == 0) is is_left
        desk.setMinimumSize(300, 300)
        desk.window().resize(340, 400)
        QTest.qWait(1)
        assert desk.panel.width() <= desk.width()


def test_a_panel_that_slides_ends_where_it_belongs(
    theme: Theme, phrases: Phrasebook, stage: Stage, qtbot: QtBot
) -> None:
    moving = build_theme(is_dark=False, is_rtl=False, motion=Motion(20))
    desk = Desk(moving, phrases)
    stage(desk, width=1000)
    desk.panel.open_panel(desk.form(moving)[0], "Discount")
    qtbot.waitUntil(lambda: desk.panel.x() == desk.width() - desk.panel.width())


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


def test_an_empty_place_teaches_and_does(theme: Theme, stage: Stage) -> None:
    done: list[int] = []
    empty = EmptyState(
        theme,
        "car",
        "No cars yet",
        "Type a plate.",
        action=Action("Check in", lambda: done.append(1)),
        key="F2",
    )
    stage(empty)
    assert empty.button is not None
    QTest.mouseClick(empty.button, LEFT)
    assert done == [1]
    assert (empty.accessibleName(), empty.accessibleDescription()) == ("No cars yet", "Type a plate.")


def test_long_work_tells_how_far_and_how_long(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    seconds = iter((0.0, 1.0, 30.0, 60.0))
    panel, cancelled = ProgressPanel(theme, phrases, "Importing", seconds.__next__), list[int]()
    panel.cancelled.connect(lambda: cancelled.append(1))
    stage(panel)
    panel.set_progress(0, 0)
    panel.set_progress(1, 100)
    assert panel.state == "1%"
    panel.set_progress(25, 100)
    assert panel.state == "25%, 1 min left"
    panel.set_progress(10, 100)
    assert panel.state == "10%, 9 min left"
    QTest.mouseClick(panel.cancel, LEFT)
    assert cancelled == [1]


def test_grey_shapes_say_that_something_is_loading(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    skeleton = Skeleton(theme, phrases, rows=2)
    stage(skeleton)
    assert skeleton.accessibleName() == "Loading"
    assert skeleton.grab().toImage().pixelColor(20, 22).name().upper() == theme.colors.pressed


@pytest.mark.parametrize("is_rtl", [False, True], ids=["ltr", "rtl"])
def test_form_and_buttons_end_at_one_edge_with_and_without_a_scroll_bar(
    dressed: QApplication, theme: Theme, stage: Stage, is_rtl: bool
) -> None:
    look = build_theme(is_dark=False, is_rtl=is_rtl, motion=Motion(0))
    content, line, button = PanelContent(look), QLineEdit(), Button(look, "Save")
    content.setLayoutDirection(look.direction)
    high = QWidget()
    content.body.addWidget(line)
    content.body.addWidget(high)
    content.footer.addWidget(button)
    stage(content)

    def far_edge(part: QWidget) -> int:
        box = part.rect()
        return part.mapTo(content, box.topLeft() if is_rtl else box.topRight()).x()

    for height in (10, 2_000, 10):
        high.setFixedHeight(height)
        for _time in range(3):
            QApplication.processEvents()
        assert (content.area.verticalScrollBar().maximum() > 0) is (height > 10)
        assert far_edge(line) == far_edge(button)


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
