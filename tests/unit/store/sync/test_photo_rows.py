"""Photos of cars and goods as rows that arrive and go: the file of a car goes with its last row."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, Moment, VisitPhoto
from cardesk_desktop.store.store import Store
from tests.builders import NOW, identity, make_visit
from tests.builders.hub import Hub
from tests.unit.store.sync.arriving import apply, block, waiting

WEBP = b"RIFF....WEBP of a car"
STAFF = identity("staff")


def _photographed(store: Store) -> VisitPhoto:
    with store.write() as work:
        work.visits.add(make_visit())
        sha256 = work.blobs.put(WEBP, "image/webp")
        photo = VisitPhoto(identity("photo"), make_visit().id, Moment.CHECK_IN, sha256, NOW, STAFF)
        work.visit_photos.add(photo)
        mark = DamageMark(identity("mark"), photo.id, DamageKind.DENT, 1, 2, NOW, STAFF)
        work.visit_photos.add_mark(mark)
    return photo


def _has(store: Store, sha256: str) -> bool:
    with store.read() as work:
        return work.blobs.get(sha256) is not None


def test_a_photo_that_was_removed_elsewhere_goes_with_its_file_and_marks(store: Store, hub: Hub) -> None:
    photo = _photographed(store)
    # A mark of this register names it still: it goes along, once all has arrived.
    apply(store, block("visit_photo", graves=[photo.id.bytes]))
    assert not _has(store, photo.sha256)
    assert waiting(store) == []
    with store.read() as work:
        assert work.visit_photos.of_visits([photo.visit_id]) == ()
        assert work.sync.is_buried("damage_mark", identity("mark").bytes)


def test_a_file_that_another_photo_shows_stays(store: Store, hub: Hub) -> None:
    photo = _photographed(store)
    with store.write() as work:
        work.visit_photos.add(replace(photo, id=identity("again")))
    apply(store, block("visit_photo", graves=[photo.id.bytes]))
    assert _has(store, photo.sha256)


def test_what_is_on_its_way_is_not_wanted_any_more(store: Store, hub: Hub) -> None:
    photo = replace(_photographed(store), id=identity("other"), sha256="a" * 64)
    with store.write() as work:
        work.visit_photos.add(photo)
        assert work.sync.photos.counts().to_come == 1
    apply(store, block("visit_photo", graves=[photo.id.bytes]))
    with store.read() as work:
        assert work.sync.photos.counts().to_come == 0
