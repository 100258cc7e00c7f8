"""Every way in which opening fails has its code, touches nothing, and lets go of everything."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.sealing import SealedContent
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.paths import PRIVATE
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.page_check import PAGE_SIZE, has_pages, is_any_page_authentic
from tests.builders import identity, make_invoice
from tests.builders.premises import KEY, Premises, issue

ROOT = Path(__file__).resolve().parents[3]


def _refused(premises: Premises) -> Code:
    """How opening fails; the file must be the same before and after."""
    before = premises.path.read_bytes()
    with pytest.raises((Unavailable, Refused)) as raised:
        premises.open()
    assert premises.path.read_bytes() == before
    with pytest.raises((Unavailable, Refused)) as again:
        premises.open()
    assert again.value.code is raised.value.code
    return raised.value.code


def _damage(premises: Premises, change: Callable[[bytearray], object]) -> bytes:
    """Change the file's bytes; gives what they were."""
    whole = premises.path.read_bytes()
    damaged = bytearray(whole)
    change(damaged)
    premises.path.write_bytes(damaged)
    return whole


def _flip(place: int) -> Callable[[bytearray], None]:
    def change(content: bytearray) -> None:
        content[place] ^= 0xFF

    return change


def _zero(start: int, end: int) -> Callable[[bytearray], None]:
    def change(content: bytearray) -> None:
        content[start:end] = bytes(end - start)

    return change


def _cut(length: int) -> Callable[[bytearray], None]:
    def change(content: bytearray) -> None:
        del content[length:]

    return change


DAMAGE = {
    "a bit of the header": _flip(20),
    "a bit of the first page": _flip(3_000),
    "the first page": _zero(0, PAGE_SIZE),
    "the first half of the file": _zero(0, 20 * PAGE_SIZE),
    "a bit of the second page": _flip(PAGE_SIZE + 100),
    "the end is missing": _cut(10 * PAGE_SIZE),
    "not even a page": _cut(100),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_said_to_be_damaged(premises: Premises, damage: str) -> None:
    whole = _damage(premises, DAMAGE[damage])
    assert _refused(premises) is Code.DATABASE_DAMAGED
    premises.path.write_bytes(whole)
    with premises.open().read() as work:
        assert work.company.is_founded()


def test_nobody_else_on_this_computer_looks_into_the_data(tmp_path: Path) -> None:
    premises = Premises(tmp_path / "data")
    premises.open()
    premises.close()
    assert os.name == "nt" or premises.path.parent.stat().st_mode & 0o777 == PRIVATE


def test_a_damaged_salt_costs_nothing(premises: Premises) -> None:
    _damage(premises, _zero(0, 16))
    with premises.open().write() as work:
        assert work.company.is_founded()
        work.blobs.put(b"written over it", "text/plain")


def test_a_page_in_the_middle_is_met_when_it_is_read(premises: Premises) -> None:
    with premises.open().write() as work:
        pictures = [work.blobs.put(bytes([place]) * 200_000, "image/png") for place in range(4)]
    premises.close()
    size = premises.path.stat().st_size
    _damage(premises, _flip(size - 60 * PAGE_SIZE))
    store = premises.open()
    met = []
    for sha256 in pictures:
        with store.read() as work:
            try:
                work.blobs.get(sha256)
            except Unavailable as fault:
                met.append(fault.code)
    assert set(met) == {Code.DATABASE_DAMAGED}
    assert len(met) < len(pictures)
    assert len(store._database.damaged_pages()) == 1
    with store.write() as work:
        assert work.company.is_founded()
        work.blobs.put(b"still usable", "text/plain")


def test_a_chain_is_read_as_far_as_it_is_whole(premises: Premises) -> None:
    store = premises.open()
    for place in range(120):
        with store.write() as work:
            issue(work, identity(f"invoice {place}"), make_invoice(40))
    premises.close()
    middle = premises.path.stat().st_size * 3 // 4
    for page in range(8):
        # Rows of several tables lie side by side: one of these pages is of the chain.
        _damage(premises, _flip(middle + page * PAGE_SIZE))
    read: list[SealedContent] = []
    with premises.open().read() as work, pytest.raises(Unavailable) as raised:
        read.extend(work.documents.chain(Series("R01", "A", DocumentKind.INVOICE)))
    assert raised.value.code is Code.DATABASE_DAMAGED
    assert len(read) < 120


def test_a_file_that_is_ruined_while_it_is_open(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        picture = work.blobs.put(bytes(400_000), "image/png")
    store._database.script("PRAGMA wal_checkpoint(TRUNCATE)")
    store._database.script("PRAGMA cache_size = 10")
    whole = _damage(premises, _zero(0, premises.path.stat().st_size))
    for _ in range(3):
        with pytest.raises(Unavailable) as raised, store.read() as work:
            work.blobs.get(picture)
        assert raised.value.code is Code.DATABASE_DAMAGED
    premises.path.write_bytes(whole)
    with store.read() as work:
        assert work.blobs.get(picture) == bytes(400_000)


def test_a_defect_in_opening_is_let_through(premises: Premises, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cardesk_desktop.store.engine.PRAGMAS", ("SELECT nonsense()",))
    with pytest.raises(dbapi2.OperationalError, match="no such function"):
        premises.open()


def test_a_page_is_known_by_its_key(premises: Premises, tmp_path: Path) -> None:
    assert is_any_page_authentic(premises.path, KEY)
    assert not is_any_page_authentic(premises.path, b"x" * 32)
    short = tmp_path / "short"
    short.write_bytes(premises.path.read_bytes()[:-1][-PAGE_SIZE:])
    assert has_pages(short)
    short.write_bytes(b"short")
    assert not has_pages(short)
    assert not is_any_page_authentic(short, KEY)


def test_another_key_does_not_open_it(premises: Premises) -> None:
    premises.keychain.write(DATABASE_KEY, b"x" * 32)
    assert _refused(premises) is Code.DATABASE_KEY_WRONG
    premises.keychain.write(DATABASE_KEY, KEY)
    premises.open()


@pytest.mark.parametrize("kept", [None, b"short"], ids=["none", "not a key"])
def test_a_lost_key_is_not_replaced(premises: Premises, kept: bytes | None) -> None:
    premises.keychain.delete(DATABASE_KEY)
    if kept is not None:
        premises.keychain.write(DATABASE_KEY, kept)
    assert _refused(premises) is Code.KEY_LOST
    assert premises.keychain.read(DATABASE_KEY) == kept


def test_without_file_and_key_both_are_made(empty: Premises) -> None:
    empty.keychain = MemoryKeychain()
    empty.path.parent.mkdir()
    empty.path.touch()
    with empty.open().read() as work:
        assert not work.company.is_founded()
    key = empty.keychain.read(DATABASE_KEY)
    assert key is not None
    assert len(key) == 32
    empty.close()
    assert b"SQLite format" not in empty.path.read_bytes()
    with empty.bare(key) as connection:
        assert connection.execute("SELECT count(*) FROM company").fetchall() == [(0,)]


def test_after_the_migrations_statements_stay_prepared(empty: Premises) -> None:
    connection = empty.open()._database.connection
    prepared: list[object] = []

    def note(*what: object) -> int:
        prepared.append(what)
        return dbapi2.SQLITE_OK

    statements = [f"SELECT id + {number} FROM visit" for number in range(200)]
    for statement in statements:
        connection.execute(statement).fetchall()
    connection.set_authorizer(note)
    # Setting it lets all statements be prepared once more.
    for statement in statements:
        connection.execute(statement).fetchall()
    prepared.clear()
    for statement in statements:
        connection.execute(statement).fetchall()
    assert prepared == []


def test_a_keychain_that_keeps_nothing_makes_no_database(
    empty: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.keychain = MemoryKeychain()
    monkeypatch.setattr(MemoryKeychain, "write", lambda *_: None)
    with pytest.raises(Unavailable) as raised:
        empty.open()
    assert raised.value.code is Code.KEYRING_LOCKED
    assert not empty.path.exists()


def test_a_newer_database_is_refused_untouched(premises: Premises) -> None:
    with premises.bare() as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert _refused(premises) is Code.DATABASE_NEWER
    assert not list(premises.path.parent.glob("*.before-*"))


def test_opening_at_head_imports_no_migrations(premises: Premises) -> None:
    script = f"import sys; from pathlib import Path; from tests.builders.premises import Premises; \
premises = Premises(Path({str(premises.path.parent)!r})); premises.open(); premises.close(); \
print([name for name in sys.modules if 'alembic' in name or 'sqlalchemy.orm' in name])"
    opened = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert opened.stdout.strip() == "[]"


def test_nothing_readable_lies_beside_the_database(premises: Premises) -> None:
    with premises.open().write() as work:
        work.blobs.put(b"a client's picture", "image/png")
    for file in premises.path.parent.iterdir():
        content = file.read_bytes()
        assert b"client" not in content
        assert b"Fatima" not in content
