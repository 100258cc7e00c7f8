"""An archive arrives whole and right, or not at all; what broke off goes on."""

from __future__ import annotations

import errno
import itertools
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cardesk_desktop.updates import room
from cardesk_desktop.updates.downloading import download
from cardesk_desktop.updates.fetching import Fetcher, trust
from cardesk_desktop.updates.release import Release
from cardesk_desktop.updates.trouble import NoUpdate, Trouble
from tests.unit.updates.maker import URL, Body, Maker, Register, Server


@pytest.fixture
def release(register: Register) -> Release:
    """The version on offer."""
    return register.look().releases[0]


@pytest.fixture
def archive(maker: Maker, release: Release) -> bytes:
    """What is served of it."""
    (file,) = (maker.folder / "targets").rglob(f"{release.sha256}.*.zst")
    return file.read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where archives go."""
    return tmp_path / "archives"


def _trouble(release: Release, folder: Path, register: Register) -> Trouble:
    with pytest.raises(NoUpdate) as caught:
        download(release, URL, folder, register.fetcher)
    return caught.value.trouble


def test_it_is_there_when_it_is_right_and_older_ones_are_gone(
    release: Release, archive: bytes, folder: Path, register: Register, server: Server
) -> None:
    folder.mkdir()
    (folder / "older.archive").write_bytes(b"older")
    whole = download(release, URL, folder, register.fetcher)
    assert [file.read_bytes() for file in folder.iterdir()] == [archive]
    asked = len(server.asked)
    assert download(release, URL, folder, register.fetcher) == whole
    assert len(server.asked) == asked


def test_after_a_break_only_the_rest_is_asked_for(
    release: Release, archive: bytes, folder: Path, register: Register, server: Server
) -> None:
    def breaks_off() -> Iterator[bytes]:
        yield archive[:30]
        raise httpx.ReadError("gone")

    server.instead(".zst", breaks_off())
    assert _trouble(release, folder, register) is Trouble.OFFLINE
    assert [file.read_bytes() for file in folder.iterdir()] == [archive[:30]]
    spans: list[str] = []
    server.answers[:] = [lambda request: spans.append(request.headers["Range"])]
    assert download(release, URL, folder, register.fetcher).read_bytes() == archive
    assert spans == ["bytes=30-"]


def test_one_who_begins_anew_is_taken_too(
    release: Release, archive: bytes, folder: Path, register: Register, server: Server
) -> None:
    folder.mkdir()
    (folder / f"{release.sha256}.part").write_bytes(archive[:30])
    server.instead(".zst", archive)
    assert download(release, URL, folder, register.fetcher).read_bytes() == archive


@pytest.mark.parametrize("extra", [b"", b" and more"])
def test_what_was_written_by_somebody_else_is_thrown_away(
    release: Release, archive: bytes, folder: Path, register: Register, extra: bytes
) -> None:
    folder.mkdir()
    (folder / f"{release.sha256}.part").write_bytes(b"x" * len(archive) + extra)
    if not extra:
        assert _trouble(release, folder, register) is Trouble.NOT_TRUSTED
        assert list(folder.iterdir()) == []
    assert download(release, URL, folder, register.fetcher).read_bytes() == archive


def test_another_archive_is_not_taken(
    release: Release, archive: bytes, folder: Path, register: Register, server: Server
) -> None:
    server.instead(".zst", archive[:-1] + bytes([archive[-1] ^ 1]))
    assert _trouble(release, folder, register) is Trouble.NOT_TRUSTED
    assert list(folder.iterdir()) == []


def test_half_of_it_is_kept_for_the_next_time(
    release: Release, archive: bytes, folder: Path, register: Register, server: Server
) -> None:
    server.instead(".zst", archive[: len(archive) // 2])
    assert _trouble(release, folder, register) is Trouble.OFFLINE
    assert [file.suffix for file in folder.iterdir()] == [".part"]


def test_one_without_end_is_cut_off(
    release: Release, archive: bytes, folder: Path, register: Register, server: Server
) -> None:
    server.instead(".zst", itertools.repeat(archive))
    assert _trouble(release, folder, register) is Trouble.NOT_TRUSTED
    assert all(file.stat().st_size <= release.length for file in folder.iterdir())


def test_one_that_drips_is_given_up(
    release: Release, archive: bytes, folder: Path, register: Register, server: Server
) -> None:
    clock = itertools.count(0.0, 8.0)
    register.monotonic = lambda: next(clock)
    server.instead(".zst", iter([bytes([byte]) for byte in archive]))
    assert _trouble(release, folder, register) is Trouble.TOO_SLOW


def test_a_slow_line_is_a_line(release: Release, archive: bytes, folder: Path, register: Register) -> None:
    """40 bytes in 8 seconds would be too few; 40,000 are not."""
    clock = itertools.count(0.0, 8.0)
    fetcher = Fetcher(trust(None), monotonic=lambda: next(clock), transport=register.server)
    pieces = [b"x" * 40_000] * 20
    assert list(fetcher.at_a_pace(iter(pieces))) == pieces


def test_the_program_is_closed_meanwhile(release: Release, folder: Path, register: Register) -> None:
    with pytest.raises(NoUpdate) as caught:
        download(release, URL, folder, register.fetcher, is_wanted=lambda: False)
    assert caught.value.trouble is Trouble.STOPPED


def test_another_part_than_was_asked_for_is_not_taken(
    release: Release, archive: bytes, folder: Path, register: Register, server: Server
) -> None:
    folder.mkdir()
    (folder / f"{release.sha256}.part").write_bytes(archive[:30])
    span = {"Content-Range": f"bytes 0-9/{len(archive)}"}
    server.answers.append(lambda _: httpx.Response(206, headers=span, stream=Body(iter([archive[:10]]))))
    assert _trouble(release, folder, register) is Trouble.OFFLINE


def test_one_that_is_gone_from_the_service(
    release: Release, folder: Path, register: Register, server: Server
) -> None:
    server.answers.append(lambda _: httpx.Response(404))
    assert _trouble(release, folder, register) is Trouble.NOT_SERVED


def test_a_folder_that_cannot_be_written(release: Release, tmp_path: Path, register: Register) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert _trouble(release, tmp_path / "file", register) is Trouble.DISK


@pytest.mark.parametrize("spare", [0, 2**62])
def test_what_was_fetched_makes_way_on_a_full_disk(
    release: Release,
    archive: bytes,
    folder: Path,
    register: Register,
    monkeypatch: pytest.MonkeyPatch,
    spare: int,
) -> None:
    """The till sells on: its room is not taken by half an archive."""
    monkeypatch.setattr(room, "SPARE", spare)

    def fill_up(_size: int) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    folder.mkdir()
    (folder / f"{release.sha256}.part").write_bytes(archive[:10])
    with pytest.raises(NoUpdate) as caught:
        download(release, URL, folder, register.fetcher, on_progress=fill_up)
    assert caught.value.trouble is Trouble.DISK
    assert list(folder.iterdir()) == []


def test_only_https_is_spoken(release: Release, folder: Path, register: Register) -> None:
    with pytest.raises(NoUpdate) as caught:
        download(release, "http://updates.test/updates", folder, register.fetcher)
    assert caught.value.trouble is Trouble.OFFLINE
