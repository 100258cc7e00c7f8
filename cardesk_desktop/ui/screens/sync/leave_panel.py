"""Leaving the company: what has not gone out is shown first, and can be sent; nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.joining import leave_company
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class LeavePanel(PanelContent):
    """Nothing is lost by it: everything stays here, and goes along when the register joins again."""

    def __init__(
        self, look: Look, window: Window, tasks: Tasks, sync: SyncDesk, acting: Callable[[], UUID]
    ) -> None:
        super().__init__(look.theme)
        _, theme = look.phrases, look.theme
        self._look, self._window, self._tasks, self._sync, self._acting = look, window, tasks, sync, acting
        words = _(
            "This register keeps everything that it has and works alone from then on. The other registers "
            "keep what went out until now. It can join again at any time, with all that was written down."
        )
        self.body.addWidget(Text(theme, words, is_wrapping=True))
        self.waiting = Text(theme, is_bold=True, is_wrapping=True)
        self.body.addWidget(self.waiting)
        self.send = Button(theme, _("Send them first"), icon="cloud-upload")
        self.send.activated.connect(sync.sync_now)
        self.body.addWidget(self.send)
        self.why_not = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.body.addWidget(self.why_not)
        self.body.addStretch(1)
        self.go = Button(
            theme,
            _("Leave the company"),
            kind=ButtonKind.DESTRUCTIVE,
            size=ButtonSize.TALL,
            icon="unplug",
            is_once=True,
        )
        self.go.activated.connect(self._leave)
        self.footer.addWidget(self.go)
        sync.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        _, status = self._look.phrases, self._sync.status
        waiting, is_handing_in = status.standing.waiting, status.standing.is_handing_in
        self.waiting.set_tone(Tone.WAIT if waiting or is_handing_in else Tone.READY)
        if waiting:
            words = _.plural(
                "{n} change has not gone out. The others do not see it until this register joins again.",
                "{n} changes have not gone out. The others do not see them until this register joins again.",
                waiting,
            )
        elif is_handing_in:
            words = _(
                "Not all that is here has been handed in. The others do not see the rest until this register "
                "joins again."
            )
        else:
            words = _("Everything has gone out.")
        self.waiting.setText(words)
        has_more, is_paused = waiting > 0 or is_handing_in, status.standing.is_paused
        self.send.setVisible(has_more)
        self.send.set_busy(status.is_working)
        self.send.setEnabled(self._sync.is_signed_in and not is_paused)
        self.why_not.setText(_("The exchange is paused. Close this, press “Go on”, and come back."))
        self.why_not.setVisible(has_more and is_paused)

    def _leave(self) -> None:
        self._tasks.run(
            leave_company,
            on_done=self._left,
            on_refused=self._explain,
            on_unavailable=self._explain,
            owner=self,
            staff_id=self._acting(),
        )

    def _left(self, _waiting: int) -> None:
        self._sync.end_session()
        self._window.close_panel()
        self._window.toast(self._look.phrases("This register works alone now. Everything is still here."))

    def _explain(self, error: Refused | Unavailable) -> None:
        self.go.set_busy(False)
        self._window.close_panel()
        self._window.explain(error)
