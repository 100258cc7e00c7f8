"""A prepared register asks with the code of the shop, shows a code of its own, and waits to be let in."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.sync.membership import Pairing
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.joining.asking_errands import AskingErrands
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.shown_code import ShownCode
from cardesk_desktop.ui.screen import Look

_ASK_EVERY_MS = 15_000
"""Twenty registers of one shop ask from one address."""


class AskForm(ShownCode):
    """What was asked before a restart is asked on: the owner may have said yes meanwhile."""

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
        super().__init__(look, errands, on_joined, explain, every_ms=_ASK_EVERY_MS)
        self._asking, self._service = asking, service
        self._is_busy = False
        self._rest()

    def submit(self) -> None:
        """Ask, or look at once whether somebody let this register in."""
        if self._is_busy:
            return
        if self._pairing is None:
            self._is_busy = True
            self._asking.ask(self._begin, self._fail)
        else:
            self._collect()

    def _begin(self, waits: Pairing) -> None:
        self._is_busy = False
        self.show_waiting(waits)
        self._collect()

    def show_waiting(self, waits: Pairing) -> None:
        """Say where somebody lets this register in, and what it is known by there."""
        _ = self._phrases
        words = _(
            "The owner lets this register in on the page of the account, under Registers. "
            "There it stands with this code:"
        )
        meanwhile = _(
            "Nothing has to be done here: it goes on by itself. The computer may be switched off meanwhile."
        )
        self._wait(waits, words, meanwhile)

    @override
    def _collect(self) -> None:
        if self._pairing is not None and not self._is_busy:
            self._timer.stop()
            self._is_busy = True
            self._asking.collect(self._pairing, self._on_answer, self._fail)

    def _on_answer(self, is_joined: bool) -> None:
        self._is_busy = False
        if is_joined:
            self._on_joined()
        else:
            self._timer.start()

    def _fail(self, error: Refused | Unavailable) -> None:
        self._is_busy = False
        if isinstance(error, Unavailable) and self._pairing is not None:
            # The network may be back before the owner is.
            self._timer.start()
            return
        self._rest()
        if isinstance(error, Refused) and error.code is Code.ACCOUNT_CODE_WRONG:
            error = Refused(Code.NOT_LET_IN)
        self._explain(error)

    def _rest(self) -> None:
        _ = self._phrases
        self._wait_no_more(
            _(
                "This computer was prepared for your shop. It asks at {address} to be let in; you need no "
                "password here.",
                address=left_to_right(self._service),
            )
        )
