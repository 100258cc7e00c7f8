"""The panel that shows a recovery code once, and has it typed back from the paper."""

from __future__ import annotations

from functools import partial

from cardesk_desktop.operations.recovery import check_recovery_code
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.setup.code_errand import CodeSheet, print_sheet
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.recovery_code_field import RecoveryCodeField


class RecoveryPanel(PanelContent):
    """Until the code is typed back, the one before it opens the data as well."""

    def __init__(self, look: Look, window: Window, means: Means, code: str) -> None:
        super().__init__(look.theme)
        _, theme = look.phrases, look.theme
        self._look, self._window, self._means, self._code = look, window, means, code
        words = _("Write this code down on paper. It is shown only once.")
        self.body.addWidget(Text(theme, words, is_wrapping=True))
        card = Card(theme, gap=theme.space.one)
        groups = code.split("-")
        for part in (groups[:4], groups[4:]):
            line = Text(theme, "\u2066" + "  ".join(part) + "\u2069", size=TextSize.LARGE, is_bold=True)
            card.content.addWidget(line)
        self.body.addWidget(card)
        self.print = Button(theme, _("Print the sheet"), icon="printer", is_once=True)
        self.print.activated.connect(self._print)
        self.body.addWidget(self.print)
        safe = _("Whoever has this code and a backup can read everything. It belongs in the safe.")
        self.body.addWidget(Text(theme, safe, tone=Tone.MUTED, is_wrapping=True))
        self.field = RecoveryCodeField(theme, _)
        self.field.submitted.connect(self._check)
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.done_button = Button(
            theme, _("I have it on paper"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Enter"
        )
        self.done_button.activated.connect(self._check)
        self.footer.addWidget(self.done_button)

    def _print(self) -> None:
        """On paper with what it is for. It is drawn for the printer alone and is kept nowhere."""
        means, phrases = self._means, self._look.phrases
        company = means.company
        sheet = CodeSheet(self._code, company.name, means.clock.now(), company.time_zone, phrases)
        means.tasks.run_io(
            partial(print_sheet, sheet, means.outlets, means.preferences.settings),
            on_done=lambda printer: self._window.toast(
                phrases("The sheet went to {printer}.", printer=printer)
            ),
            on_settled=partial(self.print.set_busy, False),
            owner=self,
        )

    def _check(self) -> None:
        code = self.field.read()
        if code is not None:
            self._means.tasks.run(
                check_recovery_code,
                on_done=self._close,
                on_refused=self.field.refuse,
                owner=self,
                once="check recovery code",
                staff_id=self._means.acting(),
                code=code,
            )

    def _close(self, _checked: None) -> None:
        self._window.close_panel()
        self._window.toast(self._look.phrases("The new recovery code is valid. The old one is not any more."))
