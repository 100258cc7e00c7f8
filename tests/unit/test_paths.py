"""Files that ship and files that belong to the person."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cardesk_desktop.paths import APP_NAME, Places, catalogue, resource, user_places


def test_what_ships_is_found_in_the_source_tree() -> None:
    assert resource("fonts", "NotoSans-Regular.ttf").is_file()
    assert catalogue("fr").parts[-4:] == ("i18n", "fr", "LC_MESSAGES", "cardesk.mo")


def test_what_ships_is_found_in_an_installed_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("fonts") == tmp_path / "resources" / "fonts"
    assert catalogue("ar") == tmp_path / "i18n" / "ar" / "LC_MESSAGES" / "cardesk.mo"


def test_the_places_of_a_person_are_named_after_the_application_and_not_created() -> None:
    places = user_places()
    assert APP_NAME in str(places.data)
    assert places.settings.name == "settings.json"
    assert places.logs != places.data


def test_all_places_can_lie_below_one_folder(tmp_path: Path) -> None:
    places = Places.under(tmp_path / "demo")
    assert {places.data.parent, places.settings.parent, places.logs.parent} == {tmp_path / "demo"}
    assert not (tmp_path / "demo").exists()
