"""What is known of recognising photos is kept on this computer, and read back only where it holds."""

from __future__ import annotations

import pytest

from cardesk_desktop.sync.recognition import Agreement, Recognition, kept, known
from tests.builders import NOW

STATE = Recognition(True, Agreement.AGREED, 17, "google/gemini", "google-vertex", NOW)


def test_what_was_told_is_known_offline() -> None:
    assert known(kept(STATE)) == STATE


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[1]", '[true, "perhaps", 1, "a", "b", 1]', '[true, "agreed", 1, 2, "b", 1]'],
)
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert known(text) is None
