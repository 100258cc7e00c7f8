"""The set-up as the composition root sees it: it is begun, and in the end the shop is open or has arrived."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.operations.first_joining import Arrival, look_at_arrival
from cardesk_desktop.operations.founding_draft import Draft, Way
from cardesk_desktop.ui.appearance import Appearance
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import SetupMeans
from cardesk_desktop.ui.setup.window import SetupWindow


class FirstRun(QObject):
    """Reads the draft, shows the window, and says when the shop is there."""

    shown = Signal()
    """The window is there."""
    opened = Signal(bool)
    """True when who founded it is still at the desk; who joined goes to the lock screen."""

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
        self._means.sync.start()
        self._means.tasks.run_io(self._means.draft.load, on_done=self._look, owner=self)

    def _look(self, draft: Draft | None) -> None:
        def go_on(arrival: Arrival) -> None:
            if draft is None and arrival.register_code:
                # The draft is lost. The register has joined: what is left are the code and the arriving.
                self._show(Draft("recovery", way=Way.JOIN))
            elif arrival.has_shop and (draft is None or draft.way is Way.FOUND):
                self._means.tasks.run_io(
                    self._means.draft.remove,
                    on_unavailable=lambda _: None,
                    on_settled=lambda: self.opened.emit(False),
                    owner=self,
                )
            else:
                self._show(draft)

        self._means.tasks.run(look_at_arrival, on_done=go_on, owner=self)

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
        is_founder_here = self._window is not None and self._window.answers.way is Way.FOUND
        self._window = None
        self.opened.emit(is_founder_here)
