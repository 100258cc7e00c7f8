"""The owner's code opens the data when the keyring has lost its key; nothing else does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.recovery_code import recovery_code
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store.database_key import DATABASE_KEY, KEY_SET_ASIDE
from cardesk_desktop.store.page_check import is_of_key
from cardesk_desktop.store.recovery import RecoveryFile, RecoveryState, recover_key, recovery_path
from cardesk_desktop.store.store import Store
from tests.builders.premises import KEY, Premises

OTHER_KEY = bytes(32)


@pytest.fixture
def code(premises: Premises) -> str:
    """The code of a founded company, which is closed again."""
    made = premises.open().recovery.make_code(premises.clock.now())
    premises.close()
    return made


def _refused(premises: Premises, typed: str) -> Code:
    before = (premises.path.read_bytes(), premises.keychain.read(DATABASE_KEY))
    with pytest.raises(Refused) as refusal:
        recover_key(premises.path, typed, premises.keychain)
    assert (premises.path.read_bytes(), premises.keychain.read(DATABASE_KEY)) == before
    return refusal.value.code


def _change(path: Path, name: str, value: object) -> None:
    content = json.loads(path.read_bytes())
    content["codes"][0][name] = value
    path.write_text(json.dumps(content))


def test_a_lost_key_comes_back_by_the_code(premises: Premises, code: str) -> None:
    premises.keychain = MemoryKeychain()
    with pytest.raises(Unavailable) as lost:
        premises.open()
    assert lost.value.code is Code.KEY_LOST
    recover_key(premises.path, code.lower().replace("-", " "), premises.keychain)
    with premises.open().read() as work:
        assert work.company.is_founded()
        # The signing key was lost with the other: what follows is signed, and numbered, as another's.
        assert work.company.register().incarnation == "B"
    assert premises.keychain.read(KEY_SET_ASIDE) is None


def test_only_the_database_key_was_lost(premises: Premises, code: str) -> None:
    premises.keychain.delete(DATABASE_KEY)
    recover_key(premises.path, code, premises.keychain)
    with premises.open().read() as work:
        assert work.company.register().incarnation == "A"
    assert premises.keychain.read(REGISTER_KEY) == KEY[::-1]


def test_a_key_that_opens_something_else_is_set_aside(premises: Premises, code: str) -> None:
    premises.keychain.write(DATABASE_KEY, OTHER_KEY)
    recover_key(premises.path, code, premises.keychain)
    assert premises.keychain.read(KEY_SET_ASIDE) == OTHER_KEY
    recover_key(premises.path, code, premises.keychain)
    assert premises.keychain.read(KEY_SET_ASIDE) == OTHER_KEY
    premises.open()


def test_another_code_opens_nothing(premises: Premises, code: str) -> None:
    assert _refused(premises, recovery_code(1)) is Code.RECOVERY_CODE_WRONG
    assert _refused(premises, code[:-1]) is Code.RECOVERY_CODE_INCOMPLETE


def test_the_file_of_another_database_opens_nothing(premises: Premises, code: str, empty: Premises) -> None:
    empty.keychain = MemoryKeychain()
    store = empty.open()
    store.close()
    shutil.copyfile(recovery_path(premises.path), recovery_path(empty.path))
    assert _refused(empty, code) is Code.RECOVERY_CODE_WRONG


def test_a_database_that_cannot_be_read_is_said(premises: Premises, code: str) -> None:
    premises.path.rename(premises.path.with_name("elsewhere"))
    with pytest.raises(Unavailable) as outage:
        recover_key(premises.path, code, premises.keychain)
    assert outage.value.code is Code.DISK_UNWRITABLE


def test_a_damaged_database_is_still_known_as_ours(premises: Premises) -> None:
    whole = premises.path.read_bytes()
    premises.path.write_bytes(whole[:16] + bytes(len(whole) - 16))
    assert is_of_key(premises.path, KEY)
    premises.path.write_bytes(bytes(16) + whole[16:])
    assert is_of_key(premises.path, KEY)
    premises.path.write_bytes(bytes(len(whole)))
    assert not is_of_key(premises.path, KEY)


def test_a_keychain_that_keeps_nothing_is_locked(premises: Premises, code: str) -> None:
    class Forgetful(MemoryKeychain):
        def write(self, name: str, secret: bytes) -> None:
            """Keep nothing."""

    with pytest.raises(Unavailable) as outage:
        recover_key(premises.path, code, Forgetful())
    assert outage.value.code is Code.KEYRING_LOCKED


def test_both_codes_open_until_the_new_one_is_typed_back(store: Store, premises: Premises) -> None:
    file, now = store.recovery, premises.clock.now()
    first = file.make_code(now)
    file.confirm(first)
    file.confirm(first)
    second = file.make_code(now)
    third = file.make_code(now)
    assert file.key_by_code(first) == file.key_by_code(third) == KEY
    with pytest.raises(Refused):
        # A code that was never typed back gives way to the one made after it.
        file.key_by_code(second)
    file.confirm(third)
    assert file.state() == RecoveryState(now, is_confirmed=True)
    with pytest.raises(Refused):
        file.key_by_code(first)


def test_the_file_tells_neither_code_nor_key(premises: Premises, code: str) -> None:
    content = recovery_path(premises.path).read_bytes()
    assert code.encode() not in content
    assert code.replace("-", "").encode() not in content
    assert KEY not in content
    assert KEY.hex().encode() not in content


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("made_at", "yesterday"),
        ("salt", "!!"),
        ("salt", "AAAA"),
        ("nonce", "AAAA"),
        ("wrapped", 3),
        ("is_confirmed", "yes"),
    ],
)
def test_a_garbled_wrapping_counts_as_none(premises: Premises, code: str, name: str, value: object) -> None:
    _change(recovery_path(premises.path), name, value)
    file = RecoveryFile(recovery_path(premises.path))
    assert not file.exists()
    assert file.state() == RecoveryState()
    assert _refused(premises, code) is Code.RECOVERY_FILE_MISSING


def test_a_changed_wrapping_opens_nothing(premises: Premises, code: str) -> None:
    _change(recovery_path(premises.path), "wrapped", "AAAA" * 16)
    assert _refused(premises, code) is Code.RECOVERY_CODE_WRONG


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"v": 2, "codes": []}', b'{"v": 1}', b"[" * 100_000])
def test_a_file_of_something_else_counts_as_none(premises: Premises, code: str, content: bytes) -> None:
    recovery_path(premises.path).write_bytes(content)
    assert _refused(premises, code) is Code.RECOVERY_FILE_MISSING
