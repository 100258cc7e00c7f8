"""Putting a file in the place of another one that somebody is just reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardesk_desktop.whole_file import PAUSES_S, read_patiently, take_place


class Reader:
    """Somebody who is in the way of a renaming for so many tries, as a virus scanner is on Windows."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tries: int) -> None:
        self._left, self._replace = tries, Path.replace
        self.pauses: list[float] = []
        monkeypatch.setattr(Path, "replace", lambda path, target: self._try(path, target))

    def _try(self, path: Path, target: Path) -> Path:
        if self._left:
            self._left -= 1
            raise PermissionError("being read")
        return self._replace(path, target)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A new file and the one in its place."""
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new")
    old.write_text("old")
    return new, old


def test_on_windows_a_file_takes_its_place_when_its_reader_lets_go(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = files
    reader = Reader(monkeypatch, tries=3)
    take_place(new, old, pause=reader.pauses.append, is_windows=True)
    assert old.read_text() == "new"
    assert tuple(reader.pauses) == PAUSES_S[:3]


def test_a_reader_who_never_lets_go_is_waited_for_no_longer_than_a_second(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = files
    reader = Reader(monkeypatch, tries=100)
    with pytest.raises(PermissionError):
        take_place(new, old, pause=reader.pauses.append, is_windows=True)
    assert old.read_text() == "old"
    assert new.exists()
    assert 1.0 <= sum(reader.pauses) <= 1.1


def test_elsewhere_what_is_forbidden_is_forbidden_at_once(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = files
    reader = Reader(monkeypatch, tries=1)
    with pytest.raises(PermissionError):
        take_place(new, old, pause=reader.pauses.append, is_windows=False)
    assert reader.pauses == []


@pytest.mark.parametrize(("tries", "is_read"), [(3, True), (100, False)])
def test_a_file_that_somebody_has_to_himself_is_read_a_moment_later(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tries: int, is_read: bool
) -> None:
    new, _ = files
    left, read, pauses = [tries], Path.read_bytes, list[float]()

    def held(path: Path) -> bytes:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError("held")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", held)
    if is_read:
        assert read_patiently(new, pause=pauses.append, is_windows=True) == b"new"
    else:
        with pytest.raises(PermissionError):
            read_patiently(new, pause=pauses.append, is_windows=True)
    assert tuple(pauses) == PAUSES_S[:tries]
