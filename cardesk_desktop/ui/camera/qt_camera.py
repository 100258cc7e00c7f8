"""The driver of a camera: one capture session while pictures are wanted, and nothing of it afterwards."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame, QVideoSink

from cardesk_desktop.ui.camera.source import CameraSource
from cardesk_desktop.vision.camera import CameraSkills, CameraState, CameraWatcher, device_for

PATIENCE_MS = 5000
"""A camera that gives no picture for so long is not going to: somebody else has it."""


class QtCamera(QObject):
    """Turns what the source and its session tell into states and pictures for one watcher."""

    def __init__(
        self,
        source: CameraSource,
        watcher: CameraWatcher[QImage],
        parent: QObject | None = None,
        *,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._source, self._watcher = source, watcher
        source.setParent(self)
        self._state = CameraState.OFF
        self._wanted_id = self._used_id = ""
        self._session: QMediaCaptureSession | None = None
        self._sink: QVideoSink | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._on_failed)
        source.changed.connect(self._on_changed)
        source.failed.connect(self._on_failed)

    @property
    def skills(self) -> CameraSkills:
        """Of the camera that is live."""
        return self._source.skills()

    def start(self, wanted_id: str) -> None:
        """Use this camera; another one that runs is let go first."""
        self._close()
        self._wanted_id = wanted_id
        self._say(CameraState.STARTING)
        self._source.ask_leave(self._on_leave)

    def stop(self) -> None:
        """Let go of the camera, or of the wish for one."""
        self._close()
        self._say(CameraState.OFF)

    def zoom(self, percent: int) -> None:
        """100 is the whole scene."""
        self._source.zoom(percent)

    def light(self, is_on: bool) -> None:
        """Switch the torch."""
        self._source.light(is_on)

    def _on_leave(self, is_granted: bool) -> None:
        # The person may have closed the panel while the system asked.
        if self._state is not CameraState.STARTING or self._session is not None:
            return
        if is_granted:
            self._open()
        else:
            self._say(CameraState.REFUSED)

    def _open(self) -> None:
        devices = self._source.devices()
        device = device_for(devices, self._wanted_id, self._source.default_id())
        self._used_id = device.id if device else ""
        self._watcher.on_cameras(devices, self._used_id)
        if device is None:
            self._say(CameraState.NONE_FOUND)
            return
        self._say(CameraState.STARTING)
        self._session, self._sink = QMediaCaptureSession(self), QVideoSink(self)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._patience.start()
        self._source.open(self._session, device.id)

    def _close(self) -> None:
        self._patience.stop()
        session, sink = self._session, self._sink
        self._session = self._sink = None
        if session is None or sink is None:
            return
        sink.videoFrameChanged.disconnect(self._on_frame)
        self._source.close()
        session.deleteLater()
        sink.deleteLater()

    def _on_frame(self, frame: QVideoFrame) -> None:
        # A frame may still be on its way from the camera's thread when the session is closed.
        if self._session is None or not frame.isValid():
            return
        image = frame.toImage()
        if image.isNull():
            return
        self._patience.start()
        self._say(CameraState.LIVE)
        self._watcher.on_picture(image)

    def _on_failed(self) -> None:
        if self._state not in (CameraState.STARTING, CameraState.LIVE):
            return
        self._close()
        is_there = any(device.id == self._used_id for device in self._source.devices())
        self._say(CameraState.BUSY if is_there else CameraState.UNPLUGGED)

    def _on_changed(self) -> None:
        if self._state in (CameraState.OFF, CameraState.REFUSED):
            return
        devices = self._source.devices()
        is_there = any(device.id == self._used_id for device in devices)
        self._watcher.on_cameras(devices, self._used_id if is_there else "")
        if self._session is not None:
            if not is_there:
                self._close()
                self._say(CameraState.UNPLUGGED)
        elif is_there or (devices and self._state is CameraState.NONE_FOUND):
            self._open()

    def _say(self, state: CameraState) -> None:
        if state is not self._state:
            self._state = state
            self._watcher.on_camera_state(state)
