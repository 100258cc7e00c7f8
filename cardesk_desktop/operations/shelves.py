"""Categories and favourites: the shelves that the tiles stand on, and their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Category, Names, Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.store.unit_of_work import UnitOfWork

MOST_FAVOURITES = 500


@dataclass(frozen=True, slots=True)
class CategoryForm:
    """What a person typed about a category; `colour` is a key of the theme's tile colours."""

    name: str
    colour: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category with how many products and services it offers."""

    category: Category
    count: int


@dataclass(frozen=True, slots=True)
class Favourite:
    """A favourite by its name, in the order in which tiles show it."""

    id: UUID
    names: Names


def shelves(desk: Desk) -> Outcome[tuple[Shelf, ...]]:
    """The categories in their order, with what stands in each."""
    with desk.store.read() as work:
        return Outcome(
            tuple(
                Shelf(category, work.catalogue.count_in_category(category.id))
                for category in work.catalogue.categories()
            )
        )


def save_category(
    desk: Desk, *, staff_id: UUID, form: CategoryForm, category_id: UUID | None = None
) -> Outcome[Category]:
    """Add a category behind the others (`category_id` None), or give one another name or colour."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        others = {code: one_line(name, field="name") for code, name in form.names.items()}
        names = Names(
            one_line(form.name, field="name", is_needed=True),
            {code: name for code, name in others.items() if name},
        )
        if category_id is None:
            last = max((each.position for each in work.catalogue.categories(with_archived=True)), default=0)
            category = Category(desk.new_id(), names, last + 1, form.colour)
            work.catalogue.add_category(category)
        else:
            category = replace(_known(work, category_id), names=names, colour=form.colour)
            work.catalogue.save_category(category)
        return Outcome(category, Changes.of((Noun.CATALOGUE, category.id)))


def order_categories(desk: Desk, *, staff_id: UUID, category_ids: tuple[UUID, ...]) -> Outcome[None]:
    """Put the categories into this order; what is not named stays behind."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        places = {category_id: place for place, category_id in enumerate(category_ids, start=1)}
        known = work.catalogue.categories()
        for category in known:
            position = places.get(category.id, len(category_ids) + category.position)
            if position != category.position:
                work.catalogue.save_category(replace(category, position=position))
        return Outcome(None, Changes.of(*((Noun.CATALOGUE, category.id) for category in known)))


def archive_category(
    desk: Desk, *, staff_id: UUID, category_id: UUID, is_archived: bool = True
) -> Outcome[Category]:
    """Offer an empty category no more, or again. Refuses with CATEGORY_NOT_EMPTY."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        category = _known(work, category_id)
        count = work.catalogue.count_in_category(category_id)
        if is_archived and count:
            raise Refused(Code.CATEGORY_NOT_EMPTY, name=category.names, count=count)
        changed = replace(category, is_archived=is_archived)
        work.catalogue.save_category(changed)
        return Outcome(changed, Changes.of((Noun.CATALOGUE, category_id)))


def favourites(desk: Desk) -> Outcome[tuple[Favourite, ...]]:
    """The favourites in their order."""
    with desk.store.read() as work:
        page = work.catalogue.items(None, 0, MOST_FAVOURITES)
        return Outcome(tuple(Favourite(item.id, item.names) for item in page.rows))


def arrange_favourites(desk: Desk, *, staff_id: UUID, item_ids: tuple[UUID, ...]) -> Outcome[None]:
    """Put the favourites into this order."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        for position, item_id in enumerate(item_ids, start=1):
            work.catalogue.place_favourite(item_id, position)
        return Outcome(None, Changes.of(*((Noun.CATALOGUE, item_id) for item_id in item_ids)))


def mark_favourites(
    desk: Desk, *, staff_id: UUID, item_ids: tuple[UUID, ...], is_favourite: bool = True
) -> Outcome[int]:
    """Put products and services among the favourites, behind the others, or take them out."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        position = work.catalogue.last_favourite()
        changed = [item for item in work.catalogue.by_ids(item_ids) if item.is_favourite is not is_favourite]
        for item in changed:
            position += 1
            place = position if is_favourite else 0
            if isinstance(item, Product):
                marked = replace(item, is_favourite=is_favourite, favourite_position=place)
                work.catalogue.save_product(marked)
            else:
                work.catalogue.save_service(
                    replace(item, is_favourite=is_favourite, favourite_position=place)
                )
        return Outcome(len(changed), Changes.of(*((Noun.CATALOGUE, item.id) for item in changed)))


def _known(work: UnitOfWork, category_id: UUID) -> Category:
    for category in work.catalogue.categories(with_archived=True):
        if category.id == category_id:
            return category
    raise Refused(Code.NOT_FOUND, id=category_id)
