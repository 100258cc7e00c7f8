"""The number plate, drawn as a plate: emirate in Arabic and Latin, then the number. Never mirrored."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.paint import CENTRED, painter_on, rounded, text_in, width_of

FACES: dict[Region, tuple[str, str]] = {
    Region.ABU_DHABI: ("أبوظبي", "ABU DHABI"),
    Region.DUBAI: ("دبي", "DUBAI"),
    Region.SHARJAH: ("الشارقة", "SHARJAH"),
    Region.AJMAN: ("عجمان", "AJMAN"),
    Region.UMM_AL_QUWAIN: ("أم القيوين", "U.A.Q"),
    Region.RAS_AL_KHAIMAH: ("رأس الخيمة", "R.A.K"),
    Region.FUJAIRAH: ("الفجيرة", "FUJAIRAH"),
    Region.SAUDI_ARABIA: ("السعودية", "K.S.A"),
}
"""What is written on the plates themselves, in Arabic and Latin, whatever the screen's language."""

_LETTER_SPACE = 0.5
_FRAME = 2


def spoken_plate(plate: Plate) -> str:
    """A plate in one line of plain text: `DUBAI R 60917`."""
    face = FACES.get(plate.region)
    return f"{face[1]} {plate.text}" if face else plate.text


class PlateFace:
    """Measures and draws plates in one text size; shared by the badge and the delegates."""

    def __init__(self, theme: Theme, size: TextSize = TextSize.BODY) -> None:
        self._theme = theme
        self._number = theme.font(size, is_bold=True)
        self._number.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _LETTER_SPACE)
        self._region = theme.font(TextSize.SMALL, is_bold=True)
        self._region.setPixelSize(round(self._number.pixelSize() * 0.62))
        self._height = round(theme.px(size.line) + theme.space.one)
        self._region_widths: dict[Region, int] = {}

    def size(self, plate: Plate) -> QSize:
        """The room that a plate takes."""
        padding = self._theme.space.one
        number = width_of(self._number, plate.text) + 2 * padding + 2 * _FRAME
        region = self._region_width(plate.region)
        return QSize(number + (region + 2 * padding if region else 0), self._height)

    def paint(self, painter: QPainter, at: QPoint, plate: Plate, *, is_faded: bool = False) -> QRect:
        """Draw the plate with its upper left corner `at`; return where it lies."""
        box = QRect(at, self.size(plate))
        colors, padding = self._theme.colors, self._theme.space.one
        ink = colors.muted if is_faded else colors.text
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        rounded(
            painter, QRectF(box), self._theme.radius.small, fill=colors.surface, line=ink, width=float(_FRAME)
        )
        inner = box.adjusted(_FRAME + padding, 0, -_FRAME - padding, 0)
        region = self._region_width(plate.region)
        if region:
            self._paint_region(painter, QRect(inner.topLeft(), QSize(region, inner.height())), plate, ink)
            inner.setLeft(inner.left() + region + 2 * padding)
        text_in(painter, inner.adjusted(0, 0, 2, 0), plate.text, self._number, ink, CENTRED)
        painter.restore()
        return box

    def _paint_region(self, painter: QPainter, box: QRect, plate: Plate, ink: str) -> None:
        arabic, latin = FACES[plate.region]
        middle = box.center().y()
        half = self._region.pixelSize() + 1
        text_in(
            painter, QRect(box.left(), middle - half, box.width(), half), arabic, self._region, ink, CENTRED
        )
        below = QRect(box.left(), middle + 1, box.width(), half)
        text_in(painter, below, latin, self._region, ink, CENTRED)
        painter.setPen(QPen(QColor(self._theme.colors.line), 1))
        edge = box.right() + self._theme.space.one + 0.5
        painter.drawLine(QLineF(edge, box.top() + _FRAME + 2, edge, box.bottom() - _FRAME - 2))

    def _region_width(self, region: Region) -> int:
        if region not in self._region_widths:
            face = FACES.get(region)
            self._region_widths[region] = (
                max(width_of(self._region, name) for name in face) + 2 if face else 0
            )
        return self._region_widths[region]


class PlateBadge(QWidget):
    """A plate that stands in a layout."""

    def __init__(
        self,
        theme: Theme,
        plate: Plate,
        *,
        size: TextSize = TextSize.BODY,
        is_faded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._face = PlateFace(theme, size)
        self._is_faded = is_faded
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_plate(plate)

    def set_plate(self, plate: Plate) -> None:
        """Show another plate."""
        self._plate = plate
        self.setAccessibleName(spoken_plate(plate))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._face.size(self._plate)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        self._face.paint(painter, QPoint(0, 0), self._plate, is_faded=self._is_faded)
        painter.end()
