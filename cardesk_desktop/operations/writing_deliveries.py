"""Writing down a delivery line by line, by scanner or by hand; it is kept until it is received at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names, Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.delivery import Delivery, DeliveryLine
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.supplier import Supplier
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.desk import Desk, acting, permit
from cardesk_desktop.operations.looking_at_stock import sees_costs
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, Received, take_in
from cardesk_desktop.operations.sealing_time import sealing_time
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class UnpackedLine:
    """A line as it is shown. `unit_cost` and `cost` are None where unknown, or not for these eyes."""

    product_id: UUID
    names: Names
    sku: str
    quantity: Quantity
    unit_cost: Money | None
    cost: Money | None


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """The delivery on the table; empty before its first line. `cost` is None for who may not see costs."""

    lines: tuple[UnpackedLine, ...]
    supplier: Supplier | None
    reference: str
    cost: Money | None
    suppliers: tuple[Supplier, ...]


def view_delivery(desk: Desk, *, viewer_id: UUID) -> Outcome[DeliveryView]:
    """The delivery that is being written down."""
    with desk.store.read() as work:
        return Outcome(_view(work, viewer_id))


def scan_delivery(desk: Desk, *, staff_id: UUID, barcode: str) -> Outcome[DeliveryView]:
    """One more of the product that carries a barcode. Refuses with BARCODE_UNKNOWN."""
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.RECEIVE_STOCK)
        products = work.catalogue.with_barcode(barcode)
        if not products:
            raise Refused(Code.BARCODE_UNKNOWN, barcode=barcode)
        delivery = _on_the_table(desk, work, staff)
        work.deliveries.put_line(delivery.id, delivery.with_more(products[0].id, ONE))
        return _changed(work, staff, delivery)


def put_on_delivery(
    desk: Desk, *, staff_id: UUID, product_id: UUID, quantity: Quantity, unit_cost: Money | None = None
) -> Outcome[DeliveryView]:
    """Write down so much of a product, in place of what stood there; a cost of None stays as it was.

    Saying a cost needs SEE_COSTS. Refuses a quantity that is not above zero, and AMOUNT_NEGATIVE.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.RECEIVE_STOCK)
        if unit_cost is not None:
            permit(desk, work, staff, Permission.SEE_COSTS)
            if unit_cost.minor < 0:
                raise Refused(Code.AMOUNT_NEGATIVE)
        work.catalogue.product(product_id)
        delivery = _on_the_table(desk, work, staff)
        known = delivery.line_of(product_id)
        kept = known.unit_cost if known is not None and unit_cost is None else unit_cost
        work.deliveries.put_line(delivery.id, DeliveryLine(product_id, quantity.checked(), kept))
        return _changed(work, staff, delivery)


def take_off_delivery(desk: Desk, *, staff_id: UUID, product_id: UUID) -> Outcome[DeliveryView]:
    """Take a product off the delivery."""
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.RECEIVE_STOCK)
        delivery = _on_the_table(desk, work, staff)
        work.deliveries.take_off(delivery.id, product_id)
        return _changed(work, staff, delivery)


def head_delivery(
    desk: Desk, *, staff_id: UUID, supplier_id: UUID | None, reference: str
) -> Outcome[DeliveryView]:
    """Say from whom the delivery is and what stands on its note. Refuses with NOT_FOUND, TEXT_TOO_LONG."""
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.RECEIVE_STOCK)
        if supplier_id is not None:
            work.suppliers.get(supplier_id)
        delivery = _on_the_table(desk, work, staff)
        clean = one_line(reference, field="reference")
        work.deliveries.save_head(replace(delivery, supplier_id=supplier_id, reference=clean))
        return _changed(work, staff, delivery)


def throw_away_delivery(desk: Desk, *, staff_id: UUID) -> Outcome[Delivery | None]:
    """Take the delivery off the table; `put_back_delivery` undoes it."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.RECEIVE_STOCK)
        delivery = work.deliveries.on_the_table()
        if delivery is None:
            return Outcome(None)
        work.deliveries.remove(delivery.id)
        return Outcome(delivery, Changes.of((Noun.STOCK, delivery.id)))


def put_back_delivery(desk: Desk, *, staff_id: UUID, delivery: Delivery) -> Outcome[DeliveryView]:
    """Put a delivery back that was thrown away."""
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.RECEIVE_STOCK)
        work.deliveries.add(delivery)
        return _changed(work, staff, delivery)


def receive_delivery(desk: Desk, *, staff_id: UUID) -> Outcome[Received]:
    """Receive what is on the table, all of it in one commit. Refuses as `receive_goods` does.

    Who receives need not see the costs that somebody else wrote down.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.RECEIVE_STOCK)
        delivery = work.deliveries.on_the_table()
        if delivery is None:
            raise Refused(Code.RECEIPT_EMPTY)
        at = sealing_time(desk, work)
        received = take_in(desk, work, staff, _form(work, delivery), at)
        work.deliveries.remove(delivery.id)
        touched = [(Noun.STOCK, delivery.id)]
        touched += [(Noun.STOCK, movement.product_id) for movement in received.movements]
        return Outcome(received, Changes.of(*touched))


def _form(work: UnitOfWork, delivery: Delivery) -> ReceiptForm:
    supplier = work.suppliers.get(delivery.supplier_id) if delivery.supplier_id else None
    return ReceiptForm(
        tuple(ReceiptLine(line.product_id, line.quantity, line.unit_cost) for line in delivery.lines),
        supplier_id=delivery.supplier_id,
        supplier_name=supplier.name if supplier else "",
        reference=delivery.reference,
    )


def _on_the_table(desk: Desk, work: UnitOfWork, staff: Staff) -> Delivery:
    """The delivery, begun now if there is none."""
    delivery = work.deliveries.on_the_table()
    if delivery is None:
        delivery = Delivery(desk.new_id(), desk.clock.now(), staff.name)
        work.deliveries.add(delivery)
    return delivery


def _changed(work: UnitOfWork, staff: Staff, delivery: Delivery) -> Outcome[DeliveryView]:
    return Outcome(_view(work, staff.id), Changes.of((Noun.STOCK, delivery.id)))


def _view(work: UnitOfWork, viewer_id: UUID) -> DeliveryView:
    delivery = work.deliveries.on_the_table()
    suppliers = work.suppliers.everyone()
    if delivery is None:
        return DeliveryView((), None, "", None, suppliers)
    ids = [line.product_id for line in delivery.lines]
    products = {item.id: item for item in work.catalogue.by_ids(ids) if isinstance(item, Product)}
    is_seen = sees_costs(work, viewer_id)
    lines = tuple(
        UnpackedLine(
            line.product_id,
            products[line.product_id].names,
            products[line.product_id].sku,
            line.quantity,
            line.unit_cost if is_seen else None,
            line.cost if is_seen else None,
        )
        for line in delivery.lines
    )
    supplier = work.suppliers.get(delivery.supplier_id) if delivery.supplier_id else None
    cost = delivery.cost(work.company.company().currency) if is_seen else None
    return DeliveryView(lines, supplier, delivery.reference, cost, suppliers)
