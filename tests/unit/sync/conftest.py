"""Where a register is founded that has nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.premises import Premises, unfounded


@pytest.fixture
def premises(tmp_path: Path) -> Iterator[Premises]:
    """The folder of a register, closed behind it."""
    premises = unfounded(tmp_path)
    yield premises
    premises.close()
