"""The set-up as the composition root sees it: it is begun, and in the end the shop is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.operations.founding_draft import Draft
from cardesk_desktop.ui.appearance import Appearance
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import SetupMeans
from cardesk_desktop.ui.setup.window import SetupWindow


class FirstRun(QObject):
    """Reads the draft, shows the window, and says when the shop is founded."""

    shown = Signal()
    """The window is there."""
    founded = Signal()

    def __init__(
        self,
        means: SetupMeans,
        appearance: Appearance,
        show: Callable[[SetupWindow], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._means, self._appearance, self._show_window = means, appearance, show
        self._window: SetupWindow | None = None

    def begin(self) -> None:
        """Go on where a set-up stopped, or begin one."""
        self._means.tasks.run_io(self._means.draft.load, on_done=self._show, owner=self)

    def _show(self, draft: Draft | None) -> None:
        self._window = SetupWindow(self._appearance.look, self._means, draft)
        self._window.founded.connect(self._on_founded)
        self._appearance.look_changed.connect(self._on_look_changed)
        self._show_window(self._window)
        self.shown.emit()

    def _on_look_changed(self, look: Look) -> None:
        if self._window is not None:
            self._window.rebuild(look)

    def _on_founded(self) -> None:
        self._window = None
        self.founded.emit()
