"""Killed after any step of an update: the old version is at work, and the data are untouched."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pytest

from cardesk_desktop.updates.door import Door
from cardesk_desktop.updates.falling_back import BackStep, fall_back
from cardesk_desktop.updates.pointer import Pointer, Stage, read_pointer
from cardesk_desktop.updates.preparing import Step, Workshop, place, prove
from cardesk_desktop.updates.release import Release
from cardesk_desktop.updates.starting import ENTERED
from cardesk_desktop.updates.switching import SwitchStep, switch, tidy
from shipping.repository_archive import pack
from tests.updates.stand_in import FAILS, NEW, Shop, write_program

SOLD = "sold until yesterday"
KILLED = 9


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Version 1.0.0 is installed and has sold."""
    monkeypatch.delenv(ENTERED, raising=False)
    return Shop(tmp_path)


def _killed_at(step: StrEnum, work: Callable[[Callable[[StrEnum], None]], object]) -> None:
    """Do the work in a process of its own, which ends on the spot after this step."""

    def end(reached: StrEnum) -> None:
        if reached is step:
            os._exit(KILLED)

    process = os.fork()
    if process == 0:
        try:
            work(end)
        finally:
            os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == KILLED, f"never came to {step}"


@pytest.fixture
def packed(tmp_path: Path) -> tuple[Release, Path]:
    """A release and its archive."""
    bundle, archive = tmp_path / "bundle", tmp_path / "archive"
    write_program(bundle, NEW, tmp_path / "log")
    size = pack(bundle, archive)
    return Release(NEW, "stable/x/1.1.0/a", archive.stat().st_size, "0" * 64, size, 100, {}), archive


@pytest.mark.parametrize("step", list(Step))
def test_while_it_is_made_ready(shop: Shop, packed: tuple[Release, Path], step: Step) -> None:
    release, archive = packed

    def make_ready(at: Callable[[StrEnum], None]) -> None:
        workshop = Workshop(shop.installation, shop.root / "updates", at=at)
        place(release, archive, workshop)
        prove(release, shop.database, workshop)

    _killed_at(step, make_ready)
    assert shop.data() == SOLD
    assert Door(shop.installation, ()).enter() is None
    # The next try finds what is there, and comes to its end.
    make_ready(lambda _: None)
    assert shop.installation.executable(NEW).is_file()
    assert not (shop.root / "updates" / "proof").exists()


@pytest.mark.parametrize("step", list(SwitchStep))
def test_while_it_is_put_in_place(shop: Shop, step: SwitchStep) -> None:
    shop.place(FAILS)
    _killed_at(step, lambda at: switch(shop.installation, NEW, shop.database, (), at=at))
    assert shop.data() == SOLD
    current = shop.pointer.current
    if step is SwitchStep.DATABASE_COPIED:
        assert current is None
        tidy(shop.installation, shop.database)
        assert [file.name for file in sorted(shop.database.parent.iterdir())] == [
            *("cardesk.db", "cardesk.db.lock", "cardesk.db.witness.json")
        ]
    else:
        assert current is not None
        assert current.stage is Stage.TRIAL


@pytest.mark.parametrize("step", list(BackStep))
def test_while_it_is_given_up(shop: Shop, step: BackStep) -> None:
    shop.put_in_place(FAILS)
    shop.database.write_text("migrated")
    shop.database.with_name("cardesk.db-wal").write_text("log")
    file = shop.installation.pointer
    _killed_at(step, lambda at: fall_back(file, read_pointer(file), "it failed", at=at))
    assert Door(shop.installation, ()).enter() is None
    assert shop.data() == SOLD
    assert not shop.database.with_name("cardesk.db-wal").exists()
    assert shop.pointer.current is None
    assert shop.pointer.failed == ("1.1.0",)
    assert shop.pointer.fallen is not None
    assert shop.pointer.fallen.why == "it failed"
    assert shop.pointer.fallen.has_put_back


def test_while_it_is_on_trial(shop: Shop) -> None:
    """The power fails while the new version starts: it is started again, and then it may show its window."""
    shop.put_in_place("kill -9 $PPID; exec sleep 1")
    process = os.fork()
    if process == 0:
        Door(shop.installation, ()).enter()
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == -KILLED
    current = shop.pointer.current
    assert current is not None
    assert (current.stage, current.starts) == (Stage.TRIAL, 1)
    shop.place(FAILS)
    assert Door(shop.installation, ()).enter() is None
    assert shop.data() == SOLD
    assert shop.pointer != Pointer()
