"""Pictures that come from elsewhere: a file, the clipboard, something that is dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from cardesk_desktop.operations.photos import prepare_photo, prepare_picture

Incoming = Path | QImage
"""A picture as it comes from outside: a file, or what somebody copied."""

_LOSSLESS = b"png"
"""How a picture without a file is packed for the way to where it is cleaned."""


def incoming(data: QMimeData | None) -> Incoming | None:
    """The picture in what was copied or is dragged: a file on this computer before its image."""
    if data is None:
        return None
    file = next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)
    if file is not None:
        return file
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def on_clipboard() -> Incoming | None:
    """The picture that was copied last; None when it was something else."""
    return incoming(QGuiApplication.clipboard().mimeData())


def prepare(*, picture: Incoming) -> bytes:
    """The picture as it is kept (see `prepare_photo`), from wherever it came. For an io thread."""
    if isinstance(picture, Path):
        return prepare_photo(path=picture)
    packed = QBuffer()
    packed.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(packed, _LOSSLESS).write(picture)
    return prepare_picture(content=bytes(packed.data().data()))
