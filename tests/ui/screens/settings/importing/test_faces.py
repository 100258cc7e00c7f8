"""What the report of an import says."""

from __future__ import annotations

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.importing.report import ImportReport
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.ui.screens.settings.importing.faces import made_words


def test_a_new_category_is_called_as_the_screen_calls_it() -> None:
    report = ImportReport({}, (), (Names("Wash", {"ar": "غسيل"}), Names("Tools")))
    assert "غسيل، \u2068Tools\u2069" in made_words(load_phrasebook("ar"), report)
    assert made_words(load_phrasebook("en"), report) == "New categories: Wash, Tools."
