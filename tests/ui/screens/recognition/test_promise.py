"""What is promised of a photo names model and provider as the language of the screen lists them."""

from __future__ import annotations

import pytest

from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.sync.recognition import Agreement, Recognition
from cardesk_desktop.ui.screens.recognition.consent_card import promise
from tests.builders import NOW


@pytest.mark.parametrize(("language", "listed"), [("en", "(flash, vertex)"), ("ar", "(flash\u060c vertex)")])
def test_model_and_provider_stand_with_the_comma_of_the_language(language: str, listed: str) -> None:
    known = Recognition(True, next(iter(Agreement)), 5, "flash", "vertex", NOW)
    words = promise(load_phrasebook(language), known)
    assert listed in words.translate(dict.fromkeys(range(0x2066, 0x206A)))
