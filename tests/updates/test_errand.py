"""The whole way of a version: looked for, chosen, fetched, tested, proven, put in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.updates import errand, room
from cardesk_desktop.updates.checking import Source
from cardesk_desktop.updates.errand import Errand, Found, forget_ready, opened_in_s, prove_found, ready_in
from cardesk_desktop.updates.fetching import Fetcher, trust
from cardesk_desktop.updates.pointer import TRIAL_LIMIT_S, Pointer, write_pointer
from cardesk_desktop.updates.preparing import DATA_LIMIT_S, Workshop
from cardesk_desktop.updates.release import Channel
from cardesk_desktop.updates.trouble import Trouble
from cardesk_desktop.updates.work import UpdateWork
from tests.unit.updates.maker import PLATFORM, URL, Maker, Server
from tests.updates.stand_in import NEW, Shop, write_program


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """Version 1.0.0 is installed and has sold."""
    return Shop(tmp_path / "shop")


@pytest.fixture
def workshop(shop: Shop) -> Workshop:
    """Where the new version is made ready."""
    return Workshop(shop.installation, shop.root / "updates")


@pytest.fixture
def going(
    maker: Maker, server: Server, shop: Shop, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> Errand:
    """An errand to a repository whose newest version is a program that stands in for ours."""
    bundle = shop.root / "bundle"
    write_program(bundle, NEW, shop.log)
    maker.run(
        *("add", "--version", "1.1.1", "--channel", "stable", "--platform", PLATFORM),
        *("--percentage", "100", "--bundle", bundle),
    )

    def fetcher(context: object) -> Fetcher:
        return Fetcher(trust(None), transport=server, monotonic=lambda: 0.0)

    monkeypatch.setattr(errand, "Fetcher", fetcher)
    source = Source(URL, maker.first_root, workshop.folder)
    return Errand(source, None, Channel.STABLE, PLATFORM, workshop, may_be_placed=True)


def test_it_comes_back_with_a_version_that_lies_there_and_was_tested(going: Errand, shop: Shop) -> None:
    sizes: list[int] = []
    found = Errand(*_parts(going), on_progress=sizes.append).go()
    assert found.is_placed
    assert found.release is not None
    assert str(found.release.version) == "1.1.1"
    assert sizes[-1] == found.release.length
    assert shop.started == ["1.1.0 --self-test"]


def _parts(going: Errand) -> tuple[Source, None, Channel, str, Workshop, bool]:
    return going.source, None, going.channel, going.platform, going.shop, going.may_be_placed


def test_proven_on_a_copy_it_is_ready_until_it_is_in_place(
    going: Errand, shop: Shop, workshop: Workshop
) -> None:
    found = prove_found(going.go(), shop.database, workshop)
    assert found.trouble is None
    assert found.until is not None
    now = datetime.now(UTC)
    assert ready_in(workshop, now) == found.release
    assert ready_in(workshop, found.until + timedelta(seconds=1)) is None
    write_pointer(shop.installation.pointer, Pointer(failed=("1.1.1",)))
    assert ready_in(workshop, now) is None
    forget_ready(workshop)
    assert ready_in(workshop, now) is None


def test_one_that_was_given_up_is_not_wanted_again(going: Errand, shop: Shop) -> None:
    write_pointer(shop.installation.pointer, Pointer(failed=("1.1.1",)))
    assert going.go().release is None


def test_a_register_whose_lot_is_not_drawn_waits(going: Errand, maker: Maker) -> None:
    maker.change("percentage", "1.1.1", "--percentage", "0")
    assert going.go().release is None


def test_where_others_install_it_is_only_told(going: Errand, shop: Shop) -> None:
    found = Errand(*_parts(going)[:-1], may_be_placed=False).go()
    assert found.release is not None
    assert not found.is_placed
    assert not shop.installation.versions.exists()


def test_offline_it_comes_back_with_nothing(going: Errand, server: Server) -> None:
    server.is_there = False
    found = going.go()
    assert (found.release, found.trouble) == (None, Trouble.OFFLINE)


def test_data_that_cannot_be_opened_keep_it_from_being_ready(
    going: Errand, shop: Shop, workshop: Workshop
) -> None:
    found = going.go()
    assert found.release is not None
    script = shop.installation.executable(found.release.version)
    script.write_text(script.read_text().replace("--prove-data) exit 0", "--prove-data) exit 1"))
    proven = prove_found(found, shop.database, workshop)
    assert proven.trouble is Trouble.DATA
    assert ready_in(workshop, datetime.now(UTC)) is None


def test_what_is_ready_is_not_fetched_again_because_more_may_have_it(
    going: Errand, maker: Maker, server: Server, shop: Shop, workshop: Workshop
) -> None:
    ready = prove_found(going.go(), shop.database, workshop).release
    maker.change("percentage", "1.1.1", "--percentage", "99")
    server.asked.clear()
    found = replace(going, ready=ready).go()
    assert (found.is_ready, found.trouble) == (True, None)
    assert not [path for path in server.asked if path.endswith(".zst")]
    kept = ready_in(workshop, datetime.now(UTC))
    assert kept is not None
    assert kept.percentage == 99


def test_nothing_is_fetched_that_the_disk_has_no_room_to_unpack(
    going: Errand, server: Server, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "SPARE", 2**62)
    archives = workshop.folder / errand.ARCHIVES
    archives.mkdir(parents=True)
    (archives / "some.part").write_bytes(b"of another day")
    assert going.go().trouble is Trouble.DISK
    assert not [path for path in server.asked if path.endswith(".zst")]
    assert not archives.exists()


def test_a_trial_may_take_as_long_as_the_data_did_and_more(
    going: Errand, maker: Maker, shop: Shop, workshop: Workshop
) -> None:
    """A migration of minutes was ended in its middle, and the version given up for good."""
    found = going.go()
    assert found.release is not None
    script = shop.installation.executable(found.release.version)
    script.write_text(script.read_text().replace("--prove-data) exit 0", "--prove-data) sleep 1.1"))
    ready = prove_found(found, shop.database, workshop).release
    maker.change("percentage", "1.1.1", "--percentage", "99")
    replace(going, ready=ready).go()
    assert _work(shop, workshop, maker).put_in_place() is not None
    current = shop.pointer.current
    assert current is not None
    assert current.limit_s >= TRIAL_LIMIT_S + 3


@pytest.mark.parametrize(
    "kept", [b"", b"{}", b'{"opened_s": "long"}', b'{"opened_s": NaN}', b'{"opened_s": 1e9}']
)
def test_what_is_kept_of_it_may_be_anything(workshop: Workshop, kept: bytes) -> None:
    workshop.folder.mkdir(parents=True)
    (workshop.folder / errand.READY).write_bytes(kept)
    assert 0 <= opened_in_s(workshop) <= DATA_LIMIT_S


def _work(shop: Shop, workshop: Workshop, maker: Maker) -> UpdateWork:
    root, clock = maker.first_root, SystemClock()
    return UpdateWork(shop.installation, shop.database, workshop, clock, root, PLATFORM, ())


def test_it_is_known_beforehand_whether_there_is_room_for_the_way_back(
    shop: Shop, workshop: Workshop, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = _work(shop, workshop, maker)
    assert work.has_room()
    monkeypatch.setattr(room, "SPARE", 2**62)
    assert not work.has_room()


def test_an_authority_that_is_no_certificate_serves_nothing(going: Errand) -> None:
    assert replace(going, ca="nonsense").go().trouble is Trouble.NOT_SERVED


def test_nothing_found_is_nothing_to_prove(shop: Shop, workshop: Workshop) -> None:
    assert prove_found(Found(), shop.database, workshop) == Found()
