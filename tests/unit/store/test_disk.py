"""A disk that is full, or that nobody may write, costs the work at hand and nothing else."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.store import witness
from cardesk_desktop.store.backup import copy_database
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.store import Store
from tests.builders import identity, make_invoice
from tests.builders.premises import KEY, Premises, issue, pay


def _pragma(store: Store, name: str) -> int:
    ((value,),) = store._database.script(f"PRAGMA {name}")
    return int(value)


@contextmanager
def _full(store: Store) -> Iterator[None]:
    """The database may not grow by a single page."""
    most = _pragma(store, "max_page_count")
    store._database.script(f"PRAGMA max_page_count = {_pragma(store, 'page_count')}")
    yield
    store._database.script(f"PRAGMA max_page_count = {most}")


def _sell(store: Store, name: str, lines: int = 200) -> None:
    with store.write() as work:
        pay(work, identity(f"payment {name}"), issue(work, identity(name), make_invoice(lines)))


def _fails(act: Callable[[], object]) -> Code:
    with pytest.raises(Unavailable) as raised:
        act()
    return raised.value.code


def test_a_disk_that_fills_in_the_middle_of_a_sale(store: Store, premises: Premises) -> None:
    _sell(store, "before")
    noted = premises.witness.read_bytes()
    with _full(store):
        for _ in range(3):
            assert _fails(lambda: _sell(store, "during")) is Code.DISK_FULL
        with store.read() as work:
            assert work.documents.next_number(DocumentKind.INVOICE) == "R01-A-000002"
            assert work.search.find("R01-A-000002", 5) == ()
    assert premises.witness.read_bytes() == noted
    _sell(store, "after")
    with store.read() as work:
        assert work.documents.invoice_file(identity("after")).invoice.number == "R01-A-000002"


if sys.platform != "win32":
    import resource

    @contextmanager
    def _files_of_at_most(size: int) -> Iterator[None]:
        """The system refuses to let any file grow beyond so many bytes."""
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    @contextmanager
    def _as_nobody() -> Iterator[None]:
        """Root may write everywhere: for a moment we are somebody else."""
        me = os.geteuid()
        if me == 0:
            os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(me)

    def test_a_write_that_the_system_refuses_at_the_commit(store: Store, premises: Premises) -> None:
        _sell(store, "before")
        with _files_of_at_most(50_000):
            assert _fails(lambda: _sell(store, "during")) is Code.DISK_UNWRITABLE
            with store.read() as work:
                assert work.documents.next_number(DocumentKind.INVOICE) == "R01-A-000002"
        _sell(store, "after")
        premises.close()
        with premises.open().read() as work:
            assert work.documents.invoice_file(identity("after")).invoice.number == "R01-A-000002"

    def test_a_folder_that_may_not_be_written(premises: Premises) -> None:
        folder = premises.path.parent
        for file in (folder, *folder.iterdir()):
            file.chmod(0o555 if file == folder else 0o444)
        folder.parent.chmod(0o755)
        with _as_nobody():
            assert _fails(premises.open) is Code.DISK_UNWRITABLE
        for file in (folder, *folder.iterdir()):
            file.chmod(0o755)
        premises.open()

    def test_a_file_that_may_not_be_written(premises: Premises) -> None:
        premises.path.parent.chmod(0o777)
        premises.path.with_name("cardesk.db.lock").unlink(missing_ok=True)
        premises.path.chmod(0o444)
        with _as_nobody():
            assert _fails(premises.open) is Code.DISK_UNWRITABLE


def test_a_folder_that_cannot_be_made(empty: Premises) -> None:
    empty.path.parent.touch()
    assert _fails(empty.open) is Code.DISK_UNWRITABLE


def test_a_disk_that_fills_while_the_database_is_made(
    empty: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = Database.begin

    def begin_when_full(database: Database) -> None:
        database.script("PRAGMA max_page_count = 20")
        begin(database)

    with monkeypatch.context() as patched:
        patched.setattr(Database, "begin", begin_when_full)
        assert _fails(empty.open) is Code.DISK_FULL
    with empty.open().read() as work:
        assert not work.company.is_founded()


def _raise_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_sale_is_kept_when_its_witness_cannot_be_written(
    store: Store,
    premises: Premises,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: pytest.LogCaptureFixture,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(witness, "_sync", _raise_full)
        _sell(store, "unwitnessed")
    _sell(store, "witnessed")
    premises.close()
    with premises.open().read() as work:
        assert work.company.register().incarnation == "A"
        assert work.documents.next_number(DocumentKind.INVOICE) == "R01-A-000003"


def test_a_copy_is_whole_or_not_there(
    store: Store, premises: Premises, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = premises.path.with_name("copy.db")
    _sell(store, "sold")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", _raise_full)
        assert _fails(lambda: copy_database(store._database, premises.path, target)) is Code.DISK_FULL
    assert not list(premises.path.parent.glob("copy.*"))
    copy_database(store._database, premises.path, target)
    copied = Database.open(target, KEY)
    assert copied.damaged_pages() == ()
    assert copied.script("SELECT number FROM invoice") == [("R01-A-000001",)]
    copied.close()


def test_a_copy_waits_for_nobody(store: Store, premises: Premises) -> None:
    _sell(store, "sold")
    target = premises.path.with_name("copy.db")
    with premises.bare() as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM invoice").fetchall()
        assert _fails(lambda: copy_database(store._database, premises.path, target)) is Code.DATABASE_BUSY
    copy_database(store._database, premises.path, target)
    assert target.read_bytes() == premises.path.read_bytes()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EDQUOT, Code.DISK_FULL),
        (errno.EACCES, Code.DISK_UNWRITABLE),
        (errno.EROFS, Code.DISK_UNWRITABLE),
    ],
)
def test_what_the_system_says_of_files(number: int, code: Code) -> None:
    assert disk_outage(OSError(number, "")).code is code


def test_the_lock_may_not_be_written(premises: Premises, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = premises.path.with_name("cardesk.db.lock")
    lock.unlink(missing_ok=True)
    Path(lock).mkdir()
    assert _fails(premises.open) is Code.DISK_UNWRITABLE
    lock.rmdir()
    premises.open()
