"""Who may do what, as a table to read: the deeds down, the roles across."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.permission import Permission, Role, may, who_may
from cardesk_desktop.ui import role_words
from cardesk_desktop.ui.permission_words import permission as permission_words
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import CENTRED, mirrored, painter_on, text_in

_COLUMN, _LINE, _MARK = 124, 36, 18


class _Row(QWidget):
    """One line: words, and for each role its name (in the head) or a mark."""

    def __init__(self, look: Look, which: Permission | None) -> None:
        super().__init__()
        self._theme, self._which = look.theme, which
        _ = look.phrases
        self._roles = {role: role_words.role(_, role) for role in Role}
        self.words = permission_words(_, which) if which else ""
        allowed = _.listed(self._roles[role] for role in who_may(which)) if which else ""
        self.setAccessibleName(f"{self.words}: {allowed}" if which else _.listed(self._roles.values()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(len(Role) * _COLUMN + 160), self._theme.px(_LINE))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, theme, column = painter_on(self), self._theme, self._theme.px(_COLUMN)
        start = self.width() - len(Role) * column
        if self._which is not None:
            painter.fillRect(QRect(0, 0, self.width(), 1), theme.colors.line)
            box = self._turned(QRect(0, 0, start - theme.space.one, self.height()))
            text_in(painter, box, self.words, theme.font(), theme.colors.text)
        for place, role in enumerate(Role):
            cell = self._turned(QRect(start + place * column, 0, column, self.height()))
            if self._which is None:
                font = theme.font(TextSize.SMALL, is_bold=True)
                text_in(painter, cell, self._roles[role], font, theme.ink(Tone.MUTED), CENTRED)
            elif may(role, self._which):
                side = theme.px(_MARK)
                mark = QRectF(0, 0, side, side)
                mark.moveCenter(QRectF(cell).center())
                theme.icons.paint(painter, "check", theme.hex(Tone.READY), mark)
        painter.end()

    def _turned(self, box: QRect) -> QRect:
        return mirrored(box, self.rect(), is_rtl=self._theme.is_rtl)


class PermissionTable(Card):
    """Read from the one table of the domain, so that it is always true."""

    def __init__(self, look: Look) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, padding=theme.space.three, gap=theme.space.one)
        self.content.addWidget(Text(theme, _("Who may do what"), is_bold=True))
        hint = _("What somebody may not do, another person can allow on the spot with their PIN.")
        self.content.addWidget(Text(theme, hint, tone=Tone.MUTED, is_wrapping=True))
        self.rows = [_Row(look, which) for which in (None, *Permission)]
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for row in self.rows:
            lines.addWidget(row)
        self.content.addLayout(lines)
