"""Whoever finds the usual settings in place of their own is told why."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardesk_desktop.settings import LoadedSettings, Settings
from cardesk_desktop.ui.shell.set_aside import say_what_was_set_aside
from tests.ui.shell.house import House


@pytest.mark.parametrize(
    ("loaded", "is_told"),
    [
        (LoadedSettings(Settings()), False),
        (LoadedSettings(Settings(), Path("settings.broken.json")), True),
        (LoadedSettings(Settings(), is_unread=True), True),
    ],
)
def test_it_is_said_where_it_is_so(house: House, loaded: LoadedSettings, is_told: bool) -> None:
    say_what_was_set_aside(loaded, house.look, house.window)
    assert ("could not be read" in house.window.frame.banner.text) is is_told
