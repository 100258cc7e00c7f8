"""What a rate is called in the tax report."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.ui.screens.reports.tax_faces import tax_name

VOUCHER = Tax(TaxCategory.OUT_OF_SCOPE, 0, "Voucher sold at its face value")
NAMES = {VOUCHER: Names("Voucher", {"fr": "Bon d’achat"})}


@pytest.mark.parametrize(("language", "said"), [("fr", "Bon d’achat"), ("en", "Voucher")])
def test_a_rate_without_tax_goes_by_its_name_in_the_language_of_the_screen(language: str, said: str) -> None:
    assert tax_name(load_phrasebook(language), VOUCHER, NAMES) == said


def test_a_rate_that_has_no_name_says_why_no_tax_is_due() -> None:
    assert tax_name(load_phrasebook("fr"), VOUCHER, {}) == "Voucher sold at its face value"
