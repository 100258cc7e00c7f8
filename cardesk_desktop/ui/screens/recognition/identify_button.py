"""The button beside a search for products: what cannot be typed or scanned is photographed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.literal import explain

IDENTIFY_KEY = "Ctrl+I"


class IdentifyButton(Button):
    """As narrow as its icon; what it does is its name."""

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", icon="scan-search", parent=parent)
        self.setAccessibleName(what_it_does(_))
        explain(self, what_it_does(_))


def what_it_does(_: Phrasebook) -> str:
    """As the sheet of keys says it too."""
    return _("Find out from a photo what it is")
