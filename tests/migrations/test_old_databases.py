"""Files that earlier releases wrote open in this one with everything in them, also after a kill half-way."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.sealing import first_break
from cardesk_desktop.domain.stock import level
from cardesk_desktop.signing import PublicKey
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.upgrade import HEAD, revision
from tests.builders.open_shop import CLOTH, FRESHENER, OpenShop
from tests.builders.premises import KEY, Premises
from tests.migrations.keep_database import FOLDER, rows_by_table

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.stem for path in FOLDER.glob("*.db"))
KILLS = int(os.environ.get("CARDESK_UPGRADE_KILLS", "6"))

GONE: Mapping[str, frozenset[str]] = {}
"""By table, the columns that a later release keeps elsewhere; its own test says where."""

Rows = dict[str, list[dict[str, object]]]


@dataclass(frozen=True)
class Held:
    """What the database of a release held."""

    revision: str
    tables: Rows


def _held(name: str) -> Held:
    return Held(**json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def _put(name: str, folder: Path) -> Premises:
    """The database of a release in a folder, as it was written."""
    premises = Premises(folder)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FOLDER / f"{name}.db", premises.path)
    shutil.copyfile(FOLDER / f"{name}.witness.json", premises.witness)
    return premises


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """A release that left a database."""
    return str(request.param)


@pytest.fixture
def premises(name: str, tmp_path: Path) -> Iterator[Premises]:
    """Its database, which nobody has opened since."""
    made = _put(name, tmp_path / "data")
    yield made
    made.close()


def _require_rows(held: Rows, now: Rows) -> None:
    """Every row of then is there, with the same values."""
    for table, rows in held.items():
        gone = GONE.get(table, frozenset())
        kept = [column for column in rows[0] if column not in gone] if rows else []
        then_rows = Counter(_line(row, kept) for row in rows)
        missing = then_rows - Counter(_line(row, kept) for row in now[table])
        assert not missing, f"{table}: {missing}"


def _line(row: Mapping[str, object], columns: list[str]) -> str:
    return repr([row[column] for column in columns])


def test_every_row_is_still_there(premises: Premises, name: str) -> None:
    premises.open()
    premises.close()
    with premises.bare() as connection:
        _require_rows(_held(name).tables, rows_by_table(connection))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []


def test_every_seal_holds_and_the_sums_are_right(premises: Premises, name: str) -> None:
    store = premises.open()
    held = _held(name).tables
    with store.read() as work:
        code = work.company.register().code
        public_key = work.company.public_key("A")
        assert public_key is not None
        for kind in DocumentKind:
            documents = list(work.documents.chain(Series(code, "A", kind)))
            assert first_break(documents, PublicKey(public_key)) is None
        for row in held["invoice_balance"]:
            file = work.documents.invoice_file(UUID(hex=str(row["invoice_id"])[2:-1]))
            assert file.invoice.gross.minor == row["gross_minor"]
            assert (file.invoice.gross - file.settlement.balance).minor == row["paid_minor"]
        for product in (CLOTH, FRESHENER):
            assert level(work.stock.movements(product.id, 1_000)) == work.stock.level(product.id)


def test_work_goes_on_where_it_was_left(premises: Premises, name: str) -> None:
    shop = OpenShop(premises)
    shop.clock.tick(86_400)
    sold = len(_held(name).tables["invoice"])
    assert shop.sell(CLOTH).invoice.number == f"R01-A-{sold + 1:06d}"


def _upgrade_and_kill(folder: Path, fatal: int) -> str:
    """Open the database in a process of its own that is killed at a statement; what it said at the end."""
    command = [sys.executable, "-m", "tests.migrations.upgrader", str(folder), str(fatal)]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60, check=False)
    assert (run.returncode == 0) is (fatal == 0)
    return run.stdout


@pytest.mark.timeout(1800)
def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_file(name: str, tmp_path: Path) -> None:
    held = _held(name)
    _put(name, tmp_path / "whole")
    statements = int(_upgrade_and_kill(tmp_path / "whole", 0))
    chance = random.Random(f"{name} {HEAD}")
    for fatal in sorted(chance.sample(range(1, statements), KILLS)):
        premises = _put(name, tmp_path / str(fatal))
        _upgrade_and_kill(premises.path.parent, fatal)
        database = Database.open(premises.path, KEY)
        found = revision(database)
        assert database.damaged_pages() == ()
        database.close()
        with premises.bare() as connection:
            now = rows_by_table(connection)
        assert found in (held.revision, HEAD)
        if found == held.revision:
            assert _lines(now) == _lines(held.tables)
        _require_rows(held.tables, now)
        premises.open()
        premises.close()


def _lines(tables: Rows) -> dict[str, Counter[str]]:
    return {table: Counter(_line(row, sorted(row)) for row in rows) for table, rows in tables.items()}
