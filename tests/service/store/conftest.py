"""Databases that have no tables yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.service.conftest import WORKER
from tests.service.postgresql import with_database


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without tables."""
    if request.param == "postgresql":
        # Folders of two workers have the same names, and one database would be taken from the other.
        return with_database(str(request.getfixturevalue("postgresql")), f"bare-{WORKER}-{tmp_path.name}")
    return f"sqlite:///{tmp_path / 'bare.db'}"
