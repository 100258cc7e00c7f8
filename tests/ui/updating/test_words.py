"""Each reason why there is no update has its words."""

from __future__ import annotations

import pytest

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.updating.words import state_words, trouble_words
from cardesk_desktop.updates.standing import Standing
from cardesk_desktop.updates.trouble import Trouble


def test_every_trouble_is_told_from_the_others(phrases: Phrasebook) -> None:
    assert len({trouble_words(phrases, trouble) for trouble in Trouble} - {""}) == len(Trouble)


@pytest.mark.parametrize("trouble", [Trouble.STRANGER, Trouble.NOT_TRUSTED, Trouble.OUT_OF_DATE])
def test_what_somebody_has_to_look_at_is_not_believed(phrases: Phrasebook, trouble: Trouble) -> None:
    assert state_words(phrases, Standing(trouble=trouble)) == ("Not believed", Tone.DUE)
