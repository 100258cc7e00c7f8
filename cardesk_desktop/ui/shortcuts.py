"""Shortcuts, declared once: the same table installs them and fills the sheet that F1 shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cardesk_desktop.ui.input_watch import input_watch


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key, what it does in words, and how.

    `key` is written portably (`F2`, `Ctrl+K`). With `run` None it only stands in the sheet: the widget
    that has the focus handles the key itself (arrows in a list).
    """

    key: str
    words: str
    run: Callable[[], None] | None = None


class InstalledShortcuts:
    """The shortcuts of one widget. They work in the whole window while the widget can be seen."""

    def __init__(self, table: Sequence[Shortcut], widget: QWidget) -> None:
        self._shortcuts: list[QShortcut] = []
        for entry in table:
            if entry.run is not None:
                installed = QShortcut(QKeySequence(entry.key), widget)
                installed.setContext(Qt.ShortcutContext.WindowShortcut)
                # A held key must not open ten panels.
                installed.setAutoRepeat(False)
                installed.activated.connect(partial(_answer, entry.run))
                self._shortcuts.append(installed)

    def set_enabled(self, is_enabled: bool) -> None:
        """Let them rest while a side panel is open."""
        for installed in self._shortcuts:
            installed.setEnabled(is_enabled)


def _answer(run: Callable[[], None]) -> None:
    with input_watch().resting():
        run()
