"""One reader for all tests of a worker: its models take a second to load."""

from __future__ import annotations

import pytest

from cardesk_desktop.vision.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
