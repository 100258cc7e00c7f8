"""A backup, a database that is lost, the way back that the manual says, and registers that fill the gap.

Real registers, a real service of its own process, SQLite's file or a real PostgreSQL and its own programs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url, text

from cardesk_service.store.engine import open_engine
from tests.service.postgresql import programs, with_database
from tests.service.served import Served, served
from tests.service.till import Till, till

_DOCUMENTS = text("SELECT kind, sequence, count(*), max(is_twice) FROM sync_document GROUP BY kind, sequence")
_ROWS = text("SELECT count(*) FROM sync_row WHERE kind = 'document' AND is_deleted = 0")


@dataclass(frozen=True)
class Kept:
    """A database of the service, how it is lost and how it is put back, as `docs/operations.md` says."""

    url: str
    folder: Path
    programs: str

    @property
    def environment(self) -> dict[str, str]:
        """What the service and its commands are told of it."""
        return {"CARDESK_DATABASE": self.url, "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}"}

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.url.startswith("sqlite")

    def lose(self) -> None:
        """Lose all of it."""
        if self.is_sqlite:
            for path in self.folder.glob("service.db*"):
                path.unlink()
        else:
            made = make_url(self.url)
            server = made.set(database="postgres").render_as_string(hide_password=False)
            with_database(server, str(made.database))

    def put_back(self, copy: Path) -> None:
        """Put a backup in its place."""
        if self.is_sqlite:
            copy.rename(self.folder / "service.db")
            return
        whole = ["--clean", "--if-exists", "--exit-on-error", "--single-transaction"]
        command = ["pg_restore", *whole, f"--dbname={self.url}", str(copy)]
        _run(command, {**os.environ, **self.environment})

    def papers(self) -> list[tuple[object, ...]]:
        """Kind, number, how often, whether flagged as twice, of every document; how many rows they are."""
        engine = open_engine(self.url, connections=1)
        with engine.begin() as connection:
            numbers = [tuple(row) for row in connection.execute(_DOCUMENTS)]
            rows = connection.execute(_ROWS).scalar_one()
        engine.dispose()
        assert len(numbers) == rows
        return sorted(numbers, key=repr)


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    """A database without tables."""
    folder = tmp_path / "service"
    folder.mkdir()
    if request.param == "sqlite":
        return Kept(f"sqlite:///{folder / 'service.db'}", folder, "")
    server = str(request.getfixturevalue("postgresql"))
    return Kept(with_database(server, f"kept-{os.getpid()}"), folder, str(programs()))


def _command(service: Served, kept: Kept, *arguments: str) -> None:
    """A command as an operator types it, beside the service or without it."""
    ours = {
        "CARDESK_MODE": "development",
        "CARDESK_DATA": str(kept.folder),
        "CARDESK_PORT": str(service.port),
    }
    command = [sys.executable, "-m", "cardesk_service", *arguments]
    _run(command, {**os.environ, **ours, **kept.environment})


def _run(command: list[str], environment: Mapping[str, str]) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr + done.stdout


def _has_said_all(till: Till) -> bool:
    """Nothing of it waits to be sent, and the last exchange left nothing to be said."""
    return till.sync.status.standing.waiting == 0 and till.is_even()


@pytest.mark.timeout(300)
def test_what_was_lost_comes_back_from_the_registers_once(qtbot: QtBot, tmp_path: Path, kept: Kept) -> None:
    copy = tmp_path / "nightly"
    with served(kept.folder, **kept.environment) as service, till(qtbot, tmp_path / "one", service) as one:
        one.found_account(service)
        sold = [one.shop.sale()]
        one.wait(lambda: _has_said_all(one))
        _command(service, kept, "backup", "--to", str(copy))
        sold.append(one.shop.sale())
        one.wait(lambda: _has_said_all(one))
        papers = kept.papers()
        service.stop()
        kept.lose()
        kept.put_back(copy)
        assert kept.papers() != papers
        _command(service, kept, "mark-restored")
        with served(kept.folder, CARDESK_PORT=str(service.port), **kept.environment) as again:
            one.sync.sync_now()
            one.wait(lambda: _has_said_all(one) and kept.papers() == papers)
            assert {(count, is_twice) for _kind, _number, count, is_twice in papers} == {(1, 0)}
            sold.append(one.shop.sale())
            with till(qtbot, tmp_path / "two", again) as two:
                two.pair_with(one)
                two.wait(lambda: all(two.has_document(each.file.invoice.id) for each in sold))
