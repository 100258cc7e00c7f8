"""What an import changed is given back to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.catalogue import Product, Service
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.importing.kept_item import read_item, write_item
from cardesk_desktop.domain.vehicle import SizeClass
from tests.builders import make_service
from tests.builders.strategies import currencies, ids, moneys, names, taxes, texts


@st.composite
def products(draw: st.DrawFn) -> Product:
    of = draw(currencies)
    return Product(
        id=draw(ids),
        names=draw(names),
        sku=draw(texts),
        price=draw(moneys(of)),
        tax=draw(taxes),
        category_id=draw(ids),
        barcodes=tuple(draw(st.lists(texts, max_size=3))),
        photo_sha256=draw(texts),
        minimum_milli=draw(st.integers(0, 10**6)),
        is_favourite=draw(st.booleans()),
        is_archived=draw(st.booleans()),
        favourite_position=draw(st.integers(0, 99)),
        cost=draw(st.none() | moneys(of)),
        supplier_id=draw(st.none() | ids),
    )


@st.composite
def services(draw: st.DrawFn) -> Service:
    of = draw(currencies)
    return Service(
        id=draw(ids),
        names=draw(names),
        prices=draw(st.dictionaries(st.sampled_from(SizeClass), moneys(of))),
        tax=draw(taxes),
        category_id=draw(ids),
        duration_min=draw(st.integers(0, 999)),
        is_favourite=draw(st.booleans()),
        is_archived=draw(st.booleans()),
    )


@given(products() | services())
def test_an_item_is_read_back_as_it_was(item: Product | Service) -> None:
    assert read_item(write_item(item)) == item


def test_what_is_no_item_is_refused() -> None:
    with pytest.raises(Refused, match="document_altered"):
        read_item("[]")
    spoilt = write_item(make_service()).replace('"duration":', '"duration":"long","old":')
    with pytest.raises(Refused, match="document_altered"):
        read_item(spoilt)
