"""Rows that become products."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.barcode import is_spreadsheet_number, read_barcode
from cardesk_desktop.domain.catalogue import Names, Product
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.importing.fields import NAME_LANGUAGES, ImportField
from cardesk_desktop.domain.importing.report import OnKnown, RowFate
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.importing.cells import Cells, amount, at_least_zero
from cardesk_desktop.operations.importing.numbering import SkuRun
from cardesk_desktop.operations.importing.repeats import Repeats
from cardesk_desktop.operations.importing.shelving import Shelving
from cardesk_desktop.operations.importing.verdict import Verdict
from cardesk_desktop.store.unit_of_work import UnitOfWork

_F = ImportField
_SKU_LIMIT = 40


class ProductRows:
    """Reads rows one after the other. A product is known by its SKU, else a barcode, else its name."""

    def __init__(self, work: UnitOfWork, new_id: NewId, shelving: Shelving, skus: SkuRun) -> None:
        self._work, self._new_id, self._shelving, self._skus = work, new_id, shelving, skus
        self._currency = work.company.company().currency
        self._repeats = Repeats()

    def enter(self, work: UnitOfWork) -> None:
        """Look things up in this unit of work from now on."""
        self._work = work
        self._skus.enter(work)

    def read(self, cells: Cells) -> Verdict:
        """What a row becomes. Raises RowFault."""
        name = cells.read(_F.NAME, lambda text: one_line(text, field="name", is_needed=True))
        sku = cells.read(_F.SKU, lambda text: one_line(text, field="sku", limit=_SKU_LIMIT))
        barcodes = cells.read(_F.BARCODE, _barcodes)
        keys = [f"sku {sku}"] if sku else [f"name {_key(name)}"] if not barcodes else []
        self._repeats.check(cells, [*keys, *(f"barcode {code}" for code in barcodes)])
        before = self._known(name, sku, barcodes)
        if before is not None and cells.plan.on_known is OnKnown.LEAVE:
            return Verdict(RowFate.SAME)
        after = self._after(cells, before, name, sku, barcodes)
        if after == before:
            return Verdict(RowFate.SAME)
        return Verdict(RowFate.CHANGED if before else RowFate.NEW, before, after)

    def _known(self, name: str, sku: str, barcodes: tuple[str, ...]) -> Product | None:
        if sku:
            found = self._first(self._work.item_codes.with_sku(sku))
            if found is not None or not barcodes:
                return found
        for code in barcodes:
            holders = self._work.catalogue.with_barcode(code)
            if holders:
                return holders[0]
        return None if sku or barcodes else self._first(self._work.item_codes.products_named(_key(name)))

    def _first(self, ids: tuple[UUID, ...]) -> Product | None:
        return self._work.catalogue.product(ids[0]) if ids else None

    def _after(
        self, cells: Cells, before: Product | None, name: str, sku: str, barcodes: tuple[str, ...]
    ) -> Product:
        """The product with every field that the row has; the others stay as they were."""
        start = before or self._begun(cells, name)
        price = cells.maybe(_F.PRICE, lambda text: amount(text, self._currency))
        cost = cells.maybe(_F.COST, lambda text: amount(text, self._currency))
        tax = cells.maybe(_F.TAX_RATE, lambda text: self._shelving.tax(text, start.tax if before else None))
        category_id = cells.maybe(_F.CATEGORY, self._shelving.category)
        supplier_id = cells.maybe(_F.SUPPLIER, self._shelving.supplier)
        minimum = cells.maybe(_F.MINIMUM, at_least_zero)
        return replace(
            start,
            names=Names(name, {**start.names.others, **read_names(cells)}),
            sku=sku or start.sku or self._skus.next(),
            barcodes=tuple(dict.fromkeys((*start.barcodes, *barcodes))),
            price=start.price if price is None else price,
            cost=start.cost if cost is None else cost,
            tax=tax or start.tax,
            category_id=category_id or start.category_id,
            supplier_id=supplier_id or start.supplier_id,
            minimum_milli=start.minimum_milli if minimum is None else minimum,
        )

    def _begun(self, cells: Cells, name: str) -> Product:
        price = cells.read(_F.PRICE, lambda text: amount(text, self._currency))
        category_id = cells.read(_F.CATEGORY, self._shelving.category)
        return Product(self._new_id(), Names(name), "", price, self._shelving.default_tax, category_id)


def read_names(cells: Cells) -> dict[str, str]:
    """The name in the languages that have a column."""
    return {
        code: cells.read(of, lambda text: one_line(text, field="name"))
        for of, code in NAME_LANGUAGES.items()
        if cells.text(of)
    }


def _key(name: str) -> str:
    return " ".join(words(name))


def _barcodes(text: str) -> tuple[str, ...]:
    """One or several, parted by line ends, commas, semicolons or bars.

    Refuses with BARCODE_UNREADABLE and BARCODE_AS_NUMBER.
    """
    for mark in ("\n", "|"):
        text = text.replace(mark, ";")
    for part in text.split(";"):
        if is_spreadsheet_number(part):
            raise Refused(Code.BARCODE_AS_NUMBER, barcode=part.strip())
    text = text.replace(",", ";")
    return tuple(dict.fromkeys(code for code in map(read_barcode, text.split(";")) if code))
