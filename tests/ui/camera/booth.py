"""A camera without a camera: what it sees is held before it, frame by frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame, QVideoFrameInput
from typing_extensions import override

from cardesk_desktop.ui.camera.loading import AskForPhoto, CameraWays, load_multimedia
from cardesk_desktop.ui.camera.qt_camera import QtCamera
from cardesk_desktop.ui.camera.source import CameraSource
from cardesk_desktop.vision.camera import Camera, CameraDevice, CameraSkills, CameraWatcher
from tests.ui.camera.desk import no_file
from tests.unit.vision.codes import frame_of

LID, COUNTER = CameraDevice("lid", "Integrated camera"), CameraDevice("usb", "Logitech C920")


def image_of(picture: Image.Image) -> QImage:
    """The picture as a camera's driver gives it."""
    frame = frame_of(picture)
    return QImage(frame.pixels, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32).copy()


class HeldCameras(CameraSource):
    """The cameras of a booth, as the driver sees them."""

    def __init__(self, booth: Booth) -> None:
        super().__init__()
        self._booth = booth
        self._input: QVideoFrameInput | None = None
        booth.source = self

    @override
    def devices(self) -> tuple[CameraDevice, ...]:
        return tuple(self._booth.devices)

    @override
    def default_id(self) -> str:
        return self._booth.default_id

    @override
    def ask_leave(self, answer: Callable[[bool], None]) -> None:
        if self._booth.is_asking:
            self._booth.answer = answer
        else:
            answer(self._booth.is_granted)

    @override
    def open(self, session: QMediaCaptureSession, device_id: str) -> None:
        self._booth.opened.append(device_id)
        self._input = QVideoFrameInput(self)
        session.setVideoFrameInput(self._input)

    @override
    def close(self) -> None:
        if self._input is not None:
            self._booth.closed += 1
            self._input.deleteLater()
            self._input = None

    @override
    def skills(self) -> CameraSkills:
        return self._booth.skills

    @override
    def zoom(self, percent: int) -> None:
        self._booth.zooms.append(percent)

    @override
    def light(self, is_on: bool) -> None:
        self._booth.lights.append(is_on)

    def show(self, image: QImage) -> None:
        if self._input is not None:
            self._input.sendVideoFrame(QVideoFrame(image))


@dataclass
class Booth:
    """What stands before the camera, and what was asked of it."""

    devices: list[CameraDevice] = field(default_factory=lambda: [LID])
    default_id: str = ""
    is_granted: bool = True
    is_asking: bool = False
    can_load: bool = True
    skills: CameraSkills = field(default_factory=CameraSkills)
    patience_ms: int = 5000
    opened: list[str] = field(default_factory=list)
    closed: int = 0
    zooms: list[int] = field(default_factory=list)
    lights: list[bool] = field(default_factory=list)
    answer: Callable[[bool], None] | None = None
    source: HeldCameras | None = None

    @property
    def is_in_use(self) -> bool:
        """True while the lamp of the camera would be lit."""
        return len(self.opened) > self.closed

    def ways(self, ask_for_photo: AskForPhoto = no_file) -> CameraWays:
        return CameraWays(load=self._load, make=self._make, ask_for_photo=ask_for_photo)

    def hold(self, image: QImage) -> None:
        """One frame of this picture."""
        if self.source is not None:
            self.source.show(image)

    def plug(self, device: CameraDevice) -> None:
        self.devices.append(device)
        if self.source is not None:
            self.source.changed.emit()

    def unplug(self, device: CameraDevice) -> None:
        self.devices.remove(device)
        if self.source is not None:
            self.source.changed.emit()

    def break_down(self) -> None:
        """The driver says that it cannot go on."""
        if self.source is not None:
            self.source.failed.emit()

    def _load(self) -> bool:
        return self.can_load and load_multimedia()

    def _make(self, watcher: CameraWatcher[QImage], parent: QObject) -> Camera:
        return QtCamera(HeldCameras(self), watcher, parent, patience_ms=self.patience_ms)
