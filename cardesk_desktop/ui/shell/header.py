"""The header: the search box, what is true about the data, and who is working."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.directions import isolated
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.sync.status import SyncStatus
from cardesk_desktop.ui import role_words
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.desk_state import DeskState
from cardesk_desktop.ui.shell.search_box import SearchBox
from cardesk_desktop.ui.shell.sync_badge import SyncBadge
from cardesk_desktop.ui.widgets.avatar import paint_avatar
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import LEADING, mirrored, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable

_HEIGHT = 64
_AVATAR = 32


class SavedChip(QWidget):
    """Says where the data is. It claims no more than is so: there is no other copy anywhere."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._theme = look.theme
        self._words = look.phrases("Saved on this computer")
        self.setAccessibleName(self._words)
        explain(self, look.phrases("Everything is saved on this computer and works without a network."))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        # On a narrow screen the dot says it, and the words come on hovering.
        return QSize(self._theme.px(36), self._theme.px(36))

    @override
    def sizeHint(self) -> QSize:
        theme = self._theme
        width = width_of(theme.font(), self._words) + 3 * theme.space.one + 2 * theme.space.one_half
        return QSize(width, theme.px(36))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, space = self._theme.colors, self._theme.space
        rounded(painter, QRectF(self.rect()), self.height() / 2, fill=colors.surface, line=colors.line)
        dot, is_rtl = space.one, self._theme.is_rtl
        place = QRect(space.one_half, (self.height() - dot) // 2, dot, dot)
        at = QRectF(mirrored(place, self.rect(), is_rtl=is_rtl))
        rounded(painter, at, dot / 2, fill=colors.ready)
        start = space.one_half + dot + space.one
        text = mirrored(QRect(start, 0, self.width() - start, self.height()), self.rect(), is_rtl=is_rtl)
        text_in(painter, text, self._words, self._theme.font(), colors.text, LEADING)
        painter.end()


class StaffChip(Pressable):
    """Who is working; pressed, it opens the list of those who may take over.

    In a house where somebody has a PIN, whoever takes over is asked for it.
    """

    switch_asked = Signal(object)
    """A `Staff` wants to take over."""
    lock_asked = Signal()

    def __init__(self, look: Look, state: DeskState) -> None:
        super().__init__(look.theme, "")
        self._look, self._state = look, state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.activated.connect(self.open_menu)
        state.changed.connect(self._on_changed)
        self._on_changed()

    def menu(self) -> QMenu:
        """The list of active staff; the one who is working is marked."""
        menu = QMenu(self)
        for staff in self._state.facts.staff:
            if staff.is_active:
                shown = self._described(staff)
                # An ampersand in a name is a letter, not the mark of a shortcut.
                action = QAction(shown.replace("&", "&&"), menu)
                action.setCheckable(True)
                action.setChecked(staff.id == self._state.acting.id)
                action.triggered.connect(lambda _=False, staff=staff: self._switch(staff))
                menu.addAction(action)
        menu.addSeparator()
        lock = QAction(self._look.phrases("Lock the screen"), menu)
        lock.triggered.connect(lambda _=False: self.lock_asked.emit())
        menu.addAction(lock)
        return menu

    def open_menu(self) -> None:
        """Show the list below the chip."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setMinimumWidth(self.width())
        corner = QPoint(0, self.height() + self.theme.space.half)
        if self.theme.is_rtl:
            corner.setX(self.width() - menu.sizeHint().expandedTo(menu.minimumSize()).width())
        menu.popup(self.mapToGlobal(corner))

    @override
    def sizeHint(self) -> QSize:
        space = self.theme.space
        width = width_of(self.theme.font(), self._words) + self.theme.px(_AVATAR) + 2 * space.one + space.two
        return QSize(width, self.theme.target)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        theme, box = self.theme, QRectF(self.rect())
        over = theme.colors.hover if self.underMouse() else theme.colors.surface
        rounded(painter, box, self.height() / 2, fill=over, line=theme.colors.line)
        self._paint_person(painter)
        self.paint_ring(painter, box, self.height() / 2)
        painter.end()

    def _paint_person(self, painter: QPainter) -> None:
        theme, side = self.theme, self.theme.px(_AVATAR)
        start = (self.height() - side) // 2
        circle = mirrored(QRect(start, start, side, side), self.rect(), is_rtl=theme.is_rtl)
        paint_avatar(painter, theme, circle, self._state.acting.name)
        left = start + side + theme.space.one
        text = QRect(left, 0, self.width() - left - theme.space.one, self.height())
        place = mirrored(text, self.rect(), is_rtl=theme.is_rtl)
        text_in(painter, place, self._words, theme.font(), theme.colors.text, LEADING)

    def _switch(self, staff: Staff) -> None:
        if staff.id == self._state.acting.id:
            return
        if self._state.facts.pin_holders:
            self.switch_asked.emit(staff)
        else:
            self._state.switch_staff(staff)

    def _described(self, staff: Staff) -> str:
        """Name and role, each in its own direction, in the order of the screen's language."""
        _ = self._look.phrases
        role = role_words.role(_, staff.role)
        return f"{isolated(staff.name, is_rtl=_.language.is_rtl)} · {role}"

    def _on_changed(self) -> None:
        acting = self._state.acting
        self._words = self._described(acting)
        self.setAccessibleName(self._look.phrases("Working now: {name}. Change", name=self._words))
        self.updateGeometry()
        self.update()


class Header(QWidget):
    """Search at the side where reading begins, chips at the other."""

    def __init__(self, look: Look, state: DeskState, search: SearchBox) -> None:
        super().__init__()
        self._theme, self._state = look.theme, state
        self.saved = SavedChip(look)
        self.sync = SyncBadge(look)
        self.staff = StaffChip(look, state)
        space = look.theme.space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.three, 0, space.three, 0)
        row.setSpacing(space.two)
        row.addWidget(search, 5)
        row.addStretch(1)
        row.addWidget(self.saved)
        row.addWidget(self.sync)
        row.addWidget(self.staff)
        self.setFixedHeight(look.theme.px(_HEIGHT))

    def show_sync(self, status: SyncStatus) -> None:
        """Once the register has joined a company, the badge says where the data is."""
        self.sync.show_status(status, self._state.facts.time_zone)
        self.saved.setVisible(not status.standing.is_joined)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colors.surface)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.colors.line)
        painter.end()
