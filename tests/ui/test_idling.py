"""When nothing happens for a while, words are merged and the log of changes is folded into the database; old
copies go while the program runs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import current_thread
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store.copies_aside import KEPT_FOR, name_before_restore
from cardesk_desktop.ui.idling import Idling
from cardesk_desktop.ui.tasks import Tasks
from tests.ui.shop import Shop


class _Desk:
    """A desk whose store counts."""

    def __init__(self) -> None:
        self.store = self.log = self
        self.folded = 0
        self.pieces = 3
        self.is_disk_full = False

    def merge_words(self) -> bool:
        assert self.folded == 0
        self.pieces -= self.pieces > 0
        return self.pieces > 0

    def fold(self) -> None:
        assert current_thread().name.startswith("io")
        self.folded += 1
        if self.is_disk_full:
            raise Unavailable(Code.DISK_FULL)


@pytest.fixture
def desk() -> _Desk:
    return _Desk()


@pytest.fixture
def tasks(desk: _Desk, qtbot: QtBot) -> Callable[[], Tasks]:
    return lambda: Tasks(desk)


def _change(_desk: object) -> Outcome[None]:
    return Outcome(None, Changes.of((Noun.VISIT, UUID(int=1))))


def test_all_is_merged_and_then_folded_once_after_a_change(
    desk: _Desk, tasks: Callable[[], Tasks], qtbot: QtBot
) -> None:
    here = tasks()
    owner = QObject()
    Idling(here, owner, quiet_ms=20)
    qtbot.wait(60)
    assert desk.folded == 0
    here.run(_change)
    qtbot.waitUntil(lambda: desk.folded == 1)
    qtbot.wait(60)
    assert (desk.folded, desk.pieces) == (1, 0)
    assert here.close(2.0)


def test_a_disk_that_does_not_take_it_is_told_by_who_needs_it(
    desk: _Desk, tasks: Callable[[], Tasks], qtbot: QtBot
) -> None:
    here = tasks()
    told: list[object] = []
    here.unavailable.connect(told.append)
    owner = QObject()
    Idling(here, owner, quiet_ms=20)
    desk.is_disk_full = True
    here.run(_change)
    qtbot.waitUntil(lambda: desk.folded == 1 and here.is_quiet)
    assert told == []
    assert here.close(2.0)


def test_it_waits_while_the_database_is_asked(desk: _Desk, tasks: Callable[[], Tasks], qtbot: QtBot) -> None:
    here = tasks()
    owner = QObject()
    idling = Idling(here, owner, quiet_ms=20)
    here.run(_change, on_done=lambda _: idling._go_on())
    qtbot.waitUntil(lambda: desk.folded == 1)
    assert here.close(2.0)


def test_a_copy_goes_in_time_at_a_till_that_is_never_closed(qtbot: QtBot, tmp_path: Path) -> None:
    shop = Shop(qtbot.waitUntil, tmp_path / "data")
    (database,) = (tmp_path / "data").glob("*.db")
    aside = database.with_name(name_before_restore(database, shop.clock.now()))
    aside.write_bytes(b"Fatima")
    owner = QObject()
    Idling(shop.tasks, owner, let_go_ms=20)
    qtbot.wait(60)
    assert aside.exists()
    shop.clock.tick((KEPT_FOR + timedelta(days=1)).total_seconds())
    qtbot.waitUntil(lambda: not aside.exists())
    shop.close()
