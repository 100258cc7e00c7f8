"""Makers and their server, for tests that run programs: scripts of a shell, which Windows has not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.updates.maker import Maker, Server


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    """Begins with an empty repository."""
    return Maker(tmp_path / "maker").begin()


@pytest.fixture
def server(maker: Maker) -> Server:
    """Serves what they made."""
    return Server(maker.folder)
