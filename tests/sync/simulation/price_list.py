"""What happens to the catalogue: categories, goods that are sold otherwise or no more, prices by size."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.operations.archiving_items import archive_items
from cardesk_desktop.operations.shelves import CategoryForm, archive_category, save_category
from tests.builders.basics import UAE_VAT
from tests.builders.open_shop import CARPETS, CLOTH, OWNER, WASH
from tests.sync.simulation.ledger import Made
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short

_TAXES = (UAE_VAT, Tax(UAE_VAT.category, 700), Tax(UAE_VAT.category, 900))
_COLOURS = ("blue", "green", "red")


def arrange_shelf(at: Place) -> None:
    """A category is added, has another name or place, or is put away."""
    category_id = at.one_of("category")
    form = CategoryForm(f"Shelf {at.new_word()}", at.chance.choice(_COLOURS))
    dice = at.chance.random()
    if category_id is None or dice < 0.3:
        made = save_category(at.desk, staff_id=OWNER.id, form=form).value
        at.intend(Made(at.life, ("category", made.id.bytes)), told=f"adds category {form.name}")
    elif dice < 0.6:
        save_category(at.desk, staff_id=OWNER.id, form=form, category_id=category_id)
        at.story.tell(at.name, f"category {short(category_id)} is {form.name}, {form.colour}")
    else:
        category_id = at.one_of("category", where="name NOT IN ('Washes', 'Shop')") or category_id
        with at.desk.store.write() as work:
            (known,) = (
                each for each in work.catalogue.categories(with_archived=True) if each.id == category_id
            )
            work.catalogue.save_category(replace(known, position=at.chance.randrange(9)))
        at.committed()
        archive_category(
            at.desk, staff_id=OWNER.id, category_id=category_id, is_archived=not known.is_archived
        )
        at.story.tell(at.name, f"category {short(category_id)} is archived: {not known.is_archived}")


def correct_goods(at: Place) -> None:
    """Something of the cloth is otherwise than it was."""
    with at.desk.store.write() as work:
        cloth, shelves = work.catalogue.product(CLOTH.id), at.ids("category")
        category_id = type(cloth.id)(bytes=at.chance.choice(shelves))
        suppliers = at.ids("supplier")
        supplier_id = type(cloth.id)(bytes=at.chance.choice(suppliers)) if suppliers else None
        changes = {
            "barcodes": replace(cloth, barcodes=tuple(at.new_word() for _ in range(at.chance.randrange(3)))),
            "category": replace(cloth, category_id=category_id),
            "tax": replace(cloth, tax=at.chance.choice(_TAXES)),
            "archived": replace(cloth, is_archived=not cloth.is_archived),
            "supplier": replace(cloth, supplier_id=supplier_id),
            "cost": replace(cloth, cost=replace(cloth.price, minor=at.chance.randrange(900))),
            "minimum": replace(cloth, minimum_milli=1_000 * at.chance.randrange(9)),
            "names": replace(cloth, names=replace(cloth.names, others={"ar": at.new_word()})),
            "favourite": replace(cloth, is_favourite=not cloth.is_favourite),
        }
        what = at.chance.choice(list(changes))
        work.catalogue.save_product(changes[what])
        at.story.tell(at.name, f"the cloth has another {what}")


def correct_service(at: Place) -> None:
    """A service has other prices, takes longer, or stands elsewhere."""
    with at.desk.store.write() as work:
        service = work.catalogue.service(at.chance.choice((WASH, CARPETS)).id)
        prices = {
            size: replace(price, minor=price.minor + 100 * at.chance.randrange(1, 9))
            for size, price in service.prices.items()
        }
        category_id = type(service.id)(bytes=at.chance.choice(at.ids("category")))
        changes = {
            "prices": replace(service, prices=prices),
            "duration": replace(service, duration_min=5 * at.chance.randrange(1, 20)),
            "tax": replace(service, tax=at.chance.choice(_TAXES)),
            "category": replace(service, category_id=category_id),
            "favourite": replace(service, is_favourite=not service.is_favourite),
        }
        what = at.chance.choice(list(changes))
        work.catalogue.save_service(changes[what])
        at.story.tell(at.name, f"service {short(service.id)} has other {what}")


def offer_more(at: Place) -> None:
    """Goods or a service are offered for the first time, or the carpets no more."""
    new, word, dice = at.desk.new_id(), at.new_word(), at.chance.random()
    if dice < 0.3:
        with at.desk.store.write() as work:
            work.catalogue.add_product(replace(CLOTH, id=new, sku=word))
        at.intend(Made(at.life, ("product", new.bytes)), told=f"offers goods {word}")
    elif dice < 0.6:
        with at.desk.store.write() as work:
            work.catalogue.add_service(replace(CARPETS, id=new))
        at.intend(Made(at.life, ("service", new.bytes)), told=f"offers service {short(new)}")
    else:
        with at.desk.store.read() as work:
            is_archived = not work.catalogue.service(CARPETS.id).is_archived
        archive_items(at.desk, staff_id=OWNER.id, item_ids=(CARPETS.id,), is_archived=is_archived)
        at.story.tell(at.name, f"carpets are archived: {is_archived}")


DEEDS = ((arrange_shelf, 4), (correct_goods, 9), (correct_service, 5), (offer_more, 4))
"""With how often each is done."""
