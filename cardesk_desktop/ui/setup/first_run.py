"""The set-up as the composition root sees it: it is begun, and in the end the shop is open or has arrived."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.operations.first_joining import Arrival, look_at_arrival
from cardesk_desktop.operations.founding_draft import Draft, Way
from cardesk_desktop.operations.provisioning.filling_in import filled_draft, filled_settings, is_new
from cardesk_desktop.operations.provisioning.finding import Found
from cardesk_desktop.ui.appearance import Appearance
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.file_window import FileWindow
from cardesk_desktop.ui.setup.session import SetupMeans
from cardesk_desktop.ui.setup.window import SetupWindow


class FirstRun(QObject):
    """Reads the draft and the installer's file, shows the window, and says when the shop is there."""

    shown = Signal()
    """The window is there."""
    opened = Signal(bool)
    """True when who founded it is still at the desk; who joined goes to the lock screen."""

    def __init__(
        self,
        means: SetupMeans,
        appearance: Appearance,
        show: Callable[[QWidget], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._means, self._appearance, self._show_window = means, appearance, show
        self._window: SetupWindow | None = None
        self._wrong: tuple[Draft | None, Found] | None = None
        appearance.look_changed.connect(self._on_look_changed)

    def begin(self) -> None:
        """Go on where a set-up stopped, or begin one."""
        self._means.sync.start()
        self._read()

    def _read(self) -> None:
        self._means.tasks.run_io(
            lambda: (self._means.draft.load(), self._means.find_provision()),
            on_done=lambda read: self._look(*read),
            owner=self,
        )

    def _look(self, draft: Draft | None, found: Found | None) -> None:
        def go_on(arrival: Arrival) -> None:
            if arrival.register_code and (draft is None or draft.step == "joining"):
                # The draft is lost, or its last word. The register has joined: what is left are the code
                # and the arriving.
                self._show(replace(draft or Draft(), step="recovery", way=Way.JOIN))
            elif arrival.has_shop and (draft is None or draft.way is Way.FOUND):
                self._means.tasks.run_io(
                    self._means.draft.remove,
                    on_unavailable=lambda _: None,
                    on_settled=lambda: self.opened.emit(False),
                    owner=self,
                )
            elif found is None or arrival.register_code:
                self._show(draft)
            elif found.mistakes:
                self._show_mistakes(draft, found)
            else:
                self._show(self._prepared(draft, found))

        self._means.tasks.run(look_at_arrival, on_done=go_on, owner=self)

    def _prepared(self, draft: Draft | None, found: Found) -> Draft | None:
        """The answers with those of the installer, which are applied once; the shop's code is asked with."""
        provision = found.provision
        if provision is None:
            return draft
        self._means = replace(self._means, shop_code=provision.shop_code)
        if not is_new(found, draft):
            return draft
        preferences = self._means.preferences
        preferences.change(filled_settings(preferences.settings, provision))
        return filled_draft(draft, found, provision, platform.node())

    def _show_mistakes(self, draft: Draft | None, found: Found) -> None:
        self._wrong = draft, found
        window = FileWindow(self._appearance.look, found)
        window.read_again.connect(self._read)
        window.left_out.connect(lambda: self._show(draft))
        self._show_window(window)
        self.shown.emit()

    def _show(self, draft: Draft | None) -> None:
        self._wrong = None
        self._window = SetupWindow(self._appearance.look, self._means, draft)
        self._window.founded.connect(self._on_founded)
        self._show_window(self._window)
        self.shown.emit()

    def _on_look_changed(self, look: Look) -> None:
        if self._window is not None:
            self._window.rebuild(look)
        elif self._wrong is not None:
            self._show_mistakes(*self._wrong)

    def _on_founded(self) -> None:
        is_founder_here = self._window is not None and self._window.answers.way is Way.FOUND
        self._window = None
        self.opened.emit(is_founder_here)
