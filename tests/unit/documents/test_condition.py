"""The paper with the photos of a car: on its own in every language, and behind an invoice."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from cardesk_desktop.documents import render_condition, render_invoice
from cardesk_desktop.documents.condition_paper import ConditionPaper, ConditionPhoto
from cardesk_desktop.domain.invoice import Seller
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, MarkedPhoto, Moment, VisitPhoto
from cardesk_desktop.domain.visit import number_of
from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from tests.builders import NOW, identity, make_vehicle, make_visit
from tests.builders.papers import make_invoice_file
from tests.unit.documents.reading import copied, page_count

STAFF = identity("staff")


def _picture() -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(packed, "WEBP")
    return packed.getvalue()


def _photo(number: int, moment: Moment, picture: bytes) -> ConditionPhoto:
    photo = VisitPhoto(identity(f"{moment} {number}"), make_visit().id, moment, "a" * 64, NOW, STAFF)
    mark = DamageMark(identity(f"m{number}"), photo.id, DamageKind.DENT, 10, 990, NOW, STAFF, "Door, left")
    later = replace(mark, id=identity(f"l{number}"), is_later=True, made_at=NOW + timedelta(hours=1))
    return ConditionPhoto(MarkedPhoto(photo, (mark, later), 2 * number + 1), picture)


def _paper(photos: int) -> ConditionPaper:
    return ConditionPaper(
        seller=Seller("Shams Car Care", "AE"),
        visit=replace(make_visit(), odometer_km=81_200),
        vehicle=make_vehicle(),
        client_name="فاطمة",
        time_zone=ZoneInfo("Asia/Dubai"),
        before=tuple(_photo(number, Moment.CHECK_IN, _picture()) for number in range(photos)),
        after=(_photo(0, Moment.DELIVERY, b""),) if photos else (),
        authors={STAFF: "Omar"},
        made_at=NOW,
    )


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_it_is_drawn_in_every_language_and_always_alike(language: str) -> None:
    phrases = load_phrasebook(language)
    pdf = render_condition(_paper(3), phrasebook=phrases)
    assert "V-" in copied(pdf)
    assert pdf == render_condition(_paper(3), phrasebook=phrases)


def test_it_speaks_the_two_languages_of_an_invoice() -> None:
    english, arabic = load_phrasebook("en"), load_phrasebook("ar")
    paper = _paper(1)
    for first, second in ((english, arabic), (arabic, english)):
        said = copied(render_condition(paper, phrasebook=first, second=second))
        for word in ("Condition of the vehicle", "Plate", "Client's signature", "Dent", "فاطمة"):
            assert word in said
        for word in ("حالة", "السيارة", "اللوحة", "توقيع"):
            assert word in said
    alone = render_condition(paper, phrasebook=arabic)
    assert "Condition of the vehicle" not in copied(alone)
    assert render_condition(paper, phrasebook=arabic, second=arabic) == alone


def test_as_many_pages_as_the_photos_need() -> None:
    phrases = load_phrasebook("en")
    few, many = (render_condition(_paper(photos), phrasebook=phrases) for photos in (1, 12))
    assert 1 == page_count(few) < page_count(many)


def test_it_follows_an_invoice_that_is_the_same_without_it() -> None:
    file, phrases = make_invoice_file(), load_phrasebook("en")
    alone = render_invoice(file, phrasebook=phrases)
    assert render_invoice(file, phrasebook=phrases, condition=_paper(0)) == alone
    followed = render_invoice(file, phrasebook=phrases, condition=_paper(1))
    assert page_count(followed) == page_count(alone) + 1
    both = render_invoice(file, phrasebook=phrases, second=load_phrasebook("ar"), condition=_paper(1))
    assert "Condition of the vehicle" in copied(both)
    assert "السيارة" in copied(both)


def test_a_visit_has_a_number_that_people_can_say() -> None:
    assert number_of(make_visit()).startswith("V-")


def test_a_plate_is_whole_with_its_emirate() -> None:
    vehicle = replace(make_vehicle(), plate=Plate(Region.DUBAI, "A 48213"))
    for language, words in (("en", "Dubai A 48213"), ("ar", "دبي")):
        pdf = render_condition(replace(_paper(1), vehicle=vehicle), phrasebook=load_phrasebook(language))
        assert words in copied(pdf)
