"""Rows that become services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cardesk_desktop.domain.catalogue import Names, Service
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.importing.fields import SIZE_PRICES, ImportField
from cardesk_desktop.domain.importing.report import OnKnown, RowFate
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.importing.cells import Cells, RowFault, amount, minutes
from cardesk_desktop.operations.importing.products import read_names
from cardesk_desktop.operations.importing.repeats import Repeats
from cardesk_desktop.operations.importing.shelving import Shelving
from cardesk_desktop.operations.importing.verdict import Verdict
from cardesk_desktop.store.unit_of_work import UnitOfWork

_F = ImportField
USUAL_DURATION_MIN = 30


class ServiceRows:
    """Reads rows one after the other. A service is known by its name."""

    def __init__(self, work: UnitOfWork, new_id: NewId, shelving: Shelving) -> None:
        self._work, self._new_id, self._shelving = work, new_id, shelving
        self._currency = work.company.company().currency
        self._repeats = Repeats()

    def enter(self, work: UnitOfWork) -> None:
        """Look things up in this unit of work from now on."""
        self._work = work

    def read(self, cells: Cells) -> Verdict:
        """What a row becomes. Raises RowFault."""
        name = cells.read(_F.NAME, lambda text: one_line(text, field="name", is_needed=True))
        key = " ".join(words(name))
        self._repeats.check(cells, [key])
        ids = self._work.item_codes.services_named(key)
        before = self._work.catalogue.service(ids[0]) if ids else None
        if before is not None and cells.plan.on_known is OnKnown.LEAVE:
            return Verdict(RowFate.SAME)
        after = self._after(cells, before, name)
        if after == before:
            return Verdict(RowFate.SAME)
        return Verdict(RowFate.CHANGED if before else RowFate.NEW, before, after)

    def _after(self, cells: Cells, before: Service | None, name: str) -> Service:
        start = before or self._begun(cells, name)
        prices = {**start.prices, **self._prices(cells, start.prices)}
        if not prices:
            raise RowFault(_F.PRICE, "", Refused(Code.SERVICE_WITHOUT_PRICE))
        tax = cells.maybe(_F.TAX_RATE, lambda text: self._shelving.tax(text, start.tax if before else None))
        category_id = cells.maybe(_F.CATEGORY, self._shelving.category)
        duration = cells.maybe(_F.DURATION, minutes)
        return replace(
            start,
            names=Names(name, {**start.names.others, **read_names(cells)}),
            prices={size: prices[size] for size in SizeClass if size in prices},
            tax=tax or start.tax,
            category_id=category_id or start.category_id,
            duration_min=start.duration_min if duration is None else duration,
        )

    def _begun(self, cells: Cells, name: str) -> Service:
        category_id = cells.read(_F.CATEGORY, self._shelving.category)
        tax = self._shelving.default_tax
        return Service(self._new_id(), Names(name), {}, tax, category_id, USUAL_DURATION_MIN)

    def _prices(self, cells: Cells, before: Mapping[SizeClass, Money]) -> dict[SizeClass, Money]:
        """One price stands for every size that has none of its own in the row.

        A service that is here is offered for its sizes still, and keeps prices that differ by size: one price
        for all of them is more likely a column that is missing.
        """
        one = cells.maybe(_F.PRICE, lambda text: amount(text, self._currency))
        own: dict[SizeClass, Money] = {}
        for of, size in SIZE_PRICES.items():
            price = cells.maybe(of, lambda text: amount(text, self._currency))
            if price is not None:
                own[size] = price
        if one is None:
            return own
        open_sizes = [size for size in before or SizeClass if size not in own]
        if len({before[size] for size in open_sizes if size in before}) > 1:
            raise RowFault(_F.PRICE, cells.text(_F.PRICE), Refused(Code.SERVICE_PRICED_BY_SIZE))
        return {**dict.fromkeys(open_sizes, one), **own}
