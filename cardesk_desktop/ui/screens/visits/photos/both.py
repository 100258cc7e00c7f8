"""How a car came and how it was handed back, side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.documents.fields.damage import moment
from cardesk_desktop.domain.vehicle_photo import Moment
from cardesk_desktop.operations.photographing import Condition
from cardesk_desktop.ui.pictures import Pictures
from cardesk_desktop.ui.screens.visits.photos.faces import pins
from cardesk_desktop.ui.screens.visits.photos.marked_view import MarkedView
from cardesk_desktop.ui.screens.visits.photos.means import PhotoMeans
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.labels import Text

_HEIGHT = 170


class SideBySide(QWidget):
    """Two columns of photos; nothing is changed in them."""

    def __init__(
        self, means: PhotoMeans, pictures: Pictures, condition: Condition, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._shown: list[tuple[MarkedView, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(means.theme.space.one)
        for each in Moment:
            row.addLayout(self._column(means, condition, each), 1)
        self.show_pictures()

    def show_pictures(self) -> None:
        """Pictures have come."""
        for view, sha256 in self._shown:
            view.show_picture(self._pictures.get(sha256))

    def _column(self, means: PhotoMeans, condition: Condition, which: Moment) -> QVBoxLayout:
        theme, _ = means.theme, means.phrases
        column = QVBoxLayout()
        column.setSpacing(theme.space.one)
        column.addWidget(Text(theme, moment(_, which), is_bold=True))
        photos = condition.of(which)
        for place, each in enumerate(photos, start=1):
            name = _("Photo {n} of {count}", n=_.number(place), count=_.number(len(photos)))
            view = MarkedView(theme, name, theme.px(_HEIGHT))
            view.show_pins(pins(_, each, may_change=False), None)
            self._shown.append((view, each.photo.sha256))
            column.addWidget(view)
        if not photos:
            words = _("No photo was taken.")
            column.addWidget(Text(theme, words, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        column.addStretch(1)
        return column
