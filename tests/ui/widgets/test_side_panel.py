"""The side panel: it takes the keyboard and gives it back, and keeps to its place and its edges."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Motion, Theme, build_theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.opening_list import OpeningList
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.side_panel import WIDTH
from tests.ui.widgets.conftest import Stage
from tests.ui.widgets.paneled import Desk, focused

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


class _Page(QWidget):
    """Counts how often it is painted."""

    def __init__(self, painted: list[int], parent: QWidget) -> None:
        super().__init__(parent)
        self._painted = painted

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        self._painted.append(1)


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


def test_escape_in_a_search_empties_it_and_then_closes_the_panel_around_it(
    theme: Theme, phrases: Phrasebook, stage: Stage
) -> None:
    desk = Desk(theme, phrases)
    stage(desk, width=1000)
    desk.field.setFocus()
    content, search = PanelContent(theme), SearchField(theme, phrases, "Name or phone")
    content.body.addWidget(search)
    desk.panel.open_panel(content, "Client", first_focus=search.editor)
    QTest.keyClicks(search.editor, "sara")
    seen = []
    for _ in range(2):
        QTest.keyClick(search.editor, Key.Key_Escape)
        seen.append((search.text, desk.panel.content))
    assert seen == [("", content), ("", None)]
    assert focused() is desk.field


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


@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_line_shows_where_a_panel_begins_on_black(
    theme: Theme, phrases: Phrasebook, stage: Stage, *, is_rtl: bool
) -> None:
    strong = build_theme(is_dark=True, is_rtl=is_rtl, is_high_contrast=True, motion=theme.motion)
    desk = Desk(strong, phrases)
    stage(desk)
    desk.panel.open_panel(desk.form(strong)[0], "Discount")
    picture = desk.panel.grab().toImage()
    edges = [picture.pixelColor(place, 200).name().upper() for place in (0, picture.width() - 1)]
    line, ground = strong.colors.line.upper(), strong.colors.surface.upper()
    assert edges == ([ground, line] if is_rtl else [line, ground])


@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_list_ends_where_a_form_ends(
    request: pytest.FixtureRequest, phrases: Phrasebook, stage: Stage, is_rtl: bool
) -> None:
    theme: Theme = request.getfixturevalue("rtl_theme" if is_rtl else "theme")
    desk = Desk(theme, phrases)
    stage(desk, width=1000)
    form, line, _ = desk.form(theme)
    listed: OpeningList[str] = OpeningList(theme, phrases, "Cars", (), "Enter opens it")

    def end(content: QWidget, part: QWidget) -> int:
        desk.panel.open_panel(content, "Cars")
        place = part.mapTo(desk.panel, QPoint(0, 0)).x()
        return place if is_rtl else desk.panel.width() - place - part.width()

    assert end(listed, listed.rows) == end(form, line)
