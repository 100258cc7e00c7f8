"""Rows of one list with the same phone or the same name: one client with two cars, or two people."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.store.views import HitKind
from tests.builders.open_shop import PATROL, OpenShop
from tests.unit.operations.importing.lists import fates, imported


def test_a_client_with_two_cars_stands_in_two_rows(shop: OpenShop) -> None:
    text = """
        Name;Phone;Plate
        Claire;0507654321;Dubai R 60918
        CLAIRE;0507654321;Dubai R 60919
        Claire;0507654321;Dubai R 60918
        Claire;0507654321;
        """
    report = imported(shop, text, ImportKind.CLIENTS)
    assert fates(report) == (2, 0, 0, 2)
    assert [refusal.params["row"] for refusal in report.refusals] == [2, 2]
    with shop.desk.store.read() as work:
        owners = [work.vehicles.with_key(f"R6091{n}")[0].client_id for n in (8, 9)]
        assert owners[0] is not None
        assert owners[0] == owners[1]
        assert len(work.search.find("Claire", 5, kinds=(HitKind.CLIENT,))) == 1


@pytest.mark.parametrize(
    "second",
    [
        "Sara Khan;0501112233;B 22222;;;;",
        "Ahmed Ali;0501112233;B 22222;sara@x.ae;;;",
        "Ahmed Ali;0501112233;B 22222;;100123456700003;;",
        "Ahmed Ali;0501112233;B 22222;;;Villa 7;",
        "Ahmed Ali;0501112233;B 22222;;;;Allergic to scent",
    ],
)
def test_a_second_row_of_a_phone_that_says_something_else_is_refused_and_not_lost(
    shop: OpenShop, second: str
) -> None:
    head = "Name;Phone;Plate;Email;TRN;Address;Notes"
    report = imported(shop, f"{head}\nAhmed Ali;0501112233;A 11111;a@x.ae;;;\n{second}\n", ImportKind.CLIENTS)
    assert fates(report) == (1, 0, 0, 1)
    assert [(each.code, each.params["row"]) for each in report.refusals] == [(Code.IMPORT_ROW_REPEATED, 2)]
    with shop.desk.store.read() as work:
        assert work.vehicles.with_key("B22222") == ()


def test_what_a_second_row_says_again_is_nothing_else(shop: OpenShop) -> None:
    text = """
        Name;Phone;Plate;Email
        Ahmed Ali;0501112233;A 11111;a@x.ae
        Ahmed Ali;0501112233;B 22222;a@x.ae
        """
    assert fates(imported(shop, text, ImportKind.CLIENTS)) == (2, 0, 0, 0)


def test_namesakes_without_a_phone_are_two_people(shop: OpenShop) -> None:
    text = """
        Name;Plate;Email
        Mohammed;A 11111;m1@x.ae
        Mohammed;B 22222;m2@x.ae
        Mohammed;;m3@x.ae
        """
    assert fates(imported(shop, text, ImportKind.CLIENTS)) == (3, 0, 0, 0)
    with shop.desk.store.read() as work:
        hits = work.search.find("Mohammed", 5, kinds=(HitKind.CLIENT,))
        assert {work.clients.get(hit.id).email for hit in hits} == {"m1@x.ae", "m2@x.ae", "m3@x.ae"}
        owners = [work.vehicles.with_key(key)[0].client_id for key in ("A11111", "B22222")]
    assert len({*owners}) == 2


def test_a_second_car_of_a_row_that_was_refused_brings_its_owner(shop: OpenShop) -> None:
    text = """
        Name;Phone;Plate;Size
        Claire;0507654321;Dubai R 60918;huge
        Claire;0507654321;Dubai R 60919;SUV
        """
    report = imported(shop, text, ImportKind.CLIENTS)
    assert [(each.row, each.code) for each in report.refusals] == [(2, Code.SIZE_UNKNOWN)]
    with shop.desk.store.read() as work:
        (car,) = work.vehicles.with_key("R60919")
        assert car.client_id is not None
        assert work.clients.get(car.client_id).phone == "+971507654321"


def test_a_second_car_does_not_go_to_who_has_the_first_one_already(shop: OpenShop) -> None:
    text = f"""
        Name;Phone;Plate
        Claire;0507654321;Dubai {PATROL.plate.text}
        Claire;0507654321;Dubai R 60919
        """
    imported(shop, text, ImportKind.CLIENTS)
    with shop.desk.store.read() as work:
        (car,) = work.vehicles.with_key("R60919")
        assert car.client_id is not None
        assert work.clients.get(car.client_id).name == "Claire"


def test_a_client_is_first_alone_and_then_with_a_car(shop: OpenShop) -> None:
    imported(
        shop, "Name;Phone;Plate\nClaire;0507654321;\nClaire;0507654321;Dubai R 60918\n", ImportKind.CLIENTS
    )
    with shop.desk.store.read() as work:
        (car,) = work.vehicles.with_key("R60918")
        assert car.client_id is not None
        assert work.clients.get(car.client_id).name == "Claire"
