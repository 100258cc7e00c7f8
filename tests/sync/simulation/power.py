"""The plug of one computer: pulled before or after any statement, it ends what was under way."""

from __future__ import annotations

from types import TracebackType

from typing_extensions import override

from cardesk_desktop.store.faults import Faults


class PowerCut(BaseException):
    """The machine stopped. Not an Exception: nothing of the program gets to catch it."""


class Plug(Faults):
    """Stands around every statement, as the store's own `Faults` do."""

    def __init__(self) -> None:
        super().__init__()
        self._left = 0

    def pull_after(self, steps: int) -> None:
        """Stop the machine after so many steps; a statement is two, one before it and one after."""
        self._left = steps

    def put_back(self) -> None:
        """The machine runs again."""
        self._left = 0

    @override
    def __enter__(self) -> None:
        if self._left:
            self._burn()

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, traceback)
        if self._left and error is None:
            self._burn()

    def _burn(self) -> None:
        self._left -= 1
        if not self._left:
            raise PowerCut
