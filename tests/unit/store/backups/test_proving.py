"""What is put back is proven first: nothing hostile, damaged, edited or newer comes into the till."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.store.backups import container, proof
from cardesk_desktop.store.backups.exchanging import incoming_path
from cardesk_desktop.store.backups.manifest import DATABASE, MANIFEST, RECOVERY, Label
from cardesk_desktop.store.backups.restoring import (
    confirm_restore,
    look_at_backup,
    prepare_restore,
)
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from cardesk_desktop.store.store import Store
from tests.builders.premises import KEY, Premises
from tests.unit.store.backups.orders import NOW, refusal, sell


def _rewritten(backup: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return backup


def _manifest(change: Callable[[dict[str, object]], object]) -> Callable[[dict[str, bytes]], None]:
    def rewrite(members: dict[str, bytes]) -> None:
        manifest = json.loads(members[MANIFEST])
        change(manifest)
        members[MANIFEST] = json.dumps(manifest).encode()

    return rewrite


HOSTILE: dict[str, Callable[[dict[str, bytes]], object]] = {
    "no manifest": lambda members: members.pop(MANIFEST),
    "no database": lambda members: members.pop(DATABASE),
    "a manifest of something else": lambda members: members.update({MANIFEST: b"[]"}),
    "a manifest without end": lambda members: members.update({MANIFEST: b"[" * 60_000}),
    "a huge manifest": lambda members: members.update({MANIFEST: bytes(100_000)}),
    "no JSON": lambda members: members.update({MANIFEST: b"{"}),
    "a later version": _manifest(lambda manifest: manifest.update(cardesk_backup=2)),
    "no time": _manifest(lambda manifest: manifest.update(made_at="soon")),
    "a time of nowhere": _manifest(lambda manifest: manifest.update(made_at="2026-11-23T09:30:00")),
    "an identity that is none": _manifest(lambda manifest: manifest.update(company_id=7)),
    "a member of another size": lambda members: members.update({RECOVERY: b"{}"}),
    "a member that is none": _manifest(lambda manifest: manifest.update(members={DATABASE: {"size": "x"}})),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_backup_is_refused_at_once(backup: Path, premises: Premises, what: str) -> None:
    _rewritten(backup, HOSTILE[what])
    assert refusal(lambda: look_at_backup(backup, premises.keychain)) is Code.BACKUP_UNREADABLE


def test_a_bomb_is_refused(backup: Path, premises: Premises) -> None:
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert refusal(lambda: look_at_backup(backup, premises.keychain)) is Code.BACKUP_UNREADABLE


def test_a_file_that_is_gone_or_no_archive_is_said(premises: Premises, tmp_path: Path) -> None:
    gone = tmp_path / "gone.cardesk"
    assert refusal(lambda: look_at_backup(gone, premises.keychain)) is Code.DISK_UNWRITABLE
    gone.write_bytes(b"holiday pictures")
    assert refusal(lambda: look_at_backup(gone, premises.keychain)) is Code.BACKUP_UNREADABLE


def test_a_database_that_was_exchanged_in_the_backup_is_found(backup: Path, premises: Premises) -> None:
    def flip(members: dict[str, bytes]) -> None:
        members[DATABASE] = members[DATABASE][:-1] + b"x"

    _rewritten(backup, flip)
    offered = look_at_backup(backup, premises.keychain)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.BACKUP_UNREADABLE
    assert not incoming_path(premises.path).exists()


def test_the_backup_was_pulled_out_after_it_was_looked_at(backup: Path, premises: Premises) -> None:
    offered = look_at_backup(backup, premises.keychain)
    backup.unlink()
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.DISK_UNWRITABLE


def test_there_is_no_room_to_unpack(
    backup: Path, premises: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    offered = look_at_backup(backup, premises.keychain)
    monkeypatch.setattr(os, "fsync", full)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.DISK_FULL
    assert not incoming_path(premises.path).exists()


def _remade(premises: Premises, folder: Path, change: str, *, key: bytes = KEY) -> Path:
    """A backup of a database into which somebody has written."""
    premises.close()
    with premises.bare(key) as connection:
        connection.execute(change)
    label = Label(NOW, "Palm Auto Spa LLC", "R01", "0001", "0.1.0")
    target = folder / "made by hand.cardesk"
    container.write_container(target, label, premises.path, b"")
    return target


def test_a_newer_backup_needs_a_newer_program(premises: Premises, store: Store, folder: Path) -> None:
    made = _remade(premises, folder, "UPDATE alembic_version SET version_num = '9999'")
    offered = look_at_backup(made, premises.keychain)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.DATABASE_NEWER


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DELETE FROM company", Code.BACKUP_EMPTY),
        ("UPDATE vehicle SET client_id = x'00'", Code.BACKUP_DAMAGED),
        ("DROP TABLE alembic_version", Code.BACKUP_EMPTY),
    ],
)
def test_a_backup_that_fails_its_proof_is_refused(
    premises: Premises, store: Store, folder: Path, change: str, said: Code
) -> None:
    offered = look_at_backup(_remade(premises, folder, change), premises.keychain)
    assert refusal(lambda: prepare_restore(offered, premises.path, premises.keychain)) is said


def test_an_edited_document_is_found(premises: Premises, store: Store, folder: Path) -> None:
    sell(store)
    premises.close()
    with premises.bare() as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
    made = _remade(premises, folder, "UPDATE document SET content = x'7b7d'")
    offered = look_at_backup(made, premises.keychain)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.BACKUP_DAMAGED


@pytest.mark.parametrize("is_cut", [False, True])
def test_a_database_with_hardly_a_page_of_ours_is_damaged(
    premises: Premises, store: Store, folder: Path, is_cut: bool
) -> None:
    premises.close()
    content = premises.path.read_bytes()
    garbled = content[: 20 * 4096] if is_cut else content[:16] + bytes(len(content) - 16)
    premises.path.write_bytes(garbled)
    label = Label(NOW, "Palm Auto Spa LLC", "R01", "0001", "0.1.0")
    made = folder / "made by hand.cardesk"
    container.write_container(made, label, premises.path, b"")
    premises.path.write_bytes(content)
    offered = look_at_backup(made, premises.keychain)
    said = refusal(lambda: prepare_restore(offered, premises.path, premises.keychain))
    assert said is Code.BACKUP_DAMAGED


def test_an_older_backup_is_proven_and_upgraded_when_it_opens(
    premises: Premises, store: Store, folder: Path
) -> None:
    sell(store)
    premises.close()
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0006")
    older.close()
    label = Label(NOW, "Palm Auto Spa LLC", "R01", "0006", "0.1.0")
    made = folder / "older.cardesk"
    container.write_container(made, label, premises.path, b"")
    inventory = prepare_restore(look_at_backup(made, premises.keychain), premises.path, premises.keychain)
    assert (inventory.revision, inventory.invoices) == ("0006", 1)
    confirm_restore(premises.path, NOW)
    with premises.open().read() as work:
        assert work.company.is_founded()


def test_nothing_is_sealed_while_a_copy_is_proven() -> None:
    with pytest.raises(AssertionError):
        proof.NoSigner().sign(b"")


def test_a_file_that_somebody_else_reads_cannot_be_held(premises: Premises, store: Store) -> None:
    with premises.bare() as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM company").fetchall()
        sell(store)
        assert refusal(store.hold_file) is Code.DATABASE_BUSY
        connection.execute("ROLLBACK")
    store.hold_file()
    store.release_file()


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_manifest_that_was_packed_is_none_of_ours(backup: Path, premises: Premises, packing: int) -> None:
    """What unpacks could be of any size, and breaks in ways of its own."""
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content, packing if name == MANIFEST else zipfile.ZIP_STORED)
    assert refusal(lambda: look_at_backup(backup, premises.keychain)) is Code.BACKUP_UNREADABLE


def test_a_part_before_the_beginning_is_no_trouble_of_the_disk(backup: Path, premises: Premises) -> None:
    content = bytearray(backup.read_bytes())
    place = content.rindex(b"PK\x05\x06") + 16
    moved = int.from_bytes(content[place : place + 4], "little") + 100
    content[place : place + 4] = moved.to_bytes(4, "little")
    backup.write_bytes(content)
    assert refusal(lambda: look_at_backup(backup, premises.keychain)) is Code.BACKUP_UNREADABLE


@pytest.mark.parametrize("place", range(4, 24))
def test_one_wrong_byte_in_a_head_is_a_sentence_and_no_defect(
    backup: Path, premises: Premises, place: int
) -> None:
    """Of the first part, and of its entry in the directory at the end."""
    content = backup.read_bytes()
    for begins in (0, content.rindex(b"PK\x01\x02", 0, content.index(MANIFEST.encode(), 100))):
        for wrong in (0x01, 0x08, 0x0C, 0xFF):
            damaged = bytearray(content)
            damaged[begins + place] ^= wrong
            backup.write_bytes(damaged)
            with suppress(Refused):
                look_at_backup(backup, premises.keychain)
                container.recovery_of(backup)
                container.unpack_database(backup, incoming_path(premises.path))
