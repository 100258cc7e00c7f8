"""The widget of a screen, as the window knows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cardesk_desktop.ui.requests import Request
    from cardesk_desktop.ui.shortcuts import Shortcut


class Page(QWidget):
    """Base of every screen's widget. It is built anew when language, theme or text size change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")

    def memory(self) -> object | None:
        """A small frozen dataclass from which the page can be built again as it is now."""
        return None

    def shortcuts(self) -> Sequence[Shortcut]:
        """The keys that work while this page is shown. Asked for once, after it was built."""
        return ()

    def on_shown(self) -> None:
        """The page came into view, first or again."""

    def on_request(self, request: Request) -> None:
        """Another screen, the search box or a shortcut asks to show something of this page."""

    def on_scanned(self, code: str) -> bool:
        """Take a scanned barcode, wherever the focus is; False leaves it to the window."""
        return False

    def is_being_paid(self) -> bool:
        """True while somebody pays on this page: what can wait does, so that the last press is not late."""
        return False

    def under_toast(self) -> QWidget | None:
        """The part on which notices lie for some seconds; by default the lower edge of the window."""
        return None

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the page comes into view; by default to the page itself."""
        return None

    def take_keyboard(self) -> None:
        """Give the keyboard to where work on this page begins."""
        (self.first_focus() or self).setFocus(Qt.FocusReason.OtherFocusReason)
