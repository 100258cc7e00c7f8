"""Collects the licences of what ships with the program: `python -m devtools.licences`.

Writes one text per part into `resources/licences`, and an index of names, versions and licences.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from devtools.project import ROOT

FOLDER = ROOT / "resources" / "licences"
PINS = ROOT / "requirements" / "recognition.txt"
_TEXTS = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
# Wheels of Qt for Python name their licence and leave its text out.
_NAMED_ONLY = {"pyside6": ("LGPL-3.0.txt", "GPL-3.0.txt"), "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt")}
_OTHERS = (
    ("Lucide icons", "1.62.0", "ISC", "resources/icons/LICENSE"),
    ("Noto Sans, Noto Sans Arabic", "", "OFL-1.1", "resources/fonts/LICENSE"),
)


def main() -> None:
    """Write everything anew."""
    FOLDER.mkdir(exist_ok=True)
    index = []
    for found in _distributions():
        name = found.metadata["Name"]
        (FOLDER / f"{name.lower()}.txt").write_text(_text(found), encoding="utf-8")
        index.append(
            {
                "name": name,
                "version": found.version,
                "licence": _licence(found),
                "text": f"{name.lower()}.txt",
            }
        )
    for name, version, licence, path in _OTHERS:
        target = f"{name.split(' ', maxsplit=1)[0].lower()}.txt"
        (FOLDER / target).write_bytes((ROOT / path).read_bytes())
        index.append({"name": name, "version": version, "licence": licence, "text": target})
    index.sort(key=lambda part: part["name"].lower())
    text = json.dumps(index, ensure_ascii=False, indent=1)
    (FOLDER / "index.json").write_text(f"{text}\n", encoding="utf-8")


def pinned_names() -> tuple[str, ...]:
    """What the pins of the program and of its recognition name, for all systems."""
    lines = PINS.read_text(encoding="utf-8").splitlines()
    return tuple(line.split("==")[0].split("[")[0].strip() for line in lines if "==" in line)


def _distributions() -> Iterator[Distribution]:
    for name in pinned_names():
        try:
            yield distribution(name)
        except PackageNotFoundError:
            # Pinned for another operating system: its bundle is made there, with this script.
            continue


def _licence(found: Distribution) -> str:
    for field in ("License-Expression", "License"):
        named = str((found.metadata.get_all(field) or [""])[0]).split("(")[0].split(",")[0].strip()
        if named and "\n" not in named:
            return named
    classes = [line for line in found.metadata.get_all("Classifier") or () if line.startswith("License")]
    return classes[0].rsplit("::", maxsplit=1)[-1].strip() if classes else "MIT"


def _text(found: Distribution) -> str:
    family = re.split(r"[-_]", found.metadata["Name"].lower())[0]
    if family in _NAMED_ONLY:
        return "\n\n".join((FOLDER / name).read_text(encoding="utf-8") for name in _NAMED_ONLY[family])
    files = [file for file in found.files or () if _TEXTS.search(file.name) and ".dist-info" in str(file)]
    texts = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
        for file in files
        if file.suffix != ".py"
    ]
    return "\n\n".join(texts) or f"{found.metadata['Name']}: {_licence(found)}\n"


if __name__ == "__main__":
    main()
