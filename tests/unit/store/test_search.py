"""Search as you type: every row is found, however it is spelt, and the very thing comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.views import Hit, HitKind
from tests.builders import (
    identity,
    make_buyer,
    make_client,
    make_invoice,
    make_invoiced_vehicle,
    make_product,
    make_service,
    make_vehicle,
)
from tests.builders.premises import issue


def _find(
    store: Store, text: str, limit: int = 20, kinds: Sequence[HitKind] | None = None
) -> tuple[Hit, ...]:
    with store.read() as work:
        return work.search.find(text, limit, kinds)


def _titles(store: Store, text: str) -> list[str]:
    return [hit.title for hit in _find(store, text)]


def _add_clients(store: Store, *clients: Client) -> None:
    with store.write() as work:
        for client in clients:
            work.clients.add(client)


@pytest.mark.parametrize(
    "typed",
    [
        *("f", "fat", "FATIMA", "fatima al mans", "mansoori fatima", "Fátima"),
        *(
            "+971501234567",
            "971501234567",
            "0501234567",
            "050 123 4567",
            "050123",
            "4567",
            "34567",
            "fatima 4567",
        ),
    ],
)
def test_a_client_is_found_by_name_and_phone(store: Store, typed: str) -> None:
    assert "Fatima Al Mansoori" in _titles(store, typed)


@pytest.mark.parametrize("typed", ["فاطمه", "فاطمة الم", "المنصورى", "فاطِمَة", "فاطـــمة"])
def test_arabic_is_found_as_people_type_it(store: Store, typed: str) -> None:
    _add_clients(store, make_client("فاطمة المنصوري", phone=""))
    assert _titles(store, typed) == ["فاطمة المنصوري"]


@pytest.mark.parametrize(
    "typed", ["R 60917", "r60917", "R-60917", "60917", "r 609", "R609", "٦٠٩١٧", "pat", "r nissan"]
)
def test_a_car_is_found_by_plate_and_make(store: Store, typed: str) -> None:
    assert "R 60917" in _titles(store, typed)


@pytest.mark.parametrize("typed", ["أ ب ح 1234", "ABJ1234", "abj 1234", "1234 abj"])
def test_a_saudi_plate_is_found_in_both_scripts(store: Store, typed: str) -> None:
    plate = Plate.read("أ ب ح ١٢٣٤", Region.SAUDI_ARABIA)
    with store.write() as work:
        work.vehicles.add(replace(make_vehicle("X 1"), plate=plate))
    assert _titles(store, typed) == [plate.text]


@pytest.mark.parametrize(
    "typed", ["R01-A-000001", "r01a000001", "r01-a", "000001", "1", "gulf rent", "60917", "4567"]
)
def test_an_invoice_is_found_by_number_buyer_plate_and_phone(store: Store, typed: str) -> None:
    buyer = replace(make_buyer(), phone="+971501234567")
    with store.write() as work:
        issue(work, identity("i"), make_invoice(buyer=buyer, vehicle=make_invoiced_vehicle()))
    (hit,) = _find(store, typed, kinds=[HitKind.INVOICE])
    assert (hit.title, hit.detail) == ("R01-A-000001", "Gulf Rent LLC · R 60917")


def test_the_very_thing_comes_first(store: Store) -> None:
    barcode = "971501234567"
    with store.write() as work:
        for name in ("60917 wash", "Polish 60917"):
            work.catalogue.add_product(make_product(name))
        work.catalogue.add_product(replace(make_product("Zip"), barcodes=(barcode,), sku="R60917"))
    ranks = {(hit.title, hit.rank) for hit in _find(store, "60917")}
    assert ranks == {("R 60917", 0), ("60917 wash", 1), ("Polish 60917", 2)}
    assert [(hit.title, hit.rank) for hit in _find(store, "r60917")] == [("R 60917", 0), ("Zip", 0)]
    # A barcode may be a phone number: both are shown, and each says what it is.
    assert {hit.kind for hit in _find(store, barcode)} == {HitKind.CLIENT, HitKind.PRODUCT}
    with store.write() as work:
        issue(work, identity("i"))
    assert _find(store, "R01-A-000001")[0].rank == 0


def test_what_changed_is_found_as_it_is_now(store: Store) -> None:
    product, service = make_product(), make_service()
    with store.write() as work:
        work.clients.save(make_client("Fatima Al Mansoori", phone="+33612345678"))
        work.vehicles.save(replace(make_vehicle(), plate=Plate.read("B 7", Region.DUBAI)))
        work.catalogue.save_product(replace(product, names=Names("Oud", {"fr": "Parfum"}), barcodes=()))
        work.catalogue.save_service(replace(service, names=Names("Rinse", {"ar": "شطف"})))
    assert _find(store, "0501234567") == _find(store, "R 60917") == _find(store, "freshener") == ()
    assert _titles(store, "0612345678") == ["Fatima Al Mansoori"]
    assert _titles(store, "parfum") == ["Oud"]
    assert _titles(store, "شطف") == ["Rinse"]
    with store.write() as work:
        work.catalogue.save_product(replace(product, is_archived=True))
        work.catalogue.save_service(replace(service, is_archived=True))
    assert _find(store, "oud") == _find(store, "rinse") == _find(store, "exterior") == ()
    with store.write() as work:
        work.catalogue.save_product(replace(product, is_archived=True))
        work.catalogue.save_product(product)
    assert _titles(store, "freshener") == [product.names.main]


def test_nothing_is_found_by_nothing(store: Store) -> None:
    for typed in ("", "   ", "-", "\"' * AND OR NEAR(", "fatima zzz", "wash" * 3_000, "x" * 10_000, "\x00"):
        assert _find(store, typed) == ()


def test_typing_fts_syntax_is_only_typing(store: Store) -> None:
    _add_clients(store, make_client("And Or Not", phone=""), make_client("Near Col", phone=""))
    assert _titles(store, "and or NOT") == ["And Or Not"]
    assert _titles(store, "NEAR(col") == ["Near Col"]
    assert _titles(store, "words : near*") == []


def test_limits_hold_for_each_kind_and_in_all(store: Store) -> None:
    _add_clients(store, *(make_client(f"Wash Club {place}", phone="") for place in range(30)))
    assert len(_find(store, "wash", 7)) == 7
    hits = _find(store, "wash", 40)
    assert len([hit for hit in hits if hit.kind is HitKind.CLIENT]) == 30
    assert _find(store, "wash", 5, kinds=[HitKind.SERVICE])[0].title == "Exterior wash"


def test_with_very_many_matches_the_newest_are_shown(store: Store) -> None:
    _add_clients(store, *(make_client(f"{place:03} of the club", phone="") for place in range(320)))
    assert [hit.title for hit in _find(store, "club", 3)] == [
        f"{place} of the club" for place in (319, 318, 317)
    ]
    assert [hit.title for hit in _find(store, "club of 007", 3)] == ["007 of the club"]


new_ids = map(UUID, (f"01a207bd-a9c0-7000-8000-{place:012x}" for place in count()))
names = st.text(st.characters(categories=["L", "Nd", "Zs", "Mn"]), min_size=1, max_size=24).filter(words)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=names, data=st.data())
def test_every_name_is_found_by_how_its_words_begin(store: Store, name: str, data: st.DataObject) -> None:
    client = Client(next(new_ids), name)
    with store.write() as work:
        work.clients.add(client)
    parts = words(name)[:8]
    typed = " ".join(part[: data.draw(st.integers(1, len(part)))] for part in parts)
    assert client.id in {hit.id for hit in _find(store, typed, 100, [HitKind.CLIENT])}
