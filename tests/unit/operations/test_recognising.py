"""Photos are asked about once, wait without harm, and become part of a product only by a person."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.recognition import AskState, Suggestion
from cardesk_desktop.operations.editing_items import ProductForm, save_product
from cardesk_desktop.operations.recognising import (
    ask_about_photo,
    ask_again,
    asked_photo,
    begin_question,
    drop_question,
    end_question,
    note_agreement,
    put_question_back,
    recognition_counts,
    recognition_page,
    service_was_reached,
    suggested_products,
)
from cardesk_desktop.sync.answers import Away, Heard
from cardesk_wire.messages import Refusal
from cardesk_wire.recognition import RecognitionCode
from tests.builders import identity, make_category
from tests.builders.open_shop import CLOTH, FRONT_DESK, MANAGER, OpenShop, dirhams

SHA = hashlib.sha256(b"photo of a cloth").hexdigest()
SEEN = Suggestion("Microfibre cloth", "Softex", confidence=80)


def _photographed(shop: OpenShop) -> Product:
    """The cloth with a photo."""
    cloth = replace(CLOTH, photo_sha256=SHA)
    with shop.desk.store.write() as work:
        work.blobs.put(b"photo of a cloth", "image/webp")
        work.catalogue.save_product(cloth)
    return cloth


def _ask(shop: OpenShop, photo: bytes = b"photo") -> UUID:
    return ask_about_photo(shop.desk, staff_id=FRONT_DESK.id, photo=photo).value


def _ask_of(shop: OpenShop, product: Product) -> UUID:
    return ask_about_photo(shop.desk, staff_id=FRONT_DESK.id, product_id=product.id).value


def _answer(shop: OpenShop, heard: Heard[Suggestion]) -> None:
    due = begin_question(shop.desk).value
    assert due.question is not None
    end_question(shop.desk, question=due.question, answer=heard)


def test_the_photo_of_a_product_is_not_kept_twice(shop: OpenShop) -> None:
    cloth = _photographed(shop)
    asked = _ask_of(shop, cloth)
    due = begin_question(shop.desk).value
    assert due.question is not None
    assert (due.question.id, due.question.photo, due.photo) == (asked, b"", b"photo of a cloth")
    assert due.question.language == "en"
    seen = asked_photo(shop.desk, question_id=asked).value
    assert seen is not None
    assert (seen.product, seen.photo) == (cloth, b"photo of a cloth")


def test_the_same_photo_is_the_same_question(shop: OpenShop) -> None:
    cloth = _photographed(shop)
    asked = _ask_of(shop, cloth)
    assert _ask_of(shop, cloth) == asked
    _answer(shop, Heard(refusal=Refusal(RecognitionCode.PHOTO_DECLINED)))
    assert begin_question(shop.desk).value.question is None
    assert _ask_of(shop, cloth) == asked
    assert begin_question(shop.desk).value.question is not None
    with shop.desk.store.write() as work:
        work.blobs.put(b"another photo", "image/webp")
        work.catalogue.save_product(replace(cloth, photo_sha256=hashlib.sha256(b"another photo").hexdigest()))
    assert _ask_of(shop, cloth) != asked


def test_the_same_photo_of_no_product_is_the_same_question(shop: OpenShop) -> None:
    asked = _ask(shop)
    assert _ask(shop) == asked
    assert _ask(shop, b"another") != asked
    of_cloth = ask_about_photo(shop.desk, staff_id=FRONT_DESK.id, photo=b"photo", product_id=CLOTH.id).value
    assert of_cloth != asked


def test_a_product_without_a_photo_has_nothing_to_ask(shop: OpenShop) -> None:
    with pytest.raises(Refused) as refused:
        _ask_of(shop, CLOTH)
    assert refused.value.code is Code.PHOTO_UNREADABLE


def test_the_newest_is_asked_first_and_none_twice(shop: OpenShop) -> None:
    first, second = _ask(shop, b"first"), _ask(shop, b"second")
    for expected in (second, first):
        due = begin_question(shop.desk).value
        assert due.question is not None
        assert due.question.id == expected
        end_question(shop.desk, question=due.question, answer=Heard(SEEN))
    assert begin_question(shop.desk).value.wait_s is None
    page = recognition_page(shop.desk, offset=0, limit=9).value
    assert ([row.id for row in page.rows], page.total) == ([second, first], 2)
    assert [row.id for row in recognition_page(shop.desk, offset=1, limit=9).value.rows] == [first]
    assert recognition_counts(shop.desk).value == {AskState.ANSWERED: 2}


def test_what_is_asked_while_all_wait_waits_too(shop: OpenShop) -> None:
    _ask(shop)
    _answer(shop, Heard(refusal=Refusal(RecognitionCode.AWAY, {"retry_after_s": 90})))
    _ask(shop, b"another")
    due = begin_question(shop.desk).value
    assert (due.question, due.wait_s) == (None, 90.0)
    shop.clock.at += timedelta(seconds=91)
    assert begin_question(shop.desk).value.question is not None


def test_the_network_is_back(shop: OpenShop) -> None:
    asked = _ask(shop)
    for _ in range(4):
        with shop.desk.store.write() as work:
            work.recognitions.ask_again(asked, shop.clock.now())
        _answer(shop, Heard(away=Away.OFFLINE))
    assert begin_question(shop.desk).value.wait_s == 40.0
    service_was_reached(shop.desk)
    due = begin_question(shop.desk).value
    assert due.question is not None
    assert due.question.id == asked


def test_somebody_may_not_want_to_wait(shop: OpenShop) -> None:
    asked = _ask(shop)
    _answer(shop, Heard(refusal=Refusal(RecognitionCode.AWAY, {"retry_after_s": 90})))
    ask_again(shop.desk, staff_id=FRONT_DESK.id, question_id=asked)
    assert begin_question(shop.desk).value.question is not None


def test_the_company_agrees_and_what_waited_for_it_goes(shop: OpenShop) -> None:
    _ask(shop)
    _answer(shop, Heard(refusal=Refusal(RecognitionCode.NOT_AGREED)))
    note_agreement(shop.desk, by=MANAGER.id, is_agreed=False)
    assert begin_question(shop.desk).value.question is None
    note_agreement(shop.desk, by=MANAGER.id, is_agreed=True)
    assert begin_question(shop.desk).value.question is not None
    with shop.desk.store.read() as work:
        company = work.company.company().id
        assert work.journal.count(JournalEvent.RECOGNITION_AGREED, company) == 1
        assert work.journal.count(JournalEvent.RECOGNITION_SWITCHED_OFF, company) == 1


def test_a_photo_that_is_still_to_come_is_waited_for(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.catalogue.save_product(replace(CLOTH, photo_sha256="0" * 64))
    asked = _ask_of(shop, CLOTH)
    due = begin_question(shop.desk).value
    assert (due.question, due.wait_s) == (None, 60.0)
    seen = asked_photo(shop.desk, question_id=asked).value
    assert seen is not None
    assert seen.photo == b""


def test_what_was_dropped_can_be_put_back(shop: OpenShop) -> None:
    asked = _ask(shop)
    _answer(shop, Heard(SEEN))
    dropped = drop_question(shop.desk, staff_id=FRONT_DESK.id, question_id=asked).value
    assert asked_photo(shop.desk, question_id=asked).value is None
    with pytest.raises(Refused) as refused:
        drop_question(shop.desk, staff_id=FRONT_DESK.id, question_id=asked)
    assert refused.value.code is Code.NOT_FOUND
    for _ in range(2):
        put_question_back(shop.desk, staff_id=FRONT_DESK.id, question=dropped)
    seen = asked_photo(shop.desk, question_id=asked).value
    assert seen is not None
    assert (seen.question.suggestion, seen.photo, seen.product) == (SEEN, b"photo", None)


def test_an_answer_to_what_was_dropped_is_nothing(shop: OpenShop) -> None:
    asked = _ask(shop)
    due = begin_question(shop.desk).value
    assert due.question is not None
    drop_question(shop.desk, staff_id=FRONT_DESK.id, question_id=asked)
    end_question(shop.desk, question=due.question, answer=Heard(SEEN))
    assert recognition_counts(shop.desk).value == {}


def test_a_suggestion_stands_at_its_product_until_it_is_settled(shop: OpenShop) -> None:
    cloth = _photographed(shop)
    assert recognition_counts(shop.desk).value == {}
    asked = _ask_of(shop, cloth)
    assert suggested_products(shop.desk).value == frozenset()
    _answer(shop, Heard(SEEN))
    photo = asked_photo(shop.desk, question_id=asked).value
    assert photo is not None
    assert (photo.question.product_id, photo.question.suggestion) == (cloth.id, SEEN)
    assert suggested_products(shop.desk).value == {cloth.id}
    row = recognition_page(shop.desk, offset=0, limit=9).value.rows[0]
    assert (row.product_id, row.product, row.suggestion) == (cloth.id, CLOTH.names, SEEN)
    form = ProductForm(SEEN.name, dirhams(12), CLOTH.tax, CLOTH.category_id)
    saved = save_product(shop.desk, staff_id=MANAGER.id, form=form, product_id=cloth.id, question_id=asked)
    assert saved.value.names.main == SEEN.name
    assert saved.value.photo_sha256 == SHA
    assert suggested_products(shop.desk).value == frozenset()


def test_a_new_product_is_refused_whole(shop: OpenShop) -> None:
    asked = _ask(shop)
    _answer(shop, Heard(SEEN))
    nowhere = make_category("none of ours").id
    form = ProductForm(SEEN.name, dirhams(12), CLOTH.tax, nowhere, photos=(b"photo",))
    with pytest.raises(Refused):
        save_product(
            shop.desk,
            staff_id=MANAGER.id,
            form=replace(form, category_id=identity("none")),
            question_id=asked,
        )
    assert asked_photo(shop.desk, question_id=asked).value is not None
    saved = save_product(
        shop.desk, staff_id=MANAGER.id, form=replace(form, category_id=CLOTH.category_id), question_id=asked
    )
    assert saved.value.photo_sha256 == hashlib.sha256(b"photo").hexdigest()
    assert asked_photo(shop.desk, question_id=asked).value is None
