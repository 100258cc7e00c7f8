"""New versions: how it stands, what is new, and the way to have them now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.updating.desk import UpdateDesk
from cardesk_desktop.ui.updating.words import state_advice, state_words, trouble_words
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag
from cardesk_desktop.updates.standing import Phase


class UpdatesCard(SettingsCard):
    """Everybody may read it and look; who may change the register installs."""

    def __init__(self, look: Look, means: Means, updates: UpdateDesk) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, _("Updates"))
        self._look, self._means, self._updates = look, means, updates
        self.tag, self.advice = Tag(theme), Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.content.addWidget(self._side_by_side(self.tag, self.advice))
        self.trouble = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.content.addWidget(self.trouble)
        self.install = Button(theme, _("Install now"), kind=ButtonKind.PRIMARY, icon="rotate-cw")
        self.install.activated.connect(lambda: updates.install_now(means.acting()))
        self.now = Button(theme, _("Look now"), icon="refresh-cw")
        self.now.activated.connect(updates.try_again)
        self._buttons = self._side_by_side(self.install, self.now)
        self.content.addWidget(self._buttons)
        self.facts = Facts(theme)
        self.content.addWidget(self.facts)
        self.heading = Text(theme, _("What is new"), is_bold=True)
        self.notes = Text(theme, is_wrapping=True)
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.content.addWidget(self.heading)
        self.content.addWidget(self.notes)
        updates.changed.connect(self.follow)
        means.preferences.changed.connect(self.follow)
        self.follow()

    def controls(self) -> Mapping[str, QWidget]:
        """What can have the keyboard."""
        return {"install": self.install, "now": self.now}

    def first_focus(self) -> QWidget:
        """What a person comes here for: to install what is ready, else to look."""
        return self.now if self.install.isHidden() else self.install

    def follow(self) -> None:
        """Show how it stands now."""
        _, standing, settings = self._look.phrases, self._updates.standing, self._means.preferences.settings
        self.tag.set_state(*state_words(_, standing))
        advice = state_advice(_, standing, by_itself=settings.updates_by_themselves)
        self.advice.setText(advice)
        trouble = trouble_words(_, standing.trouble)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble) and trouble != advice)
        self.facts.show_rows([(_("Last look"), self._last_look(standing.looked_at))])
        self.facts.setVisible(standing.looked_at is not None)
        notes = standing.release.notes_in(_.language.code) if standing.release is not None else ""
        self.notes.setText(notes)
        self.heading.setVisible(bool(notes))
        self.notes.setVisible(bool(notes))
        self.install.setVisible(standing.phase is Phase.READY)
        self._buttons.setVisible(standing.phase is not Phase.NOT_INSTALLED)
        self.now.set_busy(standing.is_busy)

    def _last_look(self, at: datetime | None) -> str:
        zone = self._means.company.time_zone
        return self._look.phrases.date_time(at, zone) if at is not None else ""

    def _side_by_side(self, *parts: QWidget) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._look.theme.space.two)
        for part in parts:
            inside.addWidget(part, 1 if isinstance(part, Text) else 0)
        if not any(isinstance(part, Text) for part in parts):
            inside.addStretch(1)
        return row
