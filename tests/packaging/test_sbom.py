"""What the program is made of: every pinned part, with its hashes and its licence, in the schema's words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cardesk_desktop import __version__
from devtools.licences import PINS, pinned_names
from devtools.project import Stopped
from shipping import sbom


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """As it is written for a release."""
    target = tmp_path_factory.mktemp("sbom") / "cardesk.cdx.json"
    assert sbom.main(["--to", str(target)]) == 0
    read: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return read


def test_every_pin_is_a_part_with_its_hashes(bill: dict[str, Any]) -> None:
    parts = {part["name"].lower(): part for part in bill["components"]}
    assert {name.lower() for name in pinned_names()} <= parts.keys()
    assert {"python", "lucide icons", "noto sans, noto sans arabic"} <= parts.keys()
    hashes = parts["alembic"]["externalReferences"][0]["hashes"]
    pins = PINS.read_text(encoding="utf-8")
    assert hashes
    assert all(f"sha256:{each['content']}" in pins for each in hashes)


def test_what_ships_says_its_licence(bill: dict[str, Any]) -> None:
    without = [part["name"] for part in bill["components"] if not part.get("licenses")]
    # Those that ship on another system only are named where their licences are collected, there.
    assert len(without) < len(bill["components"]) / 4
    assert "PySide6_Essentials".lower() not in [name.lower() for name in without]


def test_the_program_is_its_root(bill: dict[str, Any]) -> None:
    root = bill["metadata"]["component"]
    assert (root["name"], root["version"]) == ("cardesk-desktop", __version__)
    (of_root, *_) = bill["dependencies"]
    assert len(of_root["dependsOn"]) == len(bill["components"])


def test_what_the_schema_does_not_know_is_refused(bill: dict[str, Any]) -> None:
    with pytest.raises(Stopped, match="no CycloneDX"):
        sbom.require_valid({**bill, "components": [{"type": "biscuit", "name": "x"}]})


def test_nothing_of_this_computer_stands_in_it(bill: dict[str, Any]) -> None:
    assert str(Path.cwd()) not in json.dumps(bill)
