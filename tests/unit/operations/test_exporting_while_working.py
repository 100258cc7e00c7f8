"""The export of everything beside the work: what comes later, what is in its way, how far it is."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.backing_up import begin_backup, end_backup
from cardesk_desktop.operations.exporting_everything import archive as archives
from cardesk_desktop.operations.exporting_everything.asking import begin_export_of_everything, belongings
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.operations.exporting_everything.writing import write_everything
from cardesk_desktop.store.private_copy import PrivateCopy
from tests.builders.open_shop import CLOTH, OWNER, OpenShop
from tests.unit.operations.whole_export import Opened, export

ENGLISH = load_phrasebook("en")


def test_sales_of_later_are_not_in_it(shop: OpenShop, tmp_path: Path) -> None:
    shop.sell(CLOTH)
    order = begin_export_of_everything(shop.desk, staff_id=OWNER.id).value
    shop.sell(CLOTH)
    copy = PrivateCopy(order)
    end_backup(shop.desk)
    shop.sell(CLOTH)
    written = write_everything(copy, tmp_path / "all.zip", ENGLISH, Progress(), has_papers=True)
    assert written is not None
    assert written.papers == 1
    assert len(Opened(written.path).data("invoices")) == 1


def test_a_backup_and_an_export_may_meet(shop: OpenShop, tmp_path: Path) -> None:
    begin_backup(shop.desk, staff_id=OWNER.id)
    shop.sell(CLOTH)
    order = begin_export_of_everything(shop.desk, staff_id=OWNER.id).value
    end_backup(shop.desk)
    copy = PrivateCopy(order)
    end_backup(shop.desk)
    written = write_everything(copy, tmp_path / "all.zip", ENGLISH, Progress(), has_papers=True)
    assert written is not None
    # The moment of whoever let the file stand still first.
    assert written.papers == 0


def test_what_is_not_wanted_any_more_leaves_nothing(shop: OpenShop, tmp_path: Path) -> None:
    shop.sell(CLOTH)
    progress = Progress()
    progress.is_cancelled = True
    assert export(shop, tmp_path / "all.zip", progress) is None
    assert not [path.name for path in tmp_path.rglob("*") if path.suffix in {".zip", ".new", ".part"}]


def test_progress_comes_to_its_end(shop: OpenShop, tmp_path: Path) -> None:
    shop.sell(CLOTH)
    progress = Progress()
    export(shop, tmp_path / "all.zip", progress)
    assert progress.done == progress.total > 500


@pytest.mark.parametrize("allowed", [0, 5_000, 20_000])
def test_a_full_disk_leaves_the_older_file(
    shop: OpenShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    shop.sell(CLOTH)
    target = tmp_path / "all.zip"
    target.write_bytes(b"of last year")
    monkeypatch.setattr(archives._Sink, "write", _full_after(allowed))
    with pytest.raises(Unavailable) as raised:
        export(shop, target)
    assert raised.value.code is Code.DISK_FULL
    assert target.read_bytes() == b"of last year"
    assert not [path.name for path in tmp_path.rglob("*") if path.suffix in {".new", ".part"}]


def _full_after(allowed: int) -> Callable[[archives._Sink, bytes], int]:
    written = 0

    def write(sink: archives._Sink, content: bytes) -> int:
        nonlocal written
        if sink.is_dropped:
            return len(content)
        written += len(content)
        if written > allowed:
            raise OSError(errno.ENOSPC, "full")
        return sink._file.write(content)

    return write


def test_how_much_it_is_is_told_before(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    found = belongings(shop.desk, staff_id=OWNER.id).value
    assert found.extent.invoices == 1
    assert found.expected_bytes(has_papers=True) > found.expected_bytes(has_papers=False) > 0
