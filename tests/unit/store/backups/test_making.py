"""A backup is whole or not there, says what it is, and older ones make room for it."""

from __future__ import annotations

import errno
import json
import os
import shutil
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.store.backups import container, making
from cardesk_desktop.store.backups.container import read_manifest
from cardesk_desktop.store.backups.making import backups_in, make_backup
from cardesk_desktop.store.backups.manifest import MANIFEST, Manifest, Member
from cardesk_desktop.store.store import Store
from tests.builders import DUBAI, identity
from tests.builders.premises import KEY, Premises
from tests.unit.store.backups.orders import NOW, OWN, order, refusal, sell


def test_a_backup_says_what_it_is_and_holds(store: Store, code: str, folder: Path) -> None:
    made = make_backup(order(store), folder)
    assert made.path.name == f"CarDesk R01 2026-11-23 14.03.27 {OWN.register_id[-6:]}.cardesk"
    assert made.size == made.path.stat().st_size
    assert made.inventory.invoices == made.inventory.clients == made.inventory.vehicles == 1
    manifest = read_manifest(made.path)
    assert manifest.label.company == "Palm Auto Spa LLC"
    assert manifest.label.made_at == NOW
    assert manifest.has_recovery
    assert [path.name for path in folder.iterdir()] == [made.path.name]
    assert not list(store.hold_file().path.parent.glob("*.part*"))
    content = made.path.read_bytes()
    assert KEY not in content
    assert b"Fatima" not in content


def test_sales_go_on_while_it_is_copied(
    store: Store, code: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copyfile

    def copy_slowly(source: Path, target: Path) -> None:
        for place in range(30):
            sell(store, f"meanwhile {place}")
        copy(source, target)
        sell(store, "after the copy")

    monkeypatch.setattr(shutil, "copyfile", copy_slowly)
    made = make_backup(order(store), folder)
    store.release_file()
    assert made.inventory.invoices == 1
    sell(store, "later")
    with store.read() as work:
        assert len(list(work.documents.chain(work.documents.all_series()[0]))) == 33


def test_a_file_that_moved_is_copied_another_time(
    store: Store, code: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copyfile

    def copy_and_fold(source: Path, target: Path) -> None:
        copy(source, target)
        sell(store, "meanwhile")
        store._database.script("PRAGMA wal_checkpoint(TRUNCATE)")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", copy_and_fold)
        assert refusal(lambda: make_backup(order(store), folder)) is Code.DATABASE_BUSY
    assert list(folder.iterdir()) == []
    make_backup(order(store), folder)


def test_the_log_is_not_folded_into_a_file_that_stands_still(store: Store) -> None:
    path = store.hold_file().path
    before = path.read_bytes()
    sell(store, "meanwhile")
    store.log.fold()
    assert path.read_bytes() == before
    store.release_file()
    store.log.fold()
    assert path.read_bytes() != before


def test_a_folder_that_is_not_there_is_said(store: Store, tmp_path: Path) -> None:
    assert refusal(lambda: make_backup(order(store), tmp_path / "gone")) is Code.BACKUP_FOLDER_MISSING
    assert backups_in(tmp_path / "gone", OWN) == ()


def test_a_full_disk_leaves_no_half_backup(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refusal(lambda: make_backup(order(store), folder)) is Code.DISK_FULL
    monkeypatch.undo()
    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    assert refusal(lambda: make_backup(order(store), folder)) is Code.DISK_FULL
    assert list(folder.iterdir()) == []


def test_a_backup_that_does_not_read_back_is_none(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "_copied", lambda archive, name: Member(0, ""))
    assert refusal(lambda: make_backup(order(store), folder)) is Code.BACKUP_UNREADABLE
    assert list(folder.iterdir()) == []


def test_older_backups_of_this_register_are_thinned_out(store: Store, code: str, folder: Path) -> None:
    (folder / "CarDesk R01 2026-01-01 00.00.00.cardesk").write_bytes(b"cut short")
    (folder / "holiday.jpg").write_bytes(b"a picture")
    for hour in range(3):
        make_backup(order(store, NOW + timedelta(hours=hour)), folder)
    assert [backup.made_at for backup in backups_in(folder, OWN)] == [NOW + timedelta(hours=2)]
    assert len(list(folder.iterdir())) == 3


def test_a_stick_that_is_pulled_out_at_the_very_end_is_said(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled_out(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.EIO, "the stick is gone")

    monkeypatch.setattr(making, "thin_out", pulled_out)
    assert refusal(lambda: make_backup(order(store), folder)) is Code.DISK_UNWRITABLE


def test_what_a_power_cut_left_of_a_backup_goes_before_the_next_one(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who switches off at closing leaves one each evening, as large as the database."""
    own, other = OWN.register_id[-6:], identity("register of the bay").hex[-6:]
    left = folder / f"CarDesk R01 2026-11-22 21.00.00 {own}.cardesk.part"
    of_another = folder / f"CarDesk R01 2026-11-22 21.00.00 {other}.cardesk.part"
    for path in (left, of_another):
        path.write_bytes(b"cut short")
    write = container.write_container

    def on_a_full_stick(*arguments: Any) -> Manifest:
        assert not left.exists(), "it takes the room that is needed now"
        return write(*arguments)

    monkeypatch.setattr(making, "write_container", on_a_full_stick)
    made = make_backup(order(store), folder)
    assert {path.name for path in folder.iterdir()} == {made.path.name, of_another.name}


def test_a_backup_just_made_stays_also_when_the_clock_went_back(
    store: Store, folder: Path, backup: Path
) -> None:
    made = make_backup(order(store, NOW - timedelta(hours=1)), folder)
    assert {path.name for path in folder.iterdir()} == {backup.name, made.path.name}


def test_what_cannot_be_removed_stays(
    store: Store, folder: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(backup, folder / "CarDesk R01 a copy.cardesk")

    def busy(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", busy)
    making.thin_out(folder, OWN, DUBAI, newest="")
    assert len(list(folder.iterdir())) == 2


def test_a_damaged_database_makes_no_backup(premises: Premises, folder: Path) -> None:
    with premises.open().write() as work:
        work.blobs.put(bytes(400_000), "image/png")
    premises.close()
    content = bytearray(premises.path.read_bytes())
    content[-30 * 4096] ^= 0xFF
    premises.path.write_bytes(content)
    store = premises.open()
    assert refusal(lambda: make_backup(order(store), folder)) is Code.BACKUP_DAMAGED


def test_another_register_leaves_its_backups_alone(store: Store, folder: Path, backup: Path) -> None:
    shutil.copyfile(backup, folder / "CarDesk R02 2026.cardesk")
    of_another = replace(OWN, register_code="R02", register_id=identity("register R02").hex)
    assert backups_in(folder, of_another) == ()


def test_another_shop_with_the_same_code_keeps_its_backups_in_the_same_folder(
    store: Store, folder: Path, backup: Path
) -> None:
    """Also at the same second: an R01 stands in most shops."""
    elsewhere = replace(order(store), company_id=identity("bay"), register_id=identity("register of the bay"))
    at_once = make_backup(elsewhere, folder).path
    later = make_backup(replace(elsewhere, made_at=NOW + timedelta(hours=2)), folder).path
    assert backup.exists()
    assert not at_once.exists()
    assert {path.name for path in folder.iterdir()} == {backup.name, later.name}


def test_a_backup_of_an_older_release_is_whose_name_is_on_it(
    store: Store, folder: Path, backup: Path
) -> None:
    old = folder / "CarDesk R01 2026-11-20 09.00.00.cardesk"
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(old, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == MANIFEST:
                written = {key: value for key, value in json.loads(content).items() if key[-3:] != "_id"}
                content = json.dumps(written).encode()
            target.writestr(name, content)
    assert read_manifest(old).label.register_id == ""
    assert len(backups_in(folder, OWN)) == 2
    assert backups_in(folder, replace(OWN, company="Bay Wash", register_id=identity("bay").hex)) == ()
