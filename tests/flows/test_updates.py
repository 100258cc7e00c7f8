"""A version goes all the way: signed, served by the service on a socket, made ready by a register, put in
place, started by the door, and given up where it fails.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.updates import door
from cardesk_desktop.updates.door import Door
from cardesk_desktop.updates.installation import installation_of
from cardesk_desktop.updates.platforms import platform_name
from cardesk_desktop.updates.pointer import Stage
from cardesk_desktop.updates.preparing import Workshop
from cardesk_desktop.updates.starting import ENTERED
from cardesk_desktop.updates.trouble import Trouble
from cardesk_desktop.updates.version import Version
from cardesk_desktop.updates.work import UpdateWork
from tests.service.served import Served, served
from tests.unit.updates.maker import Maker
from tests.updates.stand_in import FAILS, OLD, SHOWS_WINDOW, Shop, write_program

PLATFORM = platform_name(sys.platform, platform.machine())


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    """Begins with an empty repository."""
    return Maker(tmp_path / "maker").begin()


@pytest.fixture
def service(tmp_path: Path, maker: Maker) -> Iterator[Served]:
    """The account service, which serves what they made."""
    data = tmp_path / "service"
    data.mkdir()
    with served(data, CARDESK_UPDATES=str(maker.folder)) as started:
        yield started


def _offer(maker: Maker, shop: Shop, version: str, starts: str) -> None:
    bundle = shop.root / f"bundle-{version}"
    write_program(bundle, Version.read(version) or OLD, shop.log, starts=starts)
    maker.run(
        *("add", "--version", version, "--channel", "stable", "--platform", PLATFORM),
        *("--percentage", "100", "--bundle", bundle),
    )


def _work(shop: Shop, maker: Maker, executable: Path, own: Version) -> UpdateWork:
    """As the version that runs from there has it."""
    installation = installation_of(executable, own)
    workshop = Workshop(installation, shop.root / "updates")
    root, clock = maker.first_root, SystemClock()
    return UpdateWork(installation, shop.database, workshop, clock, root, PLATFORM, ())


def _make_ready(work: UpdateWork, service: Served) -> None:
    found = work.look(service.url, service.ca.read_text(), "stable", lambda _size: None)
    assert found.is_placed, found
    assert work.prove(found, work.database).is_ready
    assert work.put_in_place() == found.release


def test_a_version_comes_and_the_next_one_is_given_up(
    maker: Maker, service: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    became: list[Path] = []

    def become(executable: Path, _arguments: Sequence[str], _variables: object) -> int:
        became.append(executable)
        return 0

    monkeypatch.setattr(door, "become", become)
    monkeypatch.delenv(ENTERED, raising=False)
    shop = Shop(tmp_path / "shop")
    _offer(maker, shop, "1.1.0", SHOWS_WINDOW)
    _make_ready(_work(shop, maker, shop.installation.door, OLD), service)
    assert Door(shop.installation, ()).enter() == 0
    assert shop.pointer.current is not None
    assert shop.pointer.current.stage is Stage.PROVEN

    later = Version(1, 1, 0)
    work = _work(shop, maker, shop.installation.executable(later), later)
    assert work.begin() is None
    _offer(maker, shop, "1.2.0", shop.migrates(FAILS))
    _make_ready(work, service)
    assert Door(shop.installation, ()).enter() == 0
    assert became == [shop.installation.executable(later)]
    assert shop.data() == "sold until yesterday"

    fallen = work.begin()
    assert fallen is not None
    assert str(fallen.version) == "1.2.0"
    assert work.begin() is None
    address, ca = service.url, service.ca.read_text()
    assert work.look(address, ca, "stable", lambda _size: None).release is None
    work.forgive()
    assert work.look(address, ca, "beta", lambda _size: None).release is not None
    service.stop()
    assert work.look(address, ca, "stable", lambda _size: None).trouble is Trouble.OFFLINE
