"""What the keyboard does whatever screen is in front: look up, look for, take back, lock, go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication

from cardesk_desktop.ui.lock.gate import Gate
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.shell.frame import Frame
from cardesk_desktop.ui.shell.screen_keys import screen_keys
from cardesk_desktop.ui.shell.shortcut_sheet import shortcut_sheet
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut

Here = Callable[[], tuple[str, Sequence[Shortcut]]]
"""The title of the screen in front, and the keys of its page."""


class Everywhere:
    """Made anew with each frame, whose it is."""

    def __init__(
        self,
        look: Look,
        frame: Frame,
        gate: Gate,
        screens: Sequence[Screen],
        show_screen: Callable[[str], None],
        here: Here,
    ) -> None:
        self._look, self._frame, self._here = look, frame, here
        _ = look.phrases
        self._keys = (
            Shortcut("F1", _("Show all shortcuts"), self.show_shortcuts),
            Shortcut("Ctrl+K", _("Search for anything"), self.begin_search),
            Shortcut("F11", _("Switch person: F11, then the number of the person"), gate.switch),
            Shortcut("Ctrl+L", _("Lock the screen"), gate.lock),
            Shortcut("Ctrl+Z", _("Undo what was just done"), self._undo),
            *screen_keys(_, screens, show_screen),
        )
        InstalledShortcuts(self._keys, frame)

    def show_shortcuts(self) -> None:
        """Open the sheet of the keys of here, then of those of everywhere."""
        _ = self._look.phrases
        sections = [self._here(), (_("Everywhere"), self._keys)]
        self._frame.panel.open_panel(shortcut_sheet(self._look, sections), _("Shortcuts"))

    def begin_search(self) -> None:
        """Bring the keyboard into the search; an open side panel is closed."""
        self._frame.panel.close_all()
        self._frame.search.remember_focus(QApplication.focusWidget())
        self._frame.search.begin()

    def search_for(self, words: str) -> None:
        """The same with words, as if they had been typed."""
        self.begin_search()
        self._frame.search.field.set_text(words)

    def _undo(self) -> None:
        self._frame.toast.undo()
