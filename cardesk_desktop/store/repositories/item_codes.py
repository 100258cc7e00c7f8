"""Numbers on goods: SKUs and barcodes that are taken, and the last one of a run."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, func, select

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement, prefix_range
from cardesk_desktop.store.tables.catalogue import BARCODE, ON_SALE, PRODUCT, SERVICE

_WITH_SKU = Statement(
    select(PRODUCT.c.id).where(PRODUCT.c.sku == bindparam("sku"), ON_SALE).order_by(PRODUCT.c.id)
)
_PRODUCTS_NAMED = Statement(
    select(PRODUCT.c.id).where(PRODUCT.c.sort_name == bindparam("name"), ON_SALE).order_by(PRODUCT.c.id)
)
_SERVICES_NAMED = Statement(
    select(SERVICE.c.id).where(SERVICE.c.sort_name == bindparam("name"), ON_SALE).order_by(SERVICE.c.id)
)
_LAST_SKU = Statement(
    select(func.max(PRODUCT.c.sku)).where(
        prefix_range(PRODUCT.c.sku), func.length(PRODUCT.c.sku) == bindparam("length"), ON_SALE
    )
)
_LAST_CODE = Statement(
    select(func.max(BARCODE.c.code)).where(
        prefix_range(BARCODE.c.code), func.length(BARCODE.c.code) == bindparam("length")
    )
)


class ItemCodes:
    """Looks numbers up; nothing here forbids that one is given twice."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def with_sku(self, sku: str) -> tuple[UUID, ...]:
        """The products on sale with exactly this SKU, oldest first."""
        return tuple(identity for (identity,) in self._database.rows(_WITH_SKU, {"sku": sku}))

    def products_named(self, sort_name: str) -> tuple[UUID, ...]:
        """The products on sale whose folded name is this, oldest first."""
        return tuple(identity for (identity,) in self._database.rows(_PRODUCTS_NAMED, {"name": sort_name}))

    def services_named(self, sort_name: str) -> tuple[UUID, ...]:
        """The services on the menu whose folded name is this, oldest first."""
        return tuple(identity for (identity,) in self._database.rows(_SERVICES_NAMED, {"name": sort_name}))

    def last_sku(self, prefix: str, length: int) -> str:
        """The last SKU that begins so and is so long; empty when there is none."""
        return str(self._database.value(_LAST_SKU, {"prefix": prefix, "length": length}) or "")

    def last_barcode(self, prefix: str, length: int) -> str:
        """The last barcode that begins so and is so long, archived products' among them; or empty."""
        return str(self._database.value(_LAST_CODE, {"prefix": prefix, "length": length}) or "")
