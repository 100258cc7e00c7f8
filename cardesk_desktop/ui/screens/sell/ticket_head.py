"""The head of the ticket: whose car, whose bill, where the car is, and the quiet menu."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.sell.faces import HeadFace
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import IconButton
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import mirrored, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.plate_badge import PlateBadge
from cardesk_desktop.ui.widgets.pressable import Pressable
from cardesk_desktop.ui.widgets.tag import Tag

_NO_PLATE = Plate(Region.OTHER, "0")


class ClientButton(Pressable):
    """The car, and under it the client; pressing it chooses one."""

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._ = _
        self._title = self._client = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_face(self, face: HeadFace) -> None:
        """Show another car and client."""
        self._title, self._client = face.title, face.client
        choose = self._("Choose a client")
        self.setAccessibleName(self._.listed((face.title, face.client or choose)))
        explain(self, face.client or choose)
        self.update()

    def wanted_width(self) -> int:
        """The width in which the car's name is not cut."""
        words = width_of(self.theme.font(is_bold=True), self._title)
        client = width_of(self.theme.font(TextSize.SMALL), self._client) + self.theme.px(14)
        return max(words, client) + 3 * self.theme.space.one

    @override
    def sizeHint(self) -> QSize:
        high = self.theme.px(TextSize.BODY.line) + self.theme.px(TextSize.SMALL.line)
        return QSize(self.theme.px(140), max(self.theme.target, high + self.theme.space.one))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(64), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        painter.setLayoutDirection(self.theme.direction)
        colors, box, radius = self.theme.colors, QRectF(self.rect()), float(self.theme.radius.small)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            rounded(painter, box, radius, fill=colors.pressed if self.isDown() else colors.hover)
        pad = self.theme.space.half
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        line, small = self.theme.px(TextSize.BODY.line), self.theme.px(TextSize.SMALL.line)
        top = (self.height() - line - small) // 2
        is_rtl = self.theme.is_rtl
        title = QRect(inner.left(), top, inner.width(), line)
        text_in(painter, title, self._title, self.theme.font(is_bold=True), colors.text)
        icon = QRect(inner.left(), top + line + 1, self.theme.px(14), self.theme.px(14))
        below = QRect(icon.right() + pad + 1, top + line, inner.width() - icon.width() - pad - 1, small)
        ink = self.theme.hex(Tone.MUTED if self._client else Tone.ACCENT)
        name = "user" if self._client else "user-plus"
        self.theme.icons.paint(painter, name, ink, QRectF(mirrored(icon, inner, is_rtl=is_rtl)))
        words = self._client or self._("Choose a client")
        font = self.theme.font(TextSize.SMALL)
        text_in(painter, mirrored(below, inner, is_rtl=is_rtl), words, font, ink)
        self.paint_ring(painter, box, radius)
        painter.end()


class TicketHead(QWidget):
    """Plate, car and client in one line; the states as tags in it where they fit, else below it."""

    client_wanted = Signal()
    """The client is to be chosen or changed."""
    menu_wanted = Signal()
    """What is rarely done to a ticket is to be offered."""

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.plate = PlateBadge(theme, _NO_PLATE)
        self.client = ClientButton(theme, _)
        self.menu = IconButton(theme, "ellipsis", _("More for this ticket"))
        self._tags = FlowRow(theme, gap=theme.space.half)
        self.client.activated.connect(self.client_wanted)
        self.menu.activated.connect(self.menu_wanted)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.space.one)
        self._row.addWidget(self.plate, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.client, 1)
        self._row.addWidget(self.menu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.half)
        self._column.addLayout(self._row)
        self._column.addWidget(self._tags)

    def show_face(self, face: HeadFace, *, has_ticket: bool) -> None:
        """Show another ticket's head; without a ticket there is nothing to do to it yet."""
        self.plate.setVisible(face.plate is not None)
        if face.plate is not None:
            self.plate.set_plate(face.plate)
        self.client.show_face(face)
        self.menu.setEnabled(has_ticket)
        self._tags.clear()
        for words, tone in face.tags:
            self._tags.add(Tag(self._theme, words, tone))
        self._tags.setVisible(bool(face.tags))
        self._place_tags()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place_tags()

    def _place_tags(self) -> None:
        plate = 0 if self.plate.isHidden() else self.plate.sizeHint().width()
        tags = self._tags.sizeHint().width()
        others = plate + self.client.wanted_width() + self.menu.sizeHint().width() + 3 * self._theme.space.one
        self._row.removeWidget(self._tags)
        self._column.removeWidget(self._tags)
        if others + tags <= self.width():
            self._tags.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._row.insertWidget(2, self._tags, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._tags.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._column.addWidget(self._tags)
