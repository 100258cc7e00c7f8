from __future__ import annotations

import pytest

from cardesk_desktop.domain.presets.countries import OTHER, PRESETS
from cardesk_desktop.domain.presets.reasons import legal_reasons
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.i18n import LANGUAGES

EVERY = (*PRESETS, OTHER.country)


@pytest.mark.parametrize("country", EVERY)
@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_a_wording_makes_a_tax_of_its_category(country: str, language: str) -> None:
    for category in TaxCategory:
        reasons = legal_reasons(country, category, language)
        assert len(set(reasons)) == len(reasons)
        for reason in reasons:
            assert Tax(category, reason=reason).reason


@pytest.mark.parametrize("country", EVERY)
def test_every_country_has_words_for_what_is_out_of_scope(country: str) -> None:
    assert legal_reasons(country, TaxCategory.OUT_OF_SCOPE, "en")
    assert not legal_reasons(country, TaxCategory.STANDARD, "en")


@pytest.mark.parametrize("country", ["AE", "SA", "FR", "ES", "GB", "RU"])
def test_a_country_with_a_vat_has_words_for_what_is_exempt(country: str) -> None:
    assert legal_reasons(country, TaxCategory.EXEMPT, "en")


def test_the_law_is_quoted_as_it_stands() -> None:
    (first, *_) = legal_reasons("RU", TaxCategory.EXEMPT, "fr")
    assert first == "Без НДС, статья 145 НК РФ"


def test_other_countries_and_other_languages_get_english() -> None:
    assert legal_reasons("NZ", TaxCategory.OUT_OF_SCOPE, "mi")[0] == "Not subject to tax"
