"""What the command line does beside serving."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from cardesk_service import __main__
from cardesk_service.clock import SystemClock
from cardesk_service.exchange import place
from cardesk_service.store import backup
from cardesk_service.store.column_types import micros
from cardesk_service.store.engine import open_engine
from cardesk_service.store.migrations import runner
from cardesk_service.web.policies import every
from cardesk_service.web.policies.policy import Policy
from tests.service.office import ENVIRONMENT, RunningService
from tests.service.people import MONA, signed_up
from tests.service.postgresql import with_database

TOLD = ["notify-policy", "--version", "next"]
NEXT = Policy("next", date(2999, 12, 31), lambda _: ())
PAST = Policy("past", date(2020, 1, 1), lambda _: ())


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The settings of a service whose files lie in the folder that is given."""
    for name, value in {**ENVIRONMENT, "CARDESK_DATA": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.fixture(autouse=True)
def _a_policy_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every, "POLICIES", (PAST, *every.POLICIES, NEXT))


@pytest.fixture(autouse=True)
def _log_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(__main__, "log_to_stdout", lambda _is_verbose: None)


def test_a_database_is_made_and_made_again_without_harm(environment: Path) -> None:
    assert __main__.main(["migrate"]) == 0
    assert __main__.main(["migrate"]) == 0
    with closing(sqlite3.connect(environment / "service.db")) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (runner.head(),)


def test_a_new_database_is_nobody_elses_to_read(environment: Path) -> None:
    before = os.umask(0o022)
    try:
        assert __main__.main(["migrate"]) == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((environment / "service.db").stat().st_mode) == 0o600


def test_a_database_of_a_later_release_is_left_alone(
    environment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    __main__.main(["migrate"])
    with closing(sqlite3.connect(environment / "service.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    assert __main__.main(["migrate"]) == 1
    assert "later release" in capsys.readouterr().err


def test_a_backup_is_whole_and_replaces_nothing(
    environment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    __main__.main(["migrate"])
    copy = environment / "copy.db"
    assert __main__.main(["backup", "--to", str(copy)]) == 0
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM account").fetchone() == (0,)
    assert __main__.main(["backup", "--to", str(copy)]) == 1
    assert "there already" in capsys.readouterr().err


def test_a_backup_is_nobody_elses_to_read_from_the_first_byte(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    __main__.main(["migrate"])
    folder, modes = environment / "backups", list[int]()
    folder.mkdir(mode=0o755)
    (folder / "night.unfinished").write_bytes(b"of a night without power")
    finish = backup._make_durable

    def watched(file: Path) -> None:
        modes.append(stat.S_IMODE(file.stat().st_mode))
        finish(file)

    monkeypatch.setattr(backup, "_make_durable", watched)
    before = os.umask(0o022)
    try:
        assert __main__.main(["backup", "--to", str(folder / "night")]) == 0
    finally:
        os.umask(before)
    assert modes == [0o600]
    assert stat.S_IMODE((folder / "night").stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir()] == ["night"]


@pytest.mark.parametrize("command", [["migrate"], ["mark-restored"], TOLD])
def test_a_database_that_does_not_answer_is_said_so(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.setenv("CARDESK_DATABASE", "postgresql://nobody@127.0.0.1:1/cardesk?connect_timeout=1")
    assert __main__.main(command) == 1
    assert "does not answer" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["mark-restored"], TOLD])
def test_a_database_without_tables_is_said_so(
    migrated_postgresql: str,
    postgresql: str,
    environment: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    monkeypatch.setenv("CARDESK_DATABASE", with_database(postgresql, "cardesk-without-tables"))
    assert __main__.main(command) == 1
    assert "run migrate first" in capsys.readouterr().err


def test_a_copy_of_an_earlier_release_is_brought_to_this_one_and_marked(environment: Path) -> None:
    url = f"sqlite:///{environment / 'service.db'}"
    engine = open_engine(url, connections=1)
    runner.upgrade(engine)
    runner.downgrade(engine, "0008")
    engine.dispose()
    assert __main__.main(["mark-restored"]) == 0
    with closing(sqlite3.connect(environment / "service.db")) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (runner.head(),)


def test_a_backup_of_nothing_is_none(environment: Path) -> None:
    assert __main__.main(["backup", "--to", str(environment / "copy.db")]) == 1
    assert not list(environment.glob("copy*"))


async def test_everybody_is_told_of_a_policy_once(
    service: RunningService, database_url: str, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARDESK_DATABASE", database_url)
    await signed_up(service)
    assert __main__.main(TOLD) == 0
    assert __main__.main(TOLD) == 0
    # A command goes by the computer's clock, this service by the test's.
    service.clock.at = SystemClock().now() + timedelta(minutes=1)
    letters = [each for each in await service.letters(MONA) if "privacy" in each["Subject"]]
    assert len(letters) == 1
    body = letters[0].get_body(("plain",))
    assert body is not None
    assert "31 Dec 2999" in body.get_content()
    assert "/page/privacy/next\n" in body.get_content()


@pytest.mark.parametrize(("version", "why"), [("3", "no version 3"), ("past", "applies since 2020-01-01")])
async def test_nobody_is_told_of_a_policy_that_is_not_to_come(
    service: RunningService,
    database_url: str,
    environment: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    version: str,
    why: str,
) -> None:
    monkeypatch.setenv("CARDESK_DATABASE", database_url)
    await signed_up(service)
    assert __main__.main(["notify-policy", "--version", version]) == 1
    assert why in capsys.readouterr().err
    service.clock.at = SystemClock().now() + timedelta(minutes=1)
    assert not [each for each in await service.letters(MONA) if "privacy" in each["Subject"]]


async def test_a_restored_database_begins_a_generation_for_every_company(
    service: RunningService, database_url: str, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARDESK_DATABASE", database_url)
    assert __main__.main(["mark-restored"]) == 0
    office = service.application.office
    now = micros(office.clock.now())
    before = await office.store.write(
        lambda connection: place.begin_generation(connection, "a", now=now, new_id=office.new_id)
    )
    assert __main__.main(["mark-restored"]) == 0
    after = await office.store.read(lambda connection: place.order_of(connection, "a"))
    assert after is not None
    assert after.generation != before.generation
    assert (after.restored_to, after.head > before.head) == (before.head, True)
