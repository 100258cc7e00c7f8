"""A service that runs, and a browser on its pages, for all tests that look at them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.service.served import Served, served
from tests.service.web.browser import Browser, browsing


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("service")) as started:
        yield started


@pytest.fixture(scope="package")
def chromium(running: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("chromium")
    with browsing(folder, running.url, running.data / "server.pem") as opened:
        yield opened


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """A browser of nobody; what it did is looked at after each test."""
    chromium.driver.delete_all_cookies()
    chromium.shows()
    yield chromium
    elsewhere = [url for url in chromium.asked_for() if not url.startswith(chromium.url)]
    assert (elsewhere, chromium.complaints()) == ([], [])
