"""What the program is made of, as CycloneDX: `python3 dev.py package sbom [--to FILE]`.

Read from the pins, so that every part stands there with the hashes that the build was held to, and completed
with the licences that ship with the program. Held to the schema of CycloneDX before it is written.
"""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from cardesk_desktop import __version__
from devtools.licences import FOLDER as LICENCES
from devtools.licences import PINS
from devtools.project import PYTHON, ROOT, Stopped, must, say
from shipping.bundle import PACKAGES
from shipping.typed_paths import typed

EDITION = SchemaVersion.V1_6
Parts = list[dict[str, Any]]


def main(arguments: Sequence[str]) -> int:
    """Write it, and say how many parts there are."""
    parser = argparse.ArgumentParser(prog="dev.py package sbom", description=__doc__)
    usual = PACKAGES / f"cardesk-{__version__}.cdx.json"
    parser.add_argument("--to", type=typed, metavar="FILE", default=usual)
    options = parser.parse_args(arguments)
    bill = complete(read_pins(PINS), licences())
    require_valid(bill)
    options.to.parent.mkdir(parents=True, exist_ok=True)
    options.to.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    say(f"{options.to}: {len(bill['components'])} parts")
    return 0


def read_pins(pins: Path) -> dict[str, Any]:
    """What CycloneDX makes of the pins: names, versions and hashes."""
    with tempfile.TemporaryDirectory(prefix="cardesk-sbom-") as folder:
        made = Path(folder, "pins.cdx.json")
        edition = ("--spec-version", EDITION.to_version(), "--output-format", "JSON")
        about = ("--pyproject", ROOT / "pyproject.toml", "--mc-type", "application")
        asked = (PYTHON, "-W", "ignore", "-m", "cyclonedx_py", "requirements", pins, *about, *edition)
        must([*asked, "--output-reproducible", "-o", made], "The parts could not be read from the pins")
        read: dict[str, Any] = json.loads(made.read_bytes())
    return read


def licences() -> Mapping[str, str]:
    """The licence of each part by its name in small letters, as the program itself shows it."""
    index = json.loads((LICENCES / "index.json").read_bytes())
    return {part["name"].lower(): part["licence"] for part in index}


def complete(bill: dict[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    """The bill with our version, Python, icons and fonts, licences, and what depends on what."""
    root = {**bill["metadata"]["component"], "version": __version__}
    parts = [_with_licence(part, known) for part in bill["components"]] + _others(known)
    parts.sort(key=lambda part: part["name"].lower())
    names = [part["bom-ref"] for part in parts]
    return {
        **bill,
        "metadata": {**bill["metadata"], "component": root},
        "components": parts,
        "dependencies": [{"ref": root["bom-ref"], "dependsOn": names}, *({"ref": name} for name in names)],
    }


def require_valid(bill: Mapping[str, Any]) -> None:
    """Raise Stopped when the schema of CycloneDX does not know what stands there. Needs no network."""
    wrong = JsonStrictValidator(EDITION).validate_str(json.dumps(bill))
    if wrong is not None:
        raise Stopped(f"This is no CycloneDX {EDITION.to_version()}: {wrong!r}"[:600])


def _with_licence(part: dict[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    # The line of the pins as a description would say every hash twice.
    kept = {name: value for name, value in part.items() if name != "description"}
    licence = known.get(part["name"].lower().replace("_", "-")) or known.get(part["name"].lower())
    return {**kept, "bom-ref": part["purl"], **_licensed(licence)}


def _others(known: Mapping[str, str]) -> Parts:
    """What ships and is in no pins."""
    others = [("Python", platform.python_version(), "PSF-2.0")]
    others += [(name, "", known[name.lower()]) for name in ("Lucide icons", "Noto Sans, Noto Sans Arabic")]
    return [
        {
            "type": "platform" if name == "Python" else "data",
            "bom-ref": name.lower(),
            "name": name,
            **({"version": version} if version else {}),
            **_licensed(licence),
        }
        for name, version, licence in others
    ]


def _licensed(licence: str | None) -> dict[str, Any]:
    return {"licenses": [{"license": {"name": licence}}]} if licence else {}
