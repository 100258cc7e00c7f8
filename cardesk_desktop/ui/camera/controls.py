"""The row below the live picture: which camera, mirror, zoom, torch; only what the camera can do is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import IconButton
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.switch import Switch
from cardesk_desktop.vision.camera import CameraDevice, CameraSkills

_STEP_PERCENT = 50
_WHOLE = 100


class CameraControls(QWidget):
    """Says what was chosen; whoever holds the camera carries it out."""

    chosen = Signal(str)
    """The id of another camera."""
    mirrored = Signal(bool)
    zoomed = Signal(int)
    """In per cent; 100 is the whole scene."""
    lit = Signal(bool)

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom_percent = _WHOLE
        self._skills = CameraSkills()
        self.devices = SelectField(theme, _("Camera"), [])
        self.devices.editor.setPlaceholderText(_("Another camera"))
        self.mirror = Switch(theme, _("Mirror"))
        self.zoom_out = IconButton(theme, "zoom-out", _("Show more of the scene"))
        self.zoom_in = IconButton(theme, "zoom-in", _("Show it larger"))
        self.torch = Switch(theme, _("Torch"))
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        row.addWidget(self.mirror)
        row.addWidget(self.torch)
        row.addStretch(1)
        row.addWidget(self.zoom_out)
        row.addWidget(self.zoom_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(self.devices)
        column.addLayout(row)
        for part in (self.devices, self.torch, self.zoom_in, self.zoom_out):
            part.hide()
        self.devices.changed.connect(lambda key: self.chosen.emit(str(key)))
        self.mirror.toggled.connect(self.mirrored)
        self.torch.toggled.connect(self.lit)
        self.zoom_in.activated.connect(lambda: self._zoom(_STEP_PERCENT))
        self.zoom_out.activated.connect(lambda: self._zoom(-_STEP_PERCENT))

    def show_devices(self, devices: Sequence[CameraDevice], chosen_id: str) -> None:
        """Offer these cameras; one alone is nothing to choose from."""
        self.devices.set_choices([Choice(device.id, device.name) for device in devices], chosen_id)
        self.devices.set_value(chosen_id)
        is_choice = len(devices) > 1 or (bool(devices) and not chosen_id)
        self.devices.setVisible(is_choice)

    def show_mirrored(self, *, is_mirrored: bool) -> None:
        """Show how it is, without announcing it."""
        self.mirror.blockSignals(True)
        self.mirror.setChecked(is_mirrored)
        self.mirror.blockSignals(False)

    def show_skills(self, skills: CameraSkills) -> None:
        """Offer what the camera that is live now can do."""
        self._skills, self._zoom_percent = skills, _WHOLE
        self.torch.blockSignals(True)
        self.torch.setChecked(False)
        self.torch.blockSignals(False)
        self._mark_zoom()

    def set_live(self, *, is_live: bool) -> None:
        """Without a live picture there is nothing to mirror, to zoom or to light."""
        self.mirror.setVisible(is_live)
        self.torch.setVisible(is_live and self._skills.has_torch)
        for button in (self.zoom_in, self.zoom_out):
            button.setVisible(is_live and self._skills.most_zoom_percent > _WHOLE)

    def _zoom(self, by_percent: int) -> None:
        most = self._skills.most_zoom_percent
        self._zoom_percent = max(_WHOLE, min(most, self._zoom_percent + by_percent))
        self._mark_zoom()
        self.zoomed.emit(self._zoom_percent)

    def _mark_zoom(self) -> None:
        self.zoom_out.setEnabled(self._zoom_percent > _WHOLE)
        self.zoom_in.setEnabled(self._zoom_percent < self._skills.most_zoom_percent)
