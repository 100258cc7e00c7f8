"""The buttons of a product's photos: adding, ordering, taking away and back."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, IconButton
from cardesk_desktop.ui.widgets.flow_row import FlowRow


class GalleryButtons(QWidget):
    """Shows those that can do something."""

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Button(theme, _("Take a photo"), icon="camera")
        self.choose = Button(theme, _("Choose a photo …"), icon="image-plus", is_once=True)
        self.recognise = Button(theme, _("Recognise"), icon="sparkles")
        self.first = Button(theme, _("Show in lists"), icon="star")
        forward, back = _("Move this photo forward"), _("Move this photo back")
        self.earlier = IconButton(theme, "chevron-left", forward)
        self.later = IconButton(theme, "chevron-right", back)
        self.remove = Button(theme, _("Remove"), icon="trash-2")
        self.undo = Button(theme, _("Undo"), icon="undo-2")
        of_one, adding = FlowRow(theme), FlowRow(theme)
        for button in (self.earlier, self.later, self.first, self.recognise, self.remove, self.undo):
            of_one.add(button)
        for button in (self.camera, self.choose):
            adding.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(of_one)
        column.addWidget(adding)
        self._of_one = of_one

    def show_state(
        self, *, place: int, count: int, is_full: bool, can_undo: bool, can_recognise: bool
    ) -> None:
        """Offer what can be done with the photo of a place among so many."""
        for button, is_offered in (
            (self.earlier, count > 1),
            (self.later, count > 1),
            (self.first, place > 0),
            (self.recognise, can_recognise),
            (self.remove, count > 0),
            (self.undo, can_undo),
        ):
            button.setVisible(is_offered)
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place < count - 1)
        self.camera.setEnabled(not is_full)
        self.choose.setEnabled(not is_full)
        self._of_one.setVisible(count > 0 or can_undo)
