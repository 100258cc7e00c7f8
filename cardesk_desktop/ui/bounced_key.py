"""Enter pressed twice by a hurried hand: the second is not for what the first one brought (decision 322)."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.widgets.side_panel import SidePanel

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class BouncedKey(QObject):
    """Drops the same key within a double click of the last one, where that led to another screen or panel,
    and what a key that is held down says there, however long.

    Within one form keys lead from field to field as fast as somebody types, and any other key between says
    that the second one is meant.
    """

    def __init__(
        self, parent: QObject | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._last: tuple[int, QWidget, float] | None = None
        self._held_in: QWidget | None = None
        """Where a key is for while it is held down; None where it was dropped, or came down elsewhere."""
        self._passed_to: QWidget | None = None
        input_watch().add(self)

    def look_at(self, watched: QObject, event: QInputEvent) -> bool:
        """Keep what was pressed twice."""
        kind = event.type()
        if kind is QEvent.Type.KeyRelease:
            self._passed_to = None
        if not isinstance(watched, QWidget) or not isinstance(event, QKeyEvent):
            return False
        if kind is QEvent.Type.ShortcutOverride and event.key() not in _KEYS:
            # The key of a shortcut comes as this alone.
            self._last = None
        if kind is not QEvent.Type.KeyPress:
            return False
        if event.isAutoRepeat():
            return event.key() in _KEYS and self._held_in is not _place_of(watched)
        if self._is_on_its_way_up(watched):
            return False
        is_bounced = self._is_bounced(watched, event.key())
        self._held_in = None if is_bounced else _place_of(watched)
        return is_bounced

    def _is_on_its_way_up(self, watched: QWidget) -> bool:
        """True for a key that a part did not want and that Qt now offers to what is around it."""
        inner, self._passed_to = self._passed_to, watched
        return inner is not None and shiboken6.isValid(inner) and watched.isAncestorOf(inner)

    def _is_bounced(self, watched: QWidget, key: int) -> bool:
        last, now, place = self._last, self._monotonic(), _place_of(watched)
        self._last = (key, place, now) if key in _KEYS else None
        if last is None or self._last is None or last[0] != key:
            return False
        limit_s = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        return last[1] is not place and now - last[2] <= limit_s


def _place_of(widget: QWidget) -> QWidget:
    """The screen, or what is open in the side panel, that it is a part of; else its window."""
    part: QWidget | None = widget
    while part is not None and not isinstance(part, Page | SidePanel):
        around = part.parentWidget()
        if isinstance(around, SidePanel):
            return part
        part = around
    return part or widget.window()
