"""The self-test leaves nothing in the keyring and touches nothing of the till's."""

from __future__ import annotations

from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.self_test.own_entries import OwnEntries


def test_it_reads_and_writes_under_names_of_its_own() -> None:
    keyring = MemoryKeychain({"database-key": b"of the till"})
    own = OwnEntries(keyring, "run")
    assert own.read("database-key") is None
    own.write("database-key", b"of the self-test")
    assert own.read("database-key") == b"of the self-test"
    assert keyring.read("database-key") == b"of the till"
    assert own.name == keyring.name


def test_everything_written_is_taken_away_at_the_end() -> None:
    keyring = MemoryKeychain({"database-key": b"of the till"})
    own = OwnEntries(keyring, "run")
    for name in ("one", "other"):
        own.write(name, b"secret")
    own.delete("one")
    own.clear()
    assert own.read("one") is None
    assert own.read("other") is None
    assert keyring.read("database-key") == b"of the till"
