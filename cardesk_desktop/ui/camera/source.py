"""Where the pictures of a capture session come from: this computer's cameras, or frames that a test makes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QMediaCaptureSession

from cardesk_desktop.vision.camera import CameraDevice, CameraSkills


class CameraSource(QObject):
    """Base of both. Lives on the UI thread."""

    changed = Signal()
    """A camera was plugged in or out."""
    failed = Signal()
    """The camera in use gives no pictures, or no more."""

    def devices(self) -> tuple[CameraDevice, ...]:
        """The cameras that are there now."""
        raise NotImplementedError

    def default_id(self) -> str:
        """The system's own choice, or ""."""
        raise NotImplementedError

    def ask_leave(self, answer: Callable[[bool], None]) -> None:
        """Ask the operating system, and through it the person, whether the camera may be used."""
        raise NotImplementedError

    def open(self, session: QMediaCaptureSession, device_id: str) -> None:
        """Let the pictures of this camera run into the session."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the camera that `open` took."""
        raise NotImplementedError

    def skills(self) -> CameraSkills:
        """What the camera that is open can do."""
        raise NotImplementedError

    def zoom(self, percent: int) -> None:
        """100 is the whole scene."""
        raise NotImplementedError

    def light(self, is_on: bool) -> None:
        """Switch the torch."""
        raise NotImplementedError
