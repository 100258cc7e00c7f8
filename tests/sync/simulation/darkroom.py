"""What is photographed: goods for their gallery, cars at their visits with the scratches on them."""

from __future__ import annotations

from hashlib import sha256

from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, Moment, VisitPhoto
from tests.builders.open_shop import FRESHENER, MANAGER
from tests.sync.simulation.ledger import Deleted, Edit, Made
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short


def photograph_goods(at: Place) -> None:
    """The bottle gets one photo more."""
    with at.desk.store.write() as work:
        # Nobody photographs what has not arrived yet.
        work.catalogue.product(FRESHENER.id)
        before = work.galleries.of(FRESHENER.id, "")
        known = set(at.ids("product_photo"))
        added = _file(at)
        gallery = (*before, added) if at.chance.random() < 0.5 else (added, *before)
        work.galleries.put(FRESHENER.id, gallery, at.desk.new_id)
        (made,) = set(at.ids("product_photo")) - known
        at.intend(Made(at.life, ("product_photo", made)), told=f"photographs the bottle, {made.hex()[-6:]}")


def photograph_car(at: Place) -> None:
    """A car is photographed, and a scratch marked on it."""
    visit_id = at.one_of("visit", where="ended_at IS NULL")
    if visit_id is None:
        return
    now, staff_id = at.desk.clock.now(), MANAGER.id
    with at.desk.store.write() as work:
        moment = at.chance.choice(list(Moment))
        photo = VisitPhoto(at.desk.new_id(), visit_id, moment, _file(at), now, staff_id)
        place = at.chance.randrange(1_001)
        mark = DamageMark(at.desk.new_id(), photo.id, DamageKind.SCRATCH, place, place, now, staff_id)
        work.visit_photos.add(photo)
        work.visit_photos.add_mark(mark)
        at.ledger.intend(Made(at.life, ("visit_photo", photo.id.bytes), visit_id.bytes))
        told = f"photographs the car of visit {short(visit_id)}"
        at.intend(Made(at.life, ("damage_mark", mark.id.bytes), visit_id.bytes), told=told)


def describe_mark(at: Place) -> None:
    """Somebody writes beside a mark, or takes it away."""
    mark_id = at.one_of("damage_mark")
    if mark_id is None:
        return
    with at.desk.store.write() as work:
        mark, word = work.visit_photos.mark(mark_id), at.new_word()
        if at.chance.random() < 0.2:
            work.visit_photos.remove_mark(mark_id)
            gone = Deleted(at.life, ("damage_mark", mark_id.bytes), (mark.note,))
            at.intend(gone, told=f"mark {short(mark_id)} is taken away")
            return
        work.visit_photos.save_mark(mark.corrected(at.chance.choice(list(DamageKind)), word))
        at.intend(
            Edit(at.life, ("damage_mark", mark_id.bytes), "note", word, mark.note),
            told=f"note of mark {short(mark_id)}: {mark.note!r} -> {word!r}",
        )


def _file(at: Place) -> str:
    return sha256(at.new_word().encode()).hexdigest()
