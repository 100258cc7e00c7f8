"""Products and their barcodes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, literal_column, select

from cardesk_desktop.domain.catalogue import Names, Product
from cardesk_desktop.domain.folding import joined, words
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.store.column_types import TextList
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.removing import remove
from cardesk_desktop.store.rows import by_id, names_columns, put_back, tax_columns
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Entry, SearchIndex
from cardesk_desktop.store.statement import Statement, change, one_of, page_of
from cardesk_desktop.store.tables.catalogue import BARCODE, ON_SALE, PRODUCT, STOCK_LEVEL
from cardesk_desktop.store.tables.photos import PRODUCT_PHOTO
from cardesk_desktop.store.views import HitKind

_COLUMNS = (
    *(column for column in PRODUCT.c if column.name != "sort_name"),
    literal_column(
        "(SELECT json_group_array(code ORDER BY position) FROM barcode WHERE product_id = product.id)",
        type_=TextList(),
    ),
)
_IN_CATEGORY = (PRODUCT.c.category_id == bindparam("category_id"), ON_SALE)
_ORDER = (PRODUCT.c.sort_name, PRODUCT.c.id)
_COUNT = select(func.count()).select_from(PRODUCT)

_GET = Statement(select(*_COLUMNS).where(PRODUCT.c.id == bindparam("id")))
_BY_IDS = Statement(select(*_COLUMNS).where(one_of(PRODUCT.c.id)))
_WITH_BARCODE = Statement(
    select(*_COLUMNS)
    .where(
        PRODUCT.c.id.in_(select(BARCODE.c.product_id).where(BARCODE.c.code == bindparam("code"))),
        ON_SALE,
    )
    .order_by(PRODUCT.c.id)
)
_PAGE_OF_CATEGORY = Statement(page_of(PRODUCT, _COLUMNS, _IN_CATEGORY, _ORDER))
_COUNT_OF_CATEGORY = Statement(_COUNT.where(*_IN_CATEGORY))
_ADD = Statement(insert(PRODUCT))
# Every product has a level, so that a list by what is there has all of them.
_SAVE = change(PRODUCT)
_ADD_BARCODE = Statement(insert(BARCODE))
_FORGET_BARCODES = Statement(delete(BARCODE).where(BARCODE.c.product_id == bindparam("id")))


_REMOVALS = (
    _FORGET_BARCODES,
    Statement(delete(PRODUCT_PHOTO).where(PRODUCT_PHOTO.c.product_id == bindparam("id"))),
    Statement(delete(STOCK_LEVEL).where(STOCK_LEVEL.c.product_id == bindparam("id"))),
    Statement(delete(PRODUCT).where(PRODUCT.c.id == bindparam("id"))),
)


class ProductTable:
    """The products' part of the catalogue."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index

    def add(self, product: Product) -> None:
        """Add a product with its barcodes."""
        self._database.run(_ADD, {"id": product.id, **_columns(product)})
        self._add_barcodes(product)
        self._put_in_search(product, is_new=True)

    def follow(self, identity: UUID) -> None:
        """Let the search find a product whose row came from elsewhere as it is now."""
        for product in self.by_ids((identity,)):
            self._put_in_search(product)

    def save(self, product: Product) -> None:
        """Correct a product and its barcodes; refuses with NOT_FOUND."""
        before = self.get(product.id).barcodes
        put_back(self._database, _SAVE, product.id, _columns(product))
        if tuple(before) != tuple(product.barcodes):
            self._database.run(_FORGET_BARCODES, {"id": product.id})
            self._add_barcodes(product)
        self._put_in_search(product)

    def remove(self, identity: UUID) -> bool:
        """Take a product away for good; False, and nothing changed, when something names it."""
        is_gone = remove(self._database, _REMOVALS, identity)
        if is_gone:
            self._index.forget(HitKind.PRODUCT, identity)
        return is_gone

    def get(self, identity: UUID) -> Product:
        """The product of this identity; refuses with NOT_FOUND."""
        return _product(by_id(self._database, _GET, identity))

    def with_barcode(self, code: str) -> list[Product]:
        """The products on sale that carry exactly this code, oldest first."""
        return [_product(row) for row in self._database.rows(_WITH_BARCODE, {"code": code})]

    def by_ids(self, ids: Sequence[UUID]) -> list[Product]:
        """Those of the identities that are products, in no order."""
        return [_product(row) for row in self._database.rows(_BY_IDS, {"ids": ids})]

    def count(self, category_id: UUID) -> int:
        """How many a category offers."""
        return int(self._database.value(_COUNT_OF_CATEGORY, {"category_id": category_id}))

    def page(self, category_id: UUID, offset: int, limit: int) -> list[Product]:
        """A run of what a category offers, by name."""
        parameters = {"category_id": category_id, "offset": offset, "limit": limit}
        return [_product(row) for row in self._database.rows(_PAGE_OF_CATEGORY, parameters)]

    def _add_barcodes(self, product: Product) -> None:
        self._database.run_many(
            _ADD_BARCODE,
            (
                {"code": code, "product_id": product.id, "position": position}
                for position, code in enumerate(product.barcodes)
            ),
        )

    def _put_in_search(self, product: Product, *, is_new: bool = False) -> None:
        if product.is_archived:
            self._index.forget(HitKind.PRODUCT, product.id)
        else:
            self._index.put(_entry(product), is_new=is_new)


def _product(row: Row) -> Product:
    identity, name, others, sku, price_minor, code, category, rate_bp, reason, *rest = row
    category_id, photo_sha256, minimum_milli, is_favourite, is_archived, place, cost_minor, *rest = rest
    supplier_id, barcodes = rest
    of = currency(code)
    return Product(
        id=identity,
        names=Names(name, others),
        sku=sku,
        price=Money(price_minor, of),
        tax=Tax(category, rate_bp, reason),
        category_id=category_id,
        barcodes=barcodes,
        photo_sha256=photo_sha256,
        minimum_milli=minimum_milli,
        is_favourite=is_favourite,
        is_archived=is_archived,
        favourite_position=place,
        cost=None if cost_minor is None else Money(cost_minor, of),
        supplier_id=supplier_id,
    )


def _columns(product: Product) -> dict[str, object]:
    return {
        **names_columns(product.names),
        "sort_name": " ".join(words(product.names.main)),
        "sku": product.sku,
        "price_minor": product.price.minor,
        "currency": product.price.currency.code,
        **tax_columns(product.tax),
        "category_id": product.category_id,
        "photo_sha256": product.photo_sha256,
        "minimum_milli": product.minimum_milli,
        "is_favourite": product.is_favourite,
        "is_archived": product.is_archived,
        "favourite_position": product.favourite_position,
        "cost_minor": None if product.cost is None else product.cost.minor,
        "supplier_id": product.supplier_id,
    }


def _entry(product: Product) -> Entry:
    codes = (product.sku, *product.barcodes)
    names = (product.names.main, *product.names.others.values())
    return Entry(
        kind=HitKind.PRODUCT,
        subject_id=product.id,
        title=product.names.main,
        title_key=" ".join(words(product.names.main)),
        detail=product.sku,
        words=tuple(word for text in (*names, *codes) for word in words(text)),
        keys=tuple(map(joined, codes)),
    )
