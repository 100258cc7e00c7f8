"""`python -m cardesk_desktop.demo`: what it takes, what it says, how it ends."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cardesk_desktop.demo import __main__ as command
from cardesk_desktop.demo.__main__ import Teller
from cardesk_desktop.demo.house import DemoHouse, Progress, Scale, demo_house
from cardesk_desktop.domain.errors import Code, Unavailable


def _arguments(folder: Path, scale: str = "small") -> list[str]:
    return ["--scale", scale, "--to", str(folder)]


def test_it_seeds_up_to_now_and_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def seed(root: Path, *, now: datetime, progress: Progress | None, scale: Scale) -> DemoHouse:
        assert abs((datetime.now(UTC) - now).total_seconds()) < 60
        assert progress is not None
        assert scale is Scale.SMALL
        progress(1, 733)
        progress(733, 733)
        return demo_house(root)

    monkeypatch.setattr(command, "seed", seed)
    assert command.main(_arguments(tmp_path / "new")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "100 %"
    assert str(tmp_path / "new") in lines[1]


def test_what_takes_long_says_how_long_it_will_still_take(capsys: pytest.CaptureFixture[str]) -> None:
    moments = iter([0.0, 1.0, 10.0, 10.0, 31.0, 31.0])
    teller = Teller(sys.stdout, lambda: next(moments))
    teller(1, 100)
    teller(30, 100)
    teller(31, 100)
    assert capsys.readouterr().out == " 30 %, about 0:23 left\n 31 %, about 1:09 left\n"


def test_a_moment_may_be_given_so_that_the_company_can_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[datetime, Scale]] = []

    def seed(root: Path, *, now: datetime, progress: Progress | None, scale: Scale) -> DemoHouse:
        asked.append((now, scale))
        return demo_house(root)

    monkeypatch.setattr(command, "seed", seed)
    until = "2026-05-17T12:00:00+04:00"
    assert command.main([*_arguments(tmp_path / "new", "large"), "--until", until]) == 0
    assert asked == [(datetime(2026, 5, 17, 8, tzinfo=UTC), Scale.LARGE)]


@pytest.mark.parametrize("moment", ["tomorrow", "2026-05-17T12:00"])
def test_a_moment_that_cannot_be_read_is_wrong_usage(tmp_path: Path, moment: str) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main([*_arguments(tmp_path), "--until", moment])
    assert ended.value.code == 2


def test_a_folder_in_use_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert command.main(_arguments(tmp_path)) == 1
    assert "nothing was changed" in capsys.readouterr().err


def test_a_full_disk_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def seed(root: Path, **options: object) -> DemoHouse:
        raise Unavailable(Code.DISK_FULL)

    monkeypatch.setattr(command, "seed", seed)
    assert command.main(_arguments(tmp_path / "new")) == 1
    assert "disk_full" in capsys.readouterr().err


def test_a_scale_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(_arguments(tmp_path, "huge"))
    assert ended.value.code == 2
