"""What a register is offered, and what nobody can make it believe."""

from __future__ import annotations

import itertools
import json
import ssl
from pathlib import Path

import httpx
import pytest

from cardesk_desktop.updates.checking import newest_wanted
from cardesk_desktop.updates.release import Channel
from cardesk_desktop.updates.trouble import NoUpdate, Trouble
from tests.unit.updates.maker import Maker, Register, Server, days_ago


def _trouble(register: Register) -> Trouble:
    with pytest.raises(NoUpdate) as caught:
        register.look()
    return caught.value.trouble


def test_each_channel_has_its_versions_and_betas_take_both(register: Register) -> None:
    assert register.versions() == ["1.1.0"]
    assert register.versions(Channel.BETA) == ["1.2.0b1", "1.1.0"]


def test_the_newest_that_is_wanted_is_taken(register: Register) -> None:
    offered = register.look(Channel.BETA)
    found = newest_wanted(offered, lambda release: release.percentage == 100)
    assert found is not None
    assert str(found.version) == "1.2.0b1"
    assert newest_wanted(offered, lambda _: False) is None


def test_a_percentage_can_be_changed_and_a_version_withdrawn(maker: Maker, register: Register) -> None:
    maker.change("percentage", "1.1.0", "--percentage", "25")
    assert [release.percentage for release in register.look().releases] == [25]
    maker.change("withdraw", "1.1.0")
    assert register.versions() == []


def test_what_is_new_is_told_in_five_languages(maker: Maker, register: Register, tmp_path: Path) -> None:
    told = {"en": "Faster", "fr": "Plus rapide", "ar": "أسرع", "es": "Más rápido", "ru": "Быстрее"}
    notes = tmp_path / "notes.json"
    notes.write_text(json.dumps(told), encoding="utf-8")
    maker.offer("1.3.0", notes=notes)
    newest = register.look().releases[0]
    assert (newest.notes_in("ar"), newest.notes_in("xx")) == ("أسرع", "Faster")


def test_nobody_answers(register: Register, server: Server) -> None:
    server.is_there = False
    assert _trouble(register) is Trouble.OFFLINE


def test_who_cannot_prove_to_be_the_service_is_not_called_away(register: Register, server: Server) -> None:
    """As it is with a clock that is years off: nobody is to be told that this is no trouble."""

    def stranger(_request: httpx.Request) -> httpx.Response:
        refused = ssl.SSLCertVerificationError("certificate is not yet valid")
        raise httpx.ConnectError("certificate is not yet valid") from refused

    server.answers.append(stranger)
    assert _trouble(register) is Trouble.STRANGER


def test_a_service_without_updates(register: Register, server: Server, tmp_path: Path) -> None:
    server.folder = tmp_path / "nothing"
    assert _trouble(register) is Trouble.NOT_SERVED


def test_months_offline_are_followed_by_a_look_as_any_other(maker: Maker, tmp_path: Path) -> None:
    maker = Maker(tmp_path / "old")
    maker.begin_at(days_ago(120))
    server = Server(maker.folder)
    register = Register(tmp_path / "register", server, maker.first_root)
    # What it believed then has run out meanwhile.
    assert _trouble(register) is Trouble.OUT_OF_DATE
    maker.run("refresh")
    assert register.versions() == []


def test_who_hides_what_is_newer_is_found_out_when_the_signature_runs_out(
    maker: Maker, register: Register
) -> None:
    assert register.versions() == ["1.1.0"]
    maker.at(days_ago(8)).tell()
    assert _trouble(register) is Trouble.OUT_OF_DATE


def test_other_keys_are_not_believed(register: Register, server: Server, tmp_path: Path) -> None:
    stranger = Maker(tmp_path / "stranger").begin()
    stranger.offer("9.0.0")
    server.folder = stranger.folder
    assert _trouble(register) is Trouble.NOT_TRUSTED


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets", "stable"])
def test_a_changed_word_is_not_believed(maker: Maker, register: Register, role: str) -> None:
    (file, *_) = sorted((maker.folder / "metadata").glob(f"*{role}.json"), reverse=True)
    file.write_text(file.read_text().replace('"expires": "20', '"expires": "21'))
    assert _trouble(register) is Trouble.NOT_TRUSTED


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets", "stable"])
def test_what_was_newer_once_is_not_taken_back(
    maker: Maker, register: Register, server: Server, role: str
) -> None:
    """One role of an older state of the repository, all else as it is: rollback, and mix-and-match."""
    metadata = maker.folder / "metadata"
    old = {path.name: path.read_bytes() for path in metadata.iterdir()}
    newest_old = _newest(old, role)
    maker.run("rotate", "--role", "stable", "--new", maker.keys / "beta-1.pem")
    register.look()
    # Once more, so that every role has a version that the register did not see.
    maker.run("rotate", "--role", "stable", "--old", maker.keys / "beta-1.pem")
    newest = _newest({path.name: path.read_bytes() for path in metadata.iterdir()}, role)
    server.instead(f"/{newest[0]}", newest_old[1])
    assert _trouble(register) is Trouble.NOT_TRUSTED


def _newest(files: dict[str, bytes], role: str) -> tuple[str, bytes]:
    found = [name for name in files if name == f"{role}.json" or name.endswith(f".{role}.json")]
    name = max(found, key=lambda name: int(name.partition(".")[0]) if name[0].isdecimal() else 0)
    return name, files[name]


def test_a_release_of_a_channel_is_signed_by_its_own_keys(maker: Maker, register: Register) -> None:
    """Who holds the keys of betas cannot offer a beta on stable."""
    metadata = maker.folder / "metadata"
    beta = _newest({path.name: path.read_bytes() for path in metadata.iterdir()}, "beta")[1]
    name = _newest({path.name: b"" for path in metadata.iterdir()}, "stable")[0]
    (metadata / name).write_bytes(beta.replace(b"beta/", b"stable/"))
    assert _trouble(register) is Trouble.NOT_TRUSTED


def test_a_file_without_end_is_cut_off(register: Register, server: Server) -> None:
    pieces = itertools.repeat(b" " * 65536, 10_000)
    server.instead("timestamp.json", pieces)
    assert _trouble(register) is Trouble.NOT_TRUSTED
    assert sum(1 for _ in pieces) > 9_990


def test_a_file_that_drips_is_given_up(maker: Maker, register: Register, server: Server) -> None:
    clock = itertools.count(0.0, 7.0)
    register.monotonic = lambda: next(clock)
    content = (maker.folder / "metadata" / "timestamp.json").read_bytes()
    server.instead("timestamp.json", iter([bytes([byte]) for byte in content]))
    assert _trouble(register) is Trouble.TOO_SLOW


def test_half_a_file_is_not_believed(maker: Maker, register: Register, server: Server) -> None:
    content = (maker.folder / "metadata" / "timestamp.json").read_bytes()
    server.instead("timestamp.json", content[: len(content) // 2])
    assert _trouble(register) is Trouble.NOT_TRUSTED


def test_a_channel_whose_list_was_exchanged_is_not_believed(register: Register, server: Server) -> None:
    server.instead("linux-x86_64.json", b'{"releases": []}' + b" " * 120)
    assert _trouble(register) is Trouble.NOT_TRUSTED


def test_keys_change_over_several_roots(maker: Maker, register: Register) -> None:
    """Each role in turn signs with another key; a register with the first root follows all the way."""
    assert register.versions() == ["1.1.0"]
    for role in ("timestamp", "snapshot", "stable", "targets", "root"):
        new, old = _another_key(maker, role), maker.keys / f"{role}-1.pem"
        maker.run("rotate", "--role", role, "--new", new, "--old", old)
        old.unlink()
    maker.offer("1.4.0")
    assert register.versions() == ["1.4.0", "1.1.0"]
    assert max((maker.folder / "metadata").glob("*.root.json")).name == "5.root.json"


def _another_key(maker: Maker, role: str) -> Path:
    others = Maker(maker.root / f"others-{role}")
    others.run("keys")
    new = maker.keys / f"{role}-9.pem"
    (others.keys / f"{role}-1.pem").rename(new)
    return new


def test_a_root_that_the_old_keys_did_not_sign_is_not_followed(
    register: Register, server: Server, tmp_path: Path
) -> None:
    stranger = Maker(tmp_path / "stranger").begin()
    register.look()
    content = stranger.first_root.replace(b'"version": 1', b'"version": 2')
    server.instead("2.root.json", content)
    assert _trouble(register) is Trouble.NOT_TRUSTED


def test_an_answer_that_sends_us_elsewhere_is_no_answer(register: Register, server: Server) -> None:
    server.answers.append(lambda _: httpx.Response(302, headers={"Location": "https://elsewhere.test"}))
    assert _trouble(register) is Trouble.OFFLINE
