"""A prepared register asks with the code of the shop, shows a code of its own, and waits to be let in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.i18n import left_to_right
from cardesk_desktop.sync.membership import Pairing
from cardesk_desktop.ui.joining.asking_errands import AskingErrands
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.form import JoiningForm
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.sync_desk import Failed
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.labels import Text

_ASK_EVERY_MS = 15_000
"""Twenty registers of one shop ask from one address."""


class AskForm(JoiningForm):
    """What was asked before a restart is asked on: the owner may have said yes meanwhile."""

    changed = Signal()
    """It waits, or waits no longer."""

    def __init__(
        self,
        look: Look,
        errands: JoiningErrands,
        asking: AskingErrands,
        on_joined: Callable[[], None],
        explain: Failed,
        *,
        service: str,
    ) -> None:
        super().__init__(look, errands, on_joined, explain)
        theme, self._service = look.theme, service
        self._asking = asking
        self._waits: Pairing | None = None
        self._is_busy = False
        self.words = Text(theme, is_wrapping=True)
        self.shown = Text(theme, size=TextSize.HERO, is_bold=True)
        self.waiting = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self._put(self.words, self.shown, self.waiting)
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._rest()

    @property
    def is_waiting(self) -> bool:
        """True once it has asked."""
        return self._waits is not None

    def submit(self) -> None:
        """Ask, or look at once whether somebody let this register in."""
        if self._is_busy:
            return
        if self._waits is None:
            self._is_busy = True
            self._asking.ask(self._begin, self._fail)
        else:
            self._collect()

    def _begin(self, waits: Pairing) -> None:
        self._waits, self._is_busy = waits, False
        self.show_waiting()
        self._collect()

    def show_waiting(self) -> None:
        """Say where somebody lets this register in, and what it is known by there."""
        _ = self._look.phrases
        code = self._waits.code if self._waits is not None else ""
        self.words.setText(
            _(
                "The owner lets this register in on the page of the account, under Registers. "
                "There it stands with this code:"
            )
        )
        self.shown.setText(left_to_right(code))
        self.shown.setVisible(True)
        self.waiting.setText(
            _(
                "Nothing has to be done here: it goes on by itself. "
                "The computer may be switched off meanwhile."
            )
        )
        self.waiting.setVisible(True)
        self.changed.emit()

    def _collect(self) -> None:
        if self._waits is not None and not self._is_busy:
            self._timer.stop()
            self._is_busy = True
            self._asking.collect(self._waits, self._on_answer, self._fail)

    def _on_answer(self, is_joined: bool) -> None:
        self._is_busy = False
        if is_joined:
            self._on_joined()
        else:
            self._timer.start()

    def _fail(self, error: Refused | Unavailable) -> None:
        self._is_busy = False
        if isinstance(error, Unavailable) and self._waits is not None:
            # The network may be back before the owner is.
            self._timer.start()
            return
        self._rest()
        if isinstance(error, Refused) and error.code is Code.ACCOUNT_CODE_WRONG:
            error = Refused(Code.NOT_LET_IN)
        self._explain(error)

    def _rest(self) -> None:
        _ = self._phrases
        self._waits = None
        self._timer.stop()
        self.words.setText(
            _(
                "This computer was prepared for your shop. It asks at {address} to be let in; you need no "
                "password here.",
                address=left_to_right(self._service),
            )
        )
        for part in (self.shown, self.waiting):
            part.setVisible(False)
        self.changed.emit()
