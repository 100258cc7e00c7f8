"""A backup is enough on a new machine with the owner's code; an exchange that stops goes on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.recovery_code import recovery_code
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.store.backups.container import read_manifest
from cardesk_desktop.store.backups.exchanging import INCOMING_KEY, finish_restore, incoming_path
from cardesk_desktop.store.backups.making import make_backup
from cardesk_desktop.store.backups.restoring import (
    confirm_restore,
    discard_restore,
    look_at_backup,
    prepare_restore,
)
from cardesk_desktop.store.database_key import DATABASE_KEY, KEY_SET_ASIDE
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.recovery import RecoveryFile, has_recovery_code, recovery_path
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.store import Store
from tests.builders import identity
from tests.builders.premises import KEY, Premises
from tests.unit.store.backups.orders import NOW, OTHER_KEY, order, refusal, sell


def test_on_a_new_machine_file_and_code_are_enough(backup: Path, code: str, elsewhere: Premises) -> None:
    offered = look_at_backup(backup, elsewhere.keychain)
    assert offered.needs_code
    inventory = prepare_restore(offered, elsewhere.path, elsewhere.keychain, code)
    assert (inventory.company, inventory.register_code, inventory.invoices) == ("Palm Auto Spa LLC", "R01", 1)
    assert inventory.last_sealed_at is not None
    confirm_restore(elsewhere.path, NOW)
    with elsewhere.open().read() as work:
        assert work.company.register().incarnation == "B"
        assert work.documents.invoice_file(identity("sale")).invoice.number == "R01-A-000001"
    assert has_recovery_code(elsewhere.path)
    assert elsewhere.keychain.read(INCOMING_KEY) is None
    elsewhere.close()
    elsewhere.open()
    elsewhere.close()


def test_at_its_own_desk_no_code_is_needed_and_the_old_data_is_kept(
    premises: Premises, store: Store, backup: Path, code: str
) -> None:
    sell(store, "after the backup")
    offered = look_at_backup(backup, premises.keychain)
    assert not offered.needs_code
    prepare_restore(offered, premises.path, premises.keychain)
    confirm_restore(premises.path, NOW)
    premises.close()
    store = premises.open()
    sell(store, "after the restore")
    with store.read() as work:
        assert work.documents.invoice_file(identity("after the restore")).invoice.number == "R01-B-000001"
    aside = premises.path.with_name("cardesk.db.before-restore-20261123-100327")
    old = Database.open(aside, KEY)
    assert old.value(Statement(sql("SELECT count(*) FROM invoice")), {}) == 2
    old.close()
    assert recovery_path(aside).exists()
    assert has_recovery_code(premises.path)


def test_another_database_here_is_set_aside_with_its_key(
    backup: Path, code: str, elsewhere: Premises
) -> None:
    elsewhere.keychain = MemoryKeychain({DATABASE_KEY: OTHER_KEY})
    elsewhere.open()
    elsewhere.close()
    prepare_restore(look_at_backup(backup, elsewhere.keychain), elsewhere.path, elsewhere.keychain, code)
    confirm_restore(elsewhere.path, NOW)
    with elsewhere.open().read() as work:
        assert work.company.is_founded()
    elsewhere.close()
    assert elsewhere.keychain.read(KEY_SET_ASIDE) == OTHER_KEY


def test_an_exchange_without_a_key_keeps_the_one_that_is_there(
    premises: Premises, store: Store, backup: Path
) -> None:
    prepare_restore(look_at_backup(backup, premises.keychain), premises.path, premises.keychain)
    confirm_restore(premises.path, NOW)
    premises.close()
    premises.keychain.delete(INCOMING_KEY)
    premises.open()
    assert premises.keychain.read(DATABASE_KEY) == KEY


def test_a_code_of_another_database_is_the_wrong_one(
    store: Store, premises: Premises, folder: Path, elsewhere: Premises
) -> None:
    code = RecoveryFile(recovery_path(premises.path), OTHER_KEY).make_code(NOW)
    made = make_backup(order(store), folder).path
    offered = look_at_backup(made, elsewhere.keychain)
    said = refusal(lambda: prepare_restore(offered, elsewhere.path, elsewhere.keychain, code))
    assert said is Code.RECOVERY_CODE_WRONG


def test_a_wrong_code_and_a_second_thought_change_nothing(
    backup: Path, code: str, elsewhere: Premises
) -> None:
    offered = look_at_backup(backup, elsewhere.keychain)

    def prepare(typed: str) -> object:
        return prepare_restore(offered, elsewhere.path, elsewhere.keychain, typed)

    assert refusal(lambda: prepare(recovery_code(1))) is Code.RECOVERY_CODE_WRONG
    assert not incoming_path(elsewhere.path).exists()
    prepare(code)
    discard_restore(elsewhere.path)
    assert list(elsewhere.path.parent.iterdir()) == []


def test_a_backup_without_a_code_opens_at_its_own_desk_only(
    store: Store, premises: Premises, folder: Path, elsewhere: Premises
) -> None:
    made = make_backup(order(store), folder).path
    assert not read_manifest(made).has_recovery
    offered = look_at_backup(made, elsewhere.keychain)
    wanted = refusal(lambda: prepare_restore(offered, elsewhere.path, elsewhere.keychain, recovery_code(1)))
    assert wanted is Code.RECOVERY_FILE_MISSING
    prepare_restore(look_at_backup(made, premises.keychain), premises.path, premises.keychain)
    confirm_restore(premises.path, NOW)
    premises.close()
    with premises.open().read() as work:
        assert work.company.is_founded()


@pytest.mark.parametrize("steps", range(7))
@pytest.mark.parametrize("has_log", [False, True])
def test_an_interrupted_exchange_ends_with_the_new_one_whole(
    premises: Premises, store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch, steps: int, has_log: bool
) -> None:
    sell(store, "after the backup")
    prepare_restore(look_at_backup(backup, premises.keychain), premises.path, premises.keychain)
    confirm_restore(premises.path, NOW)
    premises.close()
    if has_log:
        for end in ("-wal", "-shm"):
            premises.path.with_name(premises.path.name + end).write_bytes(b"of the old one")
    left = [steps]

    def fail_after(does: Callable[..., object]) -> Callable[..., object]:
        def do(*arguments: object, **named: object) -> object:
            if not left[0]:
                raise OSError(5, "the power went")
            left[0] -= 1
            return does(*arguments, **named)

        return do

    with monkeypatch.context() as patched:
        for name in ("replace", "unlink"):
            patched.setattr(Path, name, fail_after(getattr(Path, name)))
        with suppress(Unavailable, OSError):
            finish_restore(premises.path, premises.keychain)
    with premises.open().read() as work:
        assert work.company.register().incarnation == "B"
        assert len(work.documents.all_series()) == 2
        assert len(list(work.documents.chain(work.documents.all_series()[0]))) == 1


def test_the_log_of_a_database_that_is_gone_is_not_taken_for_the_new_ones(
    premises: Premises, store: Store, backup: Path
) -> None:
    sell(store, "after the backup")
    log = premises.path.with_name(premises.path.name + "-wal")
    left_behind = log.read_bytes()
    prepare_restore(look_at_backup(backup, premises.keychain), premises.path, premises.keychain)
    confirm_restore(premises.path, NOW)
    premises.close()
    # A virus scanner took the database away, and left what lay beside it.
    premises.path.unlink()
    log.write_bytes(left_behind)
    store = premises.open()
    assert store._database.script("PRAGMA integrity_check") == [("ok",)]
    with store.read() as work:
        assert work.company.register().incarnation == "B"
        assert len(list(work.documents.chain(work.documents.all_series()[0]))) == 1
