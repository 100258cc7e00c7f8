"""Putting a backup back before there is a desk: on a new machine, or when the data here cannot be opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.store.backups.restoring import Offered, look_at_backup
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.restore_panel import RestorePanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import Text

_WIDTH, _HEIGHT = 520, 560


class RestoreDialog(QDialog):
    """The same two steps as in the settings. Closing it leaves everything as it was."""

    def __init__(self, look: Look, content: QWidget, parent: QWidget | None) -> None:
        super().__init__(parent)
        _, theme = look.phrases, look.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Restore a backup"))
        self.setLayoutDirection(theme.direction)
        column = QVBoxLayout(self)
        side = theme.space.three
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.space.two)
        column.addWidget(Text(theme, _("Restore a backup"), size=TextSize.LARGE, is_bold=True))
        column.addWidget(content, 1)
        self.cancel = Button(theme, _("Cancel"))
        self.cancel.activated.connect(self.reject)
        column.addWidget(self.cancel)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))


class RestoreOffer(QObject):
    """Lets the person choose a backup and opens the dialog on it."""

    def __init__(self, tasks: Tasks, custody: Custody, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._custody, self._clock = tasks, custody, clock
        self.dialog: RestoreDialog | None = None
        """The dialog that was opened last."""

    def begin(self, look: Look, over: QWidget, path: Path | None = None) -> None:
        """Go on with this file, or ask for one; nothing happens when none is chosen."""
        path = path or self._custody.ask_for_backup(look.phrases, "")
        if path is not None:
            self._tasks.run_io(
                look_at_backup,
                on_done=partial(self._open, look, over),
                on_refused=partial(self._refuse, look, over),
                on_unavailable=partial(self._refuse, look, over),
                owner=self,
                path=path,
                keychain=self._custody.keychain,
            )

    def _open(self, look: Look, over: QWidget, offered: Offered) -> None:
        panel = RestorePanel(look, self._tasks, self._custody, self._clock, offered)
        self._show(RestoreDialog(look, panel, over))
        if self.dialog is not None:
            self.dialog.finished.connect(panel.discard)
        panel.first_focus().setFocus()

    def _refuse(self, look: Look, over: QWidget, error: Refused | Unavailable) -> None:
        words = Text(look.theme, sentence(look.phrases, error), is_wrapping=True)
        self._show(RestoreDialog(look, words, over))

    def _show(self, dialog: RestoreDialog) -> None:
        self.dialog = dialog
        dialog.open()
