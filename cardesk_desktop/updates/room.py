"""Room on the disk: a new version takes none of what the till needs to sell."""

from __future__ import annotations

import shutil
from pathlib import Path

from cardesk_desktop.updates.trouble import NoUpdate, Trouble

SPARE = 200_000_000
"""Bytes that stay free on the disk."""


def require_room(folder: Path, size: int) -> None:
    """Make the folder, on a disk that has so many bytes to spare. Raises NoUpdate: DISK."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_full = shutil.disk_usage(folder).free < size + SPARE
    except OSError as error:
        raise NoUpdate(Trouble.DISK, f"error {error.errno}") from error
    if is_full:
        raise NoUpdate(Trouble.DISK, "no room")
