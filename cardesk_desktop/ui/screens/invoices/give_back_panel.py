"""The panel of what was overpaid: how it goes back, and the one button that does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.crediting import overpaid
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.giving_back import give_back
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.invoices.refund_way import RefundWay
from cardesk_desktop.ui.screens.invoices.take_back_faces import action_words, usual_tender
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent

GIVE_KEY = "F12"


class GiveBackPanel(PanelContent):
    """All that was overpaid goes back, in one way."""

    given = Signal(object)
    """The `GivenBack`."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        file: InvoiceFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._, self._tasks, self._acting, self._file = _, tasks, acting, file
        self._due = overpaid(file.settlement)
        said = _(
            "More was paid for this invoice than it comes to. What is too much goes back to the client. "
            "This is final and cannot be undone."
        )
        self.body.addWidget(Text(theme, said, tone=Tone.MUTED, is_wrapping=True))
        self.body.addWidget(Text(theme, _.money(self._due), size=TextSize.LARGE, is_bold=True))
        self.money = RefundWay(theme, _, usual_tender(file))
        self.money.changed.connect(self._follow)
        self.money.submitted.connect(self.press)
        self.body.addWidget(self.money)
        self.body.addStretch(1)
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self.submit = Button(
            theme, "", kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key=GIVE_KEY, is_once=True
        )
        self.submit.activated.connect(self._submit)
        for part in (self._message, self.submit):
            self.footer.addWidget(part)
        self._follow()

    def press(self) -> None:
        """What the key of the button does."""
        self.submit.click()

    def _follow(self) -> None:
        words = action_words(self._, self._due, self._due, self.money.kind, is_chosen=True)
        self.submit.set_words(words)
        self.money.show_due(self._due)
        self._message.hide()

    def _submit(self) -> None:
        self._tasks.run(
            give_back,
            on_done=self.given.emit,
            on_refused=self._refuse,
            on_settled=partial(self.submit.set_busy, False),
            owner=self,
            once=f"give back {self._file.invoice.id}",
            staff_id=self._acting(),
            invoice_id=self._file.invoice.id,
            refunds=self.money.refunds(self._due),
        )

    def _refuse(self, refusal: Refused) -> None:
        """Nothing went back: say why, beside the field where there is one."""
        if refusal.code is Code.CLOCK_WENT_BACK:
            self._tasks.refused.emit(refusal)
            return
        words = sentence(self._, refusal)
        if refusal.params.get("field") == "reference":
            self.money.reference.set_error(words)
            self.money.reference.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._message.setText(words)
        self._message.show()
        # Another register gave back or took something meanwhile, and the panel shows what was.
        self.submit.setEnabled(refusal.code not in (Code.NOT_OVERPAID, Code.REFUND_NOT_EXACT))
