"""The panel that shows a recovery code once, and has it typed back from the paper."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.operations.recovery import check_recovery_code
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.recovery_code_field import RecoveryCodeField


class RecoveryPanel(PanelContent):
    """Until the code is typed back, the one before it opens the data as well."""

    def __init__(self, look: Look, tasks: Tasks, window: Window, staff_id: UUID, code: str) -> None:
        super().__init__(look.theme)
        _, theme = look.phrases, look.theme
        self._look, self._tasks, self._window, self._staff_id = look, tasks, window, staff_id
        words = _("Write this code down on paper. It is shown only now.")
        self.body.addWidget(Text(theme, words, is_wrapping=True))
        card = Card(theme, gap=theme.space.one)
        groups = code.split("-")
        for part in (groups[:4], groups[4:]):
            line = Text(theme, "\u2066" + "  ".join(part) + "\u2069", size=TextSize.LARGE, is_bold=True)
            card.content.addWidget(line)
        self.body.addWidget(card)
        safe = _("Whoever has this code and a backup can read everything. It belongs in the safe.")
        self.body.addWidget(Text(theme, safe, tone=Tone.MUTED, is_wrapping=True))
        self.field = RecoveryCodeField(theme, _)
        self.field.submitted.connect(self._check)
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.done_button = Button(
            theme, _("I have it on paper"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL
        )
        self.done_button.activated.connect(self._check)
        self.footer.addWidget(self.done_button)

    def _check(self) -> None:
        code = self.field.read()
        if code is not None:
            self._tasks.run(
                check_recovery_code,
                on_done=self._close,
                on_refused=self.field.refuse,
                owner=self,
                once="check recovery code",
                staff_id=self._staff_id,
                code=code,
            )

    def _close(self, _checked: None) -> None:
        self._window.close_panel()
        self._window.toast(self._look.phrases("The new recovery code is valid. The old one is not any more."))
