"""The settings file: defaults, round trip, broken files, newer releases, full disks."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import fields, replace
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.paths import PRIVATE
from cardesk_desktop.settings import (
    AutoPrint,
    LoadedSettings,
    Settings,
    SettingsFile,
    ThemeChoice,
    UpdateChannel,
)

CHANGED = Settings(
    prints_condition=True,
    language="ar",
    theme=ThemeChoice.DARK,
    text_scale_percent=150,
    invoice_printer="Büro HP",
    label_printer="Brother QL",
    receipt_printer="Epson TM-T20",
    prints_by_itself=AutoPrint.RECEIPT,
    last_staff_id="0190",
    lock_after_minutes=10,
    is_high_contrast=True,
    backup_folder="E:/CarDesk",
    backup_every_hours=8,
    is_backed_up_at_closing=False,
    service_address="https://wash.example",
    service_ca="/etc/cardesk/ca.pem",
    last_exchange_at="2026-11-23T10:05:00+00:00",
    last_backup_at="2026-11-23T10:03:00+00:00",
    update_channel=UpdateChannel.BETA,
    updates_by_themselves=False,
    update_hour=4,
    last_licence='["trial",1,null,149900,"aed"]',
    last_recognition="[1]",
    camera="usb-1",
    is_camera_mirrored=True,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_there_are_defaults_and_nothing_is_written(path: Path) -> None:
    assert SettingsFile(path).load() == LoadedSettings(Settings())
    assert not path.exists()


def test_every_setting_comes_back_as_it_was_saved(path: Path) -> None:
    for field in fields(Settings):
        assert getattr(CHANGED, field.name) != getattr(Settings(), field.name), field.name
    SettingsFile(path).save(CHANGED)
    assert SettingsFile(path).load() == LoadedSettings(CHANGED)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_nobody_else_on_this_computer_looks_into_the_folder_that_they_made(path: Path) -> None:
    """On a Mac it is that of the data, and the language is chosen before there are any."""
    SettingsFile(path).save(CHANGED)
    assert os.name == "nt" or path.parent.stat().st_mode & 0o777 == PRIVATE


def test_keys_of_a_newer_release_stay_in_the_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"language": "fr", "customer_display": {"port": 3}}))
    file = SettingsFile(path)
    file.save(replace(file.load().settings, text_scale_percent=125))
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["customer_display"] == {"port": 3}
    assert (kept["language"], kept["text_scale_percent"]) == ("fr", 125)


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", '"text"', "\x00\x01", "[" * 100_000])
def test_a_broken_file_is_put_aside_and_reported(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    loaded = SettingsFile(path).load()
    assert loaded.settings == Settings()
    assert loaded.set_aside is not None
    assert loaded.set_aside.read_text() == content
    assert not path.exists()


def test_a_file_in_no_known_encoding_is_put_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'{"language": "\xff\xfe"}')
    assert SettingsFile(path).load().set_aside is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"theme": "pink"},
        {"theme": 3},
        {"text_scale_percent": 130},
        {"text_scale_percent": "150"},
        {"text_scale_percent": True},
        {"language": None},
        {"prints_by_itself": True},
        {"lock_after_minutes": 3},
        {"lock_after_minutes": True},
        {"lock_after_minutes": "5"},
    ],
)
def test_a_value_that_does_not_fit_falls_back_alone(path: Path, wrong: dict[str, object]) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"receipt_printer": "Epson", **wrong}))
    assert SettingsFile(path).load().settings == Settings(receipt_printer="Epson")


@pytest.mark.parametrize("name", [each.name for each in fields(Settings) if each.type == "str"])
def test_every_text_is_read_as_one(path: Path, name: str) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({name: "written"}))
    assert getattr(SettingsFile(path).load().settings, name) == "written"
    path.write_text(json.dumps({name: 7}))
    assert SettingsFile(path).load().settings == Settings()


def test_a_full_disk_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SettingsFile(path).save(CHANGED)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable) as outage:
        SettingsFile(path).save(Settings())
    assert outage.value.code is Code.DISK_FULL
    assert SettingsFile(path).load().settings == CHANGED
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_made_is_an_outage(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(Unavailable) as outage:
        SettingsFile(tmp_path / "config" / "settings.json").save(CHANGED)
    assert outage.value.code is Code.FILE_UNWRITABLE


def test_a_file_that_cannot_be_read_is_left_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner has it: the till opens, and the folder of its backups is not forgotten for that."""
    SettingsFile(path).save(CHANGED)

    def held(_path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "another program has it")

    file = SettingsFile(path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", held)
        assert file.load() == LoadedSettings(Settings(), is_unread=True)
        with pytest.raises(Unavailable) as outage:
            file.save(Settings(language="ar"))
        assert outage.value.code is Code.FILE_UNWRITABLE
    file.save(Settings(language="ar"))
    assert SettingsFile(path).load() == LoadedSettings(replace(CHANGED, language="ar"))


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    assert SettingsFile(path).load() == LoadedSettings(Settings(), is_unread=True)


def test_a_broken_file_that_cannot_be_put_aside_gives_way_to_the_next_choice(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{")
    path.with_suffix(".broken.json").mkdir()
    file = SettingsFile(path)
    assert file.load() == LoadedSettings(Settings(), is_unread=True)
    file.save(CHANGED)
    assert SettingsFile(path).load() == LoadedSettings(CHANGED)


def test_what_is_written_is_whole_also_where_it_could_not_be_read_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(path)
    file.load()
    file.save(CHANGED)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda _path: _raise(PermissionError()))
        file.save(replace(CHANGED, language="fr"))
    assert SettingsFile(path).load().settings == replace(CHANGED, language="fr")


def _raise(error: OSError) -> bytes:
    raise error
