"""What is done to goods: they come in, are priced anew, and are counted."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.counting_stock import count_product, post_count, start_count
from cardesk_desktop.operations.receiving_stock import receive
from tests.builders.open_shop import FRESHENER, MANAGER, OWNER, WASH, dirhams
from tests.sync.simulation.ledger import Edit, Made, Moved
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short


def receive_goods(at: Place) -> None:
    """A box of bottles comes in."""
    at.say_date_is_right()
    units = 1 + at.chance.randrange(9)
    movement = receive(
        at.desk,
        staff_id=MANAGER.id,
        product_id=FRESHENER.id,
        quantity=Quantity.of(units),
        unit_cost=dirhams(units),
    ).value
    at.story.tell(at.name, f"receives goods, {movement.number}")


def change_price(at: Place) -> None:
    """The owner changes a price and a name."""
    with at.desk.store.write() as work:
        if at.chance.random() < 0.5:
            product, word = work.catalogue.product(FRESHENER.id), at.new_word()
            cents = 100 + at.chance.randrange(5_000)
            price_ = replace(product.price, minor=cents)
            work.catalogue.save_product(replace(product, sku=word, price=price_))
            told = f"product: sku {product.sku!r} -> {word!r}, price {cents}"
            at.intend(Edit(at.life, ("product", product.id.bytes), "sku", word, product.sku), told=told)
        else:
            service = work.catalogue.service(WASH.id)
            work.catalogue.save_service(replace(service, names=Names(f"Wash {at.new_word()}")))
            at.story.tell(at.name, "renames the wash")


def begin_count(at: Place) -> None:
    """Somebody begins to count."""
    view = start_count(at.desk, staff_id=MANAGER.id, product_ids=(FRESHENER.id,)).value
    at.intend(
        Made(at.life, ("stock_count", view.count.id.bytes)), told=f"count {short(view.count.id)} begins"
    )


def count(at: Place) -> None:
    """Somebody counts the bottles."""
    count_id = at.one_of("stock_count", where="state = 'open'")
    if count_id is None:
        return
    quantity = Quantity.of(at.chance.randrange(20))
    count_product(at.desk, staff_id=MANAGER.id, count_id=count_id, product_id=FRESHENER.id, quantity=quantity)
    at.story.tell(at.name, f"count {short(count_id)}: {quantity.milli // 1000}")


def end_count(at: Place) -> None:
    """What a count found becomes the stock."""
    count_id = at.one_of("stock_count", where="state = 'open'")
    if count_id is None:
        return
    at.say_date_is_right()
    at.ledger.intend(Moved(at.life, ("stock_count", count_id.bytes), 2))
    at.story.tell(at.name, f"count {short(count_id)} is posted")
    post_count(at.desk, staff_id=OWNER.id, count_id=count_id)
