from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from cardesk_desktop.domain.presets.countries import OTHER, PRESETS, preset
from cardesk_desktop.domain.presets.model import Preset, TaxNumberForm, named
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.i18n import LANGUAGES
from tests.builders import identity

CODES = {language.code for language in LANGUAGES}
EVERY = [*PRESETS.values(), OTHER]


def _name(each: Preset) -> str:
    return each.country or "other"


@pytest.mark.parametrize("each", EVERY, ids=_name)
def test_a_preset_is_whole(each: Preset) -> None:
    assert each.usual_rates[0] is each.rates[0]
    assert each.tax_number.fits(each.tax_number.example)
    assert CODES.issuperset(each.languages)
    for zone in each.time_zones:
        assert ZoneInfo(zone).key == zone


@pytest.mark.parametrize("each", EVERY, ids=_name)
def test_rates_are_named_in_every_language_and_told_apart(each: Preset) -> None:
    for language in CODES:
        made = [
            rate.rate(identity(str(place)), place, language) for place, rate in enumerate(each.rates, start=1)
        ]
        assert len({rate.tax for rate in made}) == len(made)
        for rate in made:
            assert rate.names.main
            assert {language, *rate.names.others} == CODES


@pytest.mark.parametrize(
    ("country", "rates"),
    [
        ("AE", [500, 0]),
        ("SA", [1_500, 0]),
        ("KW", [0]),
        ("FR", [2_000, 1_000, 550]),
        ("ES", [2_100, 1_000, 400]),
        ("GB", [2_000, 500, 0]),
        ("RU", [2_200, 1_000, 0]),
    ],
)
def test_the_rates_of_2026(country: str, rates: list[int]) -> None:
    assert [rate.rate_bp for rate in preset(country).usual_rates] == rates


def test_kuwait_has_fils_of_three_decimals_and_no_tax() -> None:
    kuwait = preset("KW")
    assert kuwait.currency.exponent == 3
    assert kuwait.rates[0].tax("ar").category is TaxCategory.OUT_OF_SCOPE


def test_any_other_country_begins_with_what_is_right_everywhere() -> None:
    assert preset("JP") is OTHER


def test_a_name_in_a_language_that_the_desk_does_not_speak_is_english() -> None:
    words = {"en": "Zero rate", "fr": "Taux zéro"}
    assert named(words, "de").main == "Zero rate"
    assert named(words, "fr").in_language("en") == "Zero rate"


@pytest.mark.parametrize(
    ("country", "number", "rates", "lacks"),
    [
        ("AE", "", [0, 500], True),
        ("FR", "  ", [2_000], True),
        ("FR", "", [0], False),
        ("AE", "100123456700003", [500], False),
        # Here a seller without the number may owe tax all the same.
        ("ES", "", [2_100], False),
    ],
)
def test_tax_without_a_number_is_told_where_the_law_binds_them(
    country: str, number: str, rates: list[int], lacks: bool
) -> None:
    assert preset(country).lacks_tax_number(number, rates) is lacks


def test_a_country_without_a_form_takes_any_number() -> None:
    assert TaxNumberForm().fits("42-A")
    assert not preset("AE").tax_number.fits("42")
