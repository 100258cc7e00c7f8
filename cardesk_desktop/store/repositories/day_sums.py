"""Adding a document to the sums of its day, in the transaction that seals it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import insert as upsert

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.credit_note import CreditNote, Refund
from cardesk_desktop.domain.invoice import Invoice, InvoiceLine, Payment
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import tax_columns
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.day_sums import DAY_ITEM, DAY_SALES, DAY_STAFF, DAY_TAX, DAY_TENDER

K = TypeVar("K")


class _Sums:
    """One table of sums: how a row is added to it, and two rows of the same key to each other."""

    def __init__(self, table: Table) -> None:
        keys = [column.name for column in table.primary_key]
        self._figures = [name for name in table.c.keys() if name not in (*keys, "name")]  # noqa: SIM118
        self.key: Callable[[Mapping[str, Any]], tuple[object, ...]] = itemgetter(*keys)
        """What two rows have alike that are one row in the table."""
        first = upsert(table)
        figures = {name: table.c[name] + first.excluded[name] for name in self._figures}
        newer = {"name": first.excluded["name"]} if "name" in table.c else {}
        self.adding = Statement(first.on_conflict_do_update(index_elements=keys, set_={**figures, **newer}))
        """Puts a row in, or adds its figures to those of the row there; its name replaces the older."""

    def together(self, older: Mapping[str, Any], newer: Mapping[str, Any]) -> dict[str, Any]:
        """Both rows in one, named as the newer."""
        return {**newer, **{name: older[name] + newer[name] for name in self._figures}}


_SALES, _ITEM, _STAFF, _TENDER, _TAX = map(_Sums, (DAY_SALES, DAY_ITEM, DAY_STAFF, DAY_TENDER, DAY_TAX))


_SUMMED = frozenset({"quantity_milli", "net_minor", "tax_minor", "discount_minor"})


class _Item(NamedTuple):
    kind: ItemKind
    item_id: UUID


_INVOICE, _CREDIT_NOTE = {"invoices": 1, "credit_notes": 0}, {"invoices": 0, "credit_notes": 1}


class DaySums:
    """A test proves the tables equal to the sums over the sealed documents.

    `is_gathering` keeps the rows until `settle`: many documents of a day then write each of its sums once.
    """

    def __init__(self, database: Database, *, is_gathering: bool = False) -> None:
        self._database = database
        self._is_gathering = is_gathering
        self._gathered: dict[_Sums, dict[tuple[object, ...], dict[str, Any]]] = {}

    def settle(self) -> None:
        """Write what was gathered."""
        for sums, rows in self._gathered.items():
            self._database.run_many(sums.adding, rows.values())
        self._gathered.clear()

    def add_invoice(self, invoice: Invoice) -> None:
        """Add an invoice to its day: in all, and by item, person and tax."""
        head = {"business_day": invoice.issued_on, "currency": invoice.currency.code, **_INVOICE}
        in_all = {
            "net_minor": invoice.net.minor,
            "tax_minor": invoice.tax.minor,
            "discount_minor": invoice.discount.minor,
        }
        self._add(_SALES, head, [in_all])
        self._add(_ITEM, head, _by_item(invoice.lines))
        self._add(_STAFF, head, _by_person(invoice.lines, invoice.staff_name))
        self._add(_TAX, head, _by_tax(invoice.lines))

    def add_credit_note(self, note: CreditNote) -> None:
        """Take what a credit note takes back off the day on which it was issued, in all and by the same."""
        lines = [credited.line for credited in note.lines]
        head = {"business_day": note.issued_on, "currency": note.currency.code, **_CREDIT_NOTE}
        in_all = {
            "net_minor": note.net.minor,
            "tax_minor": note.tax.minor,
            "discount_minor": sum(line.discount.minor for line in lines),
        }
        self._add(_SALES, head, _taken_off([in_all]))
        self._add(_ITEM, head, _taken_off(_by_item(lines)))
        self._add(_STAFF, head, _taken_off(_by_person(lines, note.sold_by)))
        self._add(_TAX, head, _taken_off(_by_tax(lines)))

    def add_payment(self, payment: Payment, on: date) -> None:
        """Add a payment to the business day on which it was taken."""
        amount = payment.tender.amount
        head = {"business_day": on, "currency": amount.currency.code, "payments": 1, "refunds": 0}
        self._add(_TENDER, head, [{"tender": payment.tender.kind, "amount_minor": amount.minor}])

    def add_refund(self, refund: Refund, on: date) -> None:
        """Take a refund off what was taken on the business day on which it was given back."""
        amount = refund.tender.amount
        head = {"business_day": on, "currency": amount.currency.code, "payments": 0, "refunds": 1}
        self._add(_TENDER, head, [{"tender": refund.tender.kind, "amount_minor": -amount.minor}])

    def _add(self, sums: _Sums, head: Mapping[str, object], rows: Iterable[Mapping[str, object]]) -> None:
        whole = ({**head, **row} for row in rows)
        if not self._is_gathering:
            self._database.run_many(sums.adding, whole)
            return
        gathered = self._gathered.setdefault(sums, {})
        for row in whole:
            key = sums.key(row)
            known = gathered.get(key)
            gathered[key] = row if known is None else sums.together(known, row)


def _by_item(lines: Iterable[InvoiceLine]) -> Iterable[Mapping[str, object]]:
    for item, own in _grouped((_Item(line.kind, line.item_id), line) for line in lines).items():
        yield {
            "kind": item.kind,
            "item_id": item.item_id,
            "name": own[-1].names.main,
            "quantity_milli": sum(line.quantity.milli for line in own),
            "discount_minor": sum(line.discount.minor for line in own),
            **_figures(own),
        }


def _by_person(lines: Iterable[InvoiceLine], sold_by: str) -> Iterable[Mapping[str, object]]:
    """A line counts for who did the work, or, where nobody is named, for who sold it."""
    named = ((line.staff_name or sold_by, line) for line in lines)
    for name, own in _grouped(named).items():
        yield {"staff_name": name, "lines": len(own), **_figures(own)}


def _by_tax(lines: Iterable[InvoiceLine]) -> Iterable[Mapping[str, object]]:
    """By category, rate and reason, as on the paper: the sum over lines is the summary's, to the unit."""
    grouped: dict[Tax, list[InvoiceLine]] = _grouped((line.tax, line) for line in lines)
    for tax, own in grouped.items():
        yield {**tax_columns(tax), **_figures(own)}


def _taken_off(rows: Iterable[Mapping[str, object]]) -> Iterable[Mapping[str, object]]:
    """The figures that add up, with the other sign. A line that is taken back was still worked on."""
    for row in rows:
        figures = {name: -value for name, value in row.items() if name in _SUMMED and isinstance(value, int)}
        yield {**row, **({"lines": 0} if "lines" in row else {}), **figures}


def _grouped(pairs: Iterable[tuple[K, InvoiceLine]]) -> dict[K, list[InvoiceLine]]:
    groups: dict[K, list[InvoiceLine]] = {}
    for key, line in pairs:
        groups.setdefault(key, []).append(line)
    return groups


def _figures(lines: Iterable[InvoiceLine]) -> Mapping[str, int]:
    figures: Counter[str] = Counter(net_minor=0, tax_minor=0)
    for line in lines:
        figures["net_minor"] += line.net.minor
        figures["tax_minor"] += line.tax_amount.minor
    return figures
