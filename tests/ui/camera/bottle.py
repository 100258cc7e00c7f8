"""A bottle before the camera."""

from __future__ import annotations

from PIL import Image
from PySide6.QtGui import QImage

from cardesk_desktop.ui.camera.photo_panel import PhotoPanel
from cardesk_desktop.vision.camera import CameraState
from tests.ui.camera.booth import image_of
from tests.ui.camera.conftest import Studio


def bottle() -> QImage:
    """Red at the left, blue at the right."""
    picture = Image.new("RGB", (1280, 720), "red")
    picture.paste("blue", (640, 0, 1280, 720))
    return image_of(picture)


def live(studio: Studio, image: QImage | None = None) -> PhotoPanel:
    panel = studio.photo_panel()
    studio.hold(image or bottle(), lambda: panel.finder.state is CameraState.LIVE)
    return panel
