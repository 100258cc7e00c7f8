"""The badge of the header that says how sync stands; pressed, it opens the page of sync."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from cardesk_desktop.sync.status import SyncStatus
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.sync_words import badge_icon, badge_tip, badge_tone, badge_words
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import LEADING, mirrored, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable

_ICON = 20


class SyncBadge(Pressable):
    """Hidden while the register works alone. On a narrow screen the icon says it, the words on hovering."""

    def __init__(self, look: Look) -> None:
        super().__init__(look.theme, "")
        self._phrases = look.phrases
        self._words, self._icon = "", ""
        self._tone = badge_tone(SyncStatus())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def show_status(self, status: SyncStatus, zone: ZoneInfo) -> None:
        """Say how sync stands; times are those of the company."""
        _, tip = self._phrases, badge_tip(self._phrases, status, zone)
        self._words, self._icon, self._tone = badge_words(_, status), badge_icon(status), badge_tone(status)
        self.setAccessibleName(_("Sync: {state}. Open", state=self._words))
        explain(self, tip)
        self.setAccessibleDescription(tip)
        self.setVisible(status.standing.is_joined)
        self.updateGeometry()
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.target, self.theme.target)

    @override
    def sizeHint(self) -> QSize:
        start = self._start(self.theme)
        return QSize(
            start + width_of(self.theme.font(), self._words) + self.theme.space.two, self.theme.target
        )

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        theme, box = self.theme, QRectF(self.rect())
        over = theme.colors.hover if self.underMouse() else theme.soft(self._tone)
        rounded(painter, box, self.height() / 2, fill=over)
        side, start = theme.px(_ICON), self._start(theme)
        place = QRect((theme.target - side) // 2, (self.height() - side) // 2, side, side)
        at = QRectF(mirrored(place, self.rect(), is_rtl=theme.is_rtl))
        theme.icons.paint(painter, self._icon, theme.hex(self._tone), at)
        text = mirrored(
            QRect(start, 0, self.width() - start - theme.space.one, self.height()),
            self.rect(),
            is_rtl=theme.is_rtl,
        )
        text_in(painter, text, self._words, theme.font(), theme.ink(self._tone), LEADING)
        self.paint_ring(painter, box, self.height() / 2)
        painter.end()

    def _start(self, theme: Theme) -> int:
        return (theme.target + theme.px(_ICON)) // 2 + theme.space.one
