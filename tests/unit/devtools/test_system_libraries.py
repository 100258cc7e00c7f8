"""What is done about a system library that is not there."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from devtools import system_libraries
from devtools.project import MACHINE_LACKS_SOMETHING, Stopped
from devtools.system_libraries import OFFSCREEN, WINDOW, provide

NOWHERE = {"libnowhere.so.9": "libnowhere9"}


class Machine:
    """A Debian on which nothing is installed for real."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.commands: list[list[str]] = []
        self.privilege: list[str] | None = []
        self.is_debian = True
        patch.setattr(sys, "platform", "linux")
        # Not every Python that these tests run on has all of the standard library.
        patch.setattr(importlib.util, "find_spec", lambda name: name)
        patch.setattr(system_libraries, "_is_debian_family", lambda: self.is_debian)
        patch.setattr(system_libraries, "_privilege", lambda: self.privilege)
        patch.setattr(system_libraries, "must", self.must)

    def must(
        self, command: Sequence[str | Path], otherwise: str, variables: Mapping[str, str] | None = None
    ) -> None:
        self.commands.append([str(part) for part in command])


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_nothing_is_done_when_all_is_there(machine: Machine) -> None:
    provide({})
    assert machine.commands == []


def test_root_installs_it(machine: Machine) -> None:
    provide(NOWHERE)
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "Acquire::Retries=3"]
    assert machine.commands == [
        [*apt, "update"],
        [*apt, "install", "--yes", "--no-install-recommends", "libnowhere9"],
    ]


def test_who_may_without_a_password_installs_it(machine: Machine) -> None:
    machine.privilege = ["sudo", "-n"]
    provide(NOWHERE)
    assert [command[:2] for command in machine.commands] == [["sudo", "-n"], ["sudo", "-n"]]


def test_who_may_not_is_told_the_command(machine: Machine) -> None:
    machine.privilege = None
    with pytest.raises(Stopped, match=r"sudo .*apt-get install .*libnowhere9") as stopped:
        provide(NOWHERE)
    assert stopped.value.exit_code == MACHINE_LACKS_SOMETHING
    assert machine.commands == []


def test_another_linux_is_told_the_libraries(machine: Machine) -> None:
    machine.is_debian = False
    with pytest.raises(Stopped, match=r"libnowhere\.so\.9") as stopped:
        provide(NOWHERE)
    assert stopped.value.exit_code == MACHINE_LACKS_SOMETHING


def test_a_python_without_ensurepip_needs_its_package(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    provide({})
    assert machine.commands[1][-1] == f"python3.{sys.version_info.minor}-venv"


def test_a_program_that_is_missing_is_installed_too(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/here" if name == "here" else None)
    provide({"here": "here-package", "nowhere": "nowhere-package"})
    assert machine.commands[1][-1] == "nowhere-package"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_their_own(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    provide(NOWHERE)
    assert machine.commands == []


def test_no_library_is_asked_for_twice() -> None:
    assert not OFFSCREEN.keys() & WINDOW.keys()
