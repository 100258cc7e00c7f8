"""Headings of other tills, in five languages, find their field by themselves."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.importing.fields import FIELDS, NEEDED, ImportField, ImportKind
from cardesk_desktop.domain.importing.headings import HEADINGS, guess_columns
from cardesk_desktop.domain.importing.report import ImportReport, RowFate

_F = ImportField


@pytest.mark.parametrize(
    ("kind", "headings", "found"),
    [
        (
            ImportKind.PRODUCTS,
            ["Internal Reference", "Name", "Sales Price", "Cost", "Barcode", "Product Category"],
            {_F.SKU: 0, _F.NAME: 1, _F.PRICE: 2, _F.COST: 3, _F.BARCODE: 4},
        ),
        (
            ImportKind.PRODUCTS,
            ["RÉFÉRENCE", "Désignation", "Prix de vente", "Code-barres", "TVA"],
            {_F.SKU: 0, _F.NAME: 1, _F.PRICE: 2, _F.BARCODE: 3, _F.TAX_RATE: 4},
        ),
        (
            ImportKind.CLIENTS,
            ["اسم العميل", "رقم الجوال", "رقم اللوحة"],
            {_F.NAME: 0, _F.PHONE: 1, _F.PLATE: 2},
        ),
        (
            ImportKind.SERVICES,
            ["Название", "Седан", "Внедорожник", "Минуты"],
            {_F.NAME: 0, _F.PRICE_SEDAN: 1, _F.PRICE_SUV: 2, _F.DURATION: 3},
        ),
        (ImportKind.PRODUCTS, ["Name", "Name", "Précio"], {_F.NAME: 0, _F.PRICE: 2}),
        (ImportKind.PRODUCTS, ["", "?"], {}),
    ],
)
def test_a_heading_is_known(kind: ImportKind, headings: list[str], found: dict[ImportField, int]) -> None:
    assert guess_columns(headings, kind) == found


def test_no_heading_means_two_fields_of_one_kind() -> None:
    for fields in FIELDS.values():
        keys = [key for of in fields for key in {" ".join(words(text)) for text in HEADINGS[of].split(",")}]
        assert sorted(keys) == sorted(set(keys))


def test_every_field_has_headings_and_what_is_needed_is_offered() -> None:
    assert set(HEADINGS) == set(ImportField)
    assert all(set(NEEDED[kind]) <= set(FIELDS[kind]) for kind in ImportKind)


def test_a_list_of_which_nothing_comes_is_not_worth_it() -> None:
    assert not ImportReport({RowFate.SAME: 3, RowFate.REFUSED: 1}, ()).is_worth_it
    assert ImportReport({RowFate.NEW: 1}, ()).is_worth_it
    assert ImportReport({RowFate.CHANGED: 1}, ()).is_worth_it
