"""Steps about seeing: a barcode and a label that are drawn here are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from cardesk_desktop.documents.bars import bars_of
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.self_test.trial import Absent, Trial, require
from cardesk_desktop.ui.theme import build_theme
from cardesk_desktop.vision.barcodes import read_barcodes
from cardesk_desktop.vision.frame import Frame
from cardesk_desktop.vision.reader import Reader

_BARCODE = "6291041500213"
_MODULE_PX, _BARS_PX, _LETTERS_PX = 4, 120, 64
_WORDS = ("CARNAUBA", "SHAMPOO", "500")
_LABEL = "CARNAUBA\nCAR SHAMPOO\n500 ML"


def barcode_step(_trial: Trial) -> str:
    """Draw an EAN-13 and read it as a camera's picture is read."""
    bars = bars_of(_BARCODE)
    width = (bars.modules + 40) * _MODULE_PX
    picture = _white(width, _BARS_PX * 2)
    with _painting(picture) as painter:
        for at, wide in bars.dark:
            place = QRect((at + 20) * _MODULE_PX, _BARS_PX // 2, wide * _MODULE_PX, _BARS_PX)
            painter.fillRect(place, QColor("black"))
    frame = Frame(
        bytes(picture.constBits()), picture.width(), picture.height(), stride=picture.bytesPerLine()
    )
    seen = [code.text for code in read_barcodes(frame=frame)]
    require(seen == [_BARCODE], f"read {seen}")
    return _BARCODE


def label_step(_trial: Trial) -> str:
    """Write a label and have it read by the models that ship with the program."""
    picture = _white(640, 320)
    font = build_theme(is_dark=False, is_rtl=False).font()
    font.setPixelSize(_LETTERS_PX)
    with _painting(picture) as painter:
        painter.setFont(font)
        painter.setPen(QColor("black"))
        painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, _LABEL)
    size, stride = (picture.width(), picture.height()), picture.bytesPerLine()
    label = Image.frombuffer("RGB", size, bytes(picture.constBits()), "raw", "BGRX", stride, 1)
    reader = Reader()
    try:
        read = " ".join(line.text.upper() for line in reader.read(label))
    except Unavailable as error:
        if error.code is Code.RECOGNITION_NOT_INSTALLED:
            raise Absent("this CarDesk was installed without what reads labels") from error
        raise
    finally:
        reader.rest()
    require(all(word in read for word in _WORDS), f"read {read!r}")
    return read


def _white(width: int, height: int) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    return picture


@contextmanager
def _painting(picture: QImage) -> Iterator[QPainter]:
    painter = QPainter(picture)
    try:
        yield painter
    finally:
        # A picture that goes while it is painted on takes the program with it.
        painter.end()
