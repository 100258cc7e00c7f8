"""A Windows under Wine: what it is told of DLLs while it is made, and afterwards."""

from __future__ import annotations

from pathlib import Path

from shipping.windows.shims import OVERRIDES
from shipping.windows.wine import Prefix


def test_a_drive_is_made_with_wines_own_dlls(tmp_path: Path) -> None:
    """None of ours is there yet: told to take them, Wine 8 starts no program and makes no drive."""
    prefix = Prefix(tmp_path)
    assert not set(OVERRIDES) & set(prefix.environment()["WINEDLLOVERRIDES"].split(";"))
    (tmp_path / "ready").touch()
    assert set(OVERRIDES) <= set(prefix.environment()["WINEDLLOVERRIDES"].split(";"))
