"""A page with a side panel over it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.side_panel import SidePanel


class Desk(QWidget):
    """A page with a field and a side panel over it."""

    def __init__(self, theme: Theme, phrases: Phrasebook) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.keys: list[int] = []
        self.panel = SidePanel(theme, phrases, self)
        self.setMinimumSize(900, 400)

    def form(self, theme: Theme) -> tuple[PanelContent, QLineEdit, Button]:
        content, line, button = PanelContent(theme), QLineEdit(), Button(theme, "Save")
        content.body.addWidget(line)
        content.footer.addWidget(button)
        return content, line, button


def only_button(within: QWidget) -> Button:
    found = [button for button in within.findChildren(Button) if button.isVisible()]
    assert len(found) == 1
    return found[0]


def focused() -> QWidget | None:
    """What has the keyboard."""
    return QApplication.focusWidget()
