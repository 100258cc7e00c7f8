"""The dialog for a defect: it says that the work is safe, and the number that support asks for."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.ui.errors import bug_sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text

_WIDTH = 460


class BugDialog(QDialog):
    """Opened beside the work, not in its way; the reference can be copied."""

    def __init__(self, look: Look, reference: str, parent: QWidget) -> None:
        super().__init__(parent)
        _, theme = look.phrases, look.theme
        self.setWindowTitle(_("Something went wrong"))
        self.reference = reference
        column = QVBoxLayout(self)
        side = theme.space.three
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.space.two)
        title = Text(theme, _("Something went wrong"), size=TextSize.LARGE, is_bold=True)
        column.addWidget(title)
        column.addWidget(Text(theme, bug_sentence(_, reference), is_wrapping=True))
        column.addWidget(Text(theme, reference, size=TextSize.FIGURE, is_bold=True))
        row = QHBoxLayout()
        row.addStretch(1)
        self.copy = Button(theme, _("Copy the number"), icon="copy")
        self.copy.activated.connect(lambda: QGuiApplication.clipboard().setText(reference))
        self.done_button = Button(theme, _("Go on"), kind=ButtonKind.PRIMARY)
        self.done_button.activated.connect(self.accept)
        row.addWidget(self.copy)
        row.addWidget(self.done_button)
        column.addLayout(row)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.done_button.setFocus()
