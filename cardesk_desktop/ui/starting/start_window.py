"""The window before there is a desk: opening, or why it could not be opened and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.widgets.buttons import ButtonKind
from cardesk_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from cardesk_desktop.domain.errors import Refused, Unavailable
    from cardesk_desktop.ui.starting.data_gone import WaysOn
    from cardesk_desktop.ui.starting.recovery_entry import RecoveryEntry

_SIZE = QSize(960, 600)
_TEXT_WIDTH = 560


class StartWindow(QWidget):
    """Shows one message at a time, in the middle."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: QWidget | None = None
        self._entry: RecoveryEntry | None = None
        self.setObjectName("window")
        self.setWindowTitle("CarDesk")
        self.setMinimumSize(_SIZE)
        self.setLayoutDirection(look.theme.direction)
        self._column = QVBoxLayout(self)

    def show_opening(self) -> None:
        """The database is being opened; an upgrade may take a while."""
        _ = self._look.phrases
        self._show("car", _("Opening the till"), _("This takes a moment after an update."), None)

    def show_backing_up(self) -> None:
        """The till is being closed, and its backup is written before."""
        _ = self._look.phrases
        text = _("The till closes by itself when it is done. Leave the drive plugged in.")
        self._show("database-backup", _("Writing the backup"), text, None)

    def show_trouble(self, error: Refused | Unavailable, retry: Action, other: Action | None = None) -> None:
        """The database could not be opened; nothing in it was touched. `other` is another way out."""
        from cardesk_desktop.ui.errors import sentence

        _ = self._look.phrases
        title, text = _("The till cannot open"), sentence(_, error)
        state = EmptyState(
            self._look.theme,
            "triangle-alert",
            title,
            text,
            action=retry,
            kind=ButtonKind.PRIMARY,
            other=other,
        )
        self._place(state)

    def show_gone(self, error: Refused | Unavailable, ways: WaysOn) -> None:
        """The data are not where they were; nothing was made in their place."""
        from cardesk_desktop.ui.starting.data_gone import DataGone

        page = DataGone(self._look, error, ways)
        self._place(page)
        # As below: what is hidden takes no keyboard.
        page.show()
        page.setFocus()

    def ask_for_code(
        self, error: Refused | Unavailable, retry: Action, on_code: Callable[[str], None]
    ) -> None:
        """The key is not in the keyring; the owner's recovery code opens the database as well."""
        from cardesk_desktop.ui.errors import sentence
        from cardesk_desktop.ui.starting.recovery_entry import RecoveryEntry

        entry = RecoveryEntry(self._look, sentence(self._look.phrases, error), retry)
        entry.submitted.connect(on_code)
        self._place(entry)
        self._entry = entry
        # A layout shows what is added to it only later, and what is hidden takes no keyboard.
        entry.show()
        entry.setFocus()

    def refuse_code(self, refusal: Refused) -> None:
        """The code that was typed is not the right one."""
        if self._entry is not None:
            self._entry.refuse(refusal)

    def _show(self, icon: str, title: str, text: str, action: Action | None) -> None:
        kind = ButtonKind.PRIMARY
        self._place(EmptyState(self._look.theme, icon, title, text, action=action, kind=kind))

    def _place(self, shown: QWidget) -> None:
        """Show something in place of what was shown before."""
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown, self._entry = shown, None
        shown.setFixedWidth(min(self._look.theme.px(_TEXT_WIDTH), _SIZE.width()))
        self._column.addWidget(shown, alignment=Qt.AlignmentFlag.AlignCenter)
