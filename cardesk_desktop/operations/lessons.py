"""What this register learnt from people who said which product is in a photo: how much, and all forgotten."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.look import Lesson
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting


def products_taught(desk: Desk) -> Outcome[int]:
    """How many products this register knows by photos that people confirmed."""
    with desk.store.read() as work:
        return Outcome(len(work.likenesses.taught_products()))


def forget_all_lessons(desk: Desk, *, staff_id: UUID) -> Outcome[tuple[Lesson, ...]]:
    """Let go all of it; gives what was forgotten. Names, barcodes and the catalogue's photos stay known."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_REGISTER)
        taught = work.likenesses.taught_products()
        lessons = tuple(lesson for each in taught for lesson in work.likenesses.lessons(each))
        for product_id in taught:
            work.likenesses.forget(product_id)
        return Outcome(lessons)


def put_lessons_back(desk: Desk, *, staff_id: UUID, lessons: tuple[Lesson, ...]) -> Outcome[None]:
    """Bring back what was forgotten, of the products that are still there."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_REGISTER)
        ids = tuple(dict.fromkeys(lesson.product_id for lesson in lessons))
        there = {product.id for product in work.catalogue.by_ids(ids)}
        for lesson in lessons:
            if lesson.product_id in there:
                work.likenesses.teach(lesson.product_id, lesson.looks, lesson.words, lesson.learnt_at)
        return Outcome(None)
