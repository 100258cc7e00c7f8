"""A prepared register asks the service to be let in; what it asked is kept until it is answered."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.sync.kept_asking import KeptAsking
from cardesk_desktop.sync.membership import Account, Introduction, Joined, Pairing
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.joining.errands import JoiningErrands


class AskingErrands:
    """With the code of one shop."""

    def __init__(self, joining: JoiningErrands, kept: KeptAsking, shop_code: str) -> None:
        self._joining, self._kept, self._shop_code = joining, kept, shop_code

    def ask(self, on_done: Callable[[Pairing], None], on_failed: Failed) -> None:
        """Ask, unless this register asked before and was not answered."""

        def errand(account: Account, register: Introduction) -> Pairing:
            before = self._kept.load(self._shop_code)
            if before is not None:
                return before
            asked = account.ask_to_join(self._shop_code, register)
            self._kept.save(self._shop_code, asked)
            return asked

        self._joining.introduced(errand, on_done, on_failed)

    def collect(self, asked: Pairing, on_done: Callable[[bool], None], on_failed: Failed) -> None:
        """Whether somebody let it in; if so, the register has joined when `on_done` gets True."""

        def errand(account: Account) -> Joined | None:
            try:
                joined = account.collect_asking(asked)
            except Refused as refusal:
                if refusal.code is Code.ACCOUNT_CODE_WRONG:
                    self._kept.forget()
                raise
            if joined is not None:
                self._kept.forget()
            return joined

        self._joining.collected(errand, on_done, on_failed)
