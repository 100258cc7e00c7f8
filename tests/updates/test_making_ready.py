"""A new version shows that it runs here and can work with the data, before anything changes."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.updates import preparing, room, switching
from cardesk_desktop.updates.pointer import Pointer
from cardesk_desktop.updates.preparing import Workshop, place, prove
from cardesk_desktop.updates.proving import prove_data
from cardesk_desktop.updates.release import Release
from cardesk_desktop.updates.switching import switch, tidy
from cardesk_desktop.updates.trouble import NoUpdate, Trouble
from cardesk_desktop.updates.version import Version
from shipping.repository_archive import pack
from tests.builders.premises import Premises, found
from tests.updates.stand_in import HANGS, NEW, Shop, write_program


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """Version 1.0.0 is installed and has sold."""
    return Shop(tmp_path)


def _release(shop: Shop, **answers: str) -> tuple[Release, Path]:
    bundle, archive = shop.root / "bundle", shop.root / "archive"
    write_program(bundle, NEW, shop.log, answers=answers)
    size = pack(bundle, archive)
    return Release(NEW, "stable/x/1.1.0/a", archive.stat().st_size, "0" * 64, size, 100, {}), archive


def _workshop(shop: Shop) -> Workshop:
    return Workshop(shop.installation, shop.root / "updates")


def test_it_is_unpacked_once_and_tested_each_time(shop: Shop) -> None:
    release, archive = _release(shop)
    place(release, archive, _workshop(shop))
    archive.unlink()
    place(release, archive, _workshop(shop))
    assert shop.started == ["1.1.0 --self-test"] * 2


@pytest.mark.parametrize("answer", ["exit 1", "kill -9 $$"])
def test_one_that_fails_its_own_test_is_not_taken(shop: Shop, answer: str) -> None:
    release, archive = _release(shop, self_test=f"echo why; {answer}")
    with pytest.raises(NoUpdate) as caught:
        place(release, archive, _workshop(shop))
    assert caught.value.trouble is Trouble.SELF_TEST
    assert (shop.root / "updates" / preparing.OUTPUT).read_text() == "why\n"


def test_one_that_takes_for_ever_is_ended(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "TEST_LIMIT_S", 0.1)
    release, archive = _release(shop, self_test=HANGS)
    with pytest.raises(NoUpdate) as caught:
        place(release, archive, _workshop(shop))
    assert caught.value.trouble is Trouble.SELF_TEST


def test_an_archive_without_a_program_is_not_taken(shop: Shop) -> None:
    release, archive = _release(shop)
    (shop.root / "bundle" / "cardesk").rename(shop.root / "bundle" / "other")
    pack(shop.root / "bundle", archive)
    with pytest.raises(NoUpdate) as caught:
        place(release, archive, _workshop(shop))
    assert caught.value.trouble is Trouble.ARCHIVE
    assert not shop.installation.folder(NEW).exists()


def test_one_that_cannot_open_the_data_is_not_taken(shop: Shop) -> None:
    release, archive = _release(shop, prove_data='printf changed > "$2"; exit 1')
    place(release, archive, _workshop(shop))
    with pytest.raises(NoUpdate) as caught:
        prove(release, shop.database, _workshop(shop))
    assert caught.value.trouble is Trouble.DATA
    assert shop.data() == "sold until yesterday"
    assert not (shop.root / "updates" / "proof").exists()


def test_a_full_disk_is_told(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    release, archive = _release(shop)
    monkeypatch.setattr(room, "SPARE", 2**62)
    shop.installation.versions.mkdir()
    with pytest.raises(NoUpdate) as caught:
        place(release, archive, _workshop(shop))
    assert caught.value.trouble is Trouble.DISK


def test_what_a_full_disk_left_makes_way_before_the_room_is_reckoned(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, archive = _release(shop)
    half = shop.installation.versions / f"{NEW}.new"
    half.mkdir(parents=True)
    monkeypatch.setattr(room, "SPARE", 2**62)
    with pytest.raises(NoUpdate):
        place(release, archive, _workshop(shop))
    assert not half.exists()


def test_half_a_version_takes_no_room(shop: Shop) -> None:
    release, archive = _release(shop)
    archive.write_bytes(archive.read_bytes()[:-20])
    with pytest.raises(NoUpdate) as caught:
        place(release, archive, _workshop(shop))
    assert caught.value.trouble is Trouble.ARCHIVE
    assert list(shop.installation.versions.iterdir()) == []


def test_a_disk_that_fills_up_while_the_data_are_copied_is_told(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, archive = _release(shop)
    place(release, archive, _workshop(shop))
    _fill_up(monkeypatch)
    with pytest.raises(NoUpdate) as caught:
        prove(release, shop.database, _workshop(shop))
    assert caught.value.trouble is Trouble.DISK


def test_a_disk_that_fills_up_while_it_is_put_in_place_gets_its_room_back(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The till has to open its data again, and to sell."""
    shop.place("exit 0")
    _fill_up(monkeypatch)
    with pytest.raises(NoUpdate) as caught:
        switch(shop.installation, NEW, shop.database, ())
    assert caught.value.trouble is Trouble.DISK
    assert _copies(shop) == []


def test_a_copy_that_the_last_bytes_went_into_goes_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: Path, _pointer: Pointer) -> None:
        raise Unavailable(Code.DISK_FULL)

    shop.place("exit 0")
    monkeypatch.setattr(switching, "write_pointer", refuse)
    with pytest.raises(NoUpdate) as caught:
        switch(shop.installation, NEW, shop.database, ())
    assert caught.value.trouble is Trouble.DISK
    assert _copies(shop) == []


def test_without_room_for_a_copy_it_is_not_put_in_place(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.place("exit 0")
    monkeypatch.setattr(room, "SPARE", 2**62)
    with pytest.raises(NoUpdate) as caught:
        switch(shop.installation, NEW, shop.database, ())
    assert caught.value.trouble is Trouble.DISK
    assert shop.pointer.current is None


def _fill_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the next file that is copied finds room."""

    def copy(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:5])
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(shutil, "copyfile", copy)


def _copies(shop: Shop) -> list[Path]:
    return list(shop.database.parent.glob("*.before-update-*"))


def test_the_program_is_closed_meanwhile(shop: Shop) -> None:
    release, archive = _release(shop)
    place(release, archive, _workshop(shop))
    with pytest.raises(NoUpdate) as caught:
        place(release, archive, Workshop(shop.installation, shop.root, is_wanted=lambda: False))
    assert caught.value.trouble is Trouble.STOPPED


def test_it_is_not_put_in_place_while_the_data_are_open(shop: Shop, tmp_path: Path) -> None:
    premises = Premises(tmp_path / "open")
    found(premises.open())
    shop.place("exit 0")
    with pytest.raises(NoUpdate) as caught:
        switch(shop.installation, NEW, premises.path, ())
    assert caught.value.trouble is Trouble.BUSY
    premises.close()
    assert shop.pointer.current is None


def test_data_that_were_not_closed_are_left_alone(shop: Shop) -> None:
    shop.database.with_name("cardesk.db-wal").write_text("not folded in")
    with pytest.raises(NoUpdate) as caught:
        switch(shop.installation, NEW, shop.database, ())
    assert caught.value.trouble is Trouble.BUSY


def test_without_data_there_is_nothing_to_copy(shop: Shop) -> None:
    shop.database.unlink()
    switch(shop.installation, NEW, shop.database, ("--verbose",))
    current = shop.pointer.current
    assert current is not None
    assert (current.copy, current.arguments) == ("", ("--verbose",))


def test_old_versions_go_and_the_one_before_stays(shop: Shop) -> None:
    for version in ("1.0.1", "1.0.2", "1.1.0"):
        shop.place("exit 0", Version.read(version) or NEW)
    (shop.installation.versions / "something else").mkdir()
    switch(shop.installation, NEW, shop.database, ())
    tidy(shop.installation, shop.database)
    assert len(list(shop.installation.versions.glob("1.*"))) == 3
    pointer = shop.installation.pointer
    pointer.write_text(
        pointer.read_text().replace('"trial"', '"proven"').replace('"previous": ""', '"previous": "1.0.2"')
    )
    shop.place("exit 0", Version(1, 2, 0))
    tidy(shop.installation, shop.database, ready="1.2.0")
    names = sorted(path.name for path in shop.installation.versions.iterdir() if path.is_dir())
    assert names == ["1.0.2", "1.1.0", "1.2.0", "something else"]
    assert not list(shop.database.parent.glob("*.before-update-*"))


def test_a_copy_of_the_data_is_opened_with_the_keys_of_the_register_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    premises = Premises(tmp_path / "data")
    found(premises.open())
    premises.close()
    copy = tmp_path / "proof" / "cardesk.db"
    copy.parent.mkdir()
    copy.write_bytes(premises.path.read_bytes())
    prove_data(copy, premises.keychain, SystemClock())
