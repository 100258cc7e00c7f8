"""Closing the till while something is being written: it says so, and waits or stops as the person likes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize
from cardesk_desktop.ui.unfinished import Unfinished
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text

_WIDTH = 460


class LeavingDialog(QDialog):
    """Opened over the work and over the lock screen alike; Esc goes back to work, and nothing is stopped."""

    def __init__(self, look: Look, unfinished: Unfinished, parent: QWidget) -> None:
        super().__init__(parent)
        _, theme = look.phrases, look.theme
        self._unfinished = unfinished
        self.setWindowTitle(_("Not finished yet"))
        column = QVBoxLayout(self)
        side = theme.space.three
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.space.two)
        column.addWidget(Text(theme, _("Not finished yet"), size=TextSize.LARGE, is_bold=True))
        words = _(
            "Still being written to a file: {titles}. If it is stopped, no file is left.",
            titles=_.listed(unfinished.titles),
        )
        column.addWidget(Text(theme, words, is_wrapping=True))
        column.addStretch(0)
        self.wait_button = Button(theme, _("Close when it is done"), kind=ButtonKind.PRIMARY)
        self.stop_button = Button(theme, _("Stop it and close"), kind=ButtonKind.DESTRUCTIVE)
        self.stay_button = Button(theme, _("Go on working"), kind=ButtonKind.QUIET)
        self.wait_button.activated.connect(self.accept)
        self.stop_button.activated.connect(self._stop)
        self.stay_button.activated.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        for button in (self.stay_button, self.stop_button, self.wait_button):
            row.addWidget(button)
        column.addLayout(row)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.wait_button.setFocus()

    def _stop(self) -> None:
        self.accept()
        self._unfinished.cancel_all()


class Leaving(QObject):
    """Watches over the closing of a window, which it lets through when nothing is under way."""

    def __init__(self, window: QWidget, unfinished: Unfinished, look: Callable[[], Look]) -> None:
        super().__init__(window)
        self._window, self._unfinished, self._look = window, unfinished, look
        self._is_waiting = False
        self.dialog: LeavingDialog | None = None
        window.installEventFilter(self)
        unfinished.all_ended.connect(self._on_all_ended)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Close and watched is self._window and self._unfinished.titles:
            event.ignore()
            self._ask()
            return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        if self.dialog is not None:
            self.dialog.raise_()
            return
        self._is_waiting = False
        dialog = self.dialog = LeavingDialog(self._look(), self._unfinished, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_answered)
        dialog.open()

    def _on_answered(self, answer: int) -> None:
        self.dialog = None
        self._is_waiting = answer == QDialog.DialogCode.Accepted
        if not self._unfinished.titles:
            self._on_all_ended()

    def _on_all_ended(self) -> None:
        if self.dialog is not None:
            # What ended meanwhile needs no question any more.
            self.dialog.accept()
        elif self._is_waiting:
            self._is_waiting = False
            self._window.close()
