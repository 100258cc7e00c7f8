"""The demo company on disk: whole or not there, and never in anybody's way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cardesk_desktop.demo.house import is_seeded, seed
from cardesk_desktop.domain.errors import Unavailable
from tests.builders import NOW
from tests.unit.demo.opened import opened_house


def test_a_copy_of_the_folder_is_the_same_register(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "copy")
    copy = opened_house(tmp_path / "copy")
    with copy.store.read() as work:
        assert work.company.register().incarnation == "A"
    copy.store.close()


def test_a_folder_with_something_in_it_is_left_alone(root: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        seed(tmp_path, now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert is_seeded(root)
    assert not is_seeded(tmp_path)


def test_a_seeding_that_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "house").mkdir()
    with pytest.raises(KeyboardInterrupt):
        seed(tmp_path / "house", now=NOW, progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["house"]
    assert not is_seeded(tmp_path / "house")


def test_a_place_that_cannot_be_written_is_an_outage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable):
        seed(tmp_path / "file" / "house", now=NOW)


def test_a_folder_that_cannot_be_put_in_place_is_an_outage_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make_nothing(*_: object) -> None:
        (tmp_path / "house").mkdir()
        (tmp_path / "house" / "theirs.txt").write_text("theirs")

    monkeypatch.setattr("cardesk_desktop.demo.house.tell", make_nothing)
    with pytest.raises(Unavailable):
        seed(tmp_path / "house", now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["house"]
    assert (tmp_path / "house" / "theirs.txt").read_text() == "theirs"
