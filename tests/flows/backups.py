"""Backups for flows."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.store.backups.making import BackupOrder, make_backup
from cardesk_desktop.store.opening import open_store


def backup_of(house: DemoHouse, folder: Path) -> Path:
    """A backup of the demo company, which is closed."""
    clock = SystemClock()
    store = open_store(house.places.database, keychain=house.keychain, clock=clock, new_id=IdFactory(clock))
    file = store.hold_file()
    path, key = file.path, file.key
    with store.read() as work:
        company, register = work.company.company(), work.company.register()
    order = BackupOrder(
        path, key, clock.now(), company.id, register.id, register.code, "0.1.0", company.time_zone
    )
    made = make_backup(order, folder).path
    store.close()
    return made
