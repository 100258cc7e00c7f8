"""What the report of an import says."""

from __future__ import annotations

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.importing.report import ImportReport, ReadAmount
from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.importing.undoing import ImportUndone
from cardesk_desktop.ui.screens.settings.importing.faces import amount_words, made_words, undone_words
from tests.builders.basics import AED


def test_a_new_category_is_called_as_the_screen_calls_it() -> None:
    report = ImportReport({}, (), (Names("Wash", {"ar": "غسيل"}), Names("Tools")))
    assert "غسيل، \u2068Tools\u2069" in made_words(load_phrasebook("ar"), report)
    assert made_words(load_phrasebook("en"), report) == "New categories: Wash, Tools."


def test_the_trial_says_what_an_amount_was_read_as() -> None:
    report = ImportReport({}, (), amounts=(ReadAmount(2, "1,200", Money(120_000, AED)),))
    assert amount_words(load_phrasebook("en"), report) == "Row 2: “1,200” is read as AED\u00a01,200.00."


def test_an_undo_names_what_stays() -> None:
    undone = ImportUndone()
    for number in range(1, 7):
        undone.keep(Names(f"Wax {number}"))
    said = undone_words(load_phrasebook("en"), undone)
    assert "6 items stay" in said
    assert "Wax 4, Wax 5, …" in said
