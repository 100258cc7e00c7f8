"""The list of the sections: an icon and a name each, in groups with a small heading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.section import Group, Section
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import LEADING, mirrored, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SectionEntry(Pressable):
    """One line of the list; the shown section is tinted."""

    def __init__(self, theme: Theme, icon: str, name: str) -> None:
        super().__init__(theme, name)
        self._icon, self._name = icon, name
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = width_of(self.theme.font(is_bold=True), self._name)
        return QSize(self._words_left() + words + self.theme.space.two, self.theme.target)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, is_on = self.theme.colors, self.isChecked()
        box, radius = QRectF(self.rect()), float(self.theme.radius.normal)
        if is_on:
            rounded(painter, box, radius, fill=colors.accent_soft)
        elif self.underMouse():
            rounded(painter, box, radius, fill=colors.pressed if self.isDown() else colors.hover)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = self.theme.px(20)
        icon = QRect(self.theme.space.one_half, (self.height() - side) // 2, side, side)
        ink = colors.accent if is_on else colors.muted
        self.theme.icons.paint(painter, self._icon, ink, QRectF(mirrored(icon, self.rect(), is_rtl=is_rtl)))
        left = self._words_left()
        words = QRect(left, 0, self.width() - left - self.theme.space.one, self.height())
        font = self.theme.font(is_bold=is_on)
        words_ink = colors.accent if is_on else colors.text
        place = mirrored(words, self.rect(), is_rtl=is_rtl)
        text_in(painter, place, self._name, font, words_ink, LEADING)
        self.paint_ring(painter, box, radius)
        painter.end()

    def _words_left(self) -> int:
        return self.theme.space.one_half + self.theme.px(20) + self.theme.space.one_half


class SectionList(QWidget):
    """One stop for Tab; arrows move through the list and show each section at once."""

    chosen = Signal(str)
    """The name of the section that the person chose; not emitted by `show_current`."""

    def __init__(self, look: Look, sections: Sequence[Section]) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self._entries: dict[str, SectionEntry] = {}
        self._current = ""
        self.setAccessibleName(_("Sections of the settings"))
        column = QVBoxLayout(self)
        edge = theme.space.one_half
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space.half // 2)
        for number, (group, members) in enumerate(groupby(sections, key=lambda section: section.group)):
            heading = Text(theme, group_title(_, group), size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True)
            left, top = theme.space.one_half, theme.space.two if number else theme.space.half
            heading.setContentsMargins(left, top, left, theme.space.half)
            column.addWidget(heading)
            for section in members:
                column.addWidget(self._entry(theme, section, section.title(_)))
        column.addStretch(1)

    def show_current(self, name: str) -> None:
        """Tint the entry of a section; Tab stops there."""
        self._current = name
        for other, entry in self._entries.items():
            entry.setChecked(other == name)
            is_current = other == name
            policy = Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
            entry.setFocusPolicy(policy)

    def current_entry(self) -> SectionEntry:
        """The entry that is tinted."""
        return self._entries[self._current]

    @override
    def eventFilter(self, entry: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            names = list(self._entries)
            here = names.index(self._current)
            ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(names) - 1}
            key = Qt.Key(event.key())
            if key in _STEPS or key in ends:
                target = ends[key] if key in ends else here + _STEPS[key]
                self._choose(names[min(max(target, 0), len(names) - 1)])
                self.current_entry().setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(entry, event)

    def _entry(self, theme: Theme, section: Section, title: str) -> SectionEntry:
        entry = SectionEntry(theme, section.icon, title)
        entry.activated.connect(lambda name=section.name: self._choose(name))
        entry.installEventFilter(self)
        self._entries[section.name] = entry
        return entry

    def _choose(self, name: str) -> None:
        is_new = name != self._current
        self.show_current(name)
        if is_new:
            self.chosen.emit(name)


def group_title(_: Phrasebook, group: Group) -> str:
    """The heading above the sections of a group."""
    return {
        Group.CAR_WASH: _("Car wash"),
        Group.THIS_COMPUTER: _("This computer"),
        Group.SAFEKEEPING: _("Safekeeping"),
        Group.PROGRAM: _("Program"),
    }[group]
