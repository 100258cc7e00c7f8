"""Products and services: written down, corrected, given another price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import UUID

from cardesk_desktop.domain.barcode import read_barcode
from cardesk_desktop.domain.catalogue import Names, Product, Service
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission, may
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.desk import Desk, acting, permit, to_journal
from cardesk_desktop.operations.item_numbers import next_sku
from cardesk_desktop.operations.product_photos import Picture, keep_photos, photos_after
from cardesk_desktop.store.unit_of_work import UnitOfWork

T = TypeVar("T", Product, Service)

SKU_LIMIT = 40
MOST_BARCODES = 20
MOST_MINUTES = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class ProductForm:
    """What a person typed about a product. `names` by language; `name` is in the company's own.

    `photos` are those it is to have, in their order, instead of those of `photos_shown` (see
    `change_gallery`); None keeps them. An empty SKU gets the next free one.
    """

    name: str
    price: Money
    tax: Tax
    category_id: UUID | None
    names: Mapping[str, str] = field(default_factory=dict)
    sku: str = ""
    barcodes: tuple[str, ...] = ()
    cost: Money | None = None
    minimum_milli: int = 0
    supplier_id: UUID | None = None
    is_favourite: bool = False
    photos: tuple[Picture, ...] | None = None
    photos_shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceForm:
    """What a person typed about a service. A size without a price is not offered."""

    name: str
    prices: Mapping[SizeClass, Money]
    tax: Tax
    category_id: UUID | None
    duration_min: int
    names: Mapping[str, str] = field(default_factory=dict)
    is_favourite: bool = False


def save_product(
    desk: Desk,
    *,
    staff_id: UUID,
    form: ProductForm,
    product_id: UUID | None = None,
    question_id: UUID | None = None,
) -> Outcome[Product]:
    """Write down a new product (`product_id` None) or correct one.

    Another price needs CHANGE_PRICES and goes into the journal; open tickets and papers keep theirs.
    Who may not see costs leaves the cost as it is. `question_id` is the photo whose suggestion is settled
    by it. Refuses fields by name, BARCODE_UNREADABLE, CATEGORY_MISSING, AMOUNT_NEGATIVE,
    GALLERY_FULL.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        before = work.catalogue.product(product_id) if product_id else None
        product = _product(work, desk.new_id() if before is None else before.id, form, before)
        photos = None
        if form.photos is not None:
            photos = photos_after(work, before, form.photos_shown, form.photos)
            product = replace(product, photo_sha256=next(iter(photos), ""))
        if before is not None and not may(staff.role, Permission.SEE_COSTS):
            product = replace(product, cost=before.cost)
        if before is None:
            work.catalogue.add_product(product)
        else:
            if before.price != product.price:
                _reprice(desk, work, staff, product.id, {"price": (before.price, product.price)})
            work.catalogue.save_product(product)
        if photos is not None:
            keep_photos(desk, work, product.id, photos)
        changes = Changes.of((Noun.CATALOGUE, product.id))
        if question_id is not None:
            work.recognitions.drop(question_id)
            changes |= Changes.of((Noun.RECOGNITION, question_id))
        return Outcome(product, changes)


def save_service(
    desk: Desk, *, staff_id: UUID, form: ServiceForm, service_id: UUID | None = None
) -> Outcome[Service]:
    """Write down a new service (`service_id` None) or correct one; prices as `save_product`.

    Refuses with SERVICE_WITHOUT_PRICE when no size has one.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        before = work.catalogue.service(service_id) if service_id else None
        service = _service(work, desk.new_id() if before is None else before.id, form, before)
        if before is None:
            work.catalogue.add_service(service)
        else:
            if before.prices != service.prices:
                zero = Money.zero(next(iter(service.prices.values())).currency)
                moved = {
                    size.value: (before.prices.get(size, zero), service.prices.get(size, zero))
                    for size in SizeClass
                    if before.prices.get(size) != service.prices.get(size)
                }
                _reprice(desk, work, staff, service.id, moved)
            work.catalogue.save_service(service)
        return Outcome(service, Changes.of((Noun.CATALOGUE, service.id)))


def _product(work: UnitOfWork, identity: UUID, form: ProductForm, before: Product | None) -> Product:
    codes = [code for code in dict.fromkeys(map(read_barcode, form.barcodes)) if code]
    if len(codes) > MOST_BARCODES:
        raise Refused(Code.TEXT_TOO_LONG, field="barcodes", limit=MOST_BARCODES, length=len(codes))
    product = Product(
        id=identity,
        names=_names(form.name, form.names),
        sku=one_line(form.sku, field="sku", limit=SKU_LIMIT) or next_sku(work),
        price=_not_negative(form.price),
        tax=form.tax,
        category_id=_shelf(work, form.category_id),
        barcodes=tuple(codes),
        photo_sha256=before.photo_sha256 if before else "",
        minimum_milli=form.minimum_milli,
        cost=None if form.cost is None else _not_negative(form.cost),
        supplier_id=form.supplier_id,
        is_archived=before.is_archived if before else False,
    )
    return _favoured(work, product, form.is_favourite, before)


def _service(work: UnitOfWork, identity: UUID, form: ServiceForm, before: Service | None) -> Service:
    prices = {size: _not_negative(form.prices[size]) for size in SizeClass if size in form.prices}
    if not prices:
        raise Refused(Code.SERVICE_WITHOUT_PRICE)
    if not 0 <= form.duration_min <= MOST_MINUTES:
        raise Refused(Code.QUANTITY_UNREADABLE, field="duration")
    service = Service(
        id=identity,
        names=_names(form.name, form.names),
        prices=prices,
        tax=form.tax,
        category_id=_shelf(work, form.category_id),
        duration_min=form.duration_min,
        is_archived=before.is_archived if before else False,
    )
    return _favoured(work, service, form.is_favourite, before)


def _names(main: str, others: Mapping[str, str]) -> Names:
    cleaned = {code: one_line(name, field="name") for code, name in others.items()}
    return Names(
        one_line(main, field="name", is_needed=True), {code: name for code, name in cleaned.items() if name}
    )


def _shelf(work: UnitOfWork, category_id: UUID | None) -> UUID:
    known: Iterable[UUID] = (category.id for category in work.catalogue.categories(with_archived=True))
    if category_id is None or category_id not in known:
        raise Refused(Code.CATEGORY_MISSING)
    return category_id


def _not_negative(amount: Money) -> Money:
    if amount.minor < 0:
        raise Refused(Code.AMOUNT_NEGATIVE)
    return amount


def _favoured(work: UnitOfWork, item: T, is_favourite: bool, before: T | None) -> T:
    """A new favourite stands behind the others; one that stays keeps its place."""
    if not is_favourite:
        return item
    was = before is not None and before.is_favourite
    position = (
        before.favourite_position if before is not None and was else work.catalogue.last_favourite() + 1
    )
    return replace(item, is_favourite=True, favourite_position=position)


def _reprice(
    desk: Desk, work: UnitOfWork, staff: Staff, item_id: UUID, moved: Mapping[str, tuple[Money, Money]]
) -> None:
    """Another price needs its own permission, and leaves a trace."""
    permit(desk, work, staff, Permission.CHANGE_PRICES)
    figures: dict[str, int] = {}
    for name, (before, after) in moved.items():
        figures[f"{name}_before_minor"], figures[f"{name}_after_minor"] = before.minor, after.minor
    to_journal(desk, work, JournalEvent.PRICE_CHANGED, item_id, staff.id, figures)
