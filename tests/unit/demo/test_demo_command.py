"""`python -m cardesk_desktop.demo`: what it takes, what it says, how it ends."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cardesk_desktop.demo import __main__ as command
from cardesk_desktop.demo.house import DemoHouse, Progress, demo_house
from cardesk_desktop.domain.errors import Code, Unavailable


def _arguments(folder: Path, scale: str = "small") -> list[str]:
    return ["--scale", scale, "--to", str(folder)]


def test_it_seeds_up_to_now_and_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def seed(root: Path, *, now: datetime, progress: Progress | None = None) -> DemoHouse:
        assert abs((datetime.now(UTC) - now).total_seconds()) < 60
        assert progress is not None
        for done in (1, 500, 733):
            progress(done, 733)
        return demo_house(root)

    monkeypatch.setattr(command, "seed", seed)
    assert command.main(_arguments(tmp_path / "new")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["500 of 733 steps", "733 of 733 steps"]
    assert str(tmp_path / "new") in lines[2]


def test_a_folder_in_use_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert command.main(_arguments(tmp_path)) == 1
    assert "nothing was changed" in capsys.readouterr().err


def test_a_full_disk_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def seed(root: Path, *, now: datetime, progress: Progress | None = None) -> DemoHouse:
        raise Unavailable(Code.DISK_FULL)

    monkeypatch.setattr(command, "seed", seed)
    assert command.main(_arguments(tmp_path / "new")) == 1
    assert "disk_full" in capsys.readouterr().err


def test_a_scale_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(_arguments(tmp_path, "large"))
    assert ended.value.code == 2
