"""Who agreed to what is said beside it, in the language of the screen."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.reading_journal import JournalRow
from cardesk_desktop.ui.screens.settings.journal.faces import tie
from cardesk_desktop.ui.screens.settings.journal.sentences import JournalSentences
from tests.builders import AED, NOW, identity

GIVEN = JournalEntry(identity("entry"), NOW, JournalEvent.DISCOUNT_GIVEN, identity("it"), identity("who"))


@pytest.mark.parametrize(("language", "comma"), [("en", ", "), ("ar", "\u060c ")])
def test_those_who_agreed_stand_with_the_comma_of_the_language(language: str, comma: str) -> None:
    phrases = load_phrasebook(language)
    row = JournalRow(GIVEN, "Amina", None, (), ("مريم", "سالم"))
    words = tie(phrases, JournalSentences(phrases, AED), row)
    assert f"مريم{comma}سالم" in words.replace("\u2068", "").replace("\u2069", "")
