"""Every table has its place: it is a kind, beside one, made of one, or this register's own."""

from __future__ import annotations

from cardesk_desktop.store.sync.coding import codec_of
from cardesk_desktop.store.sync.consequences.touched import touched
from cardesk_desktop.store.sync.places import DERIVED, LISTS, LOCAL, PLACES
from cardesk_desktop.store.tables.every import TABLES
from cardesk_wire.kinds import KINDS

SILENT = {"journal_entry"}
"""Kinds that no screen shows of itself when they arrive."""


def test_every_table_has_one_place() -> None:
    shared = [place.table.name for place in PLACES.values()]
    beside = [rows.table for rows in LISTS.values()]
    known = [*shared, *beside, *DERIVED, *LOCAL]
    assert sorted(known) == sorted(TABLES), "a new table is a kind, beside a kind, derived or local"


def test_every_column_of_a_shared_table_travels_or_stays() -> None:
    stays = {"company": {"only", "id"}, "document": {"hash", "is_foreign"}}
    stays["staff_pin"] = {"failures", "last_failure_at"}
    for name, place in PLACES.items():
        travels = {*place.keys, *place.columns} | stays.get(name, set())
        assert set(place.table.c.keys()) == travels, name
        assert place.keys == place.kind.key
        for column in place.columns.values():
            assert codec_of(column).out([]) is not None


def test_rows_beside_a_row_travel_whole() -> None:
    for name, rows in LISTS.items():
        assert PLACES[name].kind.lists == (rows.field,)
        columns = {rows.owner, *rows.columns, *((rows.place,) if rows.place else ())}
        assert set(TABLES[rows.table].c.keys()) == columns


def test_fields_change_in_whole_groups() -> None:
    place = PLACES["product"]
    price, tax = place.bits(frozenset({"price_minor"})), place.bits(frozenset({"tax_rate_bp", "unknown"}))
    assert place.names(place.whole_groups(price)) == ["price_minor", "currency"]
    assert place.names(place.whole_groups(tax)) == ["tax_category", "tax_rate_bp", "tax_reason"]
    assert place.whole_groups(place.all_fields) == place.all_fields


def test_every_kind_that_arrives_is_shown_again() -> None:
    for kind in KINDS:
        place = PLACES[kind.name]
        assert bool(touched(place, (bytes(place.identity_size),))) is (kind.name not in SILENT)
        assert not touched(place, ())
    many = touched(PLACES["client"], [bytes(16)] * 2_000)
    assert len(many.touched) == 1
