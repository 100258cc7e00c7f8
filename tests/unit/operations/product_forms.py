"""A form of a product as somebody fills it in, or as it stands filled in, and saved."""

from __future__ import annotations

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.operations.editing_items import ProductForm, save_product
from tests.builders import UAE_VAT, make_category
from tests.builders.open_shop import MANAGER, OpenShop, dirhams

SHELF = make_category("Shop", 2)
FORM = ProductForm(
    name=" Tyre  foam ",
    price=dirhams(35),
    tax=UAE_VAT,
    category_id=SHELF.id,
    names={"ar": "رغوة الإطارات", "fr": " "},
    barcodes=("4 006381 333931", "", "4006381333931"),
    cost=dirhams(14),
    minimum_milli=6_000,
)


def form_of(product: Product) -> ProductForm:
    return ProductForm(
        name=product.names.main,
        price=product.price,
        tax=product.tax,
        category_id=product.category_id,
        sku=product.sku,
        barcodes=product.barcodes,
        cost=product.cost,
        minimum_milli=product.minimum_milli,
        is_favourite=product.is_favourite,
    )


def save(shop: OpenShop, form: ProductForm, product: Product | None = None) -> Product:
    return save_product(
        shop.desk, staff_id=MANAGER.id, form=form, product_id=product.id if product else None
    ).value
