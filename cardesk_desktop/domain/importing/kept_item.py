"""A product or service as it was before an import changed it, as JSON, so that undoing gives it back."""

from __future__ import annotations

import json

from cardesk_desktop.domain.catalogue import Product, Service
from cardesk_desktop.domain.content import Content, write_names
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.sealing import Json, canonical_bytes
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.vehicle import SizeClass

_SERVICE, _PRODUCT = "service", "product"


def write_item(item: Product | Service) -> str:
    """The item with all its fields."""
    fields = _product_fields(item) if isinstance(item, Product) else _service_fields(item)
    return canonical_bytes({**_shared_fields(item), **fields}).decode()


def read_item(text: str) -> Product | Service:
    """What `write_item` wrote. Refuses with DOCUMENT_ALTERED anything else."""
    fields: object = json.loads(text)
    content = Content(fields if isinstance(fields, dict) else {})
    return _read_product(content) if content.text("kind") == _PRODUCT else _read_service(content)


def _shared_fields(item: Product | Service) -> dict[str, Json]:
    return {
        "id": item.id.hex,
        "names": write_names(item.names),
        "tax": {"category": item.tax.category.value, "rate": item.tax.rate_bp, "reason": item.tax.reason},
        "category_id": item.category_id.hex,
        "is_favourite": item.is_favourite,
        "is_archived": item.is_archived,
        "favourite_position": item.favourite_position,
    }


def _product_fields(product: Product) -> dict[str, Json]:
    return {
        "kind": _PRODUCT,
        "sku": product.sku,
        "price": product.price.minor,
        "currency": product.price.currency.code,
        "barcodes": list(product.barcodes),
        "photo": product.photo_sha256,
        "minimum": product.minimum_milli,
        "cost": None if product.cost is None else product.cost.minor,
        "supplier_id": None if product.supplier_id is None else product.supplier_id.hex,
    }


def _service_fields(service: Service) -> dict[str, Json]:
    prices = {size.value: price.minor for size, price in service.prices.items()}
    of = next((price.currency.code for price in service.prices.values()), "")
    return {"kind": _SERVICE, "prices": prices, "currency": of, "duration": service.duration_min}


def _read_product(content: Content) -> Product:
    of = currency(content.text("currency"))
    return Product(
        id=content.identity("id"),
        names=content.names("names"),
        sku=content.text("sku"),
        price=Money(content.whole("price"), of),
        tax=_read_tax(content.part("tax")),
        category_id=content.identity("category_id"),
        barcodes=content.list_of_texts("barcodes"),
        photo_sha256=content.text("photo"),
        minimum_milli=content.whole("minimum"),
        is_favourite=content.flag("is_favourite"),
        is_archived=content.flag("is_archived"),
        favourite_position=content.whole("favourite_position"),
        cost=Money(content.whole("cost"), of) if content.has("cost") else None,
        supplier_id=content.identity_or_none("supplier_id"),
    )


def _read_service(content: Content) -> Service:
    prices = content.part("prices")
    code = content.text("currency")
    return Service(
        id=content.identity("id"),
        names=content.names("names"),
        prices={
            size: Money(prices.whole(size.value), currency(code))
            for size in SizeClass
            if prices.has(size.value)
        },
        tax=_read_tax(content.part("tax")),
        category_id=content.identity("category_id"),
        duration_min=content.whole("duration"),
        is_favourite=content.flag("is_favourite"),
        is_archived=content.flag("is_archived"),
        favourite_position=content.whole("favourite_position"),
    )


def _read_tax(content: Content) -> Tax:
    return Tax(TaxCategory(content.text("category")), content.whole("rate"), content.text("reason"))
