"""What the number of a taxpayer is called on a paper."""

from __future__ import annotations

import pytest

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.documents.fields.parties import tax_number
from cardesk_desktop.documents.fields.words import Speech
from cardesk_desktop.i18n import load_phrasebook


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        ("AE", "en", "TRN"),
        ("FR", "fr", "N° de TVA"),
        # Real Decreto 1619/2012, art. 6.1 d: the número de identificación fiscal.
        ("ES", "es", "NIF"),
        # Tax Code of the Russian Federation, art. 169, 5: the identification number of the taxpayer.
        ("RU", "ru", "ИНН"),
        ("GB", "en", "VAT number"),
    ],
)
def test_the_number_has_the_name_that_the_law_gives_it(country: str, language: str, name: str) -> None:
    assert tax_number("12345678Z", country, Speech(load_phrasebook(language))) == (
        f"{name} {left_to_right('12345678Z')}"
    )


def test_without_a_number_there_is_no_name() -> None:
    assert tax_number("", "ES", Speech(load_phrasebook("es"))) == ""
