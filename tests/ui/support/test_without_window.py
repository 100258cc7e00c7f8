"""The file for support from a program that does not start."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from cardesk_desktop.exit_codes import ExitCode
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.support.without_window import write_diagnostics


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places.under(tmp_path / "till")
    places.data.mkdir(parents=True)
    places.logs.mkdir()
    places.database.write_bytes(b"encrypted" * 100)
    places.database.with_name("cardesk.db.before-0029").write_bytes(b"older")
    (places.logs / "cardesk.log").write_text("called +971501234567 about R 60917\n", encoding="utf-8")
    SettingsFile(places.settings).save(Settings(receipt_printer="Front desk of Fatima"))
    return places


def test_it_is_written_without_opening_the_data_and_names_nobody(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "support.zip"
    before = places.database.read_bytes()
    assert write_diagnostics(target, places) is ExitCode.DONE
    assert str(target) in capsys.readouterr().out
    assert places.database.read_bytes() == before
    with zipfile.ZipFile(target) as bundle:
        said = json.loads(bundle.read("diagnostics.json"))
        everything = b"".join(bundle.read(name) for name in bundle.namelist()).decode()
    assert said["data"]["database_bytes"] == 900
    assert said["data"]["copies_before_upgrades"] == ["cardesk.db.before-0029"]
    assert said["machine"]["Receipt printer chosen"] == "yes"
    for private in ("+971501234567", "60917", "Fatima", str(tmp_path)):
        assert private not in everything


def test_where_it_cannot_be_written_the_exit_code_says_so(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    assert write_diagnostics(taken, places) is ExitCode.FILE_NOT_WRITTEN
    assert "could not be written" in capsys.readouterr().out


def test_a_computer_without_a_shop_has_a_bundle_as_well(tmp_path: Path) -> None:
    target = tmp_path / "support.zip"
    assert write_diagnostics(target, Places.under(tmp_path / "nothing")) is ExitCode.DONE
    with zipfile.ZipFile(target) as bundle:
        assert json.loads(bundle.read("diagnostics.json"))["data"]["database_bytes"] == 0


@pytest.mark.parametrize("content", [b"{ broken", b"\xff\xfe", b"[]"])
def test_settings_that_cannot_be_read_stay_where_they_are(
    places: Places, tmp_path: Path, content: bytes
) -> None:
    """The next start puts them aside and says so; support wants to see what it found."""
    places.settings.write_bytes(content)
    assert write_diagnostics(tmp_path / "support.zip", places) is ExitCode.DONE
    assert places.settings.read_bytes() == content
    assert not list(places.settings.parent.glob("*.broken*"))


def test_a_folder_in_place_of_the_settings_is_no_reason_not_to_help(places: Places, tmp_path: Path) -> None:
    places.settings.unlink()
    places.settings.mkdir()
    assert write_diagnostics(tmp_path / "support.zip", places) is ExitCode.DONE
