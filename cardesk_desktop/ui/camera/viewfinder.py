"""The live picture and what belongs to it: which camera, mirror, torch, zoom, and the words without one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.camera.controls import CameraControls
from cardesk_desktop.ui.camera.live_view import LiveView
from cardesk_desktop.ui.camera.loading import CameraWays
from cardesk_desktop.ui.camera.state_words import PRIVACY_PAGES, state_words
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.stacked import StackedParts
from cardesk_desktop.vision.camera import Camera, CameraDevice, CameraState


@dataclass(frozen=True, slots=True)
class ViewfinderMeans:
    """What it stands on. `system` is `sys.platform`."""

    theme: Theme
    phrases: Phrasebook
    tasks: Tasks
    preferences: Preferences
    ways: CameraWays
    system: str = sys.platform


class Viewfinder(QWidget):
    """Uses the camera exactly while it is seen: not behind a lock screen, nor in a minimised window."""

    pictured = Signal(QImage)
    """A picture came."""
    state_changed = Signal(object)
    """A `CameraState`."""

    def __init__(self, means: ViewfinderMeans, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._means, self._ = means, means.phrases
        self._camera: Camera | None = None
        self._watched: QWidget | None = None
        self.state = CameraState.OFF
        self.view = LiveView(means.theme, self._("Live picture"))
        self.controls = CameraControls(means.theme, self._)
        self._stack = StackedParts()
        self._stack.addWidget(self.view)
        self._face: EmptyState | None = None
        self._loading = QTimer(self)
        self._loading.setSingleShot(True)
        self._loading.timeout.connect(self._load)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(means.theme.space.one)
        column.addWidget(self._stack)
        column.addWidget(self.controls)
        self.controls.chosen.connect(self._on_chosen)
        self.controls.mirrored.connect(self._on_mirrored)
        self.controls.zoomed.connect(self._on_zoomed)
        self.controls.lit.connect(self._on_lit)
        self._show_mirrored()
        self._show_state()

    @property
    def face(self) -> EmptyState | None:
        """What is said while there is no picture."""
        return self._face

    def retry(self) -> None:
        """Try again to get a picture."""
        if self._camera is not None:
            self._camera.start(self._means.preferences.settings.camera)

    def on_camera_state(self, state: CameraState) -> None:
        """The camera's own word on how it is."""
        self.state = state
        if state is CameraState.LIVE and self._camera is not None:
            self.controls.show_skills(self._camera.skills)
        elif state is not CameraState.LIVE:
            self.view.clear()
        self._show_state()
        self.state_changed.emit(state)

    def on_cameras(self, devices: Sequence[CameraDevice], chosen_id: str) -> None:
        """The cameras that can be chosen from."""
        self.controls.show_devices(devices, chosen_id)

    def on_picture(self, picture: QImage) -> None:
        """The newest picture; the one before is gone."""
        self.view.show_picture(picture)
        self.pictured.emit(picture)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        window = self.window()
        if window is not self._watched:
            window.installEventFilter(self)
            self._watched = window
        self._begin()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._end()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._watched and event.type() is QEvent.Type.WindowStateChange:
            if self.window().windowState() & Qt.WindowState.WindowMinimized:
                self._end()
            elif self.isVisible():
                self._begin()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        if self._camera is not None:
            if self.state is CameraState.OFF:
                self.retry()
            return
        self.on_camera_state(CameraState.STARTING)
        # The panel is shown first.
        self._loading.start()

    def _end(self) -> None:
        if self._camera is not None:
            self._camera.stop()

    def _load(self) -> None:
        if not self._means.ways.load():
            self.on_camera_state(CameraState.UNSUPPORTED)
        elif self._camera is None:
            self._camera = self._means.ways.make(self, self)
            self.state = CameraState.OFF
            if self.isVisible():
                self._begin()

    def _on_chosen(self, device_id: str) -> None:
        settings = self._means.preferences.settings
        self._means.preferences.change(replace(settings, camera=device_id))
        self.retry()

    def _on_mirrored(self, is_mirrored: bool) -> None:
        settings = self._means.preferences.settings
        self._means.preferences.change(replace(settings, is_camera_mirrored=is_mirrored))
        self._show_mirrored()

    def _show_mirrored(self) -> None:
        is_mirrored = self._means.preferences.settings.is_camera_mirrored
        self.view.set_mirrored(is_mirrored)
        self.controls.show_mirrored(is_mirrored=is_mirrored)

    def _on_zoomed(self, percent: int) -> None:
        if self._camera is not None:
            self._camera.zoom(percent)

    def _on_lit(self, is_on: bool) -> None:
        if self._camera is not None:
            self._camera.light(is_on)

    def _show_state(self) -> None:
        old, self._face = self._face, None
        is_live = self.state is CameraState.LIVE
        self.controls.set_live(is_live=is_live)
        if is_live:
            self._stack.setCurrentWidget(self.view)
        else:
            self._face = self._made_face()
            self._stack.addWidget(self._face)
            self._stack.setCurrentWidget(self._face)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _made_face(self) -> EmptyState:
        _, means = self._, self._means
        words = state_words(_, self.state, means.system)
        retry = Action(_("Try again"), self.retry) if words.can_retry else None
        settings = Action(_("Open the settings"), self._open_settings) if words.opens_settings else None
        action, other = (retry, settings) if retry is not None else (settings, None)
        if self.isVisible() and self.state not in (CameraState.OFF, CameraState.STARTING):
            announce(self, words.title)
        return EmptyState(means.theme, words.icon, words.title, words.text, action=action, other=other)

    def _open_settings(self) -> None:
        QDesktopServices.openUrl(QUrl(PRIVACY_PAGES[self._means.system]))
