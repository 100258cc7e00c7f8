"""A repository with two versions, a server of it, and a register that looks there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.updates.maker import Maker, Register, Server


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: to pack and to sign takes its time."""
    maker = Maker(tmp_path_factory.mktemp("made")).begin()
    maker.offer("1.1.0")
    maker.offer("1.2.0b1", channel="beta")
    return maker.root


@pytest.fixture
def maker(made: Path, tmp_path: Path) -> Maker:
    """The makers, of this test alone."""
    return Maker(Path(shutil.copytree(made, tmp_path / "maker")))


@pytest.fixture
def server(maker: Maker) -> Server:
    """Serves what they made."""
    return Server(maker.folder)


@pytest.fixture
def register(maker: Maker, server: Server, tmp_path: Path) -> Register:
    """A register with the first root."""
    return Register(tmp_path / "updates", server, maker.first_root)
