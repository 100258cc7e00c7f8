"""What the makers type: what was offered once never changes, so nothing is offered by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools.project import STANDS_IN, Stopped
from shipping.repository import main
from shipping.repository_bundle import PROGRAMS
from tests.unit.updates.maker import PLATFORM, Maker


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    """Begins with an empty repository."""
    return Maker(tmp_path).begin()


def _files(maker: Maker) -> set[Path]:
    return {file for file in maker.folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("platform", list(PROGRAMS))
def test_a_program_of_each_kind_is_offered(maker: Maker, platform: str) -> None:
    program = maker.root / "frozen" / PROGRAMS[platform]
    program.parent.mkdir(parents=True)
    program.write_bytes(b"program")
    where = ("--platform", platform, "--channel", "stable", "--percentage", "0")
    maker.run("add", "--version", "1.4.0", *where, "--bundle", maker.root / "frozen")
    assert list((maker.folder / "targets" / "stable" / platform / "1.4.0").glob("*.tar.zst"))


@pytest.mark.parametrize("bundle", ["nowhere", "keys"])
def test_what_is_no_program_is_not_offered(maker: Maker, bundle: str) -> None:
    """A folder that was mistyped would be offered as an empty archive, under a number that is gone then."""
    before = _files(maker)
    with pytest.raises(Stopped, match="it is no program for linux-x86_64"):
        maker.offer("1.4.0", bundle=maker.root / bundle)
    assert _files(maker) == before


def test_no_kind_of_computer_is_made_up(maker: Maker, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        maker.run("withdraw", "--version", "1.4.0", "--channel", "stable", "--platform", "linux")
    assert PLATFORM in capsys.readouterr().err


def test_a_version_that_is_offered_leaves_nothing_when_it_is_offered_again(maker: Maker) -> None:
    maker.offer("1.4.0")
    before = _files(maker)
    bundle = maker.root / "bundle"
    (bundle / "more").write_text("another program")
    with pytest.raises(Stopped, match="a version never changes"):
        maker.offer("1.4.0", bundle=bundle)
    assert _files(maker) == before


@pytest.mark.parametrize("notes", ["nonsense", "[]", '{"en": "News"}'])
def test_notes_that_tell_nothing_are_named(maker: Maker, notes: str) -> None:
    file = maker.root / "notes.json"
    file.write_text(notes)
    with pytest.raises(Stopped, match=r"cannot be read as JSON|is not told in"):
        maker.offer("1.4.0", notes=file)


def test_the_next_key_of_a_role_takes_over(maker: Maker) -> None:
    """As docs/updates.md has it typed."""
    maker.run("keys", "--role", "timestamp")
    old, new = maker.keys / "timestamp-1.pem", maker.keys / "timestamp-2.pem"
    maker.run("rotate", "--role", "timestamp", "--old", old, "--new", new)
    old.unlink()
    maker.run("refresh")
    maker.run("rotate", "--role", "targets")
    maker.run("rotate", "--role", "root")


def test_keys_are_made_where_the_reader_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the source tree, from where they would be published one day."""
    monkeypatch.setenv(STANDS_IN, str(tmp_path))
    assert main(["keys", "--keys", "safe"]) == 0
    assert (tmp_path / "safe" / "root-1.pem").is_file()


def test_a_key_that_is_not_there_is_named(maker: Maker) -> None:
    place = ["--repository", str(maker.folder), "--keys", str(maker.keys)]
    with pytest.raises(Stopped, match=r"timestamp-9\.pem is not there"):
        main(["rotate", *place, "--role", "timestamp", "--new", str(maker.keys / "timestamp-9.pem")])
