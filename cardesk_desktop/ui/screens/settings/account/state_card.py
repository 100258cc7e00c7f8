"""How sync stands: what waits, when it last went through; exchange now, pause and go on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.sync.status import Badge
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.sync_words import badge_advice, badge_tone, badge_words, pause_face
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag


class StateCard(SettingsCard):
    """Everybody may look and ask for an exchange; pausing is for those who may change the register."""

    def __init__(self, look: Look, window: Window, means: Means, sync: SyncDesk) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, _("Sync"))
        self._look, self._means, self._sync = look, means, sync
        self.tag = Tag(theme)
        self.advice = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.two)
        row.addWidget(self.tag)
        row.addWidget(self.advice, 1)
        self.content.addWidget(head)
        self.facts = Facts(theme)
        self.content.addWidget(self.facts)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.one)
        self.now = Button(theme, _("Sync now"), icon="refresh-cw")
        self.now.activated.connect(sync.sync_now)
        self.pause = Button(theme, _("Pause"), icon="pause")
        self.pause.activated.connect(self._pause)
        self.page = Button(theme, _("What waits and what needs you"), icon="list-checks")
        self.page.activated.connect(window.open_sync)
        row.addWidget(self.now)
        row.addWidget(self.pause)
        row.addWidget(self.page)
        row.addStretch(1)
        self.content.addWidget(self._buttons)
        self._shown: list[tuple[str, str]] = []

    def controls(self) -> Mapping[str, QWidget]:
        """What can have the keyboard."""
        return {"now": self.now, "pause": self.pause, "page": self.page}

    def follow(self) -> None:
        """Show how it stands now."""
        _, status = self._look.phrases, self._sync.status
        standing = status.standing
        self.tag.set_state(badge_words(_, status), badge_tone(status))
        self.advice.setText(badge_advice(_, status))
        self._buttons.setVisible(standing.is_joined)
        self.now.set_busy(status.is_working)
        self.now.setEnabled(self._sync.is_signed_in and not standing.is_paused)
        words, icon = pause_face(_, status)
        self.pause.set_words(words)
        self.pause.show_icon(icon)
        rows = self._rows() if standing.is_joined else []
        if rows != self._shown:
            self._shown = rows
            self.facts.show_rows(rows)
        self.facts.setVisible(bool(rows))

    def _rows(self) -> list[tuple[str, str]]:
        _, status = self._look.phrases, self._sync.status
        standing, zone = status.standing, self._means.company.time_zone
        last = status.last_success_at
        rows = [
            (_("Waiting to go out"), _.number(standing.waiting)),
            (_("Last exchange"), _.date_time(last, zone) if last is not None else _("None yet")),
        ]
        if standing.to_be_made:
            rows.append((_("Arrived, being sorted in"), _.number(standing.to_be_made)))
        rows += self._photo_rows()
        if standing.problems or status.badge is Badge.PROBLEMS:
            rows.append((_("To be looked at"), _.number(standing.problems)))
        if standing.conflicts:
            rows.append((_("Changed by two people"), _.number(standing.conflicts)))
        return rows

    def _photo_rows(self) -> list[tuple[str, str]]:
        _, standing = self._look.phrases, self._sync.status.standing
        counted = [
            (_("Photos to go out"), standing.photos_to_send),
            (_("Photos without room at the service"), standing.photos_without_room),
            (_("Photos still to come"), standing.photos_to_come),
            (_("Photos that are tried again later"), standing.photos_delayed),
        ]
        return [(words, _.number(count)) for words, count in counted if count]

    def _pause(self) -> None:
        is_paused = self._sync.status.standing.is_paused
        self._sync.pause(self._means.acting(), is_paused=not is_paused)
