"""One program per database: another one is told so, and the first one works on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from tests.builders.premises import Premises

ROOT = Path(__file__).resolve().parents[3]


def test_a_second_store_is_refused(premises: Premises) -> None:
    store = premises.open()
    with pytest.raises(Unavailable) as raised:
        premises.open()
    assert raised.value.code is Code.DATABASE_IN_USE
    with store.write() as work:
        work.blobs.put(b"still ours", "text/plain")
    store.close()
    premises.open()


_SECOND = """
import sys
from pathlib import Path
from cardesk_desktop.domain.errors import Unavailable
from tests.builders.premises import Premises
try:
    Premises(Path(sys.argv[1])).open()
except Unavailable as fault:
    print(fault.code)
"""


def test_a_second_process_is_refused(premises: Premises) -> None:
    premises.open()
    command = [sys.executable, "-c", _SECOND, str(premises.path.parent)]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert second.stdout.split() == [Code.DATABASE_IN_USE]


def test_a_busy_file_is_said_to_be_busy(premises: Premises) -> None:
    with premises.bare() as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unavailable) as raised:
            premises.open()
        assert raised.value.code is Code.DATABASE_BUSY
    premises.open()
