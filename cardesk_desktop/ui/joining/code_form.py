"""A code is shown here and typed elsewhere: at another register, or on the page of the account."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.sync.membership import Pairing
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.shown_code import ShownCode
from cardesk_desktop.ui.screen import Look

_ASK_EVERY_MS = 3_000


class CodeForm(ShownCode):
    """Asks every few seconds whether the code was typed, until it was or is too old."""

    def __init__(
        self,
        look: Look,
        errands: JoiningErrands,
        on_joined: Callable[[], None],
        explain: Failed,
        *,
        has_button: bool = True,
    ) -> None:
        """Without a button of its own, another one calls `submit`."""
        super().__init__(look, errands, on_joined, explain, every_ms=_ASK_EVERY_MS)
        self._has_button = has_button
        self.go = self._button(self._phrases("Show a code"), self._ask, "link")
        self._put(self.go)
        self._rest()

    def submit(self) -> None:
        """Show a code, or ask at once whether the one that is shown was typed."""
        if self._pairing is None:
            self.go.click()
        elif self._timer.isActive():
            self._collect()

    def _ask(self) -> None:
        self._errands.begin_pairing(self._begin, self._fail)

    def _begin(self, pairing: Pairing) -> None:
        _ = self._phrases
        self.go.set_busy(False)
        self.go.setVisible(False)
        words = _(
            "At a register that has joined, open “Account and sync”, choose “Let a register in” "
            "and type this code. The page of your account takes it too."
        )
        self._timer.start()
        self._wait(pairing, words, _("Waiting until somebody types it. It is valid for ten minutes."))

    @override
    def _collect(self) -> None:
        if self._pairing is not None:
            self._timer.stop()
            self._errands.collect(self._pairing, self._on_answer, self._fail)

    def _on_answer(self, is_joined: bool) -> None:
        if is_joined:
            self._on_joined()
        else:
            self._timer.start()

    def _fail(self, error: Refused | Unavailable) -> None:
        if isinstance(error, Unavailable) and self._pairing is not None:
            # The network may be back before the code is too old.
            self._timer.start()
            return
        self._rest()
        self._explain(error)

    def _rest(self) -> None:
        self.go.setVisible(self._has_button)
        self.go.set_busy(False)
        self._wait_no_more(
            self._phrases("A register that has joined lets this one in. You need no password here.")
        )
