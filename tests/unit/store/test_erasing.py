"""What is erased is gone, keys first; whatever breaks off goes on at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import ACCOUNT_SESSION, MemoryKeychain
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store import erasing
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.erasing import erase_everything, is_erasing_ordered, order_erasing
from tests.builders.premises import Premises


@pytest.fixture
def others(tmp_path: Path) -> tuple[Path, ...]:
    """Settings and logs of this computer, and one that is not there."""
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "cardesk.log").write_text("started")
    settings = tmp_path / "settings.json"
    settings.write_text("{}")
    return settings, logs, tmp_path / "nothing"


def test_everything_is_gone_and_the_first_run_begins(premises: Premises, others: tuple[Path, ...]) -> None:
    premises.open().recovery.make_code(premises.clock.now())
    premises.close()
    premises.path.with_name("cardesk.db.before-0006").write_bytes(b"an older copy")
    premises.path.with_name(".broken-off.new").write_bytes(b"half a backup")
    (premises.path.parent / "holiday.jpg").write_bytes(b"not ours")
    premises.keychain.write(ACCOUNT_SESSION, b"opens the account")
    assert not is_erasing_ordered(premises.path)
    order_erasing(premises.path)
    assert is_erasing_ordered(premises.path)
    erase_everything(premises.path, premises.keychain, others)
    left = {path.name for path in premises.path.parent.iterdir()}
    assert left <= {"holiday.jpg", "cardesk.db.lock"}
    assert not any(path.exists() for path in others)
    assert premises.keychain.read(DATABASE_KEY) is None
    assert premises.keychain.read(REGISTER_KEY) is None
    assert premises.keychain.read(ACCOUNT_SESSION) is None
    with premises.open().read() as work:
        assert not work.company.is_founded()


def test_a_database_that_is_open_is_not_erased(premises: Premises) -> None:
    premises.open()
    order_erasing(premises.path)
    with pytest.raises(Unavailable) as outage:
        erase_everything(premises.path, premises.keychain)
    assert outage.value.code is Code.DATABASE_IN_USE
    assert premises.keychain.read(DATABASE_KEY) is not None


def test_what_broke_off_goes_on_at_the_next_start(
    premises: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    order_erasing(premises.path)

    def fail(path: Path) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(erasing, "_remove", fail)
        with pytest.raises(Unavailable) as outage:
            erase_everything(premises.path, premises.keychain)
    assert outage.value.code is Code.DISK_UNWRITABLE
    assert is_erasing_ordered(premises.path)
    erase_everything(premises.path, MemoryKeychain())
    assert not premises.path.exists()
    assert not is_erasing_ordered(premises.path)
