from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.tax import Rounding, Tax, TaxCategory
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.catalogue import categories, search_items
from cardesk_desktop.operations.company_form import CompanyForm, PapersForm
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.founding import Founding, OwnRate, found_shop, proposed, tax_rates_of
from cardesk_desktop.operations.house import House, this_house
from cardesk_desktop.operations.tax_rates import tax_rates
from tests.builders.basics import FixedClock, seeded_ids

LYON = replace(
    proposed(Founding(), "FR"),
    company=CompanyForm(
        "Lavage du Rhône",
        "3 quai Perrache\n69002 Lyon",
        "04 72 00 00 00",
        "bonjour@rhone.example",
        "FR 40 303 265 045",
        {"siret": "303 265 045 00003", "legal_form": "SARL", "rcs": ""},
    ),
    register_name="Accueil",
    owner_name="Camille Roux",
    logo=b"the logo",
)
PIN = "4826"


def _found(desk: Desk, founding: Founding = LYON, *, with_starter: bool = True) -> House:
    return found_shop(desk, founding=founding, owner_pin=PIN, with_starter=with_starter).value


def test_a_country_proposes_what_is_usual() -> None:
    dubai = proposed(replace(LYON, country="FR"), "AE")

    assert (dubai.currency, dubai.time_zone) == ("AED", "Asia/Dubai")
    assert (dubai.papers.language, dubai.papers.second_language) == ("en", "ar")
    assert dubai.company.name == LYON.company.name
    assert (dubai.company.tax_number, dubai.company.registrations) == ("", {})
    assert dubai.rates == (0, 1)


def test_any_other_country_brings_its_own_currency_and_keeps_the_language() -> None:
    spoken = replace(Founding(), papers=PapersForm("ru"))

    japan = proposed(spoken, "JP", of="JPY", time_zone="Asia/Tokyo")

    assert (japan.currency, japan.time_zone, japan.papers.language) == ("JPY", "Asia/Tokyo", "ru")
    assert proposed(spoken, "JP").currency == "EUR"


def test_the_shop_is_open_as_it_was_answered(bare: Desk) -> None:
    house = _found(bare)

    company = house.company
    assert this_house(bare).value == house
    assert company.name == "Lavage du Rhône"
    assert company.phone == "+33472000000"
    assert company.tax_number == "FR40303265045"
    assert company.registrations == {"siret": "30326504500003", "legal_form": "SARL"}
    assert company.tax_mode.rounding is Rounding.PER_RATE
    assert company.default_tax == Tax(TaxCategory.STANDARD, 2_000)
    assert (house.register.code, house.register.name) == ("R01", "Accueil")
    assert [(each.name, each.role) for each in house.staff] == [("Camille Roux", Role.OWNER)]
    assert house.pin_holders == {house.staff[0].id}
    with bare.store.read() as work:
        assert work.blobs.get(company.logo_sha256) == b"the logo"


def test_the_starter_catalogue_comes_with_the_same_commit(bare: Desk) -> None:
    _found(bare)

    assert [shelf.names.main for shelf in categories(bare).value][:2] == ["Lavage", "Intérieur"]
    (tile,) = search_items(bare, text="lavage complet", size_class=SizeClass.SEDAN, limit=1).value
    assert tile.price is not None
    assert tile.price.minor == 2_500


def test_a_shop_can_begin_empty(bare: Desk) -> None:
    _found(bare, with_starter=False)

    assert categories(bare).value == ()


def test_the_usual_rate_comes_first_and_own_ones_belong_to_them(bare: Desk) -> None:
    own = replace(LYON, rates=(0, 2), own_rates=(OwnRate("Corse", 130),), usual=5)
    house = _found(bare, own)

    assert [rate.tax.rate_bp for rate in tax_rates(bare).value] == [130, 2_000, 550]
    assert house.company.default_tax.rate_bp == 130


@pytest.mark.parametrize(
    ("founding", "code"),
    [
        (replace(LYON, rates=()), Code.TAX_RATE_MISSING),
        (replace(LYON, rates=(1, 2)), Code.TAX_RATE_MISSING),
        (replace(LYON, own_rates=(OwnRate("Encore", 2_000),)), Code.TAX_RATE_EXISTS),
        (replace(LYON, own_rates=(OwnRate(" ", 300),)), Code.TEXT_MISSING),
        (replace(LYON, own_rates=(OwnRate("Rien", 0),)), Code.TAX_RATE_INVALID),
        (replace(LYON, currency="euro"), Code.CURRENCY_UNKNOWN),
        (replace(proposed(LYON, "AE"), currency="EUR"), Code.CURRENCY_FIXED),
        (replace(LYON, register_code="caisse 1"), Code.REGISTER_CODE_UNREADABLE),
        (replace(LYON, register_name=""), Code.TEXT_MISSING),
        (replace(LYON, owner_name=" "), Code.TEXT_MISSING),
        (replace(LYON, papers=PapersForm("fr", "fr")), Code.LANGUAGES_ALIKE),
        (replace(LYON, company=replace(LYON.company, name="")), Code.TEXT_MISSING),
        (replace(LYON, company=replace(LYON.company, email="rhone")), Code.EMAIL_UNREADABLE),
        (replace(LYON, company=replace(LYON.company, phone="12")), Code.PHONE_UNREADABLE),
        (replace(LYON, company=replace(LYON.company, tax_number="FR1")), Code.TAX_NUMBER_UNREADABLE),
        (
            replace(LYON, company=replace(LYON.company, registrations={"siret": "303 265 045 00004"})),
            Code.REGISTRATION_UNREADABLE,
        ),
    ],
)
def test_what_cannot_be_founds_nothing(bare: Desk, founding: Founding, code: Code) -> None:
    with pytest.raises(Refused) as refusal:
        _found(bare, founding)

    assert refusal.value.code is code
    assert this_house(bare).value is None


def test_a_stop_in_the_middle_leaves_nothing(bare: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("cardesk_desktop.store.repositories.services.ServiceTable.add", stop)
        with pytest.raises(KeyboardInterrupt):
            _found(bare)
    assert this_house(bare).value is None
    _found(bare)


def test_a_pin_that_is_tried_first_founds_nothing(bare: Desk) -> None:
    with pytest.raises(Refused) as refusal:
        found_shop(bare, founding=LYON, owner_pin="1234", with_starter=False)

    assert refusal.value.code is Code.PIN_TOO_SIMPLE
    assert this_house(bare).value is None


def test_rates_are_named_in_the_language_of_the_papers() -> None:
    rates = tax_rates_of(LYON, seeded_ids(1, FixedClock()))

    assert rates[0].names.main == "Taux normal"
    assert [rate.position for rate in rates] == [1, 2, 3]
