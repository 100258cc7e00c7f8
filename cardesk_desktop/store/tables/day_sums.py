"""What was sold and taken on every business day, summed up in the transaction of the document.

A projection as `invoice_line` is, for reports over years: five years of lines are 300,000 rows, five years
of days 1,826. The day comes first in each key, so that all that a sale adds to lies on one page of each
table, whatever was sold. A document that takes a sale back adds negative figures: no figure is kept from
falling below zero.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Integer, Table, Text

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.store.column_types import Choice, Day, Id
from cardesk_desktop.store.tables.metadata import among, clustered, text, whole


def _day() -> Column[date]:
    return Column("business_day", Day, primary_key=True, nullable=False)


def _currency() -> Column[str]:
    return Column("currency", Text, primary_key=True, nullable=False)


DAY_SALES = clustered(
    "day_sales",
    _day(),
    _currency(),
    whole("invoices"),
    whole("credit_notes"),
    whole("net_minor"),
    whole("tax_minor"),
    whole("discount_minor"),
)

DAY_ITEM = clustered(
    "day_item",
    Column("kind", Choice(ItemKind), primary_key=True, nullable=False),
    among("kind", ItemKind),
    _day(),
    _currency(),
    Column("item_id", Id, primary_key=True, nullable=False),
    # As sealed last on this day: what was sold has a name, whatever became of it in the catalogue.
    text("name"),
    whole("invoices"),
    whole("credit_notes"),
    whole("quantity_milli"),
    whole("net_minor"),
    whole("tax_minor"),
    whole("discount_minor"),
)

DAY_STAFF = clustered(
    "day_staff",
    _day(),
    _currency(),
    Column("staff_name", Text, primary_key=True, nullable=False),
    whole("invoices"),
    whole("credit_notes"),
    whole("lines"),
    whole("net_minor"),
    whole("tax_minor"),
)

DAY_TENDER = clustered(
    "day_tender",
    _day(),
    _currency(),
    Column("tender", Choice(TenderKind), primary_key=True, nullable=False),
    among("tender", TenderKind),
    whole("payments"),
    whole("refunds"),
    whole("amount_minor"),
)

DAY_TAX = clustered(
    "day_tax",
    _day(),
    _currency(),
    Column("tax_category", Choice(TaxCategory), primary_key=True, nullable=False),
    among("tax_category", TaxCategory),
    Column("tax_rate_bp", Integer, primary_key=True, nullable=False),
    Column("tax_reason", Text, primary_key=True, nullable=False),
    whole("invoices"),
    whole("credit_notes"),
    whole("net_minor"),
    whole("tax_minor"),
)

DAY_TABLES: tuple[Table, ...] = (DAY_SALES, DAY_ITEM, DAY_STAFF, DAY_TENDER, DAY_TAX)
