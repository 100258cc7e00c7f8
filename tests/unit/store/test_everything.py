"""Everything leaves, or it is said why not: no table is forgotten, no field without a meaning."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store.backups.making import BackupOrder
from cardesk_desktop.store.private_copy import PrivateCopy
from cardesk_desktop.store.repositories.everything import (
    ELSEWHERE,
    LEFT_OUT,
    NOUNS,
    FieldKind,
    fields_of,
)
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.tables.every import TABLES
from tests.builders import DUBAI, identity
from tests.builders.premises import issue, pay

NOW = datetime(2026, 11, 23, 10, 3, 27, tzinfo=UTC)


def order(store: Store) -> BackupOrder:
    file = store.hold_file()
    path, key = file.path, file.key
    return BackupOrder(path, key, NOW, identity("company"), identity("register R01"), "R01", "0.1.0", DUBAI)


def test_every_table_leaves_or_it_is_said_why_not() -> None:
    known = [*NOUNS.values(), *ELSEWHERE, *LEFT_OUT]
    forgotten = set(TABLES) - set(known)
    assert not forgotten, f"neither exported nor left out with a reason: {forgotten}"
    assert sorted(known) == sorted(TABLES)
    assert all(LEFT_OUT.values())
    assert all(ELSEWHERE.values())


def test_no_table_that_leaves_holds_a_secret() -> None:
    names = {field.name for noun in NOUNS for field in fields_of(noun)}
    assert not {name for name in names if "pin" in name.split("_") or "secret" in name or name == "key"}


def test_every_field_says_what_it_holds() -> None:
    for noun in NOUNS:
        for field in fields_of(noun):
            assert (field.kind is FieldKind.CHOICE) == bool(field.choices), (noun, field)
    price = {field.name: field for field in fields_of("service_prices")}
    assert price["service_id"].refers_to == "services"
    assert price["service_id"].kind is FieldKind.ID
    assert "sedan" in price["size_class"].choices
    assert not price["price_minor"].may_be_missing
    assert {field.name: field for field in fields_of("payments")}["id"].refers_to == "document"


def test_a_private_copy_shows_one_moment_while_the_shop_sells_on(store: Store) -> None:
    with store.write() as work:
        pay(work, identity("payment"), issue(work, identity("sale")))
    copy = PrivateCopy(order(store))
    store.release_file()
    with store.write() as work:
        pay(work, identity("later payment"), issue(work, identity("later sale")))
    with copy.opened() as work:
        assert work.everything.extent().invoices == 1
        assert work.everything.count("payments") == 1
        assert work.everything.document_count() == 2
        assert len(list(work.everything.rows("invoice_lines"))) == work.everything.count("invoice_lines")
    with store.read() as work:
        assert work.everything.extent().invoices == 2
    copy.remove()
    copy.remove()
    assert not list(copy.path.parent.glob("*.part*"))


def test_photos_leave_with_what_they_are(store: Store) -> None:
    with store.write() as work:
        sha256 = work.blobs.put(b"a picture", "image/webp")
        assert work.everything.photo_count() == 1
        assert list(work.everything.photos()) == [(sha256, "image/webp", b"a picture")]
        assert work.everything.extent().file_bytes == 9


def test_a_copy_that_cannot_be_made_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def moved(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise Unavailable(Code.DATABASE_BUSY)

    monkeypatch.setattr("cardesk_desktop.store.private_copy.copy_still", moved)
    held = order(store)
    with pytest.raises(Unavailable):
        PrivateCopy(held)
    assert not list(held.database.parent.glob("*.part*"))


def test_two_may_need_the_file_to_stand_still_at_once(store: Store) -> None:
    path = store.hold_file().path
    since, before = store.held_since, path.read_bytes()
    with store.write() as work:
        pay(work, identity("payment"), issue(work, identity("sale")))
    assert store.hold_file().path == path
    assert store.held_since == since
    store.release_file()
    with store.write() as work:
        issue(work, identity("another sale"))
    assert path.read_bytes() == before
    store.release_file()
    store.release_file()
    store.hold_file()
    assert path.read_bytes() != before
