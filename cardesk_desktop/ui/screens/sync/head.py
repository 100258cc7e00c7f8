"""How sync stands, at the head of its page: the state, the figures, and what one can do about it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from cardesk_desktop.sync.proving import Proof
from cardesk_desktop.sync.status import Badge, Standing, SyncStatus
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.words import proof_words
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.sync_words import (
    badge_advice,
    badge_tone,
    badge_words,
    last_exchange_words,
    no_room_words,
    pause_face,
)
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag

NOW_KEY = "F5"
_READING = 420
"""Pixels that the words need beside the buttons, at a text size of 100 %."""


class SyncHead(Card):
    """Everybody may look and ask for an exchange; pausing is for those who may change the register."""

    def __init__(self, look: Look, means: Means, sync: SyncDesk) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, padding=theme.space.two, gap=theme.space.one)
        self._look, self._means, self._sync = look, means, sync
        self._proof: Proof | None = None
        self.tag = Tag(theme)
        self.advice = Text(theme, tone=Tone.TEXT, is_wrapping=True)
        self.figures = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.no_room = Text(theme, tone=Tone.WAIT, is_wrapping=True)
        self.now = Button(theme, _("Sync now"), icon="refresh-cw", key=NOW_KEY)
        self.now.activated.connect(sync.sync_now)
        self.sign_in = Button(theme, _("Sign in"), icon="log-in", kind=ButtonKind.PRIMARY)
        self.pause = Button(theme, _("Pause"), icon="pause")
        self.pause.activated.connect(self.toggle_pause)
        self.account = Button(theme, _("Account"), icon="cloud", kind=ButtonKind.QUIET)
        state = QHBoxLayout()
        state.setSpacing(theme.space.two)
        state.addWidget(self.tag)
        state.addWidget(self.advice, 1)
        said = QVBoxLayout()
        said.setSpacing(theme.space.half)
        said.addLayout(state)
        said.addWidget(self.figures)
        said.addWidget(self.no_room)
        self._buttons = FlowRow(theme)
        for button in (self.sign_in, self.now, self.pause, self.account):
            self._buttons.add(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.space.two)
        self._row.addLayout(said, 1)
        self._row.addWidget(self._buttons)
        self.content.addLayout(self._row)

    def show_proof(self, proof: Proof | None) -> None:
        """What the last comparison with the service came to, until there is another one."""
        self._proof = proof
        self.follow()

    def follow(self) -> None:
        """Show how it stands now."""
        _, status = self._look.phrases, self._sync.status
        standing = status.standing
        self._say(status)
        self.figures.setText(self._look.phrases.side_by_side(self._figures()))
        self.figures.setVisible(standing.is_joined)
        self.no_room.setText(no_room_words(_, status))
        self.no_room.setVisible(standing.photos_without_room > 0)
        needs_sign_in = standing.is_joined and status.badge is Badge.SIGN_IN
        self.sign_in.setVisible(needs_sign_in or not standing.is_joined)
        self.sign_in.set_words(_("Sign in") if standing.is_joined else _("Join the other registers"))
        self.now.setVisible(standing.is_joined and not needs_sign_in)
        self.now.set_busy(status.is_working)
        self.now.setEnabled(self._sync.is_signed_in and not standing.is_paused)
        self.pause.setVisible(standing.is_joined)
        words, icon = pause_face(_, status)
        self.pause.set_words(words)
        self.pause.show_icon(icon)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def toggle_pause(self) -> None:
        """Exchange nothing for a while, or go on."""
        is_paused = self._sync.status.standing.is_paused
        self._sync.pause(self._means.acting(), is_paused=not is_paused)

    def _arrange(self) -> None:
        """With large words or in a narrow window the buttons go below what is said, which has the width."""
        left = self.contentsRect().width() - self._buttons.sizeHint().width() - 3 * self._theme.space.two
        is_wide = left >= self._theme.px(_READING)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not direction:
            self._row.setDirection(direction)

    def _say(self, status: SyncStatus) -> None:
        """The state; while both were found to differ, that is said, and nothing of being up to date."""
        _, proof = self._look.phrases, self._proof
        if proof is not None and not proof.is_equal and status.badge is Badge.UP_TO_DATE:
            self.tag.set_state(_("Differs"), Tone.DUE)
            self.advice.setText(proof_words(_, proof, self._means.company.time_zone))
        else:
            self.tag.set_state(badge_words(_, status), badge_tone(status))
            self.advice.setText(badge_advice(_, status))

    def _waiting(self, standing: Standing) -> str:
        _ = self._look.phrases
        if standing.waiting:
            return _.plural("{n} change waits", "{n} changes wait", standing.waiting)
        return _("All that is here is being handed in") if standing.is_handing_in else _("Nothing waits")

    def _figures(self) -> list[str]:
        _, status = self._look.phrases, self._sync.status
        standing = status.standing
        figures = [
            last_exchange_words(_, status, self._means.company.time_zone),
            self._waiting(standing),
        ]
        if standing.progress is not None and standing.progress.total:
            done, total = _.number(standing.progress.done), _.number(standing.progress.total)
            figures.append(_("Taking the company over: {done} of {total}", done=done, total=total))
        if standing.photos_to_send:
            figures.append(_.plural("{n} photo waits", "{n} photos wait", standing.photos_to_send))
        if standing.photos_to_come:
            figures.append(
                _.plural("{n} photo is to come", "{n} photos are to come", standing.photos_to_come)
            )
        if standing.to_be_made:
            figures.append(
                _.plural("{n} arrived, being sorted in", "{n} arrived, being sorted in", standing.to_be_made)
            )
        return figures
