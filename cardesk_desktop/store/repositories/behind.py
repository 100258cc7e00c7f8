"""The documents behind a figure of a report, newest first, each with its part of the figure."""

from __future__ import annotations

from datetime import datetime

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.report_figures import OfTaken, OfTender
from cardesk_desktop.store.report_views import DocumentBehind
from cardesk_desktop.store.repositories.behind_sources import OfInvoices, count_of, key_of, page_of
from cardesk_desktop.store.repositories.walking_back import (
    TAKEN,
    TAKEN_COUNT,
    TAKEN_IN_TENDER,
    TENDER_COUNT,
)
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.views import Page


class BehindRepository:
    """Pages of documents, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def invoices(self, figure: OfInvoices, of: Currency, offset: int, limit: int) -> Page[DocumentBehind]:
        """A page of the invoices and credit notes behind a figure; `amount` is what they add to it: of a
        tax, the tax; of a credit note less than nothing.
        """
        found_by = {
            "first": figure.period.first,
            "last": figure.period.last,
            "currency": of.code,
            **key_of(figure),
        }
        return self._page(count_of(figure), page_of(figure), found_by, of, offset, limit)

    def payments(
        self,
        figure: OfTender | OfTaken,
        start: datetime,
        end: datetime,
        of: Currency,
        offset: int,
        limit: int,
    ) -> Page[DocumentBehind]:
        """A page of the payments and refunds behind a figure; `start` and `end` bound the period's days."""
        found_by = {
            "first": figure.period.first,
            "last": figure.period.last,
            "currency": of.code,
            "start": start,
            "end": end,
        }
        if isinstance(figure, OfTaken):
            return self._page(TAKEN_COUNT, TAKEN, found_by, of, offset, limit)
        found_by["tender"] = figure.tender
        return self._page(TENDER_COUNT, TAKEN_IN_TENDER, found_by, of, offset, limit)

    def _page(
        self,
        count: Statement,
        page: Statement,
        found_by: dict[str, object],
        of: Currency,
        offset: int,
        limit: int,
    ) -> Page[DocumentBehind]:
        total = int(self._database.value(count, found_by))
        rows = self._database.rows(page, {**found_by, "offset": offset, "limit": limit})
        return Page(tuple(document_behind(row, of) for row in rows), total, offset)


def document_behind(row: Row, of: Currency) -> DocumentBehind:
    """A document and its part of a figure."""
    identity, invoice_id, number, at, buyer_name, minor = row
    return DocumentBehind(identity, invoice_id, number, at, buyer_name, Money(minor, of))
