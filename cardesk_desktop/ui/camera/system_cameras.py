"""The cameras of this computer, through QtMultimedia."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, QPermission, Qt
from PySide6.QtMultimedia import QCamera, QCameraDevice, QMediaCaptureSession, QMediaDevices
from typing_extensions import override

from cardesk_desktop.ui.camera.source import CameraSource
from cardesk_desktop.vision.camera import CameraDevice, CameraFormat, CameraSkills, best_format


class SystemCameras(CameraSource):
    """One camera is open at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera: QCamera | None = None
        self._media = QMediaDevices(self)
        self._media.videoInputsChanged.connect(self.changed)

    @override
    def devices(self) -> tuple[CameraDevice, ...]:
        return tuple(CameraDevice(_id(each), each.description()) for each in QMediaDevices.videoInputs())

    @override
    def default_id(self) -> str:
        return _id(QMediaDevices.defaultVideoInput())

    @override
    def ask_leave(self, answer: Callable[[bool], None]) -> None:
        app, camera = QCoreApplication.instance(), QCameraPermission()
        if app is None:
            raise RuntimeError("there is no application to ask for leave")
        status = app.checkPermission(camera)
        if status is not Qt.PermissionStatus.Undetermined:
            answer(status is Qt.PermissionStatus.Granted)
            return

        def on_answer(permission: QPermission) -> None:
            answer(permission.status() is Qt.PermissionStatus.Granted)

        app.requestPermission(camera, self, on_answer)

    @override
    def open(self, session: QMediaCaptureSession, device_id: str) -> None:
        device = next((each for each in QMediaDevices.videoInputs() if _id(each) == device_id), None)
        if device is None:
            self.changed.emit()
            return
        camera = QCamera(device, self)
        formats = device.videoFormats()
        sizes = [(each.resolution(), each.maxFrameRate()) for each in formats]
        best = best_format([CameraFormat(size.width(), size.height(), rate) for size, rate in sizes])
        if best is not None:
            camera.setCameraFormat(formats[best])
        camera.errorOccurred.connect(self._on_error)
        self._camera = camera
        session.setCamera(camera)
        camera.start()

    @override
    def close(self) -> None:
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.errorOccurred.disconnect(self._on_error)
            camera.stop()
            camera.deleteLater()

    @override
    def skills(self) -> CameraSkills:
        camera = self._camera
        if camera is None:
            return CameraSkills()
        has_torch = camera.isTorchModeSupported(QCamera.TorchMode.TorchOn)
        return CameraSkills(has_torch, round(camera.maximumZoomFactor() * 100))

    @override
    def zoom(self, percent: int) -> None:
        if self._camera is not None:
            self._camera.setZoomFactor(percent / 100)

    @override
    def light(self, is_on: bool) -> None:
        if self._camera is not None:
            on, off = QCamera.TorchMode.TorchOn, QCamera.TorchMode.TorchOff
            self._camera.setTorchMode(on if is_on else off)

    def _on_error(self, error: QCamera.Error, _words: str) -> None:
        if error is not QCamera.Error.NoError:
            self.failed.emit()


def _id(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
