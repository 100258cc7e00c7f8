"""Every start of the program: the version at work is run, and one that fails is given up, once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from cardesk_desktop.updates import door
from cardesk_desktop.updates.door import MOST_STARTS, Door
from cardesk_desktop.updates.installation import Installation, installation_of
from cardesk_desktop.updates.pointer import Current, Pointer, Stage, read_pointer, write_pointer
from cardesk_desktop.updates.starting import ENTERED
from cardesk_desktop.updates.switching import tidy
from cardesk_desktop.updates.version import Version
from tests.updates.stand_in import FAILS, HANGS, IS_CLOSED, NEW, OLD, PROGRAM, SHOWS_WINDOW, Shop

SOLD = "sold until yesterday"


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """Version 1.0.0 is installed and has sold."""
    return Shop(tmp_path)


@pytest.fixture(autouse=True)
def became(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What we would have become: a test cannot be replaced by another program."""
    programs: list[Path] = []

    def become(executable: Path, arguments: Sequence[str], _variables: object) -> int:
        programs.append(executable)
        return 7

    monkeypatch.setattr(door, "become", become)
    monkeypatch.delenv(ENTERED, raising=False)
    return programs


def _enter(shop: Shop, *arguments: str) -> int | None:
    return Door(shop.installation, arguments).enter()


def test_without_later_versions_the_installed_one_goes_on(shop: Shop) -> None:
    assert _enter(shop) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"format": 2}', b'{"format": 1, "current": {}}'])
def test_a_pointer_that_means_nothing_points_nowhere(shop: Shop, content: bytes) -> None:
    shop.installation.versions.mkdir()
    shop.installation.pointer.write_bytes(content)
    assert _enter(shop) is None


def test_a_version_that_shows_its_window_is_at_work_from_then_on(shop: Shop, became: list[Path]) -> None:
    shop.put_in_place(shop.migrates(f"{SHOWS_WINDOW}\nexit 5"))
    assert _enter(shop) == 5
    assert shop.pointer.current is not None
    assert shop.pointer.current.stage is Stage.PROVEN
    assert shop.data() == "migrated"
    assert _enter(shop, "--any") == 7
    assert became == [shop.installation.executable(NEW)]


@pytest.mark.parametrize("does", [FAILS, "kill -9 $$", HANGS])
def test_a_version_that_does_not_is_given_up_and_the_data_are_as_they_were(shop: Shop, does: str) -> None:
    shop.put_in_place(shop.migrates(does))
    _limit(shop, 1)
    assert _enter(shop) is None
    assert (shop.data(), shop.started) == (SOLD, ["1.1.0 "])
    fallen = shop.pointer.fallen
    assert fallen is not None
    assert (fallen.version, fallen.has_put_back, fallen.is_told) == (NEW, True, False)
    assert shop.pointer.failed == ("1.1.0",)
    # Once: the next starts are those of the old version.
    assert _enter(shop) is None
    assert shop.started == ["1.1.0 "]


def test_a_computer_that_slept_in_the_middle_gives_nothing_up(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clocks of Windows go on while it sleeps."""
    hours = iter(range(0, 7200 * 1000, 7200))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(hours)))
    shop.put_in_place(f"sleep 1\n{SHOWS_WINDOW}\nexit 5")
    assert _enter(shop) == 5
    assert shop.pointer.failed == ()


def test_the_data_of_the_version_that_failed_are_kept_beside(shop: Shop) -> None:
    shop.put_in_place(shop.migrates(FAILS))
    _enter(shop)
    aside = shop.database.with_name("cardesk.db.from-1.1.0")
    assert aside.read_text() == "migrated"
    # In this start they are tidied up before anybody is told, in the next one after it.
    tidy(shop.installation, shop.database)
    assert aside.exists()
    fallen = shop.pointer.fallen
    assert fallen is not None
    write_pointer(shop.installation.pointer, replace(shop.pointer, fallen=replace(fallen, is_told=True)))
    tidy(shop.installation, shop.database)
    assert not aside.exists()


def test_what_was_sold_is_never_taken_back(shop: Shop) -> None:
    """It cannot be, since the window is reported first; if it were so, the new version has proven itself."""
    shop.put_in_place(shop.migrates(FAILS))
    shop.seal(42)
    assert _enter(shop) == 7
    assert shop.data() == "migrated"
    assert shop.pointer.current is not None
    assert shop.pointer.current.stage is Stage.PROVEN


def test_one_that_is_closed_before_its_window_has_a_few_more_starts(shop: Shop) -> None:
    shop.put_in_place(IS_CLOSED)
    for _ in range(MOST_STARTS):
        assert _enter(shop) == 0
    assert _enter(shop) is None
    assert shop.started == ["1.1.0 "] * MOST_STARTS
    assert shop.pointer.failed == ("1.1.0",)


def test_a_program_that_is_gone_is_given_up(shop: Shop) -> None:
    shop.put_in_place(FAILS)
    shop.installation.executable(NEW).unlink()
    assert _enter(shop) is None
    assert shop.data() == SOLD


def test_the_version_before_may_be_one_of_its_own(shop: Shop, became: list[Path]) -> None:
    shop.place("exit 0")
    later = Version(1, 2, 0)
    shop.place(FAILS, later)
    write_pointer(shop.installation.pointer, Pointer(Current(later, "1.1.0")))
    assert _enter(shop) == 7
    assert became == [shop.installation.executable(NEW)]


def test_a_start_of_another_kind_is_no_trial(shop: Shop) -> None:
    """What it may write would not be in the copy: the trial is called off, and put in place another day."""
    shop.put_in_place(SHOWS_WINDOW)
    assert _enter(shop, "--demo") is None
    assert shop.pointer == Pointer()
    assert shop.started == []


@pytest.mark.parametrize("asks", ["--version", "--diagnostics=file.zip"])
def test_who_only_asks_leaves_the_trial_to_come(shop: Shop, became: list[Path], asks: str) -> None:
    shop.put_in_place(SHOWS_WINDOW)
    assert _enter(shop, asks) is None
    assert (shop.started, became) == ([], [])
    assert _enter(shop) == 0
    assert shop.pointer.current is not None
    assert shop.pointer.current.stage is Stage.PROVEN


def test_started_twice_the_second_leaves_it_to_the_first(shop: Shop) -> None:
    shop.put_in_place(SHOWS_WINDOW)
    with FileLock(shop.installation.versions / "trial.lock"):
        assert _enter(shop) == 0
    assert shop.started == []


def test_what_was_installed_later_goes_first(shop: Shop) -> None:
    shop.put_in_place(SHOWS_WINDOW)
    _enter(shop)
    newer = replace(shop.installation, own=Version(1, 3, 0))
    assert Door(newer, ()).enter() is None


def test_a_version_that_is_gone_leaves_the_installed_one(shop: Shop) -> None:
    shop.put_in_place(SHOWS_WINDOW)
    _enter(shop)
    shop.installation.executable(NEW).unlink()
    assert _enter(shop) is None


def test_a_disk_that_takes_nothing_leaves_the_installed_one(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.put_in_place(SHOWS_WINDOW)
    monkeypatch.setattr(door, "write_pointer", _full)
    assert _enter(shop) is None
    assert shop.started == []


def _full(*_: object) -> None:
    raise OSError


def test_who_came_by_the_door_goes_on(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.put_in_place(SHOWS_WINDOW)
    monkeypatch.setenv(ENTERED, "1")
    assert _enter(shop) is None


def test_a_version_started_by_itself_goes_to_the_door(shop: Shop, became: list[Path]) -> None:
    shop.place("exit 0")
    found = installation_of(shop.installation.executable(NEW), NEW)
    assert found == Installation(shop.installed, PROGRAM, NEW, is_door=False)
    assert Door(found, ()).enter() == 7
    assert became == [shop.installation.door]
    assert installation_of(shop.installation.door, OLD) == shop.installation


def test_nothing_is_ever_written_into_an_app_that_is_signed_as_a_whole(tmp_path: Path) -> None:
    inside = tmp_path / "CarDesk.app" / "Contents" / "MacOS"
    inside.mkdir(parents=True)
    found = installation_of(inside / "CarDesk", OLD)
    assert (found.is_sealed, found.can_be_written) == (True, False)
    assert list(inside.iterdir()) == []


def _limit(shop: Shop, limit_s: int) -> None:
    pointer = read_pointer(shop.installation.pointer)
    assert pointer.current is not None
    write_pointer(
        shop.installation.pointer, replace(pointer, current=replace(pointer.current, limit_s=limit_s))
    )
