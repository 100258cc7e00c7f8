"""One service on the check-in: its key, its name, its price for this car, and whether it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.offering_services import OfferedService
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.few_lines import FewLines
from cardesk_desktop.ui.widgets.key_cap import key_cap_size, paint_key_cap
from cardesk_desktop.ui.widgets.paint import mirrored, painter_on, rounded, text_in
from cardesk_desktop.ui.widgets.pressable import Pressable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NAME_LINES = 2


class ServiceTile(Pressable):
    """Space, its digit or the mouse choose it; Enter is announced, for the form to go on."""

    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        service: OfferedService,
        *,
        digit: str,
        is_chosen: bool,
        parent: QWidget | None = None,
    ) -> None:
        _ = self._ = phrases
        self.service, self._digit = service, digit
        self._name = service.names.in_language(_.language.code)
        price = _.amount(service.price) if service.price else _("No price")
        self._price = price
        last = _.context("service of a visit", "last time") if service.was_last else ""
        self._note = last or _.elapsed(service.duration_min * 60)
        super().__init__(theme, _.listed((self._name, price, self._note)), parent)
        self._lines = FewLines(theme.font(is_bold=True), _NAME_LINES)
        self.setCheckable(True)
        self.setChecked(is_chosen)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = _NAME_LINES * self.theme.px(TextSize.BODY.line) + self.theme.px(TextSize.SMALL.line)
        return QSize(self.theme.px(180), words + 2 * self.theme.space.one + self.theme.space.half)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(130), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.submitted.emit()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        theme, colors, radius = self.theme, self.theme.colors, float(self.theme.radius.normal)
        box = QRectF(self.rect())
        if self.isChecked():
            rounded(painter, box, radius, fill=colors.accent_soft, line=colors.accent, width=2)
        else:
            fill = colors.hover if self.underMouse() else colors.surface
            rounded(painter, box, radius, fill=fill, line=colors.line)
        inner = self.rect().adjusted(
            theme.space.one_half, theme.space.one, -theme.space.one_half, -theme.space.one
        )
        self._paint_name(painter, inner)
        self._paint_below(painter, inner)
        self.paint_ring(painter, box, radius)
        painter.end()

    def _paint_name(self, painter: QPainter, inner: QRect) -> None:
        room = QRect(inner)
        mark = self._mark(painter, inner)
        room.setRight(mark.left() - self.theme.space.half)
        self._lines.paint(painter, self._mirrored(room), self._name, self.theme.ink(Tone.TEXT))

    def _mark(self, painter: QPainter, inner: QRect) -> QRect:
        """The tick of a chosen service, else its digit; returns the place before mirroring."""
        theme, cap = self.theme, key_cap_size(self.theme, self._digit or "0")
        place = QRect(inner.right() + 1 - cap.width(), inner.top(), cap.width(), cap.height())
        if self.isChecked():
            theme.icons.paint(painter, "check", theme.colors.accent, QRectF(self._mirrored(place)))
        elif self._digit:
            painter.save()
            paint_key_cap(painter, theme, self._mirrored(place), self._digit, theme.ink(Tone.MUTED))
            painter.restore()
        return place

    def _paint_below(self, painter: QPainter, inner: QRect) -> None:
        theme = self.theme
        line = theme.px(TextSize.SMALL.line)
        row = QRect(inner.left(), inner.bottom() + 1 - line, inner.width(), line)
        tone = Tone.ACCENT if self.service.was_last else Tone.MUTED
        small = theme.font(TextSize.SMALL)
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        text_in(painter, row, self._note, small, theme.ink(tone), trailing)
        text_in(painter, row, self._price, theme.font(is_bold=True), theme.ink(Tone.TEXT))

    def _mirrored(self, box: QRect) -> QRect:
        return mirrored(box, self.rect(), is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
