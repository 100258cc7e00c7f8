"""The repository of updates is served as it lies there, in spans, and nothing beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.service.office import RunningService, running_service

ARCHIVE = bytes(range(256)) * 2000
PLACE = "/updates/targets/stable/linux-x86_64/1.1.0/ab.cardesk-1.1.0.tar.zst"
_WHERE = "targets/stable/linux-x86_64/1.1.0"


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[RunningService]:
    """A service with a repository beside its own files."""
    folder = tmp_path / "repository"
    (folder / "metadata").mkdir(parents=True)
    (folder / "metadata" / "timestamp.json").write_bytes(b"{}")
    (folder / "metadata" / "1.root.json").write_bytes(b'{"root": 1}')
    (folder / _WHERE).mkdir(parents=True)
    (folder / _WHERE / "ab.cardesk-1.1.0.tar.zst").write_bytes(ARCHIVE)
    (folder / "targets" / "stable" / "secret.json").symlink_to("/etc/hostname")
    (tmp_path / "data").mkdir()
    data = tmp_path / "data"
    async with running_service(f"sqlite:///{data}/service.db", data, CARDESK_UPDATES=str(folder)) as made:
        yield made


async def test_metadata_are_kept_by_caches_as_long_as_they_hold(service: RunningService) -> None:
    async with service.client() as anybody:
        root = await anybody.get("/updates/metadata/1.root.json")
        timestamp = await anybody.get("/updates/metadata/timestamp.json")
    assert (root.status_code, root.content) == (200, b'{"root": 1}')
    assert "immutable" in root.headers["cache-control"]
    assert timestamp.headers["cache-control"] == "no-cache"


async def test_what_has_not_changed_is_not_sent_again(service: RunningService) -> None:
    async with service.client() as anybody:
        first = await anybody.get("/updates/metadata/timestamp.json")
        again = await anybody.get(
            "/updates/metadata/timestamp.json", headers={"If-None-Match": first.headers["etag"]}
        )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("", 200, ARCHIVE),
        ("bytes=500000-", 206, ARCHIVE[500000:]),
        ("bytes=10-19", 206, ARCHIVE[10:20]),
        ("bytes=0-", 200, ARCHIVE),
        ("bytes=511990-600000", 206, ARCHIVE[511990:]),
        ("bytes=-5", 200, ARCHIVE),
        ("bytes=20-10", 200, ARCHIVE),
        ("bytes=512000-", 416, b""),
    ],
)
async def test_an_archive_goes_on_where_it_broke_off(
    service: RunningService, asked: str, status: int, content: bytes
) -> None:
    async with service.client() as anybody:
        answer = await anybody.get(PLACE, headers={"Range": asked} if asked else {})
    assert (answer.status_code, answer.content) == (status, content)
    if status == 206:
        assert answer.headers["content-range"].endswith("/512000")


async def test_a_span_of_another_file_is_not_mixed_in(service: RunningService) -> None:
    async with service.client() as anybody:
        answer = await anybody.get(PLACE, headers={"Range": "bytes=10-19", "If-Range": '"other"'})
    assert (answer.status_code, len(answer.content)) == (200, len(ARCHIVE))


@pytest.mark.parametrize(
    "place",
    [
        "",
        "metadata",
        "metadata/2.root.json",
        "targets/stable/linux-x86_64",
        "targets/stable/secret.json",
        "targets/%2e%2e/%2e%2e/data/service.db",
        "metadata/..%2f..%2fdata%2fservice.db",
        "targets/gamma/a",
    ],
)
async def test_nothing_else_is_to_be_had(service: RunningService, place: str) -> None:
    async with service.client() as anybody:
        assert (await anybody.get(f"/updates/{place}")).status_code == 404


async def test_without_a_folder_there_are_no_updates(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/service.db"
    async with running_service(url, tmp_path) as made, made.client() as anybody:
        assert (await anybody.get("/updates/metadata/timestamp.json")).status_code == 404
