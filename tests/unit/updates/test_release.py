"""Versions in their order, lots, and what is told of a release."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.updates.platforms import platform_name
from cardesk_desktop.updates.release import Release, kept, listed, told
from cardesk_desktop.updates.rollout import is_in, lot, seed_in
from cardesk_desktop.updates.trouble import NoUpdate, Trouble
from cardesk_desktop.updates.version import Version

VERSION = Version(1, 2, 3)
HASHES = {"sha256": "0" * 64}
ABOUT = {"unpacked": 10, "percentage": 20, "notes": {"en": "Faster"}}


def test_versions_stand_in_the_order_in_which_they_are_made() -> None:
    written = ["0.1.0", "0.9.0", "0.10.0b1", "0.10.0b2", "0.10.0b10", "0.10.0", "0.10.1", "1.0.0"]
    read = [Version.read(text) for text in written]
    assert read == sorted(version for version in read if version is not None)
    assert [str(version) for version in read] == written


@pytest.mark.parametrize(
    "text", ["", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.2.3b0", "1.2.3-4", "1.2.٣", "1.2.3\n"]
)
def test_anything_else_is_no_version(text: str) -> None:
    assert Version.read(text) is None


@given(st.binary(min_size=16, max_size=16), st.integers(0, 100))
def test_a_lot_is_the_same_at_every_look(seed: bytes, percentage: int) -> None:
    assert is_in(seed, VERSION, percentage) == is_in(seed, VERSION, percentage)
    assert is_in(seed, VERSION, 100)
    assert not is_in(seed, VERSION, 0)


def test_a_tenth_is_a_tenth_and_another_one_for_the_next_version() -> None:
    seeds = [number.to_bytes(16, "big") for number in range(2000)]
    chosen = [seed for seed in seeds if is_in(seed, VERSION, 10)]
    assert 150 < len(chosen) < 250
    assert 5 < sum(is_in(seed, Version(1, 2, 4), 10) for seed in chosen) < 50
    assert {lot(seed, VERSION) for seed in seeds} == set(range(100))


def test_the_number_of_a_register_is_made_once(tmp_path: Path) -> None:
    file = tmp_path / "updates" / "seed"
    assert seed_in(file) == seed_in(file)
    # A folder in its place: it can be neither read nor written, and there is a number all the same.
    assert len(seed_in(tmp_path)) == 16


def test_a_release_is_kept_as_it_was_told() -> None:
    release = told(VERSION, "stable/x/1.2.3/a", 5, HASHES, ABOUT)
    assert kept(json.loads(json.dumps(release.written()))) == release
    assert release.notes_in("fr") == "Faster"


@pytest.mark.parametrize("content", [None, [], {}, {"version": "1.2.3"}, {"version": "x"}])
def test_what_is_no_release_is_not_kept(content: object) -> None:
    assert kept(content) is None


@pytest.mark.parametrize(
    "changed",
    [{"percentage": 101}, {"percentage": -1}, {"percentage": True}, {"unpacked": "10"}, {"unpacked": 10**12}],
)
def test_a_number_that_cannot_be_is_not_believed(changed: dict[str, object]) -> None:
    with pytest.raises(NoUpdate) as caught:
        told(VERSION, "stable/x/1.2.3/a", 5, HASHES, {**ABOUT, **changed})
    assert caught.value.trouble is Trouble.NOT_TRUSTED


def test_what_is_new_steers_no_screen() -> None:
    notes = {"en": "One\n\u202etwo\u2066\x07\u200b three", "fr": 5, 6: "six", "es": "x" * 9000}
    release = told(VERSION, "a", 5, HASHES, {**ABOUT, "notes": notes})
    assert release.notes["en"] == "One\ntwo three"
    assert sorted(release.notes) == ["en", "es"]
    assert len(release.notes["es"]) == 4000
    assert told(VERSION, "a", 5, HASHES, {**ABOUT, "notes": "none"}).notes_in("en") == ""


def test_a_channel_lists_what_has_a_version() -> None:
    content = {"releases": [{"version": "1.0.0", "archive": "a"}, {"version": "2", "archive": "b"}]}
    assert listed(json.dumps(content).encode()) == ((Version(1, 0, 0), "a"),)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"releases": [1]}', b'{"releases": 5}'])
def test_a_channel_that_cannot_be_read_is_not_believed(content: bytes) -> None:
    with pytest.raises(NoUpdate):
        listed(content)


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [
        ("linux", "x86_64", "linux-x86_64"),
        ("win32", "AMD64", "windows-x86_64"),
        ("darwin", "arm64", "macos-arm64"),
        ("freebsd", "riscv64", "freebsd-riscv64"),
    ],
)
def test_each_kind_of_computer_has_a_name(system: str, machine: str, name: str) -> None:
    assert platform_name(system, machine) == name


def test_a_release_without_a_hash_is_none() -> None:
    with pytest.raises(NoUpdate):
        told(VERSION, "a", 5, {"sha512": "0" * 128}, ABOUT)
    assert isinstance(told(VERSION, "a", 5, HASHES, ABOUT), Release)
