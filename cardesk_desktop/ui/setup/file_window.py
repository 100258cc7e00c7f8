"""The installer's file is not right: what is wrong with it, line by line, before anything is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.operations.provisioning.finding import Found
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.provision_words import what_to_do, where
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling, keep_edge

_WIDEST = 760


class FileWindow(QWidget):
    """Nothing of the file was applied: half an answer would be worse than none."""

    read_again = Signal()
    """The file was mended, the person says."""
    left_out = Signal()
    """The set-up is to go on without it."""

    def __init__(self, look: Look, found: Found) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self.setObjectName("window")
        self.setWindowTitle("CarDesk")
        self.setLayoutDirection(theme.direction)
        self.again = Button(
            theme, _("Read the file again"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Ctrl+Enter"
        )
        self.without = Button(theme, _("Set up without the file"), size=ButtonSize.TALL)
        self.again.activated.connect(self.read_again)
        self.without.activated.connect(self.left_out)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = Scrolling(_centred(look, _told(look, found)))
        outer.addWidget(area, 1)
        below = QHBoxLayout()
        below.addWidget(_centred(look, self._footer(look)))
        outer.addLayout(below)
        keep_edge(area, below, is_rtl=theme.is_rtl)
        keys = (
            Shortcut("Ctrl+Return", _("Read the file again"), self.again.click),
            Shortcut("Ctrl+Enter", _("Read the file again"), self.again.click),
        )
        InstalledShortcuts(keys, self)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _footer(self, look: Look) -> QWidget:
        space, below = look.theme.space, QWidget()
        footer = QHBoxLayout(below)
        footer.setContentsMargins(space.four, space.two, space.four, space.three)
        footer.setSpacing(space.two)
        footer.addWidget(self.without)
        footer.addStretch(1)
        footer.addWidget(self.again)
        return below


def _told(look: Look, found: Found) -> QWidget:
    _, theme = look.phrases, look.theme
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(*(theme.space.four,) * 4)
    column.setSpacing(theme.space.one_half)
    path = left_to_right(str(found.path))
    count = len(found.mistakes)
    heading = _.plural("{n} thing in your file is not right", "{n} things in your file are not right", count)
    column.addWidget(Text(theme, heading, size=TextSize.FIGURE, is_bold=True, is_wrapping=True))
    words = _("Nothing of it was applied. Mend {file}, then read it again.", file=path)
    column.addWidget(Text(theme, words, tone=Tone.MUTED, is_wrapping=True))
    for mistake in found.mistakes:
        card = Card(theme)
        card.content.addWidget(Text(theme, where(_, mistake), is_bold=True, is_wrapping=True))
        card.content.addWidget(Text(theme, what_to_do(_, mistake), is_wrapping=True))
        column.addWidget(card)
    column.addStretch(1)
    return inside


def _centred(look: Look, inside: QWidget) -> QWidget:
    """As wide as the questions of the set-up, in the middle."""
    inside.setMaximumWidth(look.theme.px(_WIDEST) + 2 * look.theme.space.four)
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(inside, 100)
    row.addStretch(1)
    return outer
