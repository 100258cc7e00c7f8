"""A car of the client: its plate, what it is, and what comes next for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.directions import isolated
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.clients.pane_faces import CarFace
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, IconButton
from cardesk_desktop.ui.widgets.labels import ElidedText
from cardesk_desktop.ui.widgets.plate_badge import PlateBadge, spoken_plate


class CarRow(QWidget):
    """Its buttons begin a visit, or lead to the one that it is here for, and open the car's details."""

    visit_asked = Signal(object)
    """The `CarFace`."""
    details_asked = Signal(object)

    def __init__(self, theme: Theme, _: Phrasebook, face: CarFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        plate = spoken_plate(face.plate)
        here = face.open_visit_id is not None
        words = _.context("car", "Here now") if here else _("New visit")
        self.visit = Button(theme, words)
        self.visit.setAccessibleName(_.listed((words, plate)))
        self.visit.activated.connect(lambda: self.visit_asked.emit(face))
        self.details = IconButton(theme, "pencil", _("Details of {plate}", plate=plate))
        self.details.activated.connect(lambda: self.details_asked.emit(face))
        about = QVBoxLayout()
        about.setSpacing(theme.space.half)
        name = isolated(face.car, is_rtl=_.language.is_rtl)
        details = _.context("car", "Archived") if face.is_archived else face.details
        said = QHBoxLayout()
        said.setSpacing(theme.space.one)
        said.addWidget(ElidedText(theme, name, is_bold=True))
        said.addWidget(ElidedText(theme, details, size=TextSize.SMALL, tone=Tone.MUTED), 1)
        badge = QHBoxLayout()
        badge.addWidget(PlateBadge(theme, face.plate, is_faded=face.is_archived))
        badge.addStretch(1)
        about.addLayout(badge)
        about.addLayout(said)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.one)
        row.addLayout(about, 1)
        row.addWidget(self.visit)
        row.addWidget(self.details)
