"""Search with one letter wrong: what was meant is found, below what was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.misspelling import is_name
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.views import HitKind
from tests.builders import make_client, make_product, make_vehicle
from tests.builders.slips import SLIPS, Slip

_NAMES = (
    "Mohammed Al Suwaidi",
    "Émilie Lefèvre",
    "Иван Петров",
    "Екатерина Соколова",
    "فاطمة المنصوري",
    "عبدالله القحطاني",
    "Łukasz Wójcik",
)
_WORDS = [word for name in _NAMES for word in words(name) if is_name(word) and len(word) > 3]


def _titles(store: Store, text: str, kind: HitKind = HitKind.CLIENT) -> list[str]:
    with store.read() as work:
        return [hit.title for hit in work.search.find(text, 20, kinds=(kind,))]


@pytest.fixture
def town(store: Store) -> Store:
    with store.write() as work:
        for name in _NAMES:
            work.clients.add(make_client(name, phone=""))
    return store


@pytest.mark.parametrize("slip", SLIPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(word=st.sampled_from(_WORDS), data=st.data())
def test_every_name_is_found_with_any_one_slip(
    town: Store, slip: Slip, word: str, data: st.DataObject
) -> None:
    typed = slip(word, data.draw)
    assert any(word in words(title) for title in _titles(town, typed)), typed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("mohamed", "Mohammed Al Suwaidi"),
        ("Mohmamed suwaidi", "Mohammed Al Suwaidi"),
        ("mohmam", "Mohammed Al Suwaidi"),
        ("emille lefevre", "Émilie Lefèvre"),
        ("Птеров", "Иван Петров"),
        ("فاطمه المنصوي", "فاطمة المنصوري"),
        ("lukas wojcic", "Łukasz Wójcik"),
    ],
)
def test_it_is_found_while_it_is_typed_and_among_other_words(town: Store, typed: str, name: str) -> None:
    assert name in _titles(town, typed)


def test_what_was_typed_comes_before_what_may_have_been_meant(store: Store) -> None:
    with store.write() as work:
        for name in ("Marina Noor", "Karina Noor"):
            work.clients.add(make_client(name, phone=""))
    with store.read() as work:
        (hit,) = work.search.find("marina", 20, kinds=(HitKind.CLIENT,))[:1]
        assert (hit.title, hit.rank) == ("Marina Noor", 1)
        (other,) = work.search.find("narina", 1, kinds=(HitKind.CLIENT,))
        assert other.rank == 3


def test_with_enough_found_nothing_is_guessed(store: Store) -> None:
    with store.write() as work:
        for number in range(5):
            work.clients.add(make_client(f"Sara {'ABCDE'[number]}", phone=""))
        work.clients.add(make_client("Zara Last", phone=""))
    with store.read() as work:
        assert {hit.title[:4] for hit in work.search.find("sara", 5)} == {"Sara"}
        assert "Zara Last" in {hit.title for hit in work.search.find("sara", 20)}


def test_products_and_cars_are_found_with_a_slip_and_codes_are_never_guessed(store: Store) -> None:
    with store.write() as work:
        work.catalogue.add_product(replace(make_product("Microfibre towel"), sku="QQ-7"))
        work.vehicles.add(replace(make_vehicle("K 7710"), make="Mitsubishi", model="Pajero"))
    assert _titles(store, "microfiber", HitKind.PRODUCT) == ["Microfibre towel"]
    assert _titles(store, "mitsibishi pajreo", HitKind.VEHICLE) == ["K 7710"]
    assert _titles(store, "K 7711", HitKind.VEHICLE) == []
    assert _titles(store, "QQ8", HitKind.PRODUCT) == []


def test_words_by_which_nothing_is_found_any_more_are_forgotten_when_a_person_is(store: Store) -> None:
    with store.write() as work:
        work.clients.add(make_client("Zenobia Sabatini", phone=""))
        work.clients.add(make_client("Rosa Sabatini", phone=""))
    with store.write() as work:
        work.clients.save(replace(make_client("Zenobia Sabatini", phone=""), name="Erased"))
        work.search_index.forget_unused_words("Zenobia Sabatini 12")
    kept = store._database.script("SELECT word FROM search_word")
    assert ("zenobia",) not in kept
    assert ("sabatini",) in kept
