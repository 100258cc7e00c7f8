"""When the environment is filled, and with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from devtools import environment
from devtools.environment import DEVELOP, RUN, prepare
from devtools.project import Stopped


class Machine:
    """A project folder with pins and an environment whose pip only notes what it was asked to install."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.pins = folder / "requirements"
        self.pins.mkdir()
        self.set_pins("1")
        self.python = folder / "bin" / "python"
        self.stamp = folder / "cardesk-pins"
        self.installed: list[str] = []
        self.made = 0
        self.is_offline = False
        self.has_pip = True
        patch.setattr(environment, "REQUIREMENTS", self.pins)
        patch.setattr(environment, "PYTHON", self.python)
        patch.setattr(environment, "_STAMP", self.stamp)
        patch.setattr(environment, "provide", lambda libraries: None)
        patch.setattr(environment, "must", self.must)
        patch.setattr(environment, "succeeds", lambda command: self.has_pip)

    def set_pins(self, version: str) -> None:
        for name in (RUN, DEVELOP):
            (self.pins / f"{name}.txt").write_text(f"{name}=={version}\n")

    def must(
        self, command: Sequence[str | Path], otherwise: str, variables: Mapping[str, str] | None = None
    ) -> None:
        if "venv" in command:
            self.made += 1
            self.python.parent.mkdir(exist_ok=True)
            self.python.touch()
            return
        assert "--require-hashes" in command
        if self.is_offline:
            raise Stopped(otherwise)
        self.installed.append(Path(command[-1]).stem)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_it_is_made_and_filled_once(machine: Machine) -> None:
    prepare(DEVELOP, {})
    prepare(DEVELOP, {})
    assert (machine.made, machine.installed) == (1, ["dev"])


def test_changed_pins_are_installed(machine: Machine) -> None:
    prepare(DEVELOP, {})
    machine.set_pins("2")
    prepare(DEVELOP, {})
    assert (machine.made, machine.installed) == (1, ["dev", "dev"])


def test_what_develops_also_runs_but_not_the_other_way_round(machine: Machine) -> None:
    prepare(RUN, {})
    prepare(DEVELOP, {})
    prepare(RUN, {})
    assert machine.installed == ["run", "dev"]


def test_an_environment_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    prepare(RUN, {})
    machine.python.unlink()
    prepare(RUN, {})
    assert machine.made == 2


def test_an_environment_without_pip_is_made_anew(machine: Machine) -> None:
    machine.python.parent.mkdir()
    machine.python.touch()
    machine.has_pip = False
    prepare(RUN, {})
    assert (machine.made, machine.installed) == (1, ["run"])


def test_a_failed_installation_is_tried_again(machine: Machine) -> None:
    prepare(RUN, {})
    machine.set_pins("2")
    machine.is_offline = True
    with pytest.raises(Stopped, match="pinned packages"):
        prepare(RUN, {})
    machine.is_offline = False
    # Even for the old pins: a failed installation may have replaced some of them.
    machine.set_pins("1")
    prepare(RUN, {})
    assert machine.installed == ["run", "run"]
