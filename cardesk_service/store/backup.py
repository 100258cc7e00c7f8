"""A copy of the database while it serves, proven before it counts."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

DUMP = "pg_dump"


class BackupFailed(Exception):
    """There is no copy; what was begun is gone."""


def back_up(url: str, to: Path) -> None:
    """Write a whole copy into a new file: an SQLite database, or PostgreSQL's own archive (`pg_restore`).

    Raises BackupFailed, also when there is a file already: no backup ever replaces another.
    """
    if to.exists():
        raise BackupFailed(f"{to} is there already")
    made = make_url(url)
    unfinished = to.with_name(f"{to.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # In whichever folder, nobody else reads it: both ways write into the file that is there.
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        if made.get_backend_name() == "sqlite":
            _copy(Path(made.database or ""), unfinished)
        else:
            _dump(url, unfinished)
        _make_durable(unfinished)
        unfinished.rename(to)
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(database: Path, to: Path) -> None:
    if not database.is_file():
        raise BackupFailed(f"{database} is no database")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
        # One file is easier to carry away than three.
        target.execute("PRAGMA journal_mode = DELETE")
        verdict = target.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise BackupFailed(f"the copy is damaged: {verdict}")


def _dump(url: str, to: Path) -> None:
    made = make_url(url).set(drivername="postgresql")
    # The password goes by the environment: a command line is everybody's to read.
    environment = {**os.environ, "PGPASSWORD": made.password or os.environ.get("PGPASSWORD", "")}
    name = made.set(password=None).render_as_string(hide_password=False)
    command = [DUMP, "--format=custom", f"--file={to}", f"--dbname={name}"]
    result = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603
    if result.returncode != 0:
        said = result.stderr.decode(errors="replace").strip()
        raise BackupFailed(f"{DUMP} ended with {result.returncode}: {said}")


def _make_durable(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
