"""Which product is in a photo: by barcode, by label, by look, and by what people confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cardesk_desktop.domain.catalogue import Names, Product
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.look import Look
from cardesk_desktop.domain.read_line import ReadLine
from cardesk_desktop.domain.seen import Candidate, Seen, Sign
from cardesk_desktop.operations.identifying import (
    candidates,
    confirm_product,
    forget_lessons,
    keep_photo_looks,
    photos_due,
)
from cardesk_desktop.store.repositories.likenesses import MOST_LOOKS, MOST_WORDS
from tests.builders import NOW, identity, make_product
from tests.builders.open_shop import FRONT_DESK, OpenShop

SMALL = replace(make_product("Autoglow Shampoo 500 ml"), barcodes=("6291034037375",))
LARGE = make_product("Autoglow Shampoo 5 l")
ARABIC = replace(make_product("Freshener, oud"), names=Names("Freshener, oud", {"ar": "معطر عود"}))
LOOK = Look(0x5A5A << 150)


@pytest.fixture(autouse=True)
def _shelf(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        for product in (SMALL, LARGE, ARABIC):
            work.catalogue.add_product(product)


def seen(*texts: str, codes: tuple[str, ...] = (), looks: tuple[Look, ...] = ()) -> Seen:
    lines = tuple(ReadLine(text, 95, 0, 50 * at, 300, 50 * at + 40) for at, text in enumerate(texts))
    return Seen(lines, codes, looks)


def offered(shop: OpenShop, what: Seen) -> list[tuple[Product, tuple[Sign, ...]]]:
    found: tuple[Candidate, ...] = candidates(shop.desk, seen=what).value
    return [(each.product, each.signs) for each in found]


def teach(shop: OpenShop, product: Product, what: Seen) -> None:
    confirm_product(shop.desk, staff_id=FRONT_DESK.id, product_id=product.id, seen=what)


def test_a_barcode_in_the_photo_is_surest(shop: OpenShop) -> None:
    found = candidates(shop.desk, seen=seen("Autoglow Shampoo 5 l", codes=("6291034037375", "404"))).value
    assert (found[0].product, found[0].percent, found[0].code) == (SMALL, 100, "6291034037375")
    assert found[0].signs[0] is Sign.BARCODE
    assert found[1].product == LARGE


def test_the_label_says_which_size_it_is(shop: OpenShop) -> None:
    assert offered(shop, seen("AUTOGLOW", "Shampoo", "500 ml"))[0] == (SMALL, (Sign.LABEL,))
    assert offered(shop, seen("AUTOGLOW", "Shampoo", "5 l"))[0] == (LARGE, (Sign.LABEL,))


def test_a_word_with_a_letter_misread_is_looked_for_all_the_same(shop: OpenShop) -> None:
    assert offered(shop, seen("AUTOGLAW", "Shampo0"))[0][0] in (SMALL, LARGE)


def test_of_two_names_on_one_label_the_longer_is_meant(shop: OpenShop) -> None:
    short = make_product("Shampoo 500 ml")
    with shop.desk.store.write() as work:
        work.catalogue.add_product(short)
    assert [product for product, _ in offered(shop, seen("AUTOGLOW", "Shampoo", "500 ml"))][:2] == [
        SMALL,
        short,
    ]


def test_nothing_is_offered_where_nothing_fits(shop: OpenShop) -> None:
    assert offered(shop, seen()) == []
    assert offered(shop, seen("mineral water")) == []


def test_what_is_sold_no_more_is_not_offered(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.catalogue.save_product(replace(LARGE, is_archived=True))
    assert [product for product, _ in offered(shop, seen("Autoglow Shampoo 5 l"))] == [SMALL]


def test_a_label_that_cannot_be_read_right_is_known_once_it_was_confirmed(shop: OpenShop) -> None:
    misread = seen("jae og", "OJF")
    assert offered(shop, misread) == []
    teach(shop, ARABIC, misread)
    assert offered(shop, misread) == [(ARABIC, (Sign.TAUGHT,))]
    assert offered(shop, seen("something", "else")) == []


def test_what_was_taught_can_be_forgotten(shop: OpenShop) -> None:
    teach(shop, ARABIC, seen("jae og", looks=(LOOK,)))
    forget_lessons(shop.desk, staff_id=FRONT_DESK.id, product_id=ARABIC.id)
    assert offered(shop, seen("jae og", looks=(LOOK,))) == []


def test_only_the_newest_of_what_was_taught_is_kept(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        for number in range(MOST_LOOKS + 3):
            words = [f"word{number}x{place}" for place in range(8)]
            at = NOW + timedelta(minutes=number)
            work.likenesses.teach(ARABIC.id, [Look(number)], words, at)
        assert work.likenesses.taught(["word0x0"], 5) == ()
        assert work.likenesses.taught(["word14x0", "word14x1"], 5) == ((ARABIC.id, 2, MOST_WORDS),)
        (nearest,) = work.likenesses.near([Look(0)])
        assert (nearest.product_id, nearest.is_taught, nearest.distance) == (ARABIC.id, True, 1)


def test_nobody_teaches_of_a_product_that_is_not_there(shop: OpenShop) -> None:
    with pytest.raises(Refused) as refused:
        confirm_product(shop.desk, staff_id=FRONT_DESK.id, product_id=identity("nothing"), seen=seen())
    assert refused.value.code is Code.NOT_FOUND


def test_a_photo_of_the_catalogue_is_looked_at_once(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        sha256 = work.blobs.put(b"photo", "image/webp")
        photographed = replace(SMALL, photo_sha256=sha256)
        work.catalogue.save_product(photographed)
        work.catalogue.save_product(replace(LARGE, photo_sha256="f" * 64))
    due = {each.product_id: each.photo for each in photos_due(shop.desk).value}
    assert due == {SMALL.id: b"photo"}
    keep_photo_looks(shop.desk, looks=((SMALL.id, (LOOK,)),))
    assert photos_due(shop.desk).value == ()
    assert offered(shop, seen(looks=(LOOK,))) == [(photographed, (Sign.PHOTO,))]
    assert offered(shop, seen(looks=(Look(LOOK.bits ^ (1 << 192) - 1),))) == []


def test_a_photo_that_was_taken_away_looks_like_nothing(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        sha256 = work.blobs.put(b"photo", "image/webp")
        work.catalogue.save_product(replace(SMALL, photo_sha256=sha256))
    keep_photo_looks(shop.desk, looks=((SMALL.id, (LOOK,)),))
    with shop.desk.store.write() as work:
        work.catalogue.save_product(SMALL)
    (due,) = photos_due(shop.desk).value
    assert due.photo == b""
    keep_photo_looks(shop.desk, looks=((due.product_id, ()),))
    assert offered(shop, seen(looks=(LOOK,))) == []
