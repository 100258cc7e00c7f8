"""SKUs for products that come without one."""

from __future__ import annotations

from cardesk_desktop.operations.item_numbers import next_sku
from cardesk_desktop.store.unit_of_work import UnitOfWork


class SkuRun:
    """Counts on from the last SKU of our own making, for products that are not written yet."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._last = ""

    def enter(self, work: UnitOfWork) -> None:
        """Look up in this unit of work from now on."""
        self._work = work

    def next(self) -> str:
        """The SKU after the one that was given last."""
        if not self._last:
            self._last = next_sku(self._work)
            return self._last
        prefix, _, digits = self._last.rpartition("-")
        number = int(digits)
        while True:
            number += 1
            self._last = f"{prefix}-{number:0{len(digits)}d}"
            if not self._work.item_codes.with_sku(self._last):
                return self._last
