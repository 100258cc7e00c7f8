"""One thing to look at: what it is, what happened, what to do, and the buttons that do it."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from cardesk_desktop.store.sync_views import Trouble
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.trouble_words import trouble_words
from cardesk_desktop.ui.screens.sync.words import kind_words, name_of, spoken_name
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag


class TroubleCard(Card):
    """The button that helps most stands first."""

    mend_asked = Signal(object)
    """The `Trouble` whose values are to be typed anew."""
    again_asked = Signal(object)
    """The `Trouble` that is to be sent once more."""
    aside_asked = Signal(object)
    """The `Trouble` that a person has seen."""

    def __init__(self, look: Look, trouble: Trouble, zone: ZoneInfo, way: Callable[[], None] | None) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, padding=theme.space.two, gap=theme.space.one, is_flat=True)
        self.trouble = trouble
        thing, said = trouble.thing, trouble_words(_, trouble)
        head = QHBoxLayout()
        head.setSpacing(theme.space.one)
        head.addWidget(Tag(theme, kind_words(_, thing.kind), Tone.DUE))
        head.addWidget(Text(theme, name_of(_, thing), is_bold=True, is_wrapping=True), 1)
        head.addWidget(Text(theme, _.date_time(trouble.at, zone), size=TextSize.SMALL, tone=Tone.MUTED))
        self.content.addLayout(head)
        self.content.addWidget(Text(theme, said.what, is_wrapping=True))
        self.content.addWidget(Text(theme, said.advice, tone=Tone.MUTED, is_wrapping=True))
        self.buttons = FlowRow(theme)
        self.mend = self.again = self.open = self.aside = None
        self._spoken = spoken_name(_, thing)
        if trouble.mendable:
            self.mend = self._button(look, _("Mend"), "wrench", lambda: self.mend_asked.emit(trouble))
        if trouble.can_send:
            self.again = self._button(
                look, _("Send again"), "refresh-cw", lambda: self.again_asked.emit(trouble)
            )
        if way is not None:
            self.open = self._button(look, _("Show"), "external-link", way)
        if not trouble.is_secret:
            self.aside = self._button(
                look, _("Set aside"), "check", lambda: self.aside_asked.emit(trouble), ButtonKind.QUIET
            )
        self.content.addWidget(self.buttons)

    def _button(
        self,
        look: Look,
        words: str,
        icon: str,
        do: Callable[[], None],
        kind: ButtonKind = ButtonKind.SECONDARY,
    ) -> Button:
        button = Button(look.theme, words, icon=icon, kind=kind)
        button.setAccessibleName(f"{words}: {self._spoken}")
        button.activated.connect(do)
        self.buttons.add(button)
        return button
