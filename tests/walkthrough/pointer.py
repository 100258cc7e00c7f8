"""The mouse alone: it presses what can be seen, at the place in the window where it lies.

Whatever lies on top gets the click, as on a real screen: what is covered, cut off or not scrolled into
view is not reached, and the walk fails there.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)

from tests.walkthrough.hands import PACE_MS, PATIENCE_S, Hands, Missed, Where, pause

_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_NOTCH = QPoint(0, 120)
_MOST_NOTCHES = 60
_STANDS_STILL_MS = 40


class Pointer:
    """One finger or one mouse on the window of these hands. Raises `Missed` where it does not reach."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def press(self, name: str, inside: Where | None = None) -> None:
        """Press the button of this name, once it can be pressed."""
        self._press(lambda: self._hands.find(name, QAbstractButton, inside), name)

    def press_with(self, part: str, inside: Where | None = None) -> None:
        """Press the button that has this in its name, once it can be pressed."""
        self._press(lambda: self._hands.find_with(part, QAbstractButton, inside), part)

    def type_into(self, name: str, text: str) -> None:
        """Click into a field, and type what can only be typed."""
        field = self._hands.see(name, QLineEdit)
        self.click(field)
        self._hands.wait(field.hasFocus, f"the keyboard in “{name}”")
        self._hands.write(text)

    def tap(self, digits: str, inside: Where | None = None) -> None:
        """Press the keys of a pad on the screen."""
        for digit in digits:
            self.press(digit, inside)

    def pick(self, name: str, row: int) -> None:
        """Press a row or a tile of a list."""
        view = self._hands.see(name, QAbstractItemView)
        self._hands.wait(lambda: view.model().rowCount() > row, f"row {row} of “{name}”")
        self.click(view.viewport(), view.visualRect(view.model().index(row, 0)))

    def choose(self, part: str) -> None:
        """Press the line of the open menu that has this in it."""
        menu = self._hands.until(_open_menu, f"a menu with “{part}”")
        action = next((each for each in menu.actions() if part in _plain(each)), None)
        if action is None:
            raise Missed(f"“{part}” among {[_plain(each) for each in menu.actions()]}")
        self.click(menu, menu.actionGeometry(action))

    def click(self, target: QWidget, at: QRect | None = None) -> None:
        """Click the middle of a widget or of a part of it."""
        self._press_at(lambda: target, lambda: (at or target.rect()).center(), _said(target))

    def _press(self, look: Callable[[], QAbstractButton | None], name: str) -> None:
        def find() -> QAbstractButton | None:
            button = look()
            return button if button is not None and button.isEnabled() else None

        self._press_at(find, None, f"“{name}”")

    def _press_at(
        self, look: Callable[[], QWidget | None], place: Callable[[], QPoint] | None, what: str
    ) -> None:
        """Press once it is seen, lies still and nothing is over it; it may be drawn anew meanwhile."""
        deadline, before = time.monotonic() + PATIENCE_S, None
        while time.monotonic() < deadline:
            target = look()
            if target is not None:
                at = place() if place else target.rect().center()
                _scroll_to(target, at)
                window = target.window()
                now = (target, target.mapTo(window, at))
                if now == before and _is_hit(window, *now):
                    QTest.mouseClick(window.windowHandle(), _LEFT, _NO_KEY, now[1])
                    pause(PACE_MS)
                    return
                before = now
            pause(_STANDS_STILL_MS)
        self._hands.shoot("missed")
        raise Missed(f"{what} under the mouse")


def _scroll_to(target: QWidget, place: QPoint) -> None:
    """Turn the wheel over what holds it until it can be seen."""
    area = _area_of(target)
    if area is None:
        return
    port = area.viewport()
    for _ in range(_MOST_NOTCHES):
        spot = target.mapTo(port, place)
        if 0 <= spot.y() < port.height():
            return
        _turn_wheel(port, -_NOTCH if spot.y() > 0 else _NOTCH)


def _is_hit(window: QWidget, target: QWidget, spot: QPoint) -> bool:
    """True when a click at this place of the window reaches the target or a part of it."""
    hit = window.childAt(spot) or window
    return hit is target or target.isAncestorOf(hit)


def _turn_wheel(port: QWidget, by: QPoint) -> None:
    middle = port.rect().center()
    over = QPointF(middle), QPointF(port.mapToGlobal(middle))
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(*over, QPoint(), by, Qt.MouseButton.NoButton, _NO_KEY, phase, False)
    QApplication.sendEvent(port, event)
    pause(1)


def _open_menu() -> QMenu | None:
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None


def _plain(action: QAction) -> str:
    return action.text().replace("&&", "&")


def _area_of(target: QWidget) -> QScrollArea | None:
    above: QWidget | None = target.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _said(widget: QWidget | None) -> str:
    return f"“{widget.accessibleName()}” ({type(widget).__name__})" if widget else "nothing"
