"""The head of the page of sync: how it stands, the figures, and what one can do about it."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.status import Link, Progress
from cardesk_wire.codes import RefusalCode
from tests.builders import NOW
from tests.ui.screens.sync.desk import SyncTable


def test_the_head_says_what_to_do(table: SyncTable) -> None:
    table.follow()
    head = table.page.head
    table.page.on_shown()
    assert head.now.isVisible()
    assert table.page.first_focus() is head.now
    table.sync.pose(replace(table.sync.status, link=Link.SIGNED_OUT))
    assert head.sign_in.isVisible()
    assert not head.now.isVisible()
    assert table.page.first_focus() is head.sign_in
    head.sign_in.click()
    head.account.click()
    assert table.window.calls == [("open_settings", "account")] * 2
    keys = {each.key: each.run for each in table.page.shortcuts()}
    leave = keys["Esc"]
    assert leave is not None
    leave()
    assert table.window.calls[-1] == ("go_back", None)


def test_a_pause_is_shown_and_ended(table: SyncTable) -> None:
    table.follow()
    table.page.on_shown()
    table.page.head.toggle_pause()
    table.qtbot.waitUntil(lambda: _is_paused(table))
    assert table.page.head.pause.words == "Go on"
    assert table.page.head.pause.picture == "play"
    assert not table.page.head.now.isEnabled()


def _is_paused(table: SyncTable) -> bool:
    table.follow()
    return table.sync.status.standing.is_paused


def test_photos_without_room_are_told_with_what_to_do(table: SyncTable) -> None:
    def put(work: UnitOfWork) -> None:
        photo = work.blobs.put(b"\x89PNG a photo", "image/png")
        work.sync.photos.delay(photo, RefusalCode.QUOTA_FULL, NOW, is_anew=False)

    table.follow()
    assert table.page.head.no_room.isHidden()
    table.shop.write(put)
    table.follow()
    assert not table.page.head.no_room.isHidden()
    assert "1 photo finds no room" in table.page.head.no_room.text()
    assert "ask whoever runs the service for more room" in table.page.head.no_room.text()


def test_the_head_tells_of_photos_and_of_the_snapshot(table: SyncTable) -> None:
    table.follow()
    table.page.on_shown()
    standing = replace(
        table.sync.status.standing, progress=Progress(300, 4_000, 2), photos_to_send=3, photos_to_come=1
    )
    table.sync.pose(replace(table.sync.status, standing=standing))
    said_ = table.page.head.figures.text()
    assert "Taking the company over: 300 of 4,000" in said_
    assert "3 photos wait" in said_
    assert "1 photo is to come" in said_
