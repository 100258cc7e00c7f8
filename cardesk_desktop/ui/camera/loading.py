"""What speaks to cameras is loaded when a camera is first asked for, once what it is asked in is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.vision.camera import Camera, CameraWatcher

MakeCamera = Callable[[CameraWatcher[QImage], QObject], Camera]
"""Takes the watcher, and the object with which the camera goes."""
AskForPhoto = Callable[[Phrasebook], Path | None]


def load_multimedia() -> bool:
    """Load QtMultimedia and what it needs of the system; False where it is missing. For the UI thread.

    Its first object builds the codecs, in the UI thread whoever makes it: another thread would hold
    Python's lock and wait for that one, and that one, if it is not idle just then, for the lock. So the
    window makes it, which holds it once, for some 60 ms.
    """
    try:
        from PySide6.QtMultimedia import QVideoSink
    except ImportError:
        return False
    QVideoSink()
    return True


def system_camera(watcher: CameraWatcher[QImage], parent: QObject) -> Camera:
    """A camera of this computer; only after `load_multimedia` said that it can be had."""
    from cardesk_desktop.ui.camera.qt_camera import QtCamera
    from cardesk_desktop.ui.camera.system_cameras import SystemCameras

    return QtCamera(SystemCameras(), watcher, parent)


def ask_for_photo(_: Phrasebook) -> Path | None:
    """Let the person choose a picture; None when they think better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    chosen, _filter = QFileDialog.getOpenFileName(
        QApplication.activeWindow(),
        _("Choose a photo"),
        folder,
        _("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff)"),
    )
    return Path(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class CameraWays:
    """How a camera is come by, or a picture from a file. Tests give their own ways."""

    load: Callable[[], bool] = load_multimedia
    make: MakeCamera = system_camera
    ask_for_photo: AskForPhoto = ask_for_photo
